//! Where agencies sit and serve, and the divisions each such place counts for.

use domain::market::region::{RegionCode, RegionTable};

/// Where an agency sits and serves; few agencies differ in it, so rows share them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    pub seat: RegionCode,
    pub areas: Vec<RegionCode>,
}

/// The divisions a place counts for, as indices of the table; the nation stands after its last row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Divisions on the way up from seat and areas that no area covers from above.
    pub counted: Vec<u16>,
    /// Divisions served as a whole: everything inside them is served too.
    pub whole: Vec<u16>,
}

impl Place {
    pub fn serves(&self, region: RegionCode) -> bool {
        region.contains(self.seat) || self.areas.iter().any(|area| area.overlaps(region))
    }

    pub fn reach(&self, table: &RegionTable) -> Reach {
        let mut path: Vec<RegionCode> = Vec::new();
        for code in self.areas.iter().chain([&self.seat]) {
            path.push(*code);
            path.extend(code.ancestors());
        }
        path.sort_unstable();
        path.dedup();
        let covered = |code: &RegionCode| self.areas.iter().any(|area| area.contains(*code));
        let mut reach = Reach::default();
        for code in path {
            let from_above = code.parent().as_ref().is_some_and(covered);
            let Some(index) = region_index(table, code).filter(|_| !from_above) else {
                continue;
            };
            reach.counted.push(index);
            if covered(&code) {
                reach.whole.push(index);
            }
        }
        reach
    }
}

/// A division's place in counts over the table.
pub fn region_index(table: &RegionTable, code: RegionCode) -> Option<u16> {
    let rows = table.all();
    let index = match code == RegionCode::NATION {
        true => rows.len(),
        false => rows.binary_search_by_key(&code, |row| row.code).ok()?,
    };
    u16::try_from(index).ok()
}
