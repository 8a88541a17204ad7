//! An exhibit of 20 MiB against the floor: the same bytes hashed and written once, synced, and named.

use std::{fs::File, io::Write as _, path::Path, process::ExitCode, sync::Arc};

use bytes::Bytes;
use domain::{court::evidence::FileType, id::AccountId};
use futures::StreamExt as _;
use sha2::{Digest as _, Sha256};
use store::Store;
use tokio::sync::Barrier;

use super::file::open;
use crate::{
    measure::{Took, cpu_of_all_threads, measured, median, pairs, ratio, row},
    support::START,
};

const FILE_BYTES: usize = 20 << 20;
/// As a connection hands them on.
const PIECE_BYTES: usize = 64 << 10;
const FLOOR_SHARE: f64 = 0.5;
const IN_FLIGHT: u128 = 16;
const IN_FLIGHT_MIB_MAX: f64 = 2.0;

/// Each piece has memory of its own, as one from a connection has.
fn pieces() -> impl Iterator<Item = Bytes> {
    let piece: Vec<u8> = (0..PIECE_BYTES).map(|at| (at % 251) as u8).collect();
    (0..FILE_BYTES / PIECE_BYTES).map(move |_| Bytes::copy_from_slice(&piece))
}

async fn upload(store: &Store, owner: u128, halfway: Option<Arc<Barrier>>) {
    let owner = AccountId::from_parts(START, owner);
    let begun = store
        .file_store
        .begin(owner, "扫描件.pdf", FILE_BYTES as u64)
        .await
        .expect("begun");
    let half = FILE_BYTES / PIECE_BYTES / 2;
    let arriving = futures::stream::iter(pieces().enumerate()).then(|(at, piece)| {
        let halfway = halfway.clone().filter(|_| at == half);
        async move {
            if let Some(halfway) = halfway {
                // Once to be counted, once to go on.
                halfway.wait().await;
                halfway.wait().await;
            }
            Ok::<Bytes, std::io::Error>(piece)
        }
    });
    let arriving = Box::pin(arriving);
    let end = store
        .file_store
        .append(owner, begun.id, 0, arriving)
        .await
        .expect("arrived");
    assert_eq!(end, FILE_BYTES as u64);
    let stored = store
        .file_store
        .finish(owner, begun.id, |_, _| Some(FileType::Pdf))
        .await
        .expect("stored");
    assert_eq!(stored.bytes, FILE_BYTES as u64);
}

fn floor(folder: &Path) -> [u8; 32] {
    let (part, whole) = (folder.join("part"), folder.join("whole"));
    let mut file = File::create(&part).expect("a file");
    let mut hash = Sha256::new();
    for piece in pieces() {
        hash.update(&piece);
        file.write_all(&piece).expect("written");
    }
    file.sync_all().expect("synced");
    std::fs::rename(part, whole).expect("named");
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .expect("the folder synced");
    hash.finalize().into()
}

pub async fn bench() -> ExitCode {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(&folder.path().to_string_lossy()).await;
    let mut owner = 1;
    let took = tokio::task::block_in_place(|| {
        let handle = tokio::runtime::Handle::current();
        let whole = |work: &mut dyn FnMut()| -> Took { measured(cpu_of_all_threads, work).1 };
        let ours = || {
            owner += 1;
            whole(&mut || handle.block_on(upload(&store, owner, None)))
        };
        pairs(ours, || {
            whole(&mut || {
                floor(folder.path());
            })
        })
    });
    let wall = median(
        &took
            .iter()
            .map(|(a, b)| ratio(b.wall, a.wall))
            .collect::<Vec<f64>>(),
    );
    let cpu = median(
        &took
            .iter()
            .map(|(a, b)| ratio(b.cpu, a.cpu))
            .collect::<Vec<f64>>(),
    );
    row(
        "evidence of 20 MiB: hashing and writing over ours, wall",
        &format!("{wall}; CPU {cpu}"),
        "≥ 0.5",
        wall.low >= FLOOR_SHARE,
    );
    in_flight(&store).await;
    store.close().await;
    ExitCode::SUCCESS
}

/// What a process holds in memory of its own, in MiB.
fn held_mib(field: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix(field))
        .expect("the field");
    let kib = line
        .split_whitespace()
        .next()
        .and_then(|kib| kib.parse::<f64>().ok());
    kib.expect("a number") / 1_024.0
}

async fn in_flight(store: &Store) {
    let before = held_mib("RssAnon:");
    let halfway = Arc::new(Barrier::new(IN_FLIGHT as usize + 1));
    let uploads: Vec<_> = (0..IN_FLIGHT)
        .map(|n| {
            let (store, halfway) = (store.clone(), Arc::clone(&halfway));
            tokio::spawn(async move { upload(&store, 1_000 + n, Some(halfway)).await })
        })
        .collect();
    halfway.wait().await;
    let during = held_mib("RssAnon:");
    // The peak from here on is that of the finishing, where the file is put in its place.
    std::fs::write("/proc/self/clear_refs", "5").expect("the peak is reset");
    halfway.wait().await;
    for upload in uploads {
        upload.await.expect("an upload ends");
    }
    let shared = held_mib("RssFile:") + held_mib("RssShmem:");
    let peak = held_mib("VmHWM:") - shared;
    let each = |held: f64| (held - before) / IN_FLIGHT as f64;
    row(
        &format!("memory of {IN_FLIGHT} uploads in flight"),
        &format!(
            "{:.2} MiB each halfway, {:.2} MiB each at the peak of the finishing",
            each(during),
            each(peak)
        ),
        "≤ 2 MiB",
        each(during).max(each(peak)) <= IN_FLIGHT_MIB_MAX,
    );
}
