//! A state of the index that does not change while a search reads it.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use domain::calendar::Date;
use tantivy::Searcher;
use tantivy::index::SegmentId;

use crate::correct::Pairs;
use crate::rows::Rows;
use crate::vocabulary::Vocabulary;

/// The segments of one commit with their rows.
pub struct Snapshot {
    pub searcher: Searcher,
    pub rows: Vec<Arc<Rows>>,
    /// Counts up with each commit.
    pub generation: u64,
    /// The place in the store's commit order up to which changes are in.
    pub position: u64,
    pairs: OnceLock<Pairs>,
}

impl Snapshot {
    /// Rows of segments an earlier snapshot has are taken over: segments never change.
    pub fn new(
        searcher: Searcher,
        earlier: Option<&Self>,
        generation: u64,
        position: u64,
        vocabulary: &Vocabulary,
    ) -> tantivy::Result<Self> {
        let mut known: HashMap<SegmentId, Arc<Rows>> = HashMap::new();
        if let Some(earlier) = earlier {
            let readers = earlier.searcher.segment_readers().iter();
            for (reader, rows) in readers.zip(&earlier.rows) {
                known.insert(reader.segment_id(), Arc::clone(rows));
            }
        }
        let mut rows = Vec::new();
        for reader in searcher.segment_readers() {
            rows.push(match known.get(&reader.segment_id()) {
                Some(rows) => Arc::clone(rows),
                None => Arc::new(Rows::read(reader, vocabulary)?),
            });
        }
        Ok(Self {
            searcher,
            rows,
            generation,
            position,
            pairs: OnceLock::new(),
        })
    }

    /// Works out the order of the day for new segments, so that no search has to.
    pub fn warm(&self, day: Date, vocabulary: &Vocabulary) {
        for rows in &self.rows {
            rows.day(day, vocabulary);
        }
    }

    /// The character pairs of all names, read from the term dictionary when first needed.
    pub fn pairs(&self, field: tantivy::schema::Field) -> &Pairs {
        self.pairs
            .get_or_init(|| Pairs::read(&self.searcher, field).unwrap_or_default())
    }
}
