//! `kill`: the server is killed without a word under 32 filing clients, again and again.

use std::time::Duration;

use anyhow::Result;

use crate::{
    Soak, bar,
    cold::{self, Cold},
    crowd::{self, CLIENTS, Crowd},
};

const ROUNDS: u64 = 6;
const ROUNDS_FULL: u64 = 200;
/// A life lasts between these, so that a kill meets every phase of a filing.
const LIFE_MS_LEAST: u64 = 200;
const LIFE_MS_SPREAD: u64 = 1_800;
/// In so many kills about one account is left with as many uploads as it may have.
const ROUNDS_A_SPARE: u64 = 8;
const RESTART_MAX: Duration = Duration::from_secs(2);
const SAID_EVERY: u64 = 20;

pub async fn run(mut soak: Soak) -> Result<()> {
    let rounds = soak.rounds(ROUNDS, ROUNDS_FULL);
    let clients = soak.clients(CLIENTS);
    let mut house = soak.ground.open().await?;
    let everyone = clients + rounds / ROUNDS_A_SPARE;
    let (common, mut filers) = crowd::gather(&mut soak, everyone).await?;
    let spares = filers.split_off(usize::try_from(clients)?);
    let spares = spares.into_iter().map(|filer| filer.person);
    if let Ok(mut kept) = common.spares.lock() {
        kept.extend(spares);
    }
    let crowd = Crowd::begin(common.clone(), filers);
    let mut cold = Cold::of(&soak.ground.data);
    let mut slowest = Duration::ZERO;
    for round in 1..=rounds {
        let life = LIFE_MS_LEAST + soak.chance.below(LIFE_MS_SPREAD);
        tokio::time::sleep(Duration::from_millis(life)).await;
        house.kill().await?;
        cold.look(&common.ledger.since(cold.looked_at()))?;
        cold.figures.must_be_clean()?;
        // The binary's own proof looks at everything, so it does not come every time.
        if round.is_power_of_two() {
            soak.ground.must(&["verify"]).await?;
        }
        house = soak.ground.open().await?;
        slowest = slowest.max(house.ready_after);
        if round % SAID_EVERY == 0 {
            println!("{round} kills, {} acknowledged", common.ledger.filings());
        }
    }
    crowd.finish().await?;
    house.stop().await?;
    let told = common.ledger.read_again()?;
    let cold = cold::prove_all(&soak.ground, &told).await?;
    println!(
        "{rounds} kills under {clients} clients: {} acknowledged, each with a file; {} filings in the store; \
         0 lost, 0 twice, 0 files missing or wrong; {} requests unanswered and sent again; slowest restart {} ms",
        common.ledger.filings(),
        cold.filings(),
        common.answered_with(0),
        slowest.as_millis(),
    );
    bar(common.ledger.filings() > 0, "nothing was filed")?;
    // A time is judged where the plan runs alone, and not in the few rounds every test run has.
    bar(
        slowest <= RESTART_MAX || rounds < ROUNDS,
        "a restart took too long",
    )
}
