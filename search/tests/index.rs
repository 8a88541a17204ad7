//! The index as its keeper sees it: changes, pages, facets, order, suggestions.

mod common;

use std::collections::{HashMap, HashSet};

use common::{TODAY, World};
use domain::id::AgencyId;
use domain::market::agency::{Agency, AgencyStatus};
use domain::search::{AgencyQuery, AgencySort, FacetKind, HitField, SuggestionKind, parse};
use search::generate::planted;
use search::{Change, Index};
use time::macros::date;

fn upsert(agency: Agency) -> Change {
    Change::Upsert(Box::new(agency))
}

fn planted_index() -> Index {
    let index = Index::in_memory().expect("an index");
    index
        .apply(planted(TODAY).into_iter().map(upsert))
        .expect("rows");
    index.commit(7).expect("a commit");
    index
}

fn names(index: &Index, text: &str) -> u64 {
    index
        .search(&AgencyQuery::by_text(text), TODAY)
        .expect("an answer")
        .total
}

#[test]
fn an_edit_is_found_after_the_commit_and_the_old_name_is_not() {
    let index = planted_index();
    let mut agency = planted(TODAY).remove(0);
    agency.name = "浙江乙丙勘测有限公司".to_owned();
    agency.short_name = "乙丙勘测".to_owned();
    index.apply([upsert(agency.clone())]).expect("a row");
    assert_eq!(names(&index, "乙丙勘测"), 0);
    let generation = index.generation();
    index.commit(8).expect("a commit");
    assert_eq!(names(&index, "乙丙勘测"), 1);
    assert_eq!(index.generation(), generation + 1);
    assert_eq!((index.position(), index.len()), (8, 6));
    index.apply([Change::Remove(agency.id)]).expect("a removal");
    index.commit(9).expect("a commit");
    assert_eq!((names(&index, "乙丙勘测"), index.len()), (0, 5));
}

#[test]
fn only_listed_agencies_are_found() {
    let index = planted_index();
    let mut agency = planted(TODAY).remove(0);
    agency.status = AgencyStatus::Suspended;
    index.apply([upsert(agency)]).expect("a row");
    index.commit(8).expect("a commit");
    assert_eq!(names(&index, "91330106MA28AAAAAU"), 0);
}

#[test]
fn a_folder_keeps_the_index_and_its_position() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("index");
    {
        let index = Index::open(&path).expect("an index");
        index
            .apply(planted(TODAY).into_iter().map(upsert))
            .expect("rows");
        index.commit(41).expect("a commit");
    }
    let index = Index::open(&path).expect("the index again");
    assert_eq!((index.position(), index.len()), (41, 6));
    assert_eq!(names(&index, "湖畔环境"), 1);
    drop(index);
    std::fs::write(path.join("shape.txt"), "older").expect("a file");
    let index = Index::open(&path).expect("a fresh index");
    assert_eq!((index.position(), index.len()), (0, 0));
}

#[test]
fn pages_neither_repeat_nor_skip_a_row() {
    let world = World::demo();
    for sort in AgencySort::ALL {
        let mut query = AgencyQuery {
            sort,
            page_size: 37,
            near: "330106".parse().ok(),
            ..AgencyQuery::by_text("测绘")
        };
        let mut seen: Vec<AgencyId> = Vec::new();
        let mut total = 0;
        loop {
            let hits = world.find(&query);
            total = hits.total.max(total);
            seen.extend(hits.hits.iter().map(|hit| hit.id));
            match hits.next {
                Some(next) => query.after = Some(next),
                None => break,
            }
        }
        let distinct: HashSet<_> = seen.iter().collect();
        assert_eq!(
            (seen.len() as u64, distinct.len()),
            (total, seen.len()),
            "{sort:?}"
        );
    }
}

#[test]
fn each_order_is_kept() {
    let world = World::demo();
    let sorted = |sort: &str| {
        let hits = world.address(&[
            ("category", "SV"),
            ("sort", sort),
            ("near", "330106"),
            ("page_size", "100"),
        ]);
        world.rows(&hits)
    };
    let own = |row: &&Agency| {
        row.services
            .iter()
            .filter(|row| row.service.category().as_str() == "SV")
            .cloned()
            .collect::<Vec<_>>()
    };
    assert!(sorted("credit").is_sorted_by(|a, b| a.credit >= b.credit));
    assert!(
        sorted("newest").is_sorted_by_key(|row| std::cmp::Reverse(row.id.to_bytes()[..6].to_vec()))
    );
    let days = |row: &&Agency| own(row).iter().map(|row| row.promised_working_days).min();
    assert!(sorted("promised_days").is_sorted_by_key(days));
    let price = |row: &&Agency| {
        own(row)
            .iter()
            .filter_map(|row| row.price.least())
            .map(|fen| fen.0)
            .min()
            .unwrap_or(i64::MAX)
    };
    assert!(sorted("price").is_sorted_by_key(price));
    let near = |row: &&Agency| row.region.distance("330106".parse().expect("a code"));
    assert!(sorted("distance").is_sorted_by_key(near));
}

#[test]
fn equal_rows_change_places_with_the_day() {
    let world = World::demo();
    let query = AgencyQuery::default();
    let first = |day| {
        let hits = world.index.search(&query, day).expect("an answer").hits;
        hits.into_iter().map(|hit| hit.id).collect::<Vec<_>>()
    };
    assert_eq!(first(date!(2026 - 03 - 02)), first(date!(2026 - 03 - 02)));
    assert_ne!(first(date!(2026 - 03 - 02)), first(date!(2026 - 03 - 03)));
}

/// Choosing a bucket finds as many rows as it promised, whatever else is chosen.
#[test]
fn every_bucket_keeps_its_promise() {
    let world = World::demo();
    let bases: [&[(&str, &str)]; 6] = [
        &[],
        &[("q", "环评")],
        &[("category", "SV"), ("region", "330100")],
        &[("price", "0-1w"), ("promised_days", "10")],
        &[("licence", "surveying:yi"), ("credit", "4")],
        &[
            ("q", "检测"),
            ("certificates", "valid"),
            ("consortium", "1"),
            ("category", "SA"),
            ("category", "QA"),
        ],
    ];
    for base in bases {
        let hits = world.address(base);
        for facet in &hits.facets {
            let parameter = facet.kind.parameter();
            let others = base.iter().filter(|(name, _)| *name != parameter).copied();
            let others: Vec<(&str, &str)> = others.collect();
            for bucket in &facet.buckets {
                let mut pairs = others.clone();
                pairs.push((parameter, &bucket.value));
                let chosen = world.address(&pairs);
                assert_eq!(
                    chosen.total, bucket.count,
                    "{base:?} with {parameter}={}",
                    bucket.value
                );
                let selected = base.contains(&(parameter, bucket.value.as_str()));
                assert_eq!(bucket.selected, selected);
            }
        }
    }
}

#[test]
fn filters_agree_with_a_plain_reading_of_the_agencies() {
    let world = World::demo();
    let count = |test: &dyn Fn(&Agency) -> bool| {
        world.agencies.values().filter(|row| test(row)).count() as u64
    };
    let region = "330100".parse().expect("a code");
    assert_eq!(
        world.address(&[("region", "330100")]).total,
        count(&|row| row.serves(region))
    );
    assert_eq!(
        world.address(&[("credit", "5")]).total,
        count(&|row| row.credit.stars() == 5)
    );
    assert_eq!(
        world.address(&[("consortium", "1")]).total,
        count(&|row| row.consortium)
    );
    let quick = |row: &Agency| {
        let mut listings = row.services.iter();
        listings
            .any(|row| row.service.category().as_str() == "SV" && row.promised_working_days <= 5)
    };
    assert_eq!(
        world
            .address(&[("category", "SV"), ("promised_days", "5")])
            .total,
        count(&quick)
    );
    let two = world
        .address(&[("category", "SV"), ("category", "WA")])
        .total;
    let either = |row: &Agency| {
        let mut listings = row.services.iter();
        listings.any(|row| ["SV", "WA"].contains(&row.service.category().as_str()))
    };
    assert_eq!(two, count(&either));
}

#[test]
fn the_words_are_marked_in_the_name() {
    let world = World::demo();
    let hits = world.text("甲測繪");
    let name = hits.hits[0]
        .highlights
        .iter()
        .find(|row| row.field == HitField::Name)
        .expect("a name");
    let parts: Vec<(&str, bool)> = name
        .segments
        .iter()
        .map(|part| (part.text.as_str(), part.marked))
        .collect();
    assert_eq!(
        parts,
        [("浙江", false), ("甲测绘", true), ("有限公司", false)]
    );
}

#[test]
fn suggestions_come_for_hanzi_pinyin_and_initials() {
    let world = World::demo();
    let lines = |prefix: &str| world.index.suggest(prefix, 8, TODAY).expect("lines");
    let texts = |prefix: &str| {
        lines(prefix)
            .into_iter()
            .map(|line| line.text)
            .collect::<Vec<_>>()
    };
    assert!(texts("环").iter().any(|text| text == "环评"));
    assert!(texts("浙江甲").contains(&"浙江甲测绘有限公司".to_owned()));
    assert!(texts("jch").len() <= 8);
    assert!(texts("huanping").contains(&"环评".to_owned()));
    assert!(
        lines("杭州")
            .iter()
            .any(|line| matches!(line.kind, SuggestionKind::Region(_)))
    );
    assert!(
        texts("zjjch").contains(&"浙江甲测绘有限公司".to_owned()),
        "{:?}",
        texts("zjjch")
    );
    assert!(lines("").is_empty());
}

#[test]
fn an_index_without_rows_answers() {
    let index = Index::in_memory().expect("an index");
    let hits = index
        .search(&AgencyQuery::by_text("测会"), TODAY)
        .expect("an answer");
    assert_eq!((hits.total, hits.correction), (0, None));
    assert!(index.is_empty());
}

#[test]
fn verbatim_takes_no_word_for_a_filter() {
    let world = World::demo();
    let plain = world.address(&[("q", "杭州")]);
    let verbatim = world.address(&[("q", "杭州"), ("verbatim", "1")]);
    assert!(verbatim.total < plain.total);
    assert!(verbatim.recognised.is_empty());
}

#[test]
fn an_unknown_licence_finds_nobody() {
    let query = parse([("licence", "no-such-licence")]).expect("well formed");
    let hits = World::demo().find(&query);
    assert_eq!(hits.total, 0);
    let kinds: HashMap<FacetKind, usize> = hits
        .facets
        .iter()
        .map(|row| (row.kind, row.buckets.len()))
        .collect();
    assert!(
        kinds[&FacetKind::Licence] > 0,
        "other licences stay on offer"
    );
}
