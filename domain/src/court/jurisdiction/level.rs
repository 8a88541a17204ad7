//! Which level of court takes a first-instance case, by amount and by where the parties live.

use serde::{Deserialize, Serialize};

use super::facts::{JurisdictionFacts, Side};
use crate::{market::region::RegionCode, money::Fen, rulebook::Checked};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CourtLevel {
    Basic,
    Intermediate,
    High,
}

/// 级别管辖 thresholds; each amount belongs to the upper level (法发〔2021〕27号).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelThresholds {
    /// All parties live in the court's province, or none does.
    pub intermediate_from: Fen,
    pub intermediate_from_if_one_outside: Fen,
    pub high_from: Fen,
}

impl Checked for LevelThresholds {
    fn fault(&self) -> Option<String> {
        let ordered = Fen::ZERO < self.intermediate_from_if_one_outside
            && self.intermediate_from_if_one_outside <= self.intermediate_from
            && self.intermediate_from <= self.high_from;
        (!ordered).then(|| "court level thresholds are positive and in order".to_owned())
    }
}

impl LevelThresholds {
    /// The level for a court at `place`. A party whose home is unknown is left out of the comparison.
    #[must_use]
    pub fn level(&self, facts: &JurisdictionFacts, place: RegionCode) -> CourtLevel {
        let homes = facts
            .homes(Side::Claimant)
            .chain(facts.homes(Side::Respondent));
        let inside: Vec<bool> = homes
            .map(|home| home.province() == place.province())
            .collect();
        let one_outside = inside.contains(&true) && inside.contains(&false);
        let intermediate_from = match one_outside {
            true => self.intermediate_from_if_one_outside,
            false => self.intermediate_from,
        };
        if facts.amount >= self.high_from {
            CourtLevel::High
        } else if facts.amount >= intermediate_from {
            CourtLevel::Intermediate
        } else {
            CourtLevel::Basic
        }
    }
}

impl CourtLevel {
    /// The division whose court of this level covers `place`.
    #[must_use]
    pub fn seat(self, place: RegionCode) -> RegionCode {
        match self {
            CourtLevel::Basic => place,
            CourtLevel::Intermediate => place.city(),
            CourtLevel::High => place.province(),
        }
    }
}
