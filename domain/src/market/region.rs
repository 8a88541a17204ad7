//! Administrative divisions (行政区划): codes, containment and distance are arithmetic on the six digits;
//! names come from a table of the day.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A six-digit division code of GB/T 2260: province, city and county in two digits each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RegionCode(u32);

/// How large a division is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegionLevel {
    Nation,
    Province,
    City,
    County,
}

/// How far apart two divisions are, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Distance {
    SameCounty,
    SameCity,
    SameProvince,
    Elsewhere,
}

/// The text was not six digits, or not the shape of a division code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadRegionCode;

impl RegionCode {
    /// The whole country, for a service offered everywhere.
    pub const NATION: Self = Self(100_000);

    pub fn new(number: u32) -> Result<Self, BadRegionCode> {
        let in_range = number == Self::NATION.0 || (110_000..=829_999).contains(&number);
        let county_without_city = (number / 100).is_multiple_of(100) && !number.is_multiple_of(100);
        if !in_range || county_without_city {
            return Err(BadRegionCode);
        }
        Ok(Self(number))
    }

    pub fn number(self) -> u32 {
        self.0
    }

    pub fn level(self) -> RegionLevel {
        if self == Self::NATION {
            RegionLevel::Nation
        } else if self.0.is_multiple_of(10_000) {
            RegionLevel::Province
        } else if self.0.is_multiple_of(100) {
            RegionLevel::City
        } else {
            RegionLevel::County
        }
    }

    /// The division one level up; nothing stands above the nation.
    pub fn parent(self) -> Option<Self> {
        match self.level() {
            RegionLevel::Nation => None,
            RegionLevel::Province => Some(Self::NATION),
            RegionLevel::City => Some(self.province()),
            RegionLevel::County => Some(self.city()),
        }
    }

    /// The divisions above this one, nearest first, ending with the nation.
    pub fn ancestors(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.parent(), |code| code.parent())
    }

    /// The city-level code; a province answers itself.
    pub fn city(self) -> Self {
        Self(self.0 / 100 * 100)
    }

    /// The province-level code.
    pub fn province(self) -> Self {
        Self(self.0 / 10_000 * 10_000)
    }

    /// True if `other` is this division or lies inside it.
    pub fn contains(self, other: Self) -> bool {
        match self.level() {
            RegionLevel::Nation => true,
            RegionLevel::Province => other != Self::NATION && self == other.province(),
            RegionLevel::City => self == other.city(),
            RegionLevel::County => self == other,
        }
    }

    /// True if one of the two lies inside the other: work in one may be work in the other.
    pub fn overlaps(self, other: Self) -> bool {
        self.contains(other) || other.contains(self)
    }

    /// The class of distance between two divisions. A province or city is as near as its level can say.
    pub fn distance(self, other: Self) -> Distance {
        let both = self.level().min(other.level());
        if self == other && both == RegionLevel::County {
            Distance::SameCounty
        } else if self.city() == other.city() && both >= RegionLevel::City {
            Distance::SameCity
        } else if self.province() == other.province() && both >= RegionLevel::Province {
            Distance::SameProvince
        } else {
            Distance::Elsewhere
        }
    }
}

impl fmt::Display for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

impl FromStr for RegionCode {
    type Err = BadRegionCode;

    fn from_str(text: &str) -> Result<Self, BadRegionCode> {
        if text.len() != 6 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(BadRegionCode);
        }
        Self::new(text.parse().map_err(|_| BadRegionCode)?)
    }
}

impl TryFrom<String> for RegionCode {
    type Error = BadRegionCode;

    fn try_from(text: String) -> Result<Self, BadRegionCode> {
        text.parse()
    }
}

impl From<RegionCode> for String {
    fn from(code: RegionCode) -> Self {
        code.to_string()
    }
}

impl fmt::Display for BadRegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a six-digit division code")
    }
}

impl std::error::Error for BadRegionCode {}

/// One division with its official name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    pub code: RegionCode,
    pub name: String,
}

/// The divisions of a day, ordered by code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionTable {
    /// Where the list was published.
    pub source: String,
    /// The day the list speaks of, as `YYYY-MM-DD`.
    pub as_of: String,
    divisions: Vec<Region>,
}

impl RegionTable {
    pub fn new(source: String, as_of: String, mut divisions: Vec<Region>) -> Self {
        divisions.sort_by_key(|region| region.code);
        Self {
            source,
            as_of,
            divisions,
        }
    }

    pub fn all(&self) -> &[Region] {
        &self.divisions
    }

    pub fn get(&self, code: RegionCode) -> Option<&Region> {
        let place = self
            .divisions
            .binary_search_by_key(&code, |region| region.code);
        place.ok().map(|index| &self.divisions[index])
    }

    /// The official name, or the digits if the table does not know the code.
    pub fn name(&self, code: RegionCode) -> String {
        if code == RegionCode::NATION {
            return "全国".to_owned();
        }
        self.get(code)
            .map_or_else(|| code.to_string(), |region| region.name.clone())
    }

    /// Province, city and county in one line; the placeholder names of municipalities are left out.
    pub fn full_name(&self, code: RegionCode) -> String {
        let mut path: Vec<RegionCode> = code.ancestors().collect();
        path.retain(|above| *above != RegionCode::NATION);
        path.reverse();
        path.push(code);
        path.into_iter()
            .map(|step| self.name(step))
            .filter(|name| !is_placeholder(name))
            .collect()
    }

    /// The divisions one level below.
    pub fn children(&self, code: RegionCode) -> impl Iterator<Item = &Region> {
        self.divisions
            .iter()
            .filter(move |region| region.code.parent() == Some(code))
    }
}

/// Names that stand in the published list only to give counties a city-level row.
pub fn is_placeholder(name: &str) -> bool {
    matches!(
        name,
        "市辖区" | "县" | "省直辖县级行政区划" | "自治区直辖县级行政区划"
    )
}

#[cfg(feature = "edition")]
impl RegionTable {
    /// The divisions the program ships with.
    pub fn built_in() -> &'static Self {
        use std::sync::OnceLock;

        #[derive(Deserialize)]
        struct File {
            source: String,
            as_of: String,
            divisions: Vec<(RegionCode, String)>,
        }
        static TABLE: OnceLock<RegionTable> = OnceLock::new();
        TABLE.get_or_init(|| {
            let file: File = serde_json::from_str(include_str!("../../rules/regions.json"))
                .expect("the shipped table is read by a test of this crate");
            let rows = file.divisions.into_iter();
            let divisions = rows.map(|(code, name)| Region { code, name }).collect();
            Self::new(file.source, file.as_of, divisions)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> RegionCode {
        text.parse().expect("a code")
    }

    #[test]
    fn parents_end_at_the_nation() {
        let above: Vec<String> = code("330106").ancestors().map(String::from).collect();
        assert_eq!(above, ["330100", "330000", "100000"]);
        assert_eq!(RegionCode::NATION.parent(), None);
    }

    #[test]
    fn containment_follows_the_digits() {
        assert!(code("330000").contains(code("330106")));
        assert!(code("330100").contains(code("330106")));
        assert!(!code("330106").contains(code("330100")));
        assert!(!code("330200").contains(code("330106")));
        assert!(RegionCode::NATION.contains(code("330106")));
        assert!(!code("330000").contains(RegionCode::NATION));
        assert!(code("330106").overlaps(RegionCode::NATION));
    }

    #[test]
    fn distance_is_county_then_city_then_province() {
        let home = code("330106");
        assert_eq!(home.distance(code("330106")), Distance::SameCounty);
        assert_eq!(home.distance(code("330110")), Distance::SameCity);
        assert_eq!(home.distance(code("330203")), Distance::SameProvince);
        assert_eq!(home.distance(code("310101")), Distance::Elsewhere);
        assert_eq!(code("330100").distance(home), Distance::SameCity);
        assert_eq!(code("330000").distance(home), Distance::SameProvince);
        assert_eq!(RegionCode::NATION.distance(home), Distance::Elsewhere);
    }

    #[test]
    fn malformed_codes_are_refused() {
        for text in [
            "",
            "33010",
            "3301066",
            "３３０１０６",
            "33010a",
            "990000",
            "330006",
        ] {
            assert!(text.parse::<RegionCode>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_shipped_table_is_whole() {
        let table = RegionTable::built_in();
        assert_eq!(table.as_of, "2023-06-30");
        assert_eq!(table.full_name(code("330106")), "浙江省杭州市西湖区");
        assert_eq!(table.full_name(code("110105")), "北京市朝阳区");
        assert_eq!(table.children(RegionCode::NATION).count(), 31);
        assert_eq!(table.children(code("330000")).count(), 11);
        for region in table.all() {
            let parent = region.code.parent().expect("below the nation");
            let known = parent == RegionCode::NATION || table.get(parent).is_some();
            assert!(known, "{} has no parent", region.code);
        }
    }
}
