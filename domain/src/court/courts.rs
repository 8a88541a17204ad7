//! The courts a complaint can be filed with (人民法院), as data of a day.

use serde::{Deserialize, Serialize};

use crate::{caller::CourtCode, market::region::RegionCode};

/// A basic-level court with the division it covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Court {
    pub code: CourtCode,
    pub name: String,
    pub region: RegionCode,
}

/// The courts of a day, ordered by code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CourtTable {
    /// Where names and codes were published.
    pub source: String,
    pub as_of: String,
    /// Which part of the country the table covers; the shipped one is a subset for demonstration.
    pub scope: String,
    courts: Vec<Court>,
}

impl CourtTable {
    #[must_use]
    pub fn all(&self) -> &[Court] {
        &self.courts
    }

    #[must_use]
    pub fn get(&self, code: &CourtCode) -> Option<&Court> {
        self.courts.iter().find(|court| court.code == *code)
    }

    /// The name, or the code where the table does not know it.
    #[must_use]
    pub fn name(&self, code: &CourtCode) -> String {
        self.get(code)
            .map_or_else(|| code.to_string(), |court| court.name.clone())
    }
}

/// The courts the program ships with.
#[cfg(feature = "edition")]
#[must_use]
pub fn courts() -> &'static CourtTable {
    use std::sync::OnceLock;

    static TABLE: OnceLock<CourtTable> = OnceLock::new();
    TABLE.get_or_init(|| {
        serde_json::from_str(include_str!("../../rules/courts.json"))
            .expect("the shipped table is read by a test of this crate")
    })
}

#[cfg(all(test, feature = "edition"))]
mod tests {
    use super::*;
    use crate::market::region::{RegionLevel, RegionTable};

    #[test]
    fn every_court_sits_in_a_known_county_and_has_its_digits() {
        for court in courts().all() {
            assert_eq!(court.region.level(), RegionLevel::County, "{}", court.code);
            assert!(
                RegionTable::built_in().get(court.region).is_some(),
                "{}",
                court.code
            );
            // The code of a basic court ends in the last four digits of its division.
            let digits = &court.region.to_string()[2..];
            assert_eq!(court.code.0, format!("浙{digits}"));
        }
    }

    #[test]
    fn courts_are_found_by_code() {
        let haishu = CourtCode("浙0203".into());
        assert_eq!(courts().name(&haishu), "宁波市海曙区人民法院");
        assert_eq!(courts().name(&CourtCode("京9999".into())), "京9999");
    }
}
