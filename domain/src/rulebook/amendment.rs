use serde::{Deserialize, Serialize};

use super::Dated;
use crate::calendar::YearNotice;
use crate::court::{
    cause::CauseList,
    deadline::DeadlineRule,
    fee::{FeeTable, ProvincialFigures},
    jurisdiction::{LevelThresholds, SmallClaimThreshold},
    ledger::{InterestCap, LatePerformanceRule, LoanPrimeRate},
};

/// Dated entries for one rule set: `{"set": "calendar", "entries": […]}`.
///
/// An entry with the first day of an existing one replaces it, any other is added.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "set", content = "entries", rename_all = "snake_case")]
pub enum Amendment {
    Calendar(Vec<Dated<YearNotice>>),
    Deadlines(Vec<Dated<DeadlineRule>>),
    Fees(Vec<Dated<FeeTable>>),
    ProvincialFees(Vec<Dated<ProvincialFigures>>),
    Lpr(Vec<Dated<LoanPrimeRate>>),
    Lending(Vec<Dated<InterestCap>>),
    LatePerformance(Vec<Dated<LatePerformanceRule>>),
    SmallClaims(Vec<Dated<SmallClaimThreshold>>),
    CourtLevels(Vec<Dated<LevelThresholds>>),
    Causes(Vec<Dated<CauseList>>),
}

/// Why rule data was not taken over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refused {
    /// There is nothing in the amendment.
    Empty,
    /// The entry beginning on this day names no source.
    NoSource(String),
    /// The entry beginning on this day ends before it.
    Reversed(String),
    /// The entry beginning on this day begins before its predecessor's last day is over.
    Overlap(String),
    /// Two entries begin on this day.
    Duplicate(String),
    /// The value contradicts itself.
    Invalid(String),
}

impl Refused {
    pub(super) fn under(self, key: &impl std::fmt::Display) -> Refused {
        let named = |what: String| format!("{key}: {what}");
        match self {
            Refused::Empty => Refused::Empty,
            Refused::NoSource(day) => Refused::NoSource(named(day)),
            Refused::Reversed(day) => Refused::Reversed(named(day)),
            Refused::Overlap(day) => Refused::Overlap(named(day)),
            Refused::Duplicate(day) => Refused::Duplicate(named(day)),
            Refused::Invalid(fault) => Refused::Invalid(named(fault)),
        }
    }
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Refused::Empty => f.write_str("the amendment has no entries"),
            Refused::NoSource(entry) => write!(f, "{entry}: a source is required"),
            Refused::Reversed(entry) => write!(f, "{entry}: ends before it begins"),
            Refused::Overlap(entry) => write!(f, "{entry}: overlaps the entry before it"),
            Refused::Duplicate(entry) => write!(f, "{entry}: two entries begin on one day"),
            Refused::Invalid(fault) => f.write_str(fault),
        }
    }
}

impl std::error::Error for Refused {}
