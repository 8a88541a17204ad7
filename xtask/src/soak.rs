//! `cargo xtask soak`: the store is killed while it takes filings, again and again, and proved cold each time.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Write as _};
use std::process::{Child, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use crate::place::Place;
use crate::server::FAST;
use crate::shell;

/// `--full` kills as often as the fault plan asks for.
const KILLS: u64 = 10;
const KILLS_FULL: u64 = 200;
/// A life lasts between these, so that a kill meets every phase of a commit.
const LIFE_MS_LEAST: u64 = 30;
const LIFE_MS_STEP: u64 = 37;
const LIFE_MS_SPREAD: u64 = 400;

pub fn soak(place: &Place, full: bool) -> Result<()> {
    shell::run(place.command("cargo").args([
        "build",
        "--package",
        "store",
        "--example",
        "filer",
        "--profile",
        FAST,
    ]))?;
    let folder = std::env::temp_dir().join(format!("zhangban-soak-{}", std::process::id()));
    std::fs::create_dir(&folder)?;
    let told = folder.join("acknowledged");
    let kills = if full { KILLS_FULL } else { KILLS };
    for round in 1..=kills {
        let mut filer = filer(place)
            .arg("file")
            .arg(&folder)
            .arg(round.to_string())
            .stdout(Stdio::piped())
            .spawn()?;
        let life = Duration::from_millis(LIFE_MS_LEAST + round * LIFE_MS_STEP % LIFE_MS_SPREAD);
        let mut log = OpenOptions::new().create(true).append(true).open(&told)?;
        let count = live_and_die(&mut filer, life, &mut log)?;
        log.sync_all()?;
        let status = filer_check(place, &folder, &told)?;
        println!("kill {round} of {kills}: {count} acknowledged in this life");
        ensure!(
            status,
            "the store does not hold what it acknowledged: {}",
            folder.display()
        );
    }
    std::fs::remove_dir_all(folder)?;
    println!("{kills} kills, 0 acknowledged lost");
    Ok(())
}

fn filer(place: &Place) -> std::process::Command {
    std::process::Command::new(place.target.join(FAST).join("examples/filer"))
}

/// Writes down what is acknowledged until the kill; the first line only says that the store is open.
fn live_and_die(filer: &mut Child, life: Duration, log: &mut File) -> Result<u64> {
    let mut lines = BufReader::new(filer.stdout.take().context("the output is piped")?).lines();
    lines.next().context("the store opens")??;
    let pid = filer.id();
    let killer = thread::spawn(move || {
        thread::sleep(life);
        shell::run(std::process::Command::new("kill").args(["-KILL", &pid.to_string()]))
    });
    let mut count = 0;
    for line in lines {
        let line = line?;
        // The last line may have been cut by the kill: what was not told whole was not acknowledged.
        if line.len() == "01M7GZFQ80Q79XD2AC4MY3DYG1".len() {
            writeln!(log, "{line}")?;
            count += 1;
        }
    }
    killer
        .join()
        .map_err(|_| anyhow::anyhow!("the killer failed"))??;
    filer.wait()?;
    Ok(count)
}

fn filer_check(place: &Place, folder: &std::path::Path, told: &std::path::Path) -> Result<bool> {
    let status = filer(place)
        .arg("check")
        .arg(folder)
        .stdin(File::open(told)?)
        .status()?;
    Ok(status.success())
}
