//! What codes are called, gathered once for every page.

use app::desks::Names;
use domain::market::{
    region::{RegionCode, RegionLevel, RegionTable, is_placeholder},
    taxonomy::Taxonomy,
};

/// The province whose counties a form offers one by one; elsewhere it offers the cities.
const HOME_PROVINCE: u32 = 330_000;

/// The names of the built-in taxonomy and the built-in divisions.
#[must_use]
pub fn built_in() -> Names {
    let (regions, taxonomy) = (RegionTable::built_in(), Taxonomy::built_in());
    let mut names = Names::default();
    let mut put = |kind: &'static str, code: String, chinese: &str, english: &str| {
        names
            .by_code
            .insert((kind, code), (chinese.to_owned(), english.to_owned()));
    };
    for region in regions.all() {
        let name = regions.full_name(region.code);
        put("region", region.code.to_string(), &name, &name);
    }
    for service in &taxonomy.services {
        put(
            "service",
            service.code.to_string(),
            &service.name,
            &service.name_en,
        );
    }
    for category in &taxonomy.categories {
        put(
            "category",
            category.code.to_string(),
            &category.name,
            &category.name_en,
        );
    }
    for licence in &taxonomy.licences {
        put(
            "licence",
            licence.code.to_string(),
            &licence.name,
            &licence.name,
        );
    }
    names.regions = offered(regions);
    names
}

/// Counties of the home province first, then the cities of every other.
fn offered(regions: &RegionTable) -> Vec<(String, String)> {
    let entry = |code: RegionCode| (code.to_string(), regions.full_name(code));
    let home = |number: u32| number / 10_000 == HOME_PROVINCE / 10_000;
    let named = regions
        .all()
        .iter()
        .filter(|region| !is_placeholder(&region.name));
    let at = |level: RegionLevel, at_home: bool| {
        let fits = move |code: RegionCode| code.level() == level && home(code.number()) == at_home;
        named
            .clone()
            .map(|region| region.code)
            .filter(move |code| fits(*code))
            .collect::<Vec<_>>()
    };
    let (counties, cities) = (at(RegionLevel::County, true), at(RegionLevel::City, false));
    counties.into_iter().chain(cities).map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn home_counties_come_first_and_every_code_has_a_name() {
        let names = built_in();
        assert!(
            names
                .regions
                .first()
                .is_some_and(|(code, _)| code.starts_with("33"))
        );
        assert!(
            names
                .regions
                .iter()
                .any(|(code, name)| code == "330203" && name.contains("海曙"))
        );
        assert!(
            names
                .by_code
                .values()
                .all(|(chinese, english)| !chinese.is_empty() && !english.is_empty())
        );
    }
}
