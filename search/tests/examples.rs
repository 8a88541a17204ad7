//! The example queries the search was specified with.

mod common;

use common::{TODAY, World};
use domain::market::agency::{Agency, CertificateStanding};
use domain::market::region::RegionCode;
use domain::market::taxonomy::Grade;
use domain::search::{CorrectionWhy, MatchReason, Recognised, SearchHits};
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

#[test]
fn traditional_characters_find_the_same() {
    let world = World::demo();
    let traditional = world.text("環境影響評價");
    let simplified = world.text("环境影响评价");
    let short = world.text("环评");
    assert!(traditional.total > 0);
    let ids = |hits: &SearchHits| hits.hits.iter().map(|hit| hit.id).collect::<Vec<_>>();
    assert_eq!(ids(&traditional), ids(&simplified));
    assert_eq!(traditional.total, simplified.total);
    assert!(
        short.total >= 1
            && world
                .rows(&short)
                .iter()
                .all(|row| offers(row, "EN-01") || row.name.contains("环评"))
    );
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
    let exact = world.address(&[("q", "地灾评估 乙级"), ("grade_exact", "1")]);
    assert!(exact.total > 0 && exact.total < hits.total);
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
}
