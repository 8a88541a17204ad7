//! Sixty-four clients through the writer, against the bare loop, in pairs.

use std::{path::Path, process::ExitCode};

use store::{Store, Unit};

use super::{
    bare,
    file::{open, unit},
};
use crate::measure::{PAIRS, Took, cpu_of_all_threads, measured, median, ratio, row};

const FILINGS: usize = 6_400;
/// What the writer may take more than the bare loop: a quarter of its speed.
const FLOOR_SHARE: f64 = 0.25;
/// With 2 ms for each fsync one client alone would get 500.
const DELAYED_PER_SECOND_MIN: f64 = 5_000.0;

fn shares() -> Vec<Vec<Unit>> {
    let mut shares: Vec<Vec<Unit>> = (0..bare::BATCH).map(|_| Vec::new()).collect();
    for n in 0..FILINGS {
        shares[n % bare::BATCH].push(unit(n as u128 + 1).1);
    }
    shares
}

async fn file_all(store: &Store, shares: Vec<Vec<Unit>>) {
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
}

/// Everything one contestant takes from its first statement to its last, its own threads included.
fn whole_process(work: impl FnOnce()) -> Took {
    measured(cpu_of_all_threads, work).1
}

async fn ours(folder: &Path) -> Took {
    let store = open(&folder.to_string_lossy()).await;
    let shares = shares();
    let took = tokio::task::block_in_place(|| {
        whole_process(|| tokio::runtime::Handle::current().block_on(file_all(&store, shares)))
    });
    store.close().await;
    took
}

async fn floor(folder: &Path, tables: &[bare::Table]) -> Took {
    open(&folder.to_string_lossy()).await.close().await;
    whole_process(|| bare::insert(folder, tables, FILINGS))
}

/// In the order A B B A; a ratio of one means as fast as the bare loop.
pub async fn pairs() -> ExitCode {
    let model = folder();
    ours(model.path()).await;
    let tables = bare::read(model.path());
    let (mut walls, mut cpus) = (Vec::new(), Vec::new());
    let mut micros = Vec::new();
    for _ in 0..PAIRS {
        let folders = [folder(), folder(), folder(), folder()];
        let first = ours(folders[0].path()).await;
        let second = floor(folders[1].path(), &tables).await;
        let third = floor(folders[2].path(), &tables).await;
        let ours_took = first.plus(ours(folders[3].path()).await);
        let floor_took = second.plus(third);
        let written = folders.map(|folder| bare::rows(&bare::read(folder.path())));
        if written.iter().any(|rows| *rows != written[0]) {
            eprintln!("the two wrote different rows: {written:?}");
            return ExitCode::FAILURE;
        }
        walls.push(ratio(floor_took.wall, ours_took.wall));
        cpus.push(ratio(floor_took.cpu, ours_took.cpu));
        micros.push(ours_took.cpu.as_secs_f64() * 1e6 / (2 * FILINGS) as f64);
    }
    let (cpu, wall) = (median(&cpus), median(&walls));
    row(
        &format!(
            "filing, {FILINGS} by {} clients: bare loop over ours, CPU",
            bare::BATCH
        ),
        &format!(
            "{cpu}; wall {wall}; {:.0} µs CPU each",
            median(&micros).value
        ),
        "≥ 0.25",
        cpu.low >= FLOOR_SHARE,
    );
    ExitCode::SUCCESS
}

/// Only the writer, many times over, for a profiler.
pub async fn alone() -> ExitCode {
    for _ in 0..PAIRS {
        let folder = folder();
        let took = ours(folder.path()).await;
        println!(
            "{:.0} µs CPU each",
            took.cpu.as_secs_f64() * 1e6 / FILINGS as f64
        );
    }
    ExitCode::SUCCESS
}

/// Acknowledgements a second while every fsync is delayed; the library counts them in `syncs`.
pub async fn delayed(syncs: &Path) -> ExitCode {
    let counted = || {
        let bytes = std::fs::read(syncs).expect("the count of the library");
        u64::from_ne_bytes(bytes.try_into().expect("eight bytes"))
    };
    let folder = folder();
    let store = open(&folder.path().to_string_lossy()).await;
    let (shares, before) = (shares(), counted());
    let took = tokio::task::block_in_place(|| {
        whole_process(|| tokio::runtime::Handle::current().block_on(file_all(&store, shares)))
    });
    let syncs = counted() - before;
    store.close().await;
    let rate = FILINGS as f64 / took.wall.as_secs_f64();
    row(
        "filing with 2 ms more for every fsync",
        &format!(
            "{rate:.0} acknowledgements/s, {:.3} fsyncs each",
            syncs as f64 / FILINGS as f64
        ),
        "≥ 5,000/s",
        syncs > 0 && rate >= DELAYED_PER_SECOND_MIN,
    );
    ExitCode::SUCCESS
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}
