//! `order`: over acknowledgements under `strace`, every byte is synced before the answer that promises it.

use std::{collections::HashSet, path::PathBuf};

use anyhow::{Context as _, Result};
use tokio::task::JoinSet;

use crate::{
    Soak, bar, cold,
    crowd::{self, CLIENTS},
    filer::{Filer, Typed},
    told::Told,
    trace::{BYTES_SHOWN, CALLS, Trace},
};

const FILINGS: u64 = 96;
const FILINGS_FULL: u64 = 1_000;

pub async fn run(mut soak: Soak) -> Result<()> {
    let wanted = soak.rounds(FILINGS, FILINGS_FULL);
    let house = soak.ground.open().await?;
    let (common, filers) = crowd::gather(&mut soak, CLIENTS).await?;
    // Drafts are typed without the tracer, which only looks on while they are submitted.
    let ready = prepare(filers, wanted).await?;
    house.settle().await?;
    house.stop().await?;
    let log = traced(&mut soak, &[]);
    let house = soak.ground.open().await?;
    submit(ready).await?;
    house.stop().await?;
    soak.ground.before.clear();
    let told = common.ledger.read_again()?;
    let (acknowledged, early) = judge(&log, &told)?;
    cold::prove_all(&soak.ground, &told).await?;
    println!(
        "{acknowledged} acknowledgements traced, each with a file: {} before their bytes were safe",
        early.len()
    );
    bar(early.is_empty(), early.join("; "))?;
    bar(acknowledged >= wanted, "too few acknowledgements")
}

/// The server under `strace`, with faults to inject where there are any.
pub fn traced(soak: &mut Soak, inject: &[&str]) -> PathBuf {
    let log = soak.ground.folder.join("strace");
    let path = log.to_string_lossy().into_owned();
    let mut words = vec![
        "strace",
        "-f",
        "--seccomp-bpf",
        "-y",
        "-s",
        BYTES_SHOWN,
        "-o",
        &path,
        "-e",
        CALLS,
    ];
    words.extend(inject);
    soak.ground.before = words.into_iter().map(str::to_owned).collect();
    log
}

pub async fn prepare(filers: Vec<Filer>, wanted: u64) -> Result<Vec<(Filer, Vec<Typed>)>> {
    let each = wanted.div_ceil(filers.len() as u64);
    let mut tasks = JoinSet::new();
    for mut filer in filers {
        tasks.spawn(async move {
            let mut drafts = Vec::new();
            for _ in 0..each {
                drafts.push(filer.type_pages().await?);
            }
            anyhow::Ok((filer, drafts))
        });
    }
    let mut ready = Vec::new();
    while let Some(done) = tasks.join_next().await {
        ready.push(done??);
    }
    Ok(ready)
}

/// Sends the exhibits and submits.
async fn submit(ready: Vec<(Filer, Vec<Typed>)>) -> Result<()> {
    let mut tasks = JoinSet::new();
    for (mut filer, drafts) in ready {
        tasks.spawn(async move {
            for draft in drafts {
                let ready = filer.with_exhibit(draft).await?;
                filer.submit(ready.context("room for an upload")?).await?;
            }
            anyhow::Ok(())
        });
    }
    while let Some(done) = tasks.join_next().await {
        done??;
    }
    Ok(())
}

/// How many were acknowledged, and what was told too early.
pub fn judge(log: &std::path::Path, told: &[Told]) -> Result<(u64, Vec<String>)> {
    let first: Vec<_> = told.iter().filter(|told| told.receipt.is_none()).collect();
    let file = |told: &Told| told.exhibit.file.clone();
    let cases: HashSet<_> = first.iter().map(|told| told.case.clone()).collect();
    let files: HashSet<_> = first.iter().map(|told| file(told)).collect();
    let trace = Trace::read(log, &cases, &files)?;
    let pairs: Vec<_> = first
        .iter()
        .map(|told| (told.case.clone(), Some(file(told))))
        .collect();
    let verdict = trace.judge(&pairs)?;
    println!(
        "{} syncs, {} of them failed",
        trace.syncs, trace.failed_syncs
    );
    Ok((verdict.acknowledged, verdict.early))
}
