//! A fresh store for each test: a temporary folder, a hand-held clock, on PostgreSQL a database of its own.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use domain::{clock::Instant, id::FileId};
use store::{
    Options, Store,
    clock::HandClock,
    keys::Keys,
    store::{FilePlace, Place},
};

use crate::bucket::BucketServer;

pub const START: Instant = Instant(1_772_000_000_000);

pub struct Bed {
    pub store: Store,
    pub clock: Arc<HandClock>,
    pub options: Options,
    /// Where the files are, if not in the folder.
    pub bucket: Option<BucketServer>,
    folder: tempfile::TempDir,
    /// Address of the server and name of this test's database.
    postgres: Option<(String, String)>,
}

static COUNT: AtomicU64 = AtomicU64::new(0);

impl Bed {
    pub async fn sqlite() -> Self {
        Self::open(None, None).await
    }

    pub async fn sqlite_and_bucket() -> Self {
        Self::open(None, Some(BucketServer::start().await)).await
    }

    pub async fn postgres() -> Option<Self> {
        Some(Self::open(Some(new_database().await?), None).await)
    }

    pub async fn postgres_and_bucket() -> Option<Self> {
        let database = new_database().await?;
        Some(Self::open(Some(database), Some(BucketServer::start().await)).await)
    }

    async fn open(postgres: Option<(String, String)>, bucket: Option<BucketServer>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(HandClock::at(START));
        let keys = Arc::new(Keys::open_or_create(folder.path().join("keys/fields.json")).unwrap());
        let mut options = Options::embedded(folder.path(), clock.clone(), keys);
        if let Some((server, name)) = &postgres {
            options.place = Place::Postgres {
                url: database(server, name),
            };
        }
        if let Some(bucket) = &bucket {
            options.files = FilePlace::Bucket(bucket.settings());
        }
        let store = Store::open(options.clone()).await.unwrap();
        Self {
            store,
            clock,
            options,
            bucket,
            folder,
            postgres,
        }
    }

    pub fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// The folder the bytes of a file lie in, wherever they are; made if it is not there.
    pub fn folder_of_file(&self, id: FileId) -> PathBuf {
        let name = id.to_string();
        let root = match &self.bucket {
            Some(bucket) => bucket.folder(),
            None => self.folder(),
        };
        let folder = root.join("files").join(&name[name.len() - 2..]);
        std::fs::create_dir_all(&folder).unwrap();
        folder
    }

    /// Another program on the same data: a second node, or the same one after a restart.
    pub async fn another(&self) -> Store {
        Store::open(self.options.clone()).await.unwrap()
    }

    pub fn later_ms(&self, ms: i64) -> Instant {
        let now = self.store.now().plus_ms(ms);
        self.clock.move_to(now);
        now
    }

    /// Changes the database behind the store's back.
    pub async fn tamper(&self, sql: &str) {
        match &self.options.place {
            Place::Postgres { url } => run(url, sql).await,
            Place::Embedded => {
                let database =
                    rusqlite::Connection::open(self.folder().join("zhangban.db")).unwrap();
                database.execute_batch(sql).unwrap();
            }
        }
    }

    /// Text of every cell of one column, as the database gives it.
    pub async fn column(&self, table: &str, column: &str) -> Vec<String> {
        let sql = format!("SELECT CAST({column} AS TEXT) FROM {table} WHERE {column} IS NOT NULL");
        match &self.options.place {
            Place::Postgres { url } => {
                let rows = connect(url).await.query(&sql, &[]).await.unwrap();
                rows.iter().map(|row| row.get(0)).collect()
            }
            Place::Embedded => {
                let database =
                    rusqlite::Connection::open(self.folder().join("zhangban.db")).unwrap();
                let mut statement = database.prepare(&sql).unwrap();
                let rows = statement.query_map([], |row| row.get(0)).unwrap();
                rows.map(Result::unwrap).collect()
            }
        }
    }

    pub async fn drop_database(&self) {
        if let Some((server, name)) = &self.postgres {
            self.store.close().await;
            run(server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
    }
}

/// Whether every count is asked for (`cargo xtask test --full`).
#[expect(
    clippy::disallowed_methods,
    reason = "the counts are chosen by whoever runs the suite"
)]
pub fn full() -> bool {
    std::env::var("ZHANGBAN_TEST_FULL").is_ok()
}

/// A new database on the server that is named, if one is.
#[expect(
    clippy::disallowed_methods,
    reason = "the server is named by whoever runs the suite"
)]
async fn new_database() -> Option<(String, String)> {
    let server = std::env::var("ZHANGBAN_TEST_PG").ok()?;
    let name = format!(
        "t{}_{}",
        std::process::id(),
        COUNT.fetch_add(1, Ordering::SeqCst)
    );
    run(&server, &format!("CREATE DATABASE {name}")).await;
    Some((server, name))
}

/// The address of one database on the server; `ZHANGBAN_TEST_PG` may be a URL or a list of settings.
fn database(server: &str, name: &str) -> String {
    match server.split_once("://") {
        None => format!("{server} dbname={name}"),
        Some((scheme, rest)) => {
            let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
            let host = place.split('/').next().unwrap_or_default();
            format!("{scheme}://{host}/{name}?{query}")
        }
    }
}

async fn connect(url: &str) -> tokio_postgres::Client {
    let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls)
        .await
        .unwrap();
    tokio::spawn(connection);
    client
}

async fn run(url: &str, sql: &str) {
    connect(url).await.batch_execute(sql).await.unwrap();
}
