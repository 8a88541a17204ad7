//! Sixty-four clients through the writer, against the bare loop, in pairs.

use std::{
    path::Path,
    process::ExitCode,
    time::{Duration, Instant},
};

use store::Unit;

use super::{
    bare,
    file::{open, unit},
};

const FILINGS: usize = 6_400;
const PAIRS: usize = 12;

/// What one contestant took for all filings.
#[derive(Clone, Copy)]
struct Took {
    wall: Duration,
    cpu_ticks: u64,
}

#[expect(
    clippy::disallowed_methods,
    reason = "a benchmark measures the real clock"
)]
fn now() -> Instant {
    Instant::now()
}

/// Time of all threads of this process in user and kernel mode, in hundredths of a second.
fn cpu_ticks() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("Linux");
    let after_name = stat.rsplit(')').next().expect("a line");
    let fields: Vec<&str> = after_name.split_whitespace().collect();
    // Fields 14 and 15 of proc(5); the first two stand before the closing bracket.
    fields[11..13]
        .iter()
        .map(|it| it.parse::<u64>().expect("a count"))
        .sum()
}

async fn ours(folder: &Path) -> Took {
    let store = open(&folder.to_string_lossy()).await;
    let mut shares: Vec<Vec<Unit>> = (0..bare::BATCH).map(|_| Vec::new()).collect();
    for n in 0..FILINGS {
        shares[n % bare::BATCH].push(unit(n as u128 + 1).1);
    }
    let (began, ticks) = (now(), cpu_ticks());
    let clients: Vec<_> = shares
        .into_iter()
        .map(|units| {
            let store = store.clone();
            tokio::spawn(async move {
                for unit in units {
                    store.save(unit).await.expect("kept");
                }
            })
        })
        .collect();
    for client in clients {
        client.await.expect("a client ends");
    }
    let took = Took {
        wall: began.elapsed(),
        cpu_ticks: cpu_ticks() - ticks,
    };
    store.close().await;
    took
}

async fn floor(folder: &Path, tables: &[bare::Table]) -> Took {
    open(&folder.to_string_lossy()).await.close().await;
    let (began, ticks) = (now(), cpu_ticks());
    bare::insert(folder, tables, FILINGS);
    Took {
        wall: began.elapsed(),
        cpu_ticks: cpu_ticks() - ticks,
    }
}

/// Alternates which comes first; a ratio of one means as fast as the bare loop.
pub async fn pairs() -> ExitCode {
    let model = folder();
    ours(model.path()).await;
    let tables = bare::read(model.path());
    let (mut walls, mut cpus) = (Vec::new(), Vec::new());
    for pair in 0..PAIRS {
        let (writer, bare_loop) = (folder(), folder());
        let (ours_took, floor_took) = match pair % 2 {
            0 => {
                let first = ours(writer.path()).await;
                (first, floor(bare_loop.path(), &tables).await)
            }
            _ => {
                let first = floor(bare_loop.path(), &tables).await;
                (ours(writer.path()).await, first)
            }
        };
        let written = [writer, bare_loop].map(|folder| bare::rows(&bare::read(folder.path())));
        if written[0] != written[1] {
            eprintln!("the two wrote different rows: {written:?}");
            return ExitCode::FAILURE;
        }
        walls.push(floor_took.wall.as_secs_f64() / ours_took.wall.as_secs_f64());
        cpus.push(floor_took.cpu_ticks as f64 / ours_took.cpu_ticks as f64);
    }
    println!(
        "filing, {FILINGS} by {} clients, {PAIRS} pairs: bare loop over ours",
        bare::BATCH
    );
    show("wall", walls);
    show("CPU", cpus);
    ExitCode::SUCCESS
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn show(what: &str, mut ratios: Vec<f64>) {
    ratios.sort_by(f64::total_cmp);
    let median = (ratios[(ratios.len() - 1) / 2] + ratios[ratios.len() / 2]) / 2.0;
    println!(
        "  {what}: median {median:.2}, from {:.2} to {:.2}",
        ratios[0],
        ratios[ratios.len() - 1]
    );
}
