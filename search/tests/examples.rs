//! The example queries the search was specified with.

mod common;

use std::collections::BTreeSet;

use common::{TODAY, World};
use domain::id::AgencyId;
use domain::market::agency::{Agency, CertificateStanding};
use domain::market::region::RegionCode;
use domain::market::taxonomy::Grade;
use domain::search::{
    AgencyQuery, CorrectionWhy, FacetKind, MatchReason, PAGE_SIZE_MAX, Recognised, SearchHits,
};
use search::fold::fold_text;

fn offers(agency: &Agency, code: &str) -> bool {
    agency.offers(code.parse().expect("a code")).is_some()
}

fn region(code: &str) -> RegionCode {
    code.parse().expect("a code")
}

fn has_valid_grade(agency: &Agency, licence: &str, grades: &[Grade]) -> bool {
    agency.certificates.iter().any(|row| {
        row.licence.as_str() == licence
            && row.standing(TODAY) == CertificateStanding::Valid
            && row.grade.is_some_and(|grade| grades.contains(&grade))
    })
}

fn reasons(hits: &SearchHits) -> Vec<&MatchReason> {
    hits.hits.iter().flat_map(|hit| &hit.reasons).collect()
}

#[test]
fn a_synonym_and_a_region_find_agencies_serving_it() {
    let world = World::demo();
    let hits = world.text("环评 杭州");
    assert!(hits.total > 0);
    for agency in world.rows(&hits) {
        assert!(offers(agency, "EN-01"), "{}", agency.name);
        assert!(agency.serves(region("330100")), "{}", agency.name);
        let staffed = agency.practitioners.iter().any(|row| row.count > 0);
        assert!(staffed, "{} has nobody to do it", agency.name);
    }
    let chip = Recognised::Region {
        typed: "杭州".to_owned(),
        region: region("330100"),
    };
    assert_eq!(hits.recognised, [chip]);
    let synonym = MatchReason::Synonym {
        typed: "环评".to_owned(),
        meant: "建设项目环境影响评价".to_owned(),
    };
    assert!(reasons(&hits).contains(&&synonym));
}

/// The divisions of the region facet, in the order shown.
fn divisions(hits: &SearchHits) -> Vec<RegionCode> {
    let facet = hits
        .facets
        .iter()
        .find(|facet| facet.kind == FacetKind::Region);
    let buckets = &facet.expect("the facet").buckets;
    buckets.iter().map(|bucket| region(&bucket.value)).collect()
}

#[test]
fn the_region_facet_opens_at_the_place_the_words_name() {
    let world = World::demo();
    let (hangzhou, haishu) = (region("330100"), region("330203"));
    let of_city = divisions(&world.text("环评 杭州"));
    assert_eq!(of_city[0], hangzhou);
    let counties = of_city
        .iter()
        .filter(|code| hangzhou.contains(**code))
        .count();
    assert!(counties > 8, "{of_city:?}");
    assert!(
        of_city[..counties]
            .iter()
            .all(|code| hangzhou.contains(*code))
    );
    let of_county = divisions(&world.text("测绘 海曙"));
    assert_eq!(of_county[..2], [haishu, haishu.city()]);
    assert_eq!(of_county[2].city(), haishu.city(), "its neighbours");
    let unnamed = divisions(&world.text("测绘"));
    assert_eq!(unnamed[0], unnamed[0].province(), "the provinces first");
}

/// Everything a text finds, page after page.
fn everything(world: &World, text: &str) -> BTreeSet<AgencyId> {
    let mut query = AgencyQuery {
        page_size: PAGE_SIZE_MAX,
        ..AgencyQuery::by_text(text)
    };
    let mut ids = BTreeSet::new();
    loop {
        let hits = world.find(&query);
        ids.extend(hits.hits.iter().map(|hit| hit.id));
        let Some(next) = hits.next else { return ids };
        query.after = Some(next);
    }
}

#[test]
fn traditional_characters_find_the_same() {
    let world = World::demo();
    for (traditional, simplified) in [("環境影響評價", "环境影响评价"), ("環評", "环评")]
    {
        let (one, other) = (world.text(traditional), world.text(simplified));
        assert!(one.total > 0, "{traditional}");
        assert_eq!(one.total, other.total, "{traditional}");
        let ids = |hits: &SearchHits| hits.hits.iter().map(|hit| hit.id).collect::<Vec<_>>();
        assert_eq!(ids(&one), ids(&other), "in the same order: {traditional}");
    }
}

#[test]
fn the_full_name_in_traditional_characters_finds_what_the_short_word_finds() {
    let world = World::demo();
    let (full, short) = (everything(world, "環境影響評價"), everything(world, "环评"));
    let offering: BTreeSet<AgencyId> = world
        .agencies
        .values()
        .filter(|row| offers(row, "EN-01"))
        .map(|row| row.id)
        .collect();
    assert!(full.is_superset(&offering) && short.is_superset(&offering));
    for id in full.symmetric_difference(&short) {
        let name = fold_text(&world.agencies[id].name);
        let named = name.contains("环评") || name.contains("环境影响评价");
        assert!(
            named,
            "only a name of these words may tell them apart: {name}"
        );
    }
}

#[test]
fn initials_find_the_service() {
    let world = World::demo();
    let hits = world.text("hjyxpj");
    assert!(hits.total > 0);
    assert!(
        world
            .rows(&hits)
            .iter()
            .all(|row| offers(row, "EN-01") || row.name.contains("环境影响评价"))
    );
    assert!(
        reasons(&hits)
            .iter()
            .any(|reason| matches!(reason, MatchReason::PinyinInitials { .. }))
    );
}

#[test]
fn a_slip_of_the_ear_is_corrected_under_its_own_line() {
    let hits = World::demo().text("测会 宁波");
    assert!(hits.hits.is_empty() && hits.total == 0);
    let correction = hits.correction.expect("a correction");
    assert_eq!(correction.meant, "测绘 宁波");
    assert_eq!(correction.why, CorrectionWhy::SameSound);
    assert!(!correction.hits.is_empty());
    for hit in &correction.hits {
        let row = &World::demo().agencies[&hit.id];
        let surveys = row
            .services
            .iter()
            .any(|one| one.service.category().as_str() == "SV");
        assert!(surveys || row.name.contains("测绘"), "{}", row.name);
        assert!(row.serves(region("330200")), "{}", row.name);
    }
}

#[test]
fn a_short_name_comes_first_and_graded_agencies_after_it() {
    let world = World::demo();
    let hits = world.text("甲测绘");
    let rows = world.rows(&hits);
    assert_eq!(rows[0].name, "浙江甲测绘有限公司");
    let literal = |row: &&&Agency| row.name.contains("甲测绘") || row.short_name.contains("甲测绘");
    let others: Vec<_> = rows.iter().filter(|row| !literal(row)).collect();
    assert!(!others.is_empty());
    for row in others {
        assert!(
            has_valid_grade(row, "surveying", &[Grade::Jia]),
            "{}",
            row.name
        );
    }
}

#[test]
fn a_credit_code_is_found_however_it_is_written() {
    let world = World::demo();
    for text in [
        "91330106MA28AAAAAU",
        "91330106ma28aaaaau",
        " 91330106 MA28 AAAA AU ",
    ] {
        let hits = world.text(text);
        assert_eq!(hits.total, 1, "{text}");
        assert_eq!(world.rows(&hits)[0].name, "浙江甲测绘有限公司");
        assert_eq!(hits.hits[0].reasons, [MatchReason::Uscc]);
    }
}

#[test]
fn service_grade_and_region_restrict_each_other() {
    let world = World::demo();
    let hits = world.text("图审 一类 温州");
    assert!(hits.total > 0);
    for row in world.rows(&hits) {
        assert!(
            offers(row, "DE-02") && row.serves(region("330300")),
            "{}",
            row.name
        );
        assert!(
            has_valid_grade(row, "drawing-review", &[Grade::ClassOne]),
            "{}",
            row.name
        );
    }
}

#[test]
fn promised_days_are_read_from_the_text() {
    let world = World::demo();
    let hits = world.text("水保方案 3天");
    assert!(hits.total > 0);
    for row in world.rows(&hits) {
        let listing = row
            .offers("WA-01".parse().expect("a code"))
            .expect("offers it");
        assert!(listing.promised_working_days <= 3, "{}", row.name);
    }
    let typed = "3天".to_owned();
    assert_eq!(
        hits.recognised,
        [Recognised::PromisedDays { typed, max: 3 }]
    );
}

#[test]
fn a_grade_means_this_grade_or_higher() {
    let world = World::demo();
    let hits = world.address(&[("q", "地灾评估 乙级"), ("page_size", "100")]);
    assert!(hits.total > 0);
    for row in world.rows(&hits) {
        assert!(offers(row, "GE-02"), "{}", row.name);
        assert!(
            has_valid_grade(row, "geo-hazard", &[Grade::Jia, Grade::Yi]),
            "{}",
            row.name
        );
    }
    let read = Recognised::Grade {
        typed: "乙级".to_owned(),
        grade: Grade::Yi,
    };
    assert_eq!(
        hits.recognised,
        [read],
        "the chip beside which the toggle stands"
    );
    let exact = world.address(&[
        ("q", "地灾评估 乙级"),
        ("grade_exact", "1"),
        ("page_size", "100"),
    ]);
    assert!(exact.total > 0 && exact.total < hits.total);
    for row in world.rows(&exact) {
        assert!(
            has_valid_grade(row, "geo-hazard", &[Grade::Yi]),
            "{}",
            row.name
        );
    }
}

#[test]
fn stability_assessment_is_known_by_its_short_word() {
    let world = World::demo();
    let hits = world.text("稳评");
    assert!(hits.total > 0);
    assert!(world.rows(&hits).iter().all(|row| offers(row, "CO-03")));
}

#[test]
fn lightning_testing_does_not_find_fire_testing() {
    let world = World::demo();
    let hits = world.address(&[("q", "防雷检测"), ("page_size", "100")]);
    assert!(hits.total > 0);
    for row in world.rows(&hits) {
        let named = fold_text(&row.name).contains("防雷检测");
        assert!(offers(row, "SA-04") || named, "{}", row.name);
    }
    let found = everything(world, "防雷检测");
    let fire_only = |row: &&Agency| offers(row, "SA-03") && !offers(row, "SA-04");
    let mut fire_only = world.agencies.values().filter(fire_only);
    assert!(
        fire_only.clone().count() > 0,
        "the demo has fire testers to leave out"
    );
    assert!(fire_only.all(|row| !found.contains(&row.id) || row.name.contains("防雷检测")));
}

#[test]
fn full_pinyin_with_polyphones_finds_accounting_firms() {
    let world = World::demo();
    let hits = world.text("kuaiji shiwusuo");
    assert!(hits.total > 0);
    for row in world.rows(&hits) {
        let name = fold_text(&row.name);
        assert!(
            name.contains("会计") || offers(row, "FI-01"),
            "{}",
            row.name
        );
    }
    let firms = everything(world, "kuaiji shiwusuo");
    let offering = firms.iter().map(|id| &world.agencies[id]);
    assert!(offering.filter(|row| offers(row, "FI-01")).count() > 0);
}
