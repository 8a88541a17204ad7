//! `cargo xtask bench search`: the search against raw tantivy on the same index, against ranked FTS5 and against
//! ranked PostgreSQL. Answers are compared before times.
//!
//! `find build COUNT FOLDER` builds an index and says how long it took, `bench` compares, `suggest` and `memory`
//! measure the index alone.

mod ask;
#[path = "../../../bench/measure.rs"]
mod measure;
mod peers;
mod raw;
mod suggest;

use std::{path::Path, process::ExitCode};

use domain::calendar::Date;
use domain::market::agency::Agency;
use measure::{cpu_of_all_threads, measured, row};
use search::{Change, Index, generate::agencies};
use time::macros::date;

#[cfg(feature = "jemalloc")]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

pub const TODAY: Date = date!(2026 - 03 - 02);
const SEED: u64 = 20;
const BUILD_SECONDS_MAX: f64 = 20.0;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let [what, count, folder] = words[..] else {
        eprintln!("find build|bench|memory|suggest COUNT FOLDER");
        return ExitCode::FAILURE;
    };
    let count = count.parse().expect("a number of agencies");
    match what {
        "build" => build(count, Path::new(folder)),
        "bench" => ask::bench(count, Path::new(folder)),
        "memory" => ask::memory(Path::new(folder)),
        "suggest" => suggest::bench(count, Path::new(folder)),
        _ => ExitCode::FAILURE,
    }
}

pub fn rows(count: u64) -> impl Iterator<Item = Agency> {
    agencies(SEED, count, TODAY)
}

/// All agencies are there before the clock runs: nothing of their making hides in it or behind it.
fn build(count: u64, folder: &Path) -> ExitCode {
    let rows: Vec<Agency> = rows(count).collect();
    let index = Index::create(&folder.join("index")).expect("an index");
    let ((), took) = measured(cpu_of_all_threads, || {
        let changes = rows.into_iter().map(Box::new).map(Change::Upsert);
        index.apply(changes).expect("rows");
        index.commit(1).expect("a commit");
    });
    let seconds = took.wall.as_secs_f64();
    row(
        &format!("index of {count} agencies with pinyin"),
        &format!("{seconds:.1} s; CPU {:.1} s", took.cpu.as_secs_f64()),
        "≤ 20 s of 1,000,000",
        seconds <= BUILD_SECONDS_MAX,
    );
    ExitCode::SUCCESS
}
