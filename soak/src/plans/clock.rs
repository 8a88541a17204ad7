//! `clock`: the machine's clock is set forth and back while complaints are filed.

use std::{path::Path, time::Duration};

use anyhow::{Context as _, Result, ensure};
use rusqlite::Connection;

use crate::{
    Soak, bar, cold,
    crowd::{self, Crowd},
    filer::Common,
    person::Person,
    watch,
};

const ROUNDS: u64 = 1;
const ROUNDS_FULL: u64 = 10;
const CLIENTS: u64 = 8;
const HOUR_S: i64 = 3_600;
const DAY_S: i64 = 24 * HOUR_S;
const STEPS_S: [i64; 6] = [HOUR_S, -HOUR_S, DAY_S, -DAY_S, -10, 10];
/// What is acknowledged under one setting before the next comes.
const FILINGS_A_STEP: usize = 12;
const PATIENCE: Duration = Duration::from_secs(120);
const MS_PER_DAY: i64 = 24 * 60 * 60 * 1_000;
const CHINA_OFFSET_MS: i64 = 8 * 60 * 60 * 1_000;

pub async fn run(mut soak: Soak) -> Result<()> {
    let rounds = soak.rounds(ROUNDS, ROUNDS_FULL);
    let time = soak.ground.folder.join("time");
    let library = library().context("libfaketime: apt-get install faketime")?;
    set(&time, 0)?;
    soak.ground.set("LD_PRELOAD", library);
    soak.ground
        .set("FAKETIME_TIMESTAMP_FILE", time.to_string_lossy());
    soak.ground.set("FAKETIME_NO_CACHE", "1");
    // Waits of the program are not moved: an operator who sets the clock moves the calendar only.
    soak.ground.set("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    let house = soak.ground.open().await?;
    let (common, mut filers) = crowd::gather(&mut soak, CLIENTS + 1).await?;
    let mut reader = filers.pop().context("a reader")?;
    reader.file_one().await?;
    let deadline = deadline(&common, &reader.person).await?;
    let crowd = Crowd::begin(common.clone(), filers);
    let mut offset = 0;
    for _ in 0..rounds {
        for step in STEPS_S {
            offset += step;
            set(&time, offset)?;
            let before = common.ledger.filings();
            let what = format!("filings after a step of {step} s");
            watch::until(&what, PATIENCE, async || {
                common.ledger.filings() >= before + FILINGS_A_STEP
            })
            .await?;
            let now = self::deadline(&common, &reader.person).await?;
            ensure!(
                now == deadline,
                "a deadline of a case has moved with the clock"
            );
        }
    }
    crowd.finish().await?;
    house.stop().await?;
    let told = common.ledger.read_again()?;
    cold::prove_all(&soak.ground, &told).await?;
    let commits = commits_in_order(&soak.ground.data)?;
    let days = days_agree(&soak.ground.data)?;
    // Computed again under another clock, every due time is the same.
    for offset in [-DAY_S, 0, DAY_S] {
        set(&time, offset)?;
        let said = soak.ground.must(&["rebuild"]).await?;
        ensure!(
            said.contains(" 0 due times set anew"),
            "due times moved: {said}"
        );
    }
    println!(
        "{} steps of the clock, {} acknowledged, 0 lost; {commits} commits and every docket in order of time, \
         {days} cases counted from the day of their commit, 0 due times changed when computed again",
        rounds * STEPS_S.len() as u64,
        common.ledger.filings(),
    );
    bar(days > 0, "nothing was filed")
}

fn library() -> Option<String> {
    let folders = std::fs::read_dir("/usr/lib").ok()?.flatten();
    let mut paths = folders.map(|folder| folder.path().join("faketime/libfaketimeMT.so.1"));
    Some(
        paths
            .find(|path| path.exists())?
            .to_string_lossy()
            .into_owned(),
    )
}

/// In one step, so that nobody reads half a number.
fn set(time: &Path, offset_s: i64) -> Result<()> {
    let beside = time.with_extension("new");
    std::fs::write(&beside, format!("{offset_s:+}\n"))?;
    Ok(std::fs::rename(beside, time)?)
}

/// The day the court must decide by, as the claimant's calendar gets it.
async fn deadline(common: &Common, reader: &Person) -> Result<String> {
    let case = common
        .ledger
        .since(0)
        .first()
        .context("a case")?
        .case
        .clone();
    let answer = reader
        .get(&format!("/court/cases/{case}/deadlines/T01.ics"))
        .await?;
    ensure!(
        answer.status == 200,
        "a deadline: {} {}",
        answer.status,
        answer.text
    );
    let dates = answer
        .text
        .lines()
        .filter(|line| line.starts_with("DTSTART") || line.starts_with("DTEND"));
    Ok(dates.collect())
}

/// Numbers and times of commits rise together; gives how many there are.
fn commits_in_order(data: &Path) -> Result<u64> {
    let database = cold::open(data)?;
    let sql = "SELECT commit_seq, at FROM idempotency ORDER BY commit_seq";
    let mut statement = database.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)))?;
    let (mut last, mut count) = (0, 0);
    for row in rows {
        let (seq, at) = row?;
        ensure!(
            at >= last,
            "commit {seq} is dated before the one it follows"
        );
        (last, count) = (at, count + 1);
    }
    Ok(count)
}

/// A case counts from the day of the commit that docketed it; gives how many do.
fn days_agree(data: &Path) -> Result<u64> {
    let database: Connection = cold::open(data)?;
    let sql = "SELECT c.id, c.first_submitted, e.at FROM court_case c JOIN docket_entry e ON e.case_id = c.id AND e.position = 1";
    let mut statement = database.prepare(sql)?;
    let rows = statement.query_map([], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, i64>(1)?,
            row.get::<_, i64>(2)?,
        ))
    })?;
    let day = |ms: i64| (ms + CHINA_OFFSET_MS).div_euclid(MS_PER_DAY);
    let mut count = 0;
    for row in rows {
        let (case, counted, committed) = row?;
        ensure!(
            day(counted) == day(committed),
            "{case} counts from another day than its commit's"
        );
        count += 1;
    }
    Ok(count)
}
