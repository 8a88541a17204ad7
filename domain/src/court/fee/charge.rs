//! What is charged for, and the quote for it.

use serde::{Deserialize, Serialize};

use super::{
    circumstance::{Circumstances, HalvingReason},
    quote::{FeeBand, FeeLine, FeeQuote, FeeRefusal, FeeRule, Halving, SpeedFormula, TableSource},
    table::{Bracket, FeeTable, Figure, FigureAndExcess, Schedule},
};
use crate::{
    money::{Exact, Fen, Ratio},
    rulebook::Dated,
};

/// One case or application, as far as its fee depends on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "charge", rename_all = "snake_case")]
pub enum Charge {
    /// Several property claims are added and charged once; non-property claims beside them cost nothing (INT 201).
    Property {
        claims: Vec<Fen>,
    },
    Divorce {
        figure: Fen,
        joint_property: Fen,
    },
    Personality {
        figure: Fen,
        damages: Fen,
    },
    /// Several non-property claims count as one (INT 201).
    OtherNonProperty {
        figure: Fen,
    },
    /// Without an amount; with one it is a property case.
    IntellectualProperty {
        figure: Fen,
    },
    Labour,
    /// Charged if the objection is rejected.
    JurisdictionObjection {
        figure: Fen,
    },
    /// By the amount still in dispute.
    Appeal {
        contested: Fen,
    },
    Enforcement {
        amount: Fen,
    },
    EnforcementUnvalued {
        figure: Fen,
    },
    /// Zero if nothing has a value.
    Preservation {
        amount: Fen,
    },
    PaymentOrder {
        amount: Fen,
    },
    PublicSummons,
    /// Setting aside an award, or the validity of an arbitration agreement.
    ArbitrationReview,
    Bankruptcy {
        estate: Fen,
    },
}

/// The fee for `charge` under the table of the day.
///
/// # Errors
/// A negative or missing amount, a figure or a reduction outside its bounds, an overflow.
pub fn quote(
    charge: &Charge,
    circumstances: &Circumstances,
    fees: &Dated<FeeTable>,
) -> Result<FeeQuote, FeeRefusal> {
    let table = &fees.value;
    let priced = price(charge, table)?;
    let subtotals = priced.lines.iter().map(|line| line.subtotal);
    let sum = subtotals
        .into_iter()
        .try_fold(Ratio::ZERO, Ratio::checked_add)?;
    let shared = sum.checked_mul(priced.share.unwrap_or(Ratio::ONE))?;
    let cap = priced
        .cap
        .filter(|cap| Exact::from(*cap).as_ratio() < shared);
    let mut due = cap.map_or(shared, |cap| Exact::from(cap).as_ratio());
    let halved = halving(charge, circumstances);
    if halved.is_some() {
        due = due.checked_mul(table.halving)?;
    }
    if let Some(reduction) = circumstances.reduction {
        if reduction < table.reduction_at_least || reduction >= Ratio::ONE {
            return Err(FeeRefusal::ReductionOutOfRange);
        }
        due = due.checked_mul(Ratio::ONE.checked_sub(reduction)?)?;
    }
    let total = match circumstances.exemption {
        Some(_) => Fen::ZERO,
        None => Exact::from(Fen(1)).times(due)?.round()?,
    };
    Ok(FeeQuote {
        lines: priced.lines,
        speed: priced.speed,
        sum,
        share: priced.share,
        capped_at: cap,
        halved,
        reduced: circumstances.reduction,
        exempt: circumstances.exemption,
        total,
        table: TableSource {
            effective_from: fees.effective_from,
            source: fees.source.clone(),
        },
    })
}

/// Halving touches acceptance fees alone, and once (INT 206).
fn halving(charge: &Charge, circumstances: &Circumstances) -> Option<Halving> {
    let halves = |reason: &HalvingReason| match charge {
        Charge::Property { .. }
        | Charge::Divorce { .. }
        | Charge::Personality { .. }
        | Charge::OtherNonProperty { .. }
        | Charge::IntellectualProperty { .. }
        | Charge::Labour => true,
        Charge::Appeal { .. } => reason.halves_an_appeal(),
        Charge::JurisdictionObjection { .. }
        | Charge::Enforcement { .. }
        | Charge::EnforcementUnvalued { .. }
        | Charge::Preservation { .. }
        | Charge::PaymentOrder { .. }
        | Charge::PublicSummons
        | Charge::ArbitrationReview
        | Charge::Bankruptcy { .. } => false,
    };
    let mut reasons = circumstances.halving.iter().copied().filter(halves);
    let reason = reasons.next()?;
    Some(Halving {
        reason,
        without_effect: reasons.collect(),
    })
}

#[derive(Default)]
struct Priced {
    lines: Vec<FeeLine>,
    speed: Option<SpeedFormula>,
    share: Option<Ratio>,
    cap: Option<Fen>,
}

fn price(charge: &Charge, table: &FeeTable) -> Result<Priced, FeeRefusal> {
    let figure = |rule, figure, fixed| Ok(flat(rule, table.within(figure, fixed)?));
    match charge {
        Charge::Property { claims } if claims.is_empty() => Err(FeeRefusal::NoAmount),
        Charge::Property { claims } => {
            claims.iter().try_for_each(|claim| not_negative(*claim))?;
            scheduled(
                FeeRule::Property,
                Fen::checked_sum(claims.iter().copied())?,
                &table.property,
            )
        }
        Charge::Appeal { contested } => scheduled(FeeRule::Appeal, *contested, &table.property),
        Charge::Divorce {
            figure,
            joint_property,
        } => {
            let fixed = table.within(Figure::Divorce, *figure)?;
            let rules = (FeeRule::Divorce, FeeRule::DivorceProperty);
            figure_and_excess(rules, fixed, *joint_property, &table.divorce)
        }
        Charge::Personality { figure, damages } => {
            let fixed = table.within(Figure::Personality, *figure)?;
            let rules = (FeeRule::Personality, FeeRule::PersonalityDamages);
            figure_and_excess(rules, fixed, *damages, &table.personality)
        }
        Charge::OtherNonProperty { figure: fixed } => {
            figure(FeeRule::OtherNonProperty, Figure::OtherNonProperty, *fixed)
        }
        Charge::IntellectualProperty { figure: fixed } => figure(
            FeeRule::IntellectualProperty,
            Figure::IntellectualProperty,
            *fixed,
        ),
        Charge::JurisdictionObjection { figure: fixed } => figure(
            FeeRule::JurisdictionObjection,
            Figure::JurisdictionObjection,
            *fixed,
        ),
        Charge::EnforcementUnvalued { figure: fixed } => figure(
            FeeRule::EnforcementUnvalued,
            Figure::EnforcementUnvalued,
            *fixed,
        ),
        Charge::Enforcement { amount } => {
            scheduled(FeeRule::Enforcement, *amount, &table.enforcement.valued)
        }
        Charge::Preservation { amount } => Ok(Priced {
            cap: Some(table.preservation.cap),
            ..scheduled(FeeRule::Preservation, *amount, &table.preservation.valued)?
        }),
        Charge::PaymentOrder { amount } => Ok(Priced {
            share: Some(table.payment_order),
            ..scheduled(FeeRule::PaymentOrder, *amount, &table.property)?
        }),
        Charge::Bankruptcy { estate } => Ok(Priced {
            share: Some(table.bankruptcy.share),
            cap: Some(table.bankruptcy.cap),
            ..scheduled(FeeRule::Bankruptcy, *estate, &table.property)?
        }),
        Charge::Labour => Ok(flat(FeeRule::Labour, table.labour)),
        Charge::PublicSummons => Ok(flat(FeeRule::PublicSummons, table.public_summons)),
        Charge::ArbitrationReview => Ok(flat(FeeRule::ArbitrationReview, table.arbitration_review)),
    }
}

fn flat(rule: FeeRule, figure: Fen) -> Priced {
    Priced {
        lines: vec![FeeLine::flat(rule, figure, None)],
        ..Priced::default()
    }
}

fn scheduled(rule: FeeRule, amount: Fen, schedule: &Schedule) -> Result<Priced, FeeRefusal> {
    let mut lines = vec![FeeLine::flat(
        rule,
        schedule.flat,
        Some(schedule.flat_up_to),
    )];
    lines.extend(bands(rule, amount, &schedule.brackets)?);
    Ok(Priced {
        speed: speed(amount, &lines)?,
        lines,
        ..Priced::default()
    })
}

fn figure_and_excess(
    rules: (FeeRule, FeeRule),
    figure: Fen,
    amount: Fen,
    part: &FigureAndExcess,
) -> Result<Priced, FeeRefusal> {
    let mut priced = flat(rules.0, figure);
    priced.lines.extend(bands(rules.1, amount, &part.excess)?);
    Ok(priced)
}

/// One line for each bracket the amount reaches into.
fn bands(rule: FeeRule, amount: Fen, brackets: &[Bracket]) -> Result<Vec<FeeLine>, FeeRefusal> {
    not_negative(amount)?;
    let ends = brackets
        .iter()
        .skip(1)
        .map(|next| Some(next.over))
        .chain([None]);
    let reached = brackets
        .iter()
        .zip(ends)
        .filter(|(bracket, _)| amount > bracket.over);
    reached
        .map(|(bracket, up_to)| {
            let top = up_to.map_or(amount, |end| end.min(amount));
            let base = top.checked_sub(bracket.over)?;
            Ok(FeeLine {
                rule,
                band: FeeBand::Rate {
                    base,
                    rate: bracket.rate,
                    over: bracket.over,
                    up_to,
                },
                subtotal: base.times(bracket.rate)?.as_ratio(),
            })
        })
        .collect()
}

/// The last bracket's rate on the whole amount, and the constant that makes up for the brackets below.
fn speed(amount: Fen, lines: &[FeeLine]) -> Result<Option<SpeedFormula>, FeeRefusal> {
    let Some(FeeBand::Rate { rate, .. }) = lines.last().map(|line| line.band) else {
        return Ok(None);
    };
    let subtotals = lines.iter().map(|line| line.subtotal);
    let sum = subtotals
        .into_iter()
        .try_fold(Ratio::ZERO, Ratio::checked_add)?;
    let plus = sum.checked_sub(amount.times(rate)?.as_ratio())?;
    let whole_fen = i64::try_from(plus.numerator())
        .ok()
        .filter(|_| plus.denominator() == 1);
    Ok(whole_fen.map(|plus| SpeedFormula {
        amount,
        rate,
        plus: Fen(plus),
    }))
}

fn not_negative(amount: Fen) -> Result<(), FeeRefusal> {
    match amount.is_negative() {
        true => Err(FeeRefusal::NegativeAmount),
        false => Ok(()),
    }
}
