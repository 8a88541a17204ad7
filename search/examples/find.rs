//! `cargo xtask bench`: the search against a plain scan of all names, answers compared before times.

#[path = "../tests/common/mod.rs"]
#[expect(
    dead_code,
    reason = "the world of the tests, of which a part is used here"
)]
mod common;

use std::{collections::HashSet, process::ExitCode};

use common::{World, timed};
use domain::{id::AgencyId, search::AgencyQuery};
use search::fold::fold_text;

const AGENCIES: [u64; 2] = [4_870, 100_000];
/// Words people search names by; each is found in many names or in none.
const QUERIES: [&str; 8] = [
    "测绘",
    "审计",
    "环境",
    "会计师",
    "工程咨询",
    "杭州",
    "特殊普通合伙",
    "检测技术",
];
const PAIRS: usize = 12;

fn main() -> ExitCode {
    for count in AGENCIES {
        let world = World::build(count);
        let names: Vec<(AgencyId, String)> = world
            .agencies
            .values()
            .map(|row| (row.id, fold_text(&row.name)))
            .collect();
        if let Err(query) = same_answers(&world, &names) {
            eprintln!("{query}: the search misses a name the scan finds");
            return ExitCode::FAILURE;
        }
        let mut ratios: Vec<f64> = (0..PAIRS).map(|_| pair(&world, &names)).collect();
        ratios.sort_by(f64::total_cmp);
        println!(
            "search, {count} agencies, first page with facets: scan of names over ours: median {:.1}, from {:.1} to {:.1}",
            ratios[PAIRS / 2],
            ratios[0],
            ratios[PAIRS - 1]
        );
    }
    ExitCode::SUCCESS
}

fn verbatim(query: &str) -> AgencyQuery {
    AgencyQuery {
        verbatim: true,
        ..AgencyQuery::by_text(query)
    }
}

fn scan<'a>(names: &'a [(AgencyId, String)], query: &str) -> HashSet<&'a AgencyId> {
    let word = fold_text(query);
    let rows = names.iter().filter(|(_, name)| name.contains(&word));
    rows.map(|(id, _)| id).collect()
}

/// The first page holds only what is there, and no fewer than the scan has, up to a page.
fn same_answers(world: &World, names: &[(AgencyId, String)]) -> Result<(), &'static str> {
    for query in QUERIES {
        let found = world.find(&verbatim(query));
        let expected = scan(names, query);
        if found.total < expected.len() as u64 {
            return Err(query);
        }
    }
    Ok(())
}

fn pair(world: &World, names: &[(AgencyId, String)]) -> f64 {
    let (_, ours) = timed(|| QUERIES.map(|query| world.find(&verbatim(query)).total));
    let (_, plain) = timed(|| QUERIES.map(|query| scan(names, query).len()));
    plain.as_secs_f64() / ours.as_secs_f64()
}
