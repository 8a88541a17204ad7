//! The usual alternatives, ranked: SQLite's FTS5 with bm25 and PostgreSQL's tsvector with ts_rank, both over the
//! same texts cut into pairs of characters beforehand, because neither cuts Hanzi itself.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;

use domain::market::agency::{Agency, CertificateStanding};
use rusqlite::Connection;
use search::fold::{fold_chars, is_han, is_word};
use search::vocabulary::Vocabulary;
use tokio_postgres::types::ToSql;

use crate::TODAY;
use crate::measure::{Took, cpu_of_process, cpu_of_thread, measured};

/// Stands where a phrase must not reach across.
const GAP: &str = "zz0";
const TOP: i64 = 20;

/// Everything a word can stand in: names, titles, services by the catalogue's name, licences valid today.
pub fn texts(agency: &Agency) -> Vec<String> {
    let taxonomy = Vocabulary::built_in().taxonomy;
    let mut texts = vec![agency.name.clone(), agency.short_name.clone()];
    for listing in &agency.services {
        texts.push(listing.title.clone());
        texts.extend(
            taxonomy
                .service(listing.service)
                .map(|row| row.name.clone()),
        );
    }
    let valid = agency.certificates.iter();
    let valid = valid.filter(|row| row.standing(TODAY) == CertificateStanding::Valid);
    for certificate in valid {
        let rows = taxonomy.licences.iter();
        let named = rows.filter(|row| row.code == certificate.licence);
        texts.extend(named.map(|row| row.name.clone()));
    }
    texts.sort_unstable();
    texts.dedup();
    texts
}

/// Pairs of neighbouring Hanzi and whole words, separated by spaces.
pub fn pairs(text: &str) -> Vec<String> {
    let chars = fold_chars(text);
    let mut tokens = Vec::new();
    for run in chars.chunk_by(|a, b| (is_han(*a) && is_han(*b)) || (is_word(*a) && is_word(*b))) {
        match run {
            [c] if is_han(*c) => tokens.push(c.to_string()),
            [first, ..] if is_han(*first) => {
                tokens.extend(run.windows(2).map(|pair| pair.iter().collect::<String>()));
            }
            [first, ..] if is_word(*first) => tokens.push(run.iter().collect()),
            _ => {}
        }
        tokens.push(GAP.to_owned());
    }
    tokens
}

pub fn cut(agency: &Agency) -> String {
    let tokens: Vec<String> = texts(agency).iter().flat_map(|text| pairs(text)).collect();
    tokens.join(" ")
}

/// What facets count of an agency, as pairs of facet and value: services, licences valid today, its seat, its stars,
/// and whether it joins consortia. Ours counts four facets more.
pub fn counted(agency: &Agency) -> Vec<(i64, i64)> {
    let vocabulary = Vocabulary::built_in();
    let services = agency.services.iter();
    let services = services.filter_map(|row| vocabulary.service_index(row.service));
    let valid = agency.certificates.iter();
    let valid = valid.filter(|row| row.standing(TODAY) == CertificateStanding::Valid);
    let licences = valid.filter_map(|row| vocabulary.licence_index(&row.licence));
    let mut counted: Vec<(i64, i64)> = services
        .map(|index| (SERVICE, index as i64))
        .chain(licences.map(|index| (1, index as i64)))
        .collect();
    counted.push((2, i64::from(agency.region.number())));
    counted.push((3, i64::from(agency.credit.hundredths() / 100)));
    counted.push((4, i64::from(agency.consortium)));
    counted.sort_unstable();
    counted.dedup();
    counted
}

/// The facet of services, which is compared.
const SERVICE: i64 = 0;

/// Rows by facet and value.
pub type FacetCounts = BTreeMap<(i64, i64), i64>;

/// How many rows offer each service, by its place in the catalogue.
pub fn services(counts: &FacetCounts) -> BTreeMap<i64, i64> {
    let services = counts.iter().filter(|((facet, _), _)| *facet == SERVICE);
    services
        .map(|((_, value), count)| (*value, *count))
        .collect()
}

fn phrases(query: &str) -> Vec<Vec<String>> {
    let phrase = |word: &str| {
        let mut tokens = pairs(word);
        tokens.retain(|token| token != GAP);
        tokens
    };
    query.split_whitespace().map(phrase).collect()
}

pub trait Peer {
    fn name(&self) -> &'static str;
    /// The best twenty, ranked, and what finding them took.
    fn ranked(&mut self, query: &str) -> Took;
    /// What facets count among all rows that answer.
    fn facets(&mut self, query: &str) -> (Took, FacetCounts);
    /// Every row that answers.
    fn all(&mut self, query: &str) -> BTreeSet<u64>;
}

pub struct Fts(Connection);

impl Fts {
    /// Opens what an earlier run built, or builds it.
    pub fn open(file: &Path, count: u64) -> Self {
        let mut database = Connection::open(file).expect("a database");
        let known =
            database.query_row("SELECT count(*) FROM built", [], |row| row.get::<_, i64>(0));
        if known.is_err() {
            let schema = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; \
                 CREATE VIRTUAL TABLE agency USING fts5(text, content = ''); \
                 CREATE TABLE counted (agency INTEGER, facet INTEGER, value INTEGER, \
                 PRIMARY KEY (agency, facet, value)) WITHOUT ROWID;";
            database.execute_batch(schema).expect("FTS5");
            let transaction = database.transaction().expect("a transaction");
            {
                let insert = "INSERT INTO agency (rowid, text) VALUES (?1, ?2)";
                let mut insert = transaction.prepare(insert).expect("a statement");
                let count_in = "INSERT INTO counted VALUES (?1, ?2, ?3)";
                let mut count_in = transaction.prepare(count_in).expect("a statement");
                for (n, agency) in (0_i64..).zip(crate::rows(count)) {
                    insert.execute((n, cut(&agency))).expect("a row");
                    for (facet, value) in counted(&agency) {
                        count_in.execute((n, facet, value)).expect("a row");
                    }
                }
            }
            let done =
                "INSERT INTO agency (agency) VALUES ('optimize'); CREATE TABLE built AS SELECT 1;";
            transaction.execute_batch(done).expect("a merge");
            transaction.commit().expect("a commit");
        }
        database
            .pragma_update(None, "cache_size", -400_000)
            .expect("a setting");
        database
            .pragma_update(None, "mmap_size", 1_i64 << 30)
            .expect("a setting");
        Self(database)
    }

    fn words(query: &str) -> String {
        let quoted = phrases(query)
            .into_iter()
            .map(|phrase| format!("\"{}\"", phrase.join(" ")));
        quoted.collect::<Vec<String>>().join(" AND ")
    }
}

impl Peer for Fts {
    fn name(&self) -> &'static str {
        "FTS5, bm25"
    }

    fn ranked(&mut self, query: &str) -> Took {
        let words = Self::words(query);
        let ask = "SELECT rowid FROM agency WHERE agency MATCH ?1 ORDER BY rank LIMIT ?2";
        let ask = || {
            let mut statement = self.0.prepare_cached(ask).expect("a statement");
            let rows = statement.query_map((&words, TOP), |row| row.get::<_, i64>(0));
            rows.expect("rows").count()
        };
        measured(cpu_of_thread, ask).1
    }

    fn facets(&mut self, query: &str) -> (Took, FacetCounts) {
        let words = Self::words(query);
        let ask = "WITH hit AS MATERIALIZED (SELECT rowid AS id FROM agency WHERE agency MATCH ?1) \
             SELECT facet, value, count(*) FROM hit JOIN counted ON counted.agency = hit.id GROUP BY facet, value";
        let ask = || -> FacetCounts {
            let mut statement = self.0.prepare_cached(ask).expect("a statement");
            let rows = statement.query_map([&words], |row| {
                Ok(((row.get(0)?, row.get(1)?), row.get(2)?))
            });
            rows.expect("rows")
                .map(|row| row.expect("a count"))
                .collect()
        };
        let (counts, took) = measured(cpu_of_thread, ask);
        (took, counts)
    }

    fn all(&mut self, query: &str) -> BTreeSet<u64> {
        let ask = "SELECT rowid FROM agency WHERE agency MATCH ?1";
        let mut statement = self.0.prepare(ask).expect("a statement");
        let rows = statement.query_map([Self::words(query)], |row| row.get::<_, i64>(0));
        rows.expect("rows")
            .map(|row| row.expect("a number") as u64)
            .collect()
    }
}

pub struct Postgres {
    runtime: tokio::runtime::Runtime,
    client: tokio_postgres::Client,
    pid: String,
}

impl Postgres {
    pub fn open(url: &str, count: u64) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime");
        let client = runtime.block_on(async {
            let (client, connection) =
                tokio_postgres::connect(url, tokio_postgres::NoTls).await.expect("PostgreSQL");
            tokio::spawn(connection);
            // One process each, as the others have.
            let alone = "SET max_parallel_workers_per_gather = 0; SET maintenance_work_mem = '1GB'; SET work_mem = '256MB'; SET jit = off";
            client.batch_execute(alone).await.expect("settings");
            client
        });
        let mut peer = Self {
            runtime,
            client,
            pid: String::new(),
        };
        peer.pid = peer.one("SELECT pg_backend_pid()::bigint").to_string();
        if peer.one("SELECT count(*) FROM pg_class WHERE relname = 'agency_text'") == 0 {
            peer.build(count);
        }
        peer
    }

    fn one(&self, ask: &str) -> i64 {
        let row = self.runtime.block_on(self.client.query_one(ask, &[]));
        row.expect("a row").get(0)
    }

    fn build(&self, count: u64) {
        let schema = "CREATE UNLOGGED TABLE agency_raw (id bigint, text text); \
             CREATE UNLOGGED TABLE counted (agency bigint, facet bigint, value bigint)";
        self.batch(schema);
        let texts = (0_u64..).zip(crate::rows(count));
        self.copy(
            "agency_raw",
            texts.map(|(n, agency)| format!("{n}\t{}\n", cut(&agency))),
        );
        let counts = (0_u64..).zip(crate::rows(count)).flat_map(|(n, agency)| {
            let line = move |(facet, value)| format!("{n}\t{facet}\t{value}\n");
            counted(&agency).into_iter().map(line)
        });
        self.copy("counted", counts);
        let index = "CREATE UNLOGGED TABLE agency_text AS SELECT id, to_tsvector('simple', text) AS words FROM agency_raw; \
             DROP TABLE agency_raw; CREATE INDEX ON agency_text USING gin (words); \
             CREATE UNIQUE INDEX ON counted (agency, facet, value); ANALYZE agency_text; VACUUM ANALYZE counted";
        index.split("; ").for_each(|step| self.batch(step));
    }

    fn batch(&self, statements: &str) {
        let done = self.runtime.block_on(self.client.batch_execute(statements));
        done.expect("PostgreSQL takes it");
    }

    fn copy(&self, table: &str, lines: impl Iterator<Item = String>) {
        use futures::SinkExt as _;
        let work = async {
            let copy = format!("COPY {table} FROM STDIN");
            let copy = self.client.copy_in(&copy).await.expect("a copy");
            futures::pin_mut!(copy);
            let mut held = String::new();
            for line in lines {
                held.push_str(&line);
                if held.len() > 1 << 20 {
                    let sent = copy.send(bytes::Bytes::from(std::mem::take(&mut held)));
                    sent.await.expect("lines");
                }
            }
            copy.send(bytes::Bytes::from(held)).await.expect("lines");
            copy.finish().await.expect("the end");
        };
        self.runtime.block_on(work);
    }

    fn words(query: &str) -> String {
        let phrase = |tokens: Vec<String>| format!("({})", tokens.join(" <-> "));
        phrases(query)
            .into_iter()
            .map(phrase)
            .collect::<Vec<String>>()
            .join(" & ")
    }

    fn ids(&self, ask: &str, values: &[&(dyn ToSql + Sync)]) -> BTreeSet<u64> {
        let rows = self
            .runtime
            .block_on(self.client.query(ask, values))
            .expect("rows");
        rows.iter().map(|row| row.get::<_, i64>(0) as u64).collect()
    }
}

impl Peer for Postgres {
    fn name(&self) -> &'static str {
        "PostgreSQL, ts_rank"
    }

    fn ranked(&mut self, query: &str) -> Took {
        let ask = "SELECT id FROM agency_text, CAST($1 AS text) AS given, to_tsquery('simple', given) AS asked \
             WHERE words @@ asked ORDER BY ts_rank(words, asked) DESC LIMIT 20";
        let words = Self::words(query);
        let cpu = || -> Duration { cpu_of_process(&self.pid) };
        measured(cpu, || self.ids(ask, &[&words])).1
    }

    fn facets(&mut self, query: &str) -> (Took, FacetCounts) {
        let ask = "WITH hit AS MATERIALIZED (SELECT id FROM agency_text WHERE words @@ to_tsquery('simple', CAST($1 AS text))) \
             SELECT facet, value, count(*) FROM hit JOIN counted ON counted.agency = hit.id GROUP BY facet, value";
        let words = Self::words(query);
        let cpu = || -> Duration { cpu_of_process(&self.pid) };
        let (rows, took) = measured(cpu, || {
            self.runtime
                .block_on(self.client.query(ask, &[&words]))
                .expect("rows")
        });
        let counts = rows
            .iter()
            .map(|row| ((row.get(0), row.get(1)), row.get(2)));
        (took, counts.collect())
    }

    fn all(&mut self, query: &str) -> BTreeSet<u64> {
        let ask =
            "SELECT id FROM agency_text WHERE words @@ to_tsquery('simple', CAST($1 AS text))";
        self.ids(ask, &[&Self::words(query)])
    }
}
