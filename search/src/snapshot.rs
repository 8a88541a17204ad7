//! A state of the index that does not change while a search reads it.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use domain::calendar::Date;
use tantivy::index::SegmentId;
use tantivy::{Searcher, SegmentReader};

use crate::correct::Pairs;
use crate::rows::Rows;
use crate::vocabulary::Vocabulary;

/// The segments of one commit with their rows.
pub struct Snapshot {
    pub searcher: Searcher,
    rows: Vec<Arc<SegmentRows>>,
    /// Counts up with each commit.
    pub generation: u64,
    /// The place in the store's commit order up to which changes are in.
    pub position: u64,
    pairs: OnceLock<Pairs>,
}

/// The rows of a segment, read when they are first asked for, so that opening an index waits for none of them.
struct SegmentRows {
    segment: SegmentReader,
    vocabulary: &'static Vocabulary,
    rows: OnceLock<tantivy::Result<Rows>>,
}

impl SegmentRows {
    fn get(&self) -> tantivy::Result<&Rows> {
        let read = || Rows::read(&self.segment, self.vocabulary);
        self.rows.get_or_init(read).as_ref().map_err(Clone::clone)
    }
}

impl Snapshot {
    /// Rows of segments an earlier snapshot has are taken over: segments never change.
    pub fn new(
        searcher: Searcher,
        earlier: Option<&Self>,
        generation: u64,
        position: u64,
        vocabulary: &'static Vocabulary,
    ) -> Self {
        let mut known: HashMap<SegmentId, &Arc<SegmentRows>> = HashMap::new();
        // What could not be read is read anew.
        let is_read = |rows: &&Arc<SegmentRows>| !matches!(rows.rows.get(), Some(Err(_)));
        let earlier = earlier.iter().flat_map(|earlier| &earlier.rows);
        for rows in earlier.filter(is_read) {
            known.insert(rows.segment.segment_id(), rows);
        }
        let rows = searcher.segment_readers().iter().map(|segment| {
            let new = || {
                Arc::new(SegmentRows {
                    segment: segment.clone(),
                    vocabulary,
                    rows: OnceLock::new(),
                })
            };
            let earlier = known.get(&segment.segment_id());
            earlier.map_or_else(new, |rows| Arc::clone(rows))
        });
        Self {
            rows: rows.collect(),
            searcher,
            generation,
            position,
            pairs: OnceLock::new(),
        }
    }

    /// The rows of a segment.
    pub fn rows(&self, segment: usize) -> tantivy::Result<&Rows> {
        self.rows[segment].get()
    }

    /// Reads the rows, and works out the order of the day for new segments, so that no search has to.
    pub fn warm(&self, day: Option<Date>, vocabulary: &Vocabulary) -> tantivy::Result<()> {
        for rows in &self.rows {
            let rows = rows.get()?;
            if let Some(day) = day {
                rows.day(day, vocabulary);
            }
        }
        Ok(())
    }

    /// The character pairs of all names, read from the term dictionary when first needed.
    pub fn pairs(&self, field: tantivy::schema::Field) -> &Pairs {
        self.pairs
            .get_or_init(|| Pairs::read(&self.searcher, field).unwrap_or_default())
    }
}
