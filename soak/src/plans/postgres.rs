//! `postgres`: the database stands still for half a minute, and replies are lost after commits.

use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use tokio_postgres::NoTls;

use crate::{
    Soak, bar,
    crowd::{self, CLIENTS, Crowd},
    filer::Common,
    house::{self, House, children, signal},
    proxy::{Proxy, Shared},
    told::Told,
    watch::{self, Stopwatch},
};

const LOST: u64 = 10;
const LOST_FULL: u64 = 100;
const STOPPED: Duration = Duration::from_secs(30);
const PATIENCE: Duration = Duration::from_secs(600);
const RECOVERY_MAX: Duration = Duration::from_secs(5);
const GROWTH_KIB_MAX: u64 = 50 * 1_024;
const SUGGEST: &str = "/api/market/suggest";
/// A suggestion comes from the index of this node; it may not wait for the database.
const SUGGEST_MAX: Duration = Duration::from_secs(2);

pub async fn run(mut soak: Soak) -> Result<()> {
    let wanted = soak.rounds(LOST, LOST_FULL);
    let (url, pid) = soak.postgres()?;
    let (url, config) = (url.to_owned(), url.parse::<tokio_postgres::Config>()?);
    let port = *config.get_ports().first().context("a port")?;
    let upstream = SocketAddr::from(([127, 0, 0, 1], port));
    let proxy = Proxy::start(upstream, soak.chance.fork()).await?;
    let through = url.replace(&upstream.to_string(), &proxy.address.to_string());
    soak.ground.set("ZHANGBAN_STORE__POSTGRES", through);
    let house = soak.ground.open_as(&["serve", "--demo"]).await?;
    let (common, filers) = crowd::gather(&mut soak, CLIENTS).await?;
    let crowd = Crowd::begin(common.clone(), filers);
    lose_replies(&proxy.shared, wanted).await?;
    let Stood {
        memory,
        growth,
        suggested,
        ready,
        filed,
    } = stand_still(&house, &common, pid).await?;
    crowd.finish().await?;
    house.stop().await?;
    let told = common.ledger.read_again()?;
    let rows = cold(&url, &told).await?;
    soak.ground.set("ZHANGBAN_STORE__POSTGRES", url);
    soak.ground.must(&["verify"]).await?;
    println!(
        "{} replies lost after a commit, {} acknowledged, {rows} filings in the store, 0 lost, 0 twice; stopped for {} s: \
         {growth} KiB more than {memory} KiB of memory, {suggested} suggestions meanwhile, a commit after {} ms, a whole filing after {} ms",
        proxy.shared.lost.load(Ordering::Relaxed),
        common.ledger.filings(),
        STOPPED.as_secs(),
        ready.as_millis(),
        filed.as_millis(),
    );
    bar(growth <= GROWTH_KIB_MAX, "the memory grew too much")?;
    bar(ready <= RECOVERY_MAX, "it took too long to go on")
}

async fn lose_replies(shared: &Arc<Shared>, wanted: u64) -> Result<()> {
    shared.losing.store(true, Ordering::Relaxed);
    watch::until("lost replies", PATIENCE, async || {
        shared.lost.load(Ordering::Relaxed) >= wanted
    })
    .await?;
    shared.losing.store(false, Ordering::Relaxed);
    Ok(())
}

/// How the server stood the pause.
struct Stood {
    /// In KiB, before and how much more at most.
    memory: u64,
    growth: u64,
    suggested: u64,
    /// Until something is committed again, and until a client has a whole filing acknowledged.
    ready: Duration,
    filed: Duration,
}

async fn stand_still(house: &House, common: &Common, pid: u32) -> Result<Stood> {
    let memory = house.memory_kib()?;
    let outcome = async {
        // The parent first: one that stands still starts no other.
        signal("STOP", &[pid]).await?;
        signal("STOP", &children(pid)?).await?;
        suggest_meanwhile(house, common).await
    };
    let outcome = outcome.await;
    signal("CONT", &[pid]).await?;
    signal("CONT", &children(pid)?).await?;
    let watch = Stopwatch::start();
    let (most, suggested) = outcome?;
    let told = common.ledger.len();
    let ready = async || {
        let page = house.page("/readyz").await;
        page.is_ok_and(|(status, _)| status == 200)
    };
    let ready = watch::until("a commit", PATIENCE, ready).await?;
    watch::until("a filing", PATIENCE, async || common.ledger.len() > told).await?;
    Ok(Stood {
        memory,
        growth: most.saturating_sub(memory),
        suggested,
        ready,
        filed: watch.elapsed(),
    })
}

/// The most memory seen, and how many suggestions were given in time.
async fn suggest_meanwhile(house: &House, common: &Common) -> Result<(u64, u64)> {
    let http = house::plain()?;
    let (watch, mut most, mut suggested) = (Stopwatch::start(), 0, 0);
    while watch.elapsed() < STOPPED {
        most = most.max(house.memory_kib()?);
        let one = Stopwatch::start();
        let asked = http
            .post(format!("{}{SUGGEST}", common.origin))
            .header("origin", &common.origin)
            .header("accept", "application/json")
            .form(&[("typed", "环评")]);
        let answer = asked.send().await?;
        ensure!(
            answer.status().is_success(),
            "a suggestion: {}",
            answer.status()
        );
        let lines: Value = answer.json().await?;
        ensure!(
            lines.as_array().is_some_and(|lines| !lines.is_empty()),
            "an empty suggestion"
        );
        ensure!(
            one.elapsed() <= SUGGEST_MAX,
            "a suggestion waited for the database"
        );
        suggested += 1;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Ok((most, suggested))
}

/// The rows as PostgreSQL itself gives them; gives how many filings there are.
async fn cold(url: &str, told: &[Told]) -> Result<usize> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    let sql = "SELECT case_id, position, hash, statement FROM docket_entry";
    let mut hashes = HashMap::new();
    let mut filings: HashMap<String, String> = HashMap::new();
    for row in client.query(sql, &[]).await? {
        let (case, position): (String, i64) = (row.get(0), row.get(1));
        let statement: Value = serde_json::from_str(row.get(3))?;
        if let Some(digest) = statement["facts"]["filing_sha256"].as_str() {
            let other = filings.insert(digest.to_owned(), case.clone());
            ensure!(
                other.is_none_or(|other| other == case),
                "{case} was filed twice"
            );
        }
        hashes.insert((case, position), row.get::<_, String>(2));
    }
    for told in told {
        let there = hashes.contains_key(&(told.case.clone(), 1));
        ensure!(there, "{} is lost", told.case);
        if let Some(receipt) = &told.receipt {
            let hash = hashes.get(&(told.case.clone(), receipt.position));
            ensure!(
                hash == Some(&receipt.docket_hash),
                "another receipt of {}",
                told.case
            );
            ensure!(
                filings.get(&receipt.filing_sha256) == Some(&told.case),
                "another filing of {}",
                told.case
            );
        }
    }
    Ok(filings.len())
}
