//! The regulation's figures as data (诉讼费用交纳办法).

use serde::{Deserialize, Serialize};

use super::quote::FeeRefusal;
use crate::{
    market::region::RegionCode,
    money::{Fen, Ratio},
    rulebook::{Checked, Keyed},
};

/// Everything FEE 13 to 19 and 47 put in figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeeTable {
    /// FEE 13(1).
    pub property: Schedule,
    /// FEE 13(2)1.
    pub divorce: FigureAndExcess,
    /// FEE 13(2)2.
    pub personality: FigureAndExcess,
    /// FEE 13(2)3.
    pub other_non_property: FigureRange,
    /// FEE 13(3), for a case without an amount.
    pub intellectual_property: FigureRange,
    /// FEE 13(4).
    pub labour: Fen,
    /// FEE 13(6).
    pub jurisdiction_objection: FigureRange,
    /// FEE 14(1).
    pub enforcement: Enforcement,
    /// FEE 14(2).
    pub preservation: Preservation,
    /// FEE 14(3): the share of the property fee.
    pub payment_order: Ratio,
    /// INT 195 says 补交: what the payment order cost counts towards the lawsuit. Courts differ, so it is data.
    pub payment_order_credited: bool,
    /// FEE 14(4).
    pub public_summons: Fen,
    /// FEE 14(5).
    pub arbitration_review: Fen,
    /// FEE 14(6).
    pub bankruptcy: Bankruptcy,
    /// FEE 15, 16, 18.
    pub halving: Ratio,
    /// FEE 47: a reduction is at least this share.
    pub reduction_at_least: Ratio,
}

/// A flat charge up to an amount, then rates on what lies in each bracket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    pub flat_up_to: Fen,
    pub flat: Fen,
    pub brackets: Vec<Bracket>,
}

/// A rate on what exceeds `over`, up to where the next bracket begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bracket {
    pub over: Fen,
    pub rate: Ratio,
}

/// The bounds inside which a figure is fixed by the province or the court.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureRange {
    pub low: Fen,
    pub high: Fen,
}

/// A figure, and rates on the money that exceeds a free amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureAndExcess {
    pub figure: FigureRange,
    pub excess: Vec<Bracket>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enforcement {
    pub unvalued: FigureRange,
    pub valued: Schedule,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preservation {
    pub valued: Schedule,
    pub cap: Fen,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bankruptcy {
    pub share: Ratio,
    pub cap: Fen,
}

/// A figure that FEE 13(2), (3) or (6) leaves to the province.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    Divorce,
    Personality,
    OtherNonProperty,
    IntellectualProperty,
    JurisdictionObjection,
    /// FEE 14(1): the court fixes it case by case.
    EnforcementUnvalued,
}

/// What one province has fixed; a figure not listed is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProvincialFigures {
    pub province: RegionCode,
    #[serde(default)]
    pub divorce: Option<Fen>,
    #[serde(default)]
    pub personality: Option<Fen>,
    #[serde(default)]
    pub other_non_property: Option<Fen>,
    #[serde(default)]
    pub intellectual_property: Option<Fen>,
    #[serde(default)]
    pub jurisdiction_objection: Option<Fen>,
}

impl FeeTable {
    #[must_use]
    pub fn range(&self, figure: Figure) -> FigureRange {
        match figure {
            Figure::Divorce => self.divorce.figure,
            Figure::Personality => self.personality.figure,
            Figure::OtherNonProperty => self.other_non_property,
            Figure::IntellectualProperty => self.intellectual_property,
            Figure::JurisdictionObjection => self.jurisdiction_objection,
            Figure::EnforcementUnvalued => self.enforcement.unvalued,
        }
    }

    /// The province's figure, if it is known and lies inside the regulation's bounds.
    ///
    /// # Errors
    /// `FigureMissing` with the bounds, or `FigureOutOfRange`.
    pub fn figure(
        &self,
        figure: Figure,
        province: Option<&ProvincialFigures>,
    ) -> Result<Fen, FeeRefusal> {
        let fixed = province.and_then(|figures| match figure {
            Figure::Divorce => figures.divorce,
            Figure::Personality => figures.personality,
            Figure::OtherNonProperty => figures.other_non_property,
            Figure::IntellectualProperty => figures.intellectual_property,
            Figure::JurisdictionObjection => figures.jurisdiction_objection,
            Figure::EnforcementUnvalued => None,
        });
        let range = self.range(figure);
        self.within(
            figure,
            fixed.ok_or(FeeRefusal::FigureMissing { figure, range })?,
        )
    }

    pub(super) fn within(&self, figure: Figure, fixed: Fen) -> Result<Fen, FeeRefusal> {
        let range = self.range(figure);
        match range.low <= fixed && fixed <= range.high {
            true => Ok(fixed),
            false => Err(FeeRefusal::FigureOutOfRange { figure, range }),
        }
    }
}

impl Checked for FeeTable {
    fn fault(&self) -> Option<String> {
        let schedules = [
            ("property", &self.property),
            ("enforcement", &self.enforcement.valued),
            ("preservation", &self.preservation.valued),
        ];
        let ranges = [
            ("divorce", self.divorce.figure),
            ("personality", self.personality.figure),
            ("other_non_property", self.other_non_property),
            ("intellectual_property", self.intellectual_property),
            ("jurisdiction_objection", self.jurisdiction_objection),
            ("enforcement", self.enforcement.unvalued),
        ];
        let shares = [
            ("payment_order", self.payment_order),
            ("bankruptcy", self.bankruptcy.share),
            ("halving", self.halving),
            ("reduction_at_least", self.reduction_at_least),
        ];
        let fault = |name: &str, rule: &str| format!("fees.{name}: {rule}");
        let schedule = schedules
            .iter()
            .find(|(_, schedule)| !schedule.is_continuous());
        let excess = [
            ("divorce", &self.divorce),
            ("personality", &self.personality),
        ];
        let excess = excess.iter().find(|(_, part)| !ascending(&part.excess));
        let range = ranges
            .iter()
            .find(|(_, range)| range.low < Fen::ZERO || range.high < range.low);
        let share = shares
            .iter()
            .find(|(_, share)| *share < Ratio::ZERO || *share > Ratio::ONE);
        schedule
            .map(|(name, _)| fault(name, "brackets begin where the flat part ends and rise"))
            .or_else(|| excess.map(|(name, _)| fault(name, "brackets rise")))
            .or_else(|| range.map(|(name, _)| fault(name, "the lower bound comes first")))
            .or_else(|| share.map(|(name, _)| fault(name, "a share lies between 0 and 1")))
    }
}

impl Schedule {
    fn is_continuous(&self) -> bool {
        let first = self.brackets.first().map(|bracket| bracket.over);
        first == Some(self.flat_up_to) && self.flat >= Fen::ZERO && ascending(&self.brackets)
    }
}

fn ascending(brackets: &[Bracket]) -> bool {
    let rising = brackets.windows(2).all(|pair| pair[0].over < pair[1].over);
    rising
        && brackets
            .iter()
            .all(|bracket| bracket.over >= Fen::ZERO && bracket.rate >= Ratio::ZERO)
}

impl Checked for ProvincialFigures {}

impl Keyed for ProvincialFigures {
    type Key = RegionCode;

    fn key(&self) -> RegionCode {
        self.province
    }
}
