//! `fsync`: a sync fails, and nothing is promised any more.
//!
//! Two ways. libfiu lets `fsync` of the C library fail, now and then or always: the server must stop
//! writing and say so. `strace` lets the system call fail and records the order: whatever was acknowledged, before the
//! failure or after it, must have been synced with success.

use std::{path::Path, time::Duration};

use anyhow::{Context as _, Result, ensure};
use tokio::process::Command;

use crate::{
    Soak, bar, cold,
    crowd::{self, Crowd},
    house::{House, remove},
    watch::{self, Stopwatch},
};

use super::order;

const CLIENTS: u64 = 8;
const PRELOADED: &str = "/usr/lib/fiu/fiu_run_preload.so:/usr/lib/fiu/fiu_posix_preload.so";
const ROUNDS: u64 = 1;
const ROUNDS_FULL: u64 = 10;
const PATIENCE: Duration = Duration::from_secs(120);
/// How long clients go on trying at a server that has stopped writing.
const STUBBORN: Duration = Duration::from_secs(2);
/// libfiu's faults: what fails, and how.
/// Only `fsync` is there to fail: SQLite as it is built here and `File::sync_all` call no `fdatasync`.
const FAULTS: [(&str, &str); 2] = [
    ("posix/io/sync/fsync", "enable"),
    ("posix/io/sync/fsync", "enable_random probability=0.01"),
];
/// The disk holds until this many filings are acknowledged.
const FILINGS_BEFORE: usize = 8;
/// After at least so many syncs of one thread of the traced run the next ones fail.
const SYNCS_BEFORE: u64 = 150;

pub async fn run(mut soak: Soak) -> Result<()> {
    let rounds = soak.rounds(ROUNDS, ROUNDS_FULL);
    ensure!(
        Path::new("/usr/lib/fiu/fiu_posix_preload.so").exists(),
        "libfiu: apt-get install fiu-utils"
    );
    let mut stopped = 0;
    for round in 0..rounds {
        for (point, how) in FAULTS {
            let outcome = preloaded(&mut soak, point, how).await;
            let told = outcome.with_context(|| format!("{point}, {how}"))?;
            println!(
                "round {}: {point} {how}: stopped after {told} acknowledgements",
                round + 1
            );
            stopped += 1;
        }
    }
    let mut traced = 0;
    for _ in 0..rounds {
        traced += injected(&mut soak).await?;
    }
    println!(
        "{stopped} failures by libfiu: each stopped all writing, rang the alarm and left reading alone; \
         {traced} acknowledgements traced around failing system calls: 0 false"
    );
    Ok(())
}

/// A run of clients into a failure; gives how many were acknowledged before.
async fn preloaded(soak: &mut Soak, point: &str, how: &str) -> Result<usize> {
    fresh(soak)?;
    let pipe = soak
        .ground
        .folder
        .join("fiu")
        .to_string_lossy()
        .into_owned();
    soak.ground.set("LD_PRELOAD", PRELOADED);
    soak.ground.set("FIU_CTRL_FIFO", &pipe);
    let house = soak.ground.open().await?;
    let (common, filers) = crowd::gather(soak, CLIENTS).await?;
    let crowd = Crowd::begin(common.clone(), filers);
    let (kind, extra) = how.split_once(' ').unwrap_or((how, ""));
    let order = match extra {
        "" => format!("{kind} name={point}"),
        extra => format!("{kind} name={point},{extra}"),
    };
    watch::until("the first filings", PATIENCE, async || {
        common.ledger.filings() >= FILINGS_BEFORE
    })
    .await?;
    let pid = house.pid()?.to_string();
    let told = Command::new("fiu-ctrl")
        .args(["-f", &pipe, "-c", &order, &pid])
        .status()
        .await?;
    ensure!(told.success(), "fiu-ctrl");
    watch::until("the alarm", PATIENCE, async || {
        house
            .figure("zhangban_store_stopped")
            .await
            .is_ok_and(|it| it == 1)
    })
    .await?;
    let told = common.ledger.filings();
    stays_stopped(&house, || common.ledger.filings()).await?;
    let log = std::fs::read_to_string(soak.ground.log())?;
    ensure!(log.contains("ALARM"), "the log says so");
    crowd.break_off().await?;
    house.kill().await?;
    soak.ground.unset("LD_PRELOAD");
    soak.ground.unset("FIU_CTRL_FIFO");
    soak.ground.open().await?.stop().await?;
    cold::prove_all(&soak.ground, &common.ledger.read_again()?).await?;
    Ok(told)
}

/// Nothing is acknowledged, the balancer is told, pages can be read.
async fn stays_stopped(house: &House, filings: impl Fn() -> usize) -> Result<()> {
    // A commit that was safe before the failure may still be on its way to its client.
    tokio::time::sleep(STUBBORN).await;
    let before = filings();
    let watch = Stopwatch::start();
    while watch.elapsed() < STUBBORN {
        let (ready, _) = house.page("/readyz").await?;
        ensure!(
            ready == 503,
            "/readyz of a server that has stopped writing: {ready}"
        );
        let (home, _) = house.page("/").await?;
        ensure!(
            home == 200,
            "/ of a server that has stopped writing: {home}"
        );
        tokio::time::sleep(watch::LOOK).await;
    }
    ensure!(filings() == before, "acknowledged after the alarm");
    Ok(())
}

/// System calls that fail from a certain one on, with the order recorded.
async fn injected(soak: &mut Soak) -> Result<u64> {
    fresh(soak)?;
    let house = soak.ground.open().await?;
    let (common, filers) = crowd::gather(soak, CLIENTS).await?;
    house.settle().await?;
    house.stop().await?;
    let first = SYNCS_BEFORE + soak.chance.below(SYNCS_BEFORE);
    let rule = format!("inject=fsync,fdatasync:error=EIO:when={first}+");
    let log = order::traced(soak, &["-e", &rule]);
    let house = soak.ground.open().await?;
    let crowd = Crowd::begin(common.clone(), filers);
    watch::until("the alarm", PATIENCE, async || {
        house
            .figure("zhangban_store_stopped")
            .await
            .is_ok_and(|it| it == 1)
    })
    .await?;
    stays_stopped(&house, || common.ledger.filings()).await?;
    crowd.break_off().await?;
    house.stop().await?;
    soak.ground.before.clear();
    let told = common.ledger.read_again()?;
    let (acknowledged, early) = order::judge(&log, &told)?;
    bar(early.is_empty(), early.join("; "))?;
    soak.ground.open().await?.stop().await?;
    cold::prove_all(&soak.ground, &told).await?;
    Ok(acknowledged)
}

/// Another store, another ledger.
fn fresh(soak: &Soak) -> Result<()> {
    remove(&soak.ground.data)?;
    for name in ["acknowledged", "log", "strace"] {
        let path = soak.ground.folder.join(name);
        if path.exists() {
            std::fs::remove_file(path)?;
        }
    }
    Ok(())
}
