//! One index of made-up agencies, built once for all tests of a file.

use std::collections::HashMap;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use domain::calendar::Date;
use domain::id::AgencyId;
use domain::market::agency::Agency;
use domain::search::{AgencyQuery, SearchHits, parse};
use search::generate::{DEMO_COUNT, agencies, planted};
use search::{Change, Index};
use time::macros::date;

pub const TODAY: Date = date!(2026 - 03 - 02);

pub struct World {
    pub index: Index,
    pub agencies: HashMap<AgencyId, Agency>,
}

impl World {
    pub fn build(count: u64) -> Self {
        let rows: Vec<Agency> = planted(TODAY)
            .into_iter()
            .chain(agencies(20, count, TODAY))
            .collect();
        let index = Index::in_memory().expect("an index in memory");
        let ((), took) = timed(|| {
            let changes = rows.iter().cloned().map(Box::new).map(Change::Upsert);
            index.apply(changes).expect("rows");
            index.commit(1).expect("a commit");
        });
        println!("indexed {count} agencies in {} ms", took.as_millis());
        let agencies = rows.into_iter().map(|row| (row.id, row)).collect();
        Self { index, agencies }
    }

    pub fn demo() -> &'static Self {
        static WORLD: OnceLock<World> = OnceLock::new();
        WORLD.get_or_init(|| Self::build(DEMO_COUNT))
    }

    pub fn find(&self, query: &AgencyQuery) -> SearchHits {
        self.index
            .search(query, TODAY)
            .expect("a search never fails")
    }

    pub fn text(&self, text: &str) -> SearchHits {
        self.find(&AgencyQuery::by_text(text))
    }

    /// Searches as an address would.
    pub fn address(&self, pairs: &[(&str, &str)]) -> SearchHits {
        self.find(&parse(pairs.iter().copied()).expect("a good address"))
    }

    pub fn rows(&self, hits: &SearchHits) -> Vec<&Agency> {
        hits.hits
            .iter()
            .map(|hit| &self.agencies[&hit.id])
            .collect()
    }
}

/// How long some work took, for the figures a run prints; nothing is asserted on it.
#[expect(
    clippy::disallowed_methods,
    reason = "a figure of the real clock is what is wanted here"
)]
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begun = Instant::now();
    let done = work();
    (done, begun.elapsed())
}
