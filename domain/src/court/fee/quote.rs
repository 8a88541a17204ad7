//! A fee with its arithmetic, as structure: the app makes the sentences.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::{
    circumstance::{Exemption, HalvingReason},
    table::{Figure, FigureRange},
};
use crate::{
    calendar::{Date, as_iso},
    money::{Exact, Fen, MoneyError, Ratio},
};

/// One fee, computed exactly and rounded half up to the fen once, after every multiplier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeQuote {
    pub lines: Vec<FeeLine>,
    /// The same sum in one step, `amount × rate + plus`, if the amount reaches a bracket.
    pub speed: Option<SpeedFormula>,
    /// The sum of the lines in fen, before what follows.
    pub sum: Ratio,
    /// A share of the property fee: a third for a payment order, half for a bankruptcy.
    pub share: Option<Ratio>,
    pub capped_at: Option<Fen>,
    pub halved: Option<Halving>,
    /// 减交: the share that is waived.
    pub reduced: Option<Ratio>,
    /// Nothing is due, and why.
    pub exempt: Option<Exemption>,
    pub total: Fen,
    pub table: TableSource,
}

/// One step of the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeLine {
    pub rule: FeeRule,
    pub band: FeeBand,
    /// In fen, exact.
    pub subtotal: Ratio,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "band", rename_all = "snake_case")]
pub enum FeeBand {
    /// A figure, whatever the amount; `up_to` if it covers the amount up to there.
    Flat { up_to: Option<Fen> },
    /// A rate on `base`, the part of the amount over `over` and up to `up_to`.
    Rate {
        base: Fen,
        rate: Ratio,
        over: Fen,
        up_to: Option<Fen>,
    },
}

/// `amount × rate + plus`; `plus` is negative where lower brackets are dearer than the flat part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpeedFormula {
    pub amount: Fen,
    pub rate: Ratio,
    pub plus: Fen,
}

/// Halved once, for the first reason; further reasons change nothing (INT 206).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Halving {
    pub reason: HalvingReason,
    pub without_effect: Vec<HalvingReason>,
}

/// Which edition of the table was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableSource {
    #[serde(with = "as_iso")]
    pub effective_from: Date,
    pub source: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeeRule {
    Property,
    Divorce,
    DivorceProperty,
    Personality,
    PersonalityDamages,
    OtherNonProperty,
    IntellectualProperty,
    Labour,
    JurisdictionObjection,
    Appeal,
    Enforcement,
    EnforcementUnvalued,
    Preservation,
    PaymentOrder,
    PublicSummons,
    ArbitrationReview,
    Bankruptcy,
}

impl FeeRule {
    /// Where the rule stands, written as a [`crate::rulebook::Citation`].
    #[must_use]
    pub fn article(self) -> &'static str {
        match self {
            FeeRule::Property => "FEE 13(1)",
            FeeRule::Divorce
            | FeeRule::DivorceProperty
            | FeeRule::Personality
            | FeeRule::PersonalityDamages
            | FeeRule::OtherNonProperty => "FEE 13(2)",
            FeeRule::IntellectualProperty => "FEE 13(3)",
            FeeRule::Labour => "FEE 13(4)",
            FeeRule::JurisdictionObjection => "FEE 13(6)",
            FeeRule::Appeal => "FEE 17",
            FeeRule::Enforcement | FeeRule::EnforcementUnvalued => "FEE 14(1)",
            FeeRule::Preservation => "FEE 14(2)",
            FeeRule::PaymentOrder => "FEE 14(3)",
            FeeRule::PublicSummons => "FEE 14(4)",
            FeeRule::ArbitrationReview => "FEE 14(5)",
            FeeRule::Bankruptcy => "FEE 14(6)",
        }
    }
}

/// Why no fee could be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "refusal", rename_all = "snake_case")]
pub enum FeeRefusal {
    NegativeAmount,
    /// A property claim without any amount.
    NoAmount,
    /// The province's figure is not in the table; it lies inside `range`.
    FigureMissing {
        figure: Figure,
        range: FigureRange,
    },
    FigureOutOfRange {
        figure: Figure,
        range: FigureRange,
    },
    /// FEE 47: a reduction is at least 30 %, and less than the whole, which is an exemption.
    ReductionOutOfRange,
    /// A fee is split among shares that are not all zero.
    NoShares,
    Money {
        error: MoneyError,
    },
}

impl From<MoneyError> for FeeRefusal {
    fn from(error: MoneyError) -> Self {
        FeeRefusal::Money { error }
    }
}

impl fmt::Display for FeeRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FeeRefusal::NegativeAmount => f.write_str("an amount is negative"),
            FeeRefusal::NoAmount => f.write_str("no amount is claimed"),
            FeeRefusal::FigureMissing { figure, range } => {
                write!(
                    f,
                    "the figure for {figure:?} is not known, between {} and {}",
                    range.low, range.high
                )
            }
            FeeRefusal::FigureOutOfRange { figure, range } => {
                write!(
                    f,
                    "the figure for {figure:?} is not between {} and {}",
                    range.low, range.high
                )
            }
            FeeRefusal::ReductionOutOfRange => {
                f.write_str("a reduction is at least 30 % and less than the whole")
            }
            FeeRefusal::NoShares => f.write_str("nothing to split by"),
            FeeRefusal::Money { error } => error.fmt(f),
        }
    }
}

impl core::error::Error for FeeRefusal {}

impl FeeLine {
    pub(super) fn flat(rule: FeeRule, figure: Fen, up_to: Option<Fen>) -> Self {
        Self {
            rule,
            band: FeeBand::Flat { up_to },
            subtotal: Exact::from(figure).as_ratio(),
        }
    }
}
