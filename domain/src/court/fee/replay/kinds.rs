//! The kinds of a vector file, each in one line of what it charges.

use super::{
    circumstances::exemption,
    input::{Input, Names},
};
use crate::{
    calendar::Date,
    court::fee::{
        Charge, Circumstances, FeeTable, Figure, HalvingReason, ProvincialFigures, quote,
    },
    market::region::RegionCode,
    money::Fen,
    rulebook::{Dated, RuleBook},
};

pub(super) const AMOUNT: Names = &["amount", "claim", "value", "principal"];
const CLAIMS: Names = &["claims", "amounts"];
const BASE: Names = &["base", "figure", "base_fee"];

pub(super) struct Case<'a, 'v> {
    pub(super) input: &'a Input<'v>,
    pub(super) rules: &'a RuleBook,
    pub(super) fees: &'a Dated<FeeTable>,
    pub(super) on: Option<Date>,
}

pub(super) fn answer(kind: &str, input: &Input<'_>, rules: &RuleBook) -> Result<Fen, String> {
    let case = case(input, rules)?;
    match kind {
        "top_up" | "topup" | "raise" | "claim_raised" => case.top_up(),
        "conversion" | "convert" | "top_up_conversion" | "simplified_to_ordinary" => {
            case.conversion()
        }
        "conversion_unpaid" | "unpaid_conversion" => case.unpaid_conversion(),
        "refund" | "cut" | "reduce_claim" | "claim_cut" => case.refund(),
        "payment_order_to_lawsuit" | "payment_order_lawsuit" => case.payment_order_to_lawsuit(),
        "split" => case.split(),
        "late_performance"
        | "late"
        | "late_interest"
        | "delay_interest"
        | "delayed_performance"
        | "double_interest" => case.late_performance(),
        _ => {
            let (charge, circumstances) = case.charge(kind)?;
            case.quote(&charge, &circumstances)
        }
    }
}

pub(super) fn case<'a, 'v>(
    input: &'a Input<'v>,
    rules: &'a RuleBook,
) -> Result<Case<'a, 'v>, String> {
    let on = input.date(&["date", "on", "filed_on"])?;
    let fees = match on {
        Some(date) => rules.fees.at(date),
        None => rules.fees.entries().last(),
    };
    let fees = fees.ok_or("rules: no fee table for that day")?;
    Ok(Case {
        input,
        rules,
        fees,
        on,
    })
}

impl Case<'_, '_> {
    pub(super) fn quote(
        &self,
        charge: &Charge,
        circumstances: &Circumstances,
    ) -> Result<Fen, String> {
        let quote =
            quote(charge, circumstances, self.fees).map_err(|refusal| refusal.to_string())?;
        Ok(quote.total)
    }

    fn charge(&self, kind: &str) -> Result<(Charge, Circumstances), String> {
        let mut circumstances = self.circumstances()?;
        if let Some(exemption) = exemption(kind) {
            circumstances.exemption = Some(exemption);
            let claims = vec![self.input.amount(AMOUNT)?.unwrap_or_default()];
            return Ok((Charge::Property { claims }, circumstances));
        }
        circumstances.halving.extend(halved_by_name(kind));
        Ok((self.single(kind)?, circumstances))
    }

    fn single(&self, kind: &str) -> Result<Charge, String> {
        let input = self.input;
        let amount = |names| input.amount(names).map(Option::unwrap_or_default);
        Ok(match kind {
            "property" | "property_multi" | "multi" | "mixed" | "relief" | "reduction" => {
                Charge::Property {
                    claims: self.claims()?,
                }
            }
            _ if halved_by_name(kind).is_some() => Charge::Property {
                claims: self.claims()?,
            },
            "divorce" => Charge::Divorce {
                joint_property: amount(&["joint_property", "property", "amount"])?,
                figure: self.figure(Figure::Divorce)?,
            },
            "personality" | "personality_rights" => Charge::Personality {
                damages: amount(&["damages", "amount"])?,
                figure: self.figure(Figure::Personality)?,
            },
            "other_non_property" | "non_property" => {
                input.count(&["count", "claims"])?;
                Charge::OtherNonProperty {
                    figure: self.figure(Figure::OtherNonProperty)?,
                }
            }
            "ip" | "intellectual_property" => match input.amount(AMOUNT)? {
                Some(amount) => {
                    input.value(BASE)?;
                    Charge::Property {
                        claims: vec![amount],
                    }
                }
                None => Charge::IntellectualProperty {
                    figure: self.figure(Figure::IntellectualProperty)?,
                },
            },
            "labour" | "labor" => Charge::Labour,
            "jurisdiction_objection" | "jurisdiction_objection_rejected" => {
                Charge::JurisdictionObjection {
                    figure: self.figure(Figure::JurisdictionObjection)?,
                }
            }
            "appeal" => Charge::Appeal {
                contested: self.contested()?,
            },
            "enforcement" => match input.amount(AMOUNT)? {
                Some(amount) => Charge::Enforcement { amount },
                None => Charge::EnforcementUnvalued {
                    figure: self.figure(Figure::EnforcementUnvalued)?,
                },
            },
            "preservation" => Charge::Preservation {
                amount: amount(AMOUNT)?,
            },
            "payment_order" => Charge::PaymentOrder {
                amount: input.amount_needed(AMOUNT)?,
            },
            "bankruptcy" => Charge::Bankruptcy {
                estate: input.amount_needed(&["estate", "amount"])?,
            },
            "public_summons" => Charge::PublicSummons,
            "set_aside_award" | "arbitration_validity" | "arbitration_review" => {
                Charge::ArbitrationReview
            }
            _ => return Err(format!("kind {kind}: unknown")),
        })
    }

    /// One amount or several; non-property claims beside them cost nothing (INT 201).
    pub(super) fn claims(&self) -> Result<Vec<Fen>, String> {
        let input = self.input;
        input.value(&["non_property", "non_property_claims"])?;
        if let Some(claims) = input.amounts(CLAIMS)? {
            return Ok(claims);
        }
        Ok(vec![input.amount_needed(&[
            "amount",
            "claim",
            "value",
            "property",
            "principal",
        ])?])
    }

    /// The contested amount; what the first judgment awarded does not matter.
    fn contested(&self) -> Result<Fen, String> {
        self.input
            .value(&["judgment", "judgement", "awarded", "total"])?;
        let contested = self.input.amount(&[
            "contested",
            "contested_amount",
            "appealed",
            "appealed_amount",
            "disputed",
            "disputed_amount",
        ])?;
        match contested {
            Some(contested) => {
                self.input.value(&["amount"])?;
                Ok(contested)
            }
            None => self.input.amount_needed(&["amount"]),
        }
    }

    /// The figure given with the case, or the province's own.
    fn figure(&self, figure: Figure) -> Result<Fen, String> {
        let province = self.input.text(&["province"])?;
        if let Some(base) = self.input.amount(BASE)? {
            return Ok(base);
        }
        let province: Option<RegionCode> = province
            .map(|code| {
                code.parse()
                    .map_err(|_| "input.province: not a division code")
            })
            .transpose()?;
        let row = province.and_then(|code| self.provincial(code.province()));
        self.fees
            .value
            .figure(figure, row)
            .map_err(|refusal| format!("input.base: {refusal}"))
    }

    fn provincial(&self, province: RegionCode) -> Option<&ProvincialFigures> {
        let table = &self.rules.provincial_fees;
        let row = match self.on {
            Some(date) => table.at(&province, date),
            None => table
                .entries()
                .filter(|row| row.value.province == province)
                .last(),
        };
        row.map(|row| &row.value)
    }

    pub(super) fn property(
        &self,
        amount: Fen,
        circumstances: &Circumstances,
    ) -> Result<Fen, String> {
        self.quote(
            &Charge::Property {
                claims: vec![amount],
            },
            circumstances,
        )
    }
}

/// Kinds that are a property case halved for the reason they are named after.
pub(super) fn halved_by_name(kind: &str) -> Option<HalvingReason> {
    Some(match kind {
        "property_half" | "simplified" => HalvingReason::Simplified,
        "small_claims" => HalvingReason::SmallClaims,
        "mediated" | "mediation" => HalvingReason::Mediated,
        "withdrawn" | "withdrawal" => HalvingReason::Withdrawn,
        "counterclaim" => HalvingReason::CounterclaimJoined,
        "third_party" => HalvingReason::ThirdPartyJoined,
        _ => return None,
    })
}
