//! `backups`: copies taken while complaints are filed, each restored and proved.

use std::time::Duration;

use anyhow::Result;

use crate::{
    Soak, bar, cold,
    crowd::{self, Crowd},
    house::remove,
    watch::{self, Stopwatch},
};

const ROUNDS: u64 = 3;
const ROUNDS_FULL: u64 = 50;
const CLIENTS: u64 = 8;
/// In which a client has something acknowledged before each copy.
const PATIENCE: Duration = Duration::from_secs(60);

pub async fn run(mut soak: Soak) -> Result<()> {
    let rounds = soak.rounds(ROUNDS, ROUNDS_FULL);
    let house = soak.ground.open().await?;
    let (common, mut filers) = crowd::gather(&mut soak, CLIENTS).await?;
    let mut restored = soak.ground.clone();
    restored.data = soak.ground.folder.join("restored");
    let copy = soak.ground.folder.join("copy");
    let to = copy.to_string_lossy().into_owned();
    let (mut slowest, mut proved, mut under) = (Duration::ZERO, 0, 0);
    for _ in 0..rounds {
        // They rest while a copy is proved: it takes the longer the more there is, and fifty would have no end.
        let crowd = Crowd::begin(common.clone(), filers);
        let had = common.ledger.len();
        watch::until("a filing", PATIENCE, async || common.ledger.len() > had).await?;
        let before = common.ledger.since(0);
        let watch = Stopwatch::start();
        soak.ground.must(&["backup", &to, "--with-keys"]).await?;
        slowest = slowest.max(watch.elapsed());
        let meanwhile = common.ledger.len() - before.len();
        under += meanwhile;
        filers = crowd.finish().await?;
        restored.must(&["restore", &to]).await?;
        cold::prove_all(&restored, &before).await?;
        proved += before.len();
        println!(
            "{} acknowledgements in the copy, {meanwhile} came while it was taken",
            before.len()
        );
        remove(&restored.data)?;
        remove(&copy)?;
    }
    house.stop().await?;
    cold::prove_all(&soak.ground, &common.ledger.read_again()?).await?;
    println!(
        "{rounds} backups under {CLIENTS} clients: each restored and proved, {proved} acknowledgements from before a backup, 0 missing, {under} came while one was taken; slowest backup {} ms",
        slowest.as_millis(),
    );
    bar(under > 0, "nothing was filed while a copy was taken")
}
