//! What codes are called, gathered once for every page.

use app::desks::Names;
use domain::{
    court::courts::CourtTable,
    market::{
        region::{RegionCode, RegionLevel, RegionTable, is_placeholder},
        taxonomy::Taxonomy,
        traditional::traditional,
    },
};
use search::latin;

/// The province whose counties a form offers one by one; elsewhere it offers the cities.
const HOME_PROVINCE: u32 = 330_000;

/// The built-in names, and the courts of this installation. Their names are proper names, which English pages show as
/// they are published.
#[must_use]
pub fn with_courts(courts: &CourtTable) -> Names {
    let mut names = built_in();
    for court in courts.all() {
        let code = court.code.to_string();
        let hant = traditional(&court.name);
        let in_languages = [court.name.clone(), hant, court.name.clone()];
        names.put("court", code.clone(), in_languages);
        names.courts.push(code);
    }
    names
}

/// The names of the built-in taxonomy and the built-in divisions.
fn built_in() -> Names {
    let (regions, taxonomy) = (RegionTable::built_in(), Taxonomy::built_in());
    let mut names = Names::default();
    let mut put = |kind: &'static str, code: String, in_languages: [&str; 3]| {
        names.put(kind, code, in_languages.map(str::to_owned));
    };
    put(
        "region",
        RegionCode::NATION.to_string(),
        ["全国", "全國", "Nationwide"],
    );
    for region in regions.all() {
        let name = regions.full_name(region.code);
        let (full, english) = (traditional(&name), latin::full_name(regions, region.code));
        put("region", region.code.to_string(), [&name, &full, &english]);
    }
    for row in &taxonomy.services {
        put(
            "service",
            row.code.to_string(),
            [&row.name, &row.name_hant, &row.name_en],
        );
    }
    for row in &taxonomy.categories {
        put(
            "category",
            row.code.to_string(),
            [&row.name, &row.name_hant, &row.name_en],
        );
    }
    for row in &taxonomy.licences {
        put(
            "licence",
            row.code.to_string(),
            [&row.name, &row.name_hant, &row.name_en],
        );
    }
    let (home, beyond) = offered(regions);
    names.home_regions = home.len();
    names.regions = home
        .into_iter()
        .chain(beyond)
        .map(|code| code.to_string())
        .collect();
    names
}

/// Counties of the home province, and the cities of every other.
fn offered(regions: &RegionTable) -> (Vec<RegionCode>, Vec<RegionCode>) {
    let home = |code: RegionCode| code.number() / 10_000 == HOME_PROVINCE / 10_000;
    let named = regions
        .all()
        .iter()
        .filter(|region| !is_placeholder(&region.name));
    let at = |level: RegionLevel, at_home: bool| {
        let codes = named.clone().map(|region| region.code);
        codes
            .filter(move |code| code.level() == level && home(*code) == at_home)
            .collect()
    };
    (at(RegionLevel::County, true), at(RegionLevel::City, false))
}

#[cfg(test)]
mod tests {
    use app::text::Lang;

    use super::*;

    #[test]
    fn every_court_has_a_name_under_its_code() {
        let courts = domain::court::courts::courts();
        let names = with_courts(courts);
        assert_eq!(names.courts.len(), courts.all().len());
        for court in courts.all() {
            let code = court.code.to_string();
            assert_eq!(names.of(Lang::Hans, "court", &code), court.name);
        }
    }

    #[test]
    fn home_counties_come_first_and_every_code_has_a_name_in_each_language() {
        let names = built_in();
        let mut offered = names.regions(Lang::Hans);
        assert!(offered.any(|(code, name)| code == "330203" && name == "浙江省宁波市海曙区"));
        assert!(
            names.regions[..names.home_regions]
                .iter()
                .all(|code| code.starts_with("33"))
        );
        assert!(!names.regions[names.home_regions].starts_with("33"));
        let all = names.by_kind.values().flat_map(|codes| codes.values());
        assert!(all.flatten().all(|name| !name.is_empty()));
    }

    #[test]
    fn nothing_shown_in_english_is_chinese() {
        let names = built_in();
        let hanzi = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        let all = names.by_kind.values().flat_map(|codes| codes.values());
        let english = all.map(|names| &names[2]);
        let chinese: Vec<_> = english.filter(|name| name.chars().any(hanzi)).collect();
        assert!(chinese.is_empty(), "{chinese:?}");
        assert_eq!(
            names.of(Lang::En, "region", "330203"),
            "Haishu, Ningbo, Zhejiang"
        );
        assert_eq!(names.of(Lang::Hant, "region", "331000"), "浙江省台州市");
        assert_eq!(names.of(Lang::Hant, "licence", "surveying"), "測繪資質證書");
    }

    #[test]
    fn a_service_found_by_its_chinese_name_speaks_the_language_of_the_page() {
        let names = built_in();
        assert_eq!(
            names.service_called(Lang::En, "工程测量"),
            "Engineering survey"
        );
        assert_eq!(names.service_called(Lang::En, "宁波"), "宁波");
    }
}
