//! The store: its ports and the one way to change it.

use std::{path::PathBuf, sync::Arc, time::Duration};

use domain::clock::Instant;

use crate::{
    clock::SharedClock,
    db::{Database, value::args},
    error::{Result, StoreError},
    files::FileStore,
    keys::Keys,
    ports::{
        Accounts, Agencies, Cases, Counters, Dockets, Drafts, Files, Home, Limits, Notices, Outbox,
        Readings, Rules, Schedule, Sessions, Tokens,
    },
    postgres,
    read::Shelf,
    schema, sqlite,
    unit::{Saved, Unit},
    write,
};

/// How long a writer that can work lets a question wait: many times a batch of 64 units.
const PING_WAIT: Duration = Duration::from_secs(2);

const COMMITS: &str = "SELECT seq FROM commit_clock WHERE id = 1";
const KEY_CHECK: &str = "SELECT value FROM key_check WHERE id = 1";
const KNOW_KEYS: &str =
    "INSERT INTO key_check (id, value) VALUES (1, $1) ON CONFLICT DO NOTHING RETURNING id";

/// A database knows its key ring. A new ring is written for an empty database and for no other: whoever restores a
/// copy without its keys is told so, instead of losing every personal field.
async fn know_keys(db: &dyn Database, keys: &Keys) -> Result<()> {
    let known = async || -> Result<Option<String>> {
        let row = db.read_one(KEY_CHECK, Vec::new()).await?;
        row.map(|row| row.text(0).map(str::to_owned)).transpose()
    };
    if known().await?.is_none() {
        let commits = db.count(COMMITS, Vec::new()).await?;
        if keys.is_new() && commits > 0 {
            return Err(StoreError::OtherKeys);
        }
        if keys.is_new() {
            keys.keep()?;
        }
        db.change(KNOW_KEYS, args![keys.check_value()]).await?;
    }
    // Read again: of two programs that start at once, one has said it.
    match known().await? == Some(keys.check_value()) {
        true => Ok(()),
        false => Err(StoreError::OtherKeys),
    }
}

/// Which database to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The embedded one, `zhangban.db` in the data folder.
    Embedded,
    /// A PostgreSQL, or what speaks its protocol, by address.
    Postgres { url: String },
}

/// What a store needs from outside.
#[derive(Clone)]
pub struct Options {
    pub place: Place,
    /// Holds the embedded database, `files/`, and `parts/` of unfinished uploads.
    pub folder: PathBuf,
    pub clock: SharedClock,
    pub keys: Arc<Keys>,
    /// Connections that only read.
    pub readers: usize,
}

impl Options {
    #[must_use]
    pub fn embedded(folder: impl Into<PathBuf>, clock: SharedClock, keys: Arc<Keys>) -> Self {
        Self {
            place: Place::Embedded,
            folder: folder.into(),
            clock,
            keys,
            readers: 4,
        }
    }

    #[must_use]
    pub fn postgres(
        url: impl Into<String>,
        folder: impl Into<PathBuf>,
        clock: SharedClock,
        keys: Arc<Keys>,
    ) -> Self {
        Self {
            place: Place::Postgres { url: url.into() },
            readers: 8,
            ..Self::embedded(folder, clock, keys)
        }
    }
}

/// Everything that is kept, behind one port per aggregate.
#[derive(Clone)]
pub struct Store {
    pub accounts: Arc<dyn Accounts>,
    pub sessions: Arc<dyn Sessions>,
    pub tokens: Arc<dyn Tokens>,
    pub drafts: Arc<dyn Drafts>,
    pub cases: Arc<dyn Cases>,
    pub dockets: Arc<dyn Dockets>,
    pub agencies: Arc<dyn Agencies>,
    pub notices: Arc<dyn Notices>,
    pub files: Arc<dyn Files>,
    pub outbox: Arc<dyn Outbox>,
    pub schedule: Arc<dyn Schedule>,
    pub readings: Arc<dyn Readings>,
    pub counters: Arc<dyn Counters>,
    pub limits: Arc<dyn Limits>,
    pub rules: Arc<dyn Rules>,
    pub home: Arc<dyn Home>,
    /// The bytes of files: uploads, reading, collection.
    pub file_store: FileStore,
    pub(crate) keys: Arc<Keys>,
    pub(crate) db: Arc<dyn Database>,
    pub(crate) clock: SharedClock,
}

impl Store {
    /// Opens the database, brings its schema up to date and starts the writer.
    ///
    /// # Errors
    /// The database or folder cannot be used, a newer program has changed the schema, or the keys are not the ones
    /// the database was sealed with.
    pub async fn open(options: Options) -> Result<Self> {
        tokio::fs::create_dir_all(&options.folder).await?;
        let db: Arc<dyn Database> = match &options.place {
            Place::Embedded => sqlite::open(&options).await?,
            Place::Postgres { url } => postgres::open(url, &options).await?,
        };
        know_keys(db.as_ref(), &options.keys).await?;
        let file_store =
            FileStore::open(&options.folder, db.clone(), options.clock.clone()).await?;
        let shelf = Arc::new(Shelf {
            db: db.clone(),
            keys: options.keys.clone(),
        });
        Ok(Self {
            accounts: shelf.clone(),
            sessions: shelf.clone(),
            tokens: shelf.clone(),
            drafts: shelf.clone(),
            cases: shelf.clone(),
            dockets: shelf.clone(),
            agencies: shelf.clone(),
            notices: shelf.clone(),
            files: shelf.clone(),
            outbox: shelf.clone(),
            schedule: shelf.clone(),
            readings: shelf.clone(),
            counters: shelf.clone(),
            limits: shelf.clone(),
            rules: shelf.clone(),
            home: shelf,
            file_store,
            keys: options.keys,
            db,
            clock: options.clock,
        })
    }

    /// Saves a unit in one commit, or nothing of it. Returns after the commit is safe.
    ///
    /// # Errors
    /// `Conflict` when the world has moved on, `Unavailable` when it is not known whether the unit was saved.
    pub async fn save(&self, unit: Unit) -> Result<Saved> {
        let plan = write::plan(&self.keys, unit)?;
        self.db.queue().run(plan).await
    }

    /// Whether units can be saved: asked through the writer's own queue and transaction.
    ///
    /// # Errors
    /// They cannot, or not soon.
    pub async fn ping(&self) -> Result<()> {
        let asked = self.db.queue().statement(COMMITS, Vec::new());
        let rows = tokio::time::timeout(PING_WAIT, asked)
            .await
            .map_err(|_| StoreError::unavailable("the writer does not answer"))??;
        rows.first()
            .map(|_| ())
            .ok_or_else(|| StoreError::corrupt("commit_clock", 1, "no row"))
    }

    /// Takes what was erased out of the embedded database's log. PostgreSQL frees dead rows by itself, in its time.
    ///
    /// # Errors
    /// The log is in use or cannot be written.
    pub async fn scrub(&self) -> Result<()> {
        self.db.scrub().await
    }

    /// The time as the writer's clock has it.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// The schema this program knows.
    #[must_use]
    pub fn schema_version() -> i64 {
        schema::known()
    }

    /// Saves what is queued and ends the writer; later saves are `Unavailable`.
    pub async fn close(&self) {
        self.db.close().await;
    }
}
