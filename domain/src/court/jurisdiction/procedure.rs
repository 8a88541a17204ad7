//! Small claims, simplified or ordinary procedure (程序选择) at first instance.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::level::CourtLevel;
use crate::{
    calendar::Date,
    market::region::RegionCode,
    money::Fen,
    rulebook::{Checked, Keyed},
};

/// 小额诉讼, 简易程序 or 普通程序.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Procedure {
    SmallClaims,
    Simplified,
    Ordinary,
}

/// A province's limits: half and twice the last published average wage, both inclusive (CPL 165).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SmallClaimThreshold {
    pub province: RegionCode,
    /// The year whose wages the limits come from.
    pub wage_year: i32,
    pub mandatory_up_to: Fen,
    pub agreed_up_to: Fen,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcedureFacts {
    pub level: CourtLevel,
    pub amount: Fen,
    /// Only money is asked for.
    pub money_only: bool,
    /// Facts clear, rights and duties plain, little in dispute (CPL 160).
    pub clear: bool,
    pub agreed_small_claims: bool,
    pub agreed_simplified: bool,
    pub bars: BTreeSet<Bar>,
}

/// What keeps a case out of a shorter procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bar {
    PersonalStatus,
    OwnershipConfirmed,
    ForeignElement,
    AppraisalNeeded,
    PartyMissing,
    Counterclaim,
    Remanded,
    ManyParties,
    Retrial,
    PublicInterest,
    ThirdPartyRevocation,
    /// Already heard under the ordinary procedure.
    HeardAsOrdinary,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcedureChoice {
    pub procedure: Procedure,
    pub reasons: Vec<ProcedureReason>,
    /// Both parties could still agree on small claims.
    pub small_claims_by_agreement: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProcedureReason {
    WithinMandatoryLimit,
    AgreedWithinLimit,
    AboveMandatoryLimit,
    AboveAgreedLimit,
    NoThresholdForProvince,
    /// The limits come from wages older than the year before last; a newer notice is likely.
    ThresholdMayBeOld,
    NotMoneyOnly,
    NotClear,
    ClearCase,
    AgreedSimplified,
    NotBasicCourt,
    Barred(Bar),
}

impl Checked for SmallClaimThreshold {
    fn fault(&self) -> Option<String> {
        let ordered = Fen::ZERO < self.mandatory_up_to && self.mandatory_up_to <= self.agreed_up_to;
        (!ordered).then(|| "small-claims limits are positive and in order".to_owned())
    }
}

impl Keyed for SmallClaimThreshold {
    type Key = RegionCode;

    fn key(&self) -> RegionCode {
        self.province
    }
}

impl Bar {
    /// CPL 166 keeps these out of small claims.
    #[must_use]
    pub fn bars_small_claims(self) -> bool {
        self.bars_simplified()
            || matches!(
                self,
                Bar::PersonalStatus
                    | Bar::OwnershipConfirmed
                    | Bar::ForeignElement
                    | Bar::AppraisalNeeded
                    | Bar::Counterclaim
            )
    }

    /// INT 257 and 260 keep these out of the whole simplified procedure.
    #[must_use]
    pub fn bars_simplified(self) -> bool {
        matches!(
            self,
            Bar::PartyMissing
                | Bar::Remanded
                | Bar::ManyParties
                | Bar::Retrial
                | Bar::PublicInterest
                | Bar::ThirdPartyRevocation
                | Bar::HeardAsOrdinary
        )
    }

    /// Where the rule stands, written as a [`crate::rulebook::Citation`].
    #[must_use]
    pub fn article(self) -> &'static str {
        match self {
            Bar::PersonalStatus | Bar::OwnershipConfirmed => "CPL 166(1)",
            Bar::ForeignElement => "CPL 166(2)",
            Bar::AppraisalNeeded => "CPL 166(3)",
            Bar::Counterclaim => "CPL 166(5)",
            Bar::PartyMissing => "INT 257(1)",
            Bar::Remanded => "INT 257(2)",
            Bar::ManyParties => "INT 257(3)",
            Bar::Retrial => "INT 257(4)",
            Bar::PublicInterest => "INT 257(5)",
            Bar::ThirdPartyRevocation => "INT 257(6)",
            Bar::HeardAsOrdinary => "INT 260",
        }
    }
}

impl ProcedureReason {
    /// Where the rule stands, written as a [`crate::rulebook::Citation`].
    #[must_use]
    pub fn article(self) -> &'static str {
        match self {
            ProcedureReason::Barred(bar) => bar.article(),
            ProcedureReason::NotClear | ProcedureReason::ClearCase => "CPL 160(1)",
            ProcedureReason::AgreedSimplified => "CPL 160(2)",
            ProcedureReason::NotBasicCourt => "CPL 160",
            ProcedureReason::AgreedWithinLimit | ProcedureReason::AboveAgreedLimit => "CPL 165(2)",
            _ => "CPL 165(1)",
        }
    }
}

/// Chooses the shortest procedure the law allows, with each reason. `threshold` is the row of the court's province
/// on the day `on`.
#[must_use]
pub fn choose_procedure(
    facts: &ProcedureFacts,
    threshold: Option<&SmallClaimThreshold>,
    on: Date,
) -> ProcedureChoice {
    let mut choice = ProcedureChoice {
        procedure: Procedure::Ordinary,
        reasons: Vec::new(),
        small_claims_by_agreement: false,
    };
    if facts.level != CourtLevel::Basic {
        choice.reasons.push(ProcedureReason::NotBasicCourt);
        return choice;
    }
    let barred = facts.bars.iter().filter(|bar| bar.bars_simplified());
    choice
        .reasons
        .extend(barred.map(|bar| ProcedureReason::Barred(*bar)));
    if !choice.reasons.is_empty() {
        return choice;
    }
    if small_claims(facts, threshold, on, &mut choice) {
        choice.procedure = Procedure::SmallClaims;
    } else if facts.clear {
        choice.procedure = Procedure::Simplified;
        choice.reasons.push(ProcedureReason::ClearCase);
    } else if facts.agreed_simplified {
        choice.procedure = Procedure::Simplified;
        choice.reasons.push(ProcedureReason::AgreedSimplified);
    } else if !choice.reasons.contains(&ProcedureReason::NotClear) {
        choice.reasons.push(ProcedureReason::NotClear);
    }
    choice
}

/// CPL 165, 166: a clear claim for money alone, within the limits of the province.
fn small_claims(
    facts: &ProcedureFacts,
    threshold: Option<&SmallClaimThreshold>,
    on: Date,
    choice: &mut ProcedureChoice,
) -> bool {
    let reasons = &mut choice.reasons;
    let barred = facts.bars.iter().filter(|bar| bar.bars_small_claims());
    reasons.extend(barred.map(|bar| ProcedureReason::Barred(*bar)));
    if !facts.money_only {
        reasons.push(ProcedureReason::NotMoneyOnly);
    }
    if !facts.clear {
        reasons.push(ProcedureReason::NotClear);
    }
    if !reasons.is_empty() {
        return false;
    }
    let Some(threshold) = threshold else {
        reasons.push(ProcedureReason::NoThresholdForProvince);
        return false;
    };
    if on.year() - threshold.wage_year > 2 {
        reasons.push(ProcedureReason::ThresholdMayBeOld);
    }
    if facts.amount <= threshold.mandatory_up_to {
        reasons.push(ProcedureReason::WithinMandatoryLimit);
        return true;
    }
    if facts.amount > threshold.agreed_up_to {
        reasons.push(ProcedureReason::AboveAgreedLimit);
        return false;
    }
    reasons.push(match facts.agreed_small_claims {
        true => ProcedureReason::AgreedWithinLimit,
        false => ProcedureReason::AboveMandatoryLimit,
    });
    choice.small_claims_by_agreement = !facts.agreed_small_claims;
    facts.agreed_small_claims
}
