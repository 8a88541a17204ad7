//! A site of several nodes: each has a folder of its own; database, bucket, keys and mail server are shared.

use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use bytes::Bytes;
use domain::{
    caller::{Caller, Grant, Role},
    clock::Instant,
    court::{
        desk::{CourtDesk as _, ExhibitWords, IdempotencyKey},
        evidence::EvidenceKind,
    },
    id::{AccountId, CaseId, DraftId},
};
use server::{
    config::{Config, S3Setting, SecretText},
    context::State,
    desk::court::Court,
};
use tempfile::TempDir;
use tokio::time::{MissedTickBehavior, interval, timeout};

use super::{bucket::BucketServer, proxy::Proxy};
use crate::support::{Server, pages::PAGES, smtp::Sink};

/// Longer than anything a test waits for.
pub const PATIENCE: Duration = Duration::from_secs(60);

static COUNT: AtomicU64 = AtomicU64::new(0);

pub struct Site {
    pub proxy: Proxy,
    pub bucket: BucketServer,
    pub mail: Sink,
    folder: TempDir,
    server: String,
    database: String,
}

impl Site {
    /// Without a PostgreSQL there is none.
    #[expect(
        clippy::disallowed_methods,
        reason = "the server is named by whoever runs the suite"
    )]
    pub async fn open() -> Option<Self> {
        let Ok(server) = std::env::var("ZHANGBAN_TEST_PG") else {
            eprintln!("ZHANGBAN_TEST_PG is not set: not run");
            return None;
        };
        let n = COUNT.fetch_add(1, Ordering::SeqCst);
        let database = format!("n{}_{n}", std::process::id());
        run(&server, &format!("CREATE DATABASE {database}")).await;
        Some(Self {
            proxy: Proxy::start().await,
            bucket: BucketServer::start().await,
            mail: Sink::start().await,
            folder: tempfile::tempdir().expect("a folder"),
            server,
            database,
        })
    }

    pub fn origin(&self) -> String {
        format!("http://{}", self.proxy.address)
    }

    /// The data folder of a node.
    pub fn data(&self, place: usize) -> PathBuf {
        self.folder.path().join(format!("node-{place}"))
    }

    /// What is the same on every node, and its folder.
    pub fn set(&self, place: usize, config: &mut Config) {
        let bucket = self.bucket.settings();
        config.data = self.data(place);
        config.origin = Some(self.origin().parse().expect("an origin"));
        config.store.postgres = Some(SecretText::new(self.url()));
        config.files.s3 = Some(S3Setting {
            endpoint: bucket.endpoint,
            bucket: bucket.name,
            region: bucket.region,
            key_id: bucket.key_id,
            secret: Some(SecretText::new(bucket.secret)),
            secret_file: None,
            path_style: bucket.path_style,
            silence_seconds_max: 5,
        });
        if let Some(smtp) = &mut config.smtp {
            smtp.host = self.mail.address.ip().to_string();
            smtp.port = self.mail.address.port();
        }
    }

    /// Starts a node and puts it behind the proxy. All but the first get a copy of the first one's keys.
    pub async fn start(&self, place: usize) -> Server {
        self.start_with(place, |_| {}).await
    }

    pub async fn start_with(&self, place: usize, change: impl FnOnce(&mut Config)) -> Server {
        if place > 0 {
            copy_keys(&self.data(0), &self.data(place));
        }
        let server = Server::with(|config| {
            self.set(place, config);
            change(config);
        })
        .await;
        self.proxy.set(place, server.running.address);
        server
    }

    /// Two nodes.
    pub async fn pair(&self) -> [Server; 2] {
        let first = self.start(0).await;
        [first, self.start(1).await]
    }

    pub async fn close(self, nodes: impl IntoIterator<Item = Server>) {
        for node in nodes {
            node.stop().await;
        }
        let drop = format!("DROP DATABASE {} WITH (FORCE)", self.database);
        run(&self.server, &drop).await;
    }

    /// The address of this site's database; the variable may be a URL or a list of settings.
    fn url(&self) -> String {
        let (scheme, rest) = self.server.split_once("://").expect("an address");
        let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
        let host = place.split('/').next().unwrap_or_default();
        format!("{scheme}://{host}/{}?{query}", self.database)
    }
}

pub fn copy_keys(from: &Path, to: &Path) {
    std::fs::create_dir_all(to.join("keys")).expect("a folder");
    for name in ["fields.json", "receipt-keys.json"] {
        let from = from.join("keys").join(name);
        std::fs::copy(from, to.join("keys").join(name)).expect("copied");
    }
}

/// The base address of one node, past the proxy.
pub fn base(node: &Server) -> String {
    format!("http://{}", node.running.address)
}

/// The desk's caller for an account that has arrived.
pub async fn caller(state: &State, email: &str) -> Caller {
    let found = state.context.store.accounts.by_email(email).await;
    let account = found.expect("the store answers").expect("it exists");
    person(account.id)
}

pub fn person(account: AccountId) -> Caller {
    Caller {
        account: Some(account),
        session: None,
        grants: vec![Grant::of(Role::Person)],
        second_factor: false,
    }
}

/// Asks again until it is so; what it waits for is another node's work.
pub async fn until(what: &str, patience: Duration, so: impl AsyncFn() -> bool) {
    let mut looks = interval(Duration::from_millis(20));
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let waiting = async {
        while !so().await {
            looks.tick().await;
        }
    };
    timeout(patience, waiting)
        .await
        .unwrap_or_else(|_| panic!("{what}: not within {patience:?}"));
}

/// Every node has carried out what was queued.
pub async fn at_rest(node: &Server) {
    let outbox = &node.state().context.store.outbox;
    until("the outbox is empty", PATIENCE, async || {
        outbox.depth().await.expect("the store answers") == 0
    })
    .await;
}

pub fn days_ms(days: i64) -> i64 {
    Instant(0).plus_days(days).ms()
}

async fn run(url: &str, sql: &str) {
    let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls)
        .await
        .expect("the database server answers");
    let connection = tokio::spawn(connection);
    client.batch_execute(sql).await.expect("done");
    drop(client);
    let _ = connection.await;
}

/// A draft with every page typed and one exhibit, by the desk of one node.
pub async fn drafted(state: &State, caller: &Caller, key: &str) -> DraftId {
    let court = Court::new(state.context.clone());
    let opened = court
        .open_draft(caller, IdempotencyKey(key.to_owned()))
        .await;
    let draft = opened.expect("a draft");
    for (step, row, pairs) in PAGES {
        let values = pairs
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        let saved = court
            .save_row(caller, draft, None, *step, *row, values.collect())
            .await;
        saved.unwrap_or_else(|refusal| panic!("{step:?}: {refusal:?}"));
    }
    let words = ExhibitWords {
        title: "借条".into(),
        kind: EvidenceKind::Document,
        source: "原告保存".into(),
        purpose: "证明借款关系".into(),
    };
    let note = Bytes::from(format!("the note of {key}"));
    let body = futures::stream::iter([Ok::<_, std::convert::Infallible>(note)]);
    server::evidence::add(&court, caller, draft, "借条.txt", body, words)
        .await
        .expect("an exhibit");
    draft
}

/// A submitted case, by the desk of one node.
pub async fn submitted(state: &State, caller: &Caller, key: &str) -> CaseId {
    let draft = drafted(state, caller, key).await;
    let key = IdempotencyKey(format!("submit-{key}"));
    let case = state.court.submit(caller, draft, key).await;
    case.expect("submitted")
}
