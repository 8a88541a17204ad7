//! `cargo xtask bench`: ratios against plain contestants, both in one run, answers compared before times. Lines that
//! begin with `|` are rows for `docs/benchmarks.md`.

mod served;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, ensure};
use clap::ValueEnum;

use crate::place::Place;
use crate::postgres::Postgres;
use crate::{debian, server, shell};

/// What is measured is what `dist` builds.
const PROFILE: &str = server::RELEASE;
const DEMO: u64 = 4_870;
const SMALL: u64 = 100_000;
const LARGE: u64 = 1_000_000;

/// What can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Raw tantivy, FTS5 and PostgreSQL on up to a million agencies.
    Search,
    /// The writer against a bare loop, and with slow fsyncs.
    Filing,
    /// An exhibit of 20 MiB against hashing and writing.
    Evidence,
    /// The search page against the same page put together by hand.
    Page,
    /// Memory and the time to the first page; uses the index `search` has built.
    Memory,
    /// Lighthouse on five pages.
    Lighthouse,
}

pub fn bench(place: &Place, parts: &[Part]) -> Result<()> {
    let parts = if parts.is_empty() {
        Part::value_variants()
    } else {
        parts
    };
    for part in parts {
        match part {
            Part::Search => search(place)?,
            Part::Filing => filing(place)?,
            Part::Evidence => shell::run(filer(place)?.arg("evidence"))?,
            Part::Page => shell::run(&mut Command::new(example(place, "server", "page")?))?,
            Part::Memory => served::memory(place)?,
            Part::Lighthouse => served::lighthouse(place)?,
        }
    }
    Ok(())
}

/// Builds an example and names it.
fn example(place: &Place, package: &str, name: &str) -> Result<PathBuf> {
    let build = [
        "build",
        "--quiet",
        "--profile",
        PROFILE,
        "--package",
        package,
    ];
    let mut command = place.command("cargo");
    command.args(build).args(["--example", name]);
    if package == "search" {
        debian::provide_make()?;
        command.args(["--features", "search/jemalloc"]);
    }
    if package == "server" {
        debian::provide_make()?;
        command.args(server::ALLOCATOR);
        // The page is one of a demo, whose documents are set.
        command.args(["--package", "press", "--bins"]);
    }
    shell::run(&mut command)?;
    Ok(place.target.join(PROFILE).join("examples").join(name))
}

fn folder(place: &Place, name: &str) -> Result<PathBuf> {
    let folder = place.target.join("bench").join(name);
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn search(place: &Place) -> Result<()> {
    let find = example(place, "search", "find")?;
    let postgres = Postgres::start()?;
    for count in [DEMO, SMALL, LARGE] {
        let folder = folder(place, &format!("agencies-{count}"))?;
        let run = |what: &str| {
            let mut command = Command::new(&find);
            command.args([what, &count.to_string()]).arg(&folder);
            shell::run(command.env("ZHANGBAN_TEST_PG", postgres.url()))
        };
        run("build")?;
        run("memory")?;
        run("suggest")?;
        run("bench")?;
    }
    Ok(())
}

fn filer(place: &Place) -> Result<Command> {
    Ok(Command::new(example(place, "store", "filer")?))
}

fn filing(place: &Place) -> Result<()> {
    shell::run(filer(place)?.arg("bench"))?;
    let folder = folder(place, "filing")?;
    let library = slow_sync(place, &folder)?;
    let count = folder.join("syncs");
    let mut delayed = filer(place)?;
    delayed.arg("delayed").arg(&count);
    shell::run(
        delayed
            .env("LD_PRELOAD", library)
            .env("SLOW_SYNC_COUNT", count),
    )
}

/// The library that delays every fsync, built by the system's compiler.
fn slow_sync(place: &Place, folder: &Path) -> Result<PathBuf> {
    let source = place.root.join("bench/slow_sync.c");
    let library = folder.join("slow_sync.so");
    let mut cc = Command::new("cc");
    cc.args(["-O2", "-shared", "-fPIC", "-o"])
        .arg(&library)
        .arg(source)
        .arg("-ldl");
    shell::run(&mut cc)?;
    ensure!(library.exists(), "the C compiler made no library");
    Ok(library)
}
