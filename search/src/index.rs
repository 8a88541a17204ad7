//! The index as the server uses it: apply changes, commit, search.

use std::collections::HashSet;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use domain::calendar::Date;
use domain::id::AgencyId;
use domain::market::agency::{Agency, AgencyStatus};
use domain::search::{AgencyQuery, SearchHits, Suggestion};
use tantivy::directory::MmapDirectory;
use tantivy::indexer::UserOperation;
use tantivy::{IndexReader, IndexSettings, IndexWriter, ReloadPolicy, TantivyDocument, Term};

use crate::correct;
use crate::explain::explain;
use crate::plan::Plan;
use crate::run::{Page, Run};
use crate::schema::{Fields, SHAPE};
use crate::snapshot::Snapshot;
use crate::suggest;
use crate::vocabulary::Vocabulary;

/// Memory of the writer's threads before they write their segments; tantivy asks for 15 MB each at least.
const WRITER_BYTES: usize = 256 << 20;
/// One makes rows into documents, two cut them into tokens.
const WRITER_THREADS: usize = 2;
/// Documents handed to the writer's threads at a time; each is a few hundred bytes.
const HANDED_OVER: usize = 256;
/// The file beside the index that names the shape it was built with.
const SHAPE_FILE: &str = "shape.txt";

/// A change to the index, in the order of the store's commits.
#[derive(Clone, Debug)]
pub enum Change {
    /// The agency as it now is. Only listed agencies are found.
    Upsert(Box<Agency>),
    Remove(AgencyId),
}

/// Something the index could not do; none of it depends on what a visitor typed.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    #[error("the index failed: {0}")]
    Index(#[from] tantivy::TantivyError),
    #[error("the index folder failed: {0}")]
    Folder(#[from] std::io::Error),
}

/// Agencies, searchable. Searches run side by side; changes go one after another.
pub struct Index {
    fields: Fields,
    vocabulary: &'static Vocabulary,
    writer: Mutex<Writer>,
    reader: IndexReader,
    snapshot: RwLock<Arc<Snapshot>>,
    last_day: Mutex<Option<Date>>,
}

/// What takes changes in, one caller after another.
struct Writer {
    index: IndexWriter<TantivyDocument>,
    /// What came since the last commit.
    taken: HashSet<AgencyId>,
}

impl Index {
    /// An index in memory.
    pub fn in_memory() -> Result<Self, SearchError> {
        let fields = Fields::new();
        let builder = tantivy::Index::builder().schema(fields.schema.clone());
        let index = builder.settings(settings()).create_in_ram()?;
        Self::with(index, fields)
    }

    /// Opens the index in a folder, or begins an empty one there. An index of an older shape is thrown
    /// away: [`Index::position`] is then 0 and the store feeds it anew.
    pub fn open(folder: &Path) -> Result<Self, SearchError> {
        let shape = folder.join(SHAPE_FILE);
        if std::fs::read_to_string(&shape).is_ok_and(|known| known == SHAPE) {
            let fields = Fields::new();
            if let Ok(index) = tantivy::Index::open_in_dir(folder) {
                return Self::with(index, fields);
            }
        }
        Self::create(folder)
    }

    /// Begins an empty index in a folder; what the folder held is gone.
    pub fn create(folder: &Path) -> Result<Self, SearchError> {
        if folder.exists() {
            std::fs::remove_dir_all(folder)?;
        }
        std::fs::create_dir_all(folder)?;
        let fields = Fields::new();
        let directory = MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?;
        let builder = tantivy::Index::builder().schema(fields.schema.clone());
        let index = builder.settings(settings()).open_or_create(directory)?;
        std::fs::write(folder.join(SHAPE_FILE), SHAPE)?;
        Self::with(index, fields)
    }

    fn with(index: tantivy::Index, fields: Fields) -> Result<Self, SearchError> {
        Fields::register(&index);
        let position = index.load_metas()?.payload;
        let position = position.and_then(|text| text.parse().ok()).unwrap_or(0);
        let writer = Writer {
            index: index.writer_with_num_threads(WRITER_THREADS, WRITER_BYTES)?,
            taken: HashSet::new(),
        };
        let builder = index.reader_builder().reload_policy(ReloadPolicy::Manual);
        let reader = builder.try_into()?;
        let vocabulary = Vocabulary::built_in();
        let snapshot = Snapshot::new(reader.searcher(), None, 0, position, vocabulary);
        let snapshot = Arc::new(snapshot);
        let reading = Arc::clone(&snapshot);
        // A search that comes first reads what it needs itself, and meets the same error if there is one.
        let read = move || drop(reading.warm(None, vocabulary));
        std::thread::Builder::new()
            .name("search-rows".into())
            .spawn(read)?;
        Ok(Self {
            fields,
            vocabulary,
            writer: Mutex::new(writer),
            reader,
            snapshot: RwLock::new(snapshot),
            last_day: Mutex::new(None),
        })
    }

    /// Takes changes in; they are found after [`Index::commit`].
    pub fn apply(&self, changes: impl IntoIterator<Item = Change>) -> Result<(), SearchError> {
        let mut writer = locked(&self.writer);
        let snapshot = self.snapshot();
        let mut operations = Vec::with_capacity(HANDED_OVER + 1);
        for change in changes {
            let (id, agency) = match change {
                Change::Remove(id) => (id, None),
                Change::Upsert(agency) => (agency.id, Some(agency)),
            };
            // Looking for a row that cannot be there costs every segment a look.
            let term = Term::from_field_text(self.fields.id, &id.to_string());
            if !writer.taken.insert(id) || snapshot.searcher.doc_freq(&term)? > 0 {
                operations.push(UserOperation::Delete(term));
            }
            let listed = agency.filter(|agency| agency.status == AgencyStatus::Listed);
            let document = listed.map(|agency| self.fields.document(&agency, self.vocabulary));
            operations.extend(document.map(UserOperation::Add));
            if operations.len() >= HANDED_OVER {
                writer.index.run(operations.drain(..))?;
            }
        }
        writer.index.run(operations)?;
        Ok(())
    }

    /// Makes applied changes searchable and notes up to where in the store's commit order they reach.
    pub fn commit(&self, position: u64) -> Result<u64, SearchError> {
        let mut writer = locked(&self.writer);
        let mut prepared = writer.index.prepare_commit()?;
        prepared.set_payload(&position.to_string());
        prepared.commit()?;
        self.reader.reload()?;
        let earlier = self.snapshot();
        let generation = earlier.generation + 1;
        let searcher = self.reader.searcher();
        let next = Snapshot::new(
            searcher,
            Some(&earlier),
            generation,
            position,
            self.vocabulary,
        );
        let day = *locked(&self.last_day);
        next.warm(day, self.vocabulary)?;
        let mut current = self
            .snapshot
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        *current = Arc::new(next);
        writer.taken.clear();
        Ok(generation)
    }

    /// Where the index stands in the store's commit order.
    pub fn position(&self) -> u64 {
        self.snapshot().position
    }

    /// Counts up with each commit of this process; an answer says which one it came from.
    pub fn generation(&self) -> u64 {
        self.snapshot().generation
    }

    /// How many agencies can be found.
    pub fn len(&self) -> u64 {
        self.snapshot().searcher.num_docs()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Searches as of `today`, or as of yesterday for a page that was begun before midnight. Another day in
    /// the address is not honoured: each new day costs a hash of every row.
    pub fn search(&self, query: &AgencyQuery, today: Date) -> Result<SearchHits, SearchError> {
        let snapshot = self.snapshot();
        let begun = query.day.filter(|day| today.previous_day() == Some(*day));
        let day = begun.unwrap_or(today);
        *locked(&self.last_day) = Some(today);
        let plan = Plan::new(query, &self.fields, self.vocabulary);
        if plan.unsearchable {
            return Ok(SearchHits {
                generation: snapshot.generation,
                ..SearchHits::default()
            });
        }
        let run = Run {
            fields: &self.fields,
            snapshot: &snapshot,
            vocabulary: self.vocabulary,
            query,
            day,
            facets: true,
        };
        let Page {
            total,
            found,
            more,
            facets,
        } = run.page(&plan)?;
        let next = found.last().filter(|_| more).map(|last| last.place);
        let correction = if total == 0 && query.after.is_none() {
            correct::correction(&run, &plan)?
        } else {
            None
        };
        Ok(SearchHits {
            total,
            hits: explain(&run, &plan, &found)?,
            next,
            facets,
            recognised: plan.recognised,
            correction,
            generation: snapshot.generation,
        })
    }

    /// Lines for the box while somebody types, at most `count`.
    pub fn suggest(
        &self,
        prefix: &str,
        count: usize,
        today: Date,
    ) -> Result<Vec<Suggestion>, SearchError> {
        let snapshot = self.snapshot();
        Ok(suggest::suggest(
            &snapshot,
            &self.fields,
            self.vocabulary,
            prefix,
            count,
            today,
        )?)
    }

    fn snapshot(&self) -> Arc<Snapshot> {
        let current = self.snapshot.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&current)
    }
}

/// Cards are read one by one for the rows of a page: small blocks spare unpacking their neighbours.
fn settings() -> IndexSettings {
    IndexSettings {
        docstore_blocksize: 4_096,
        ..IndexSettings::default()
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
