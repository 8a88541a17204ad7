//! `disk-full`: the data folder lies on a small tmpfs that is filled up while complaints are filed.

use std::{
    fs::File,
    io::Write as _,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context as _, Result, ensure};
use tokio::process::Command;

use crate::{
    Soak, bar, cold,
    crowd::{self, Crowd},
    filer::Common,
    house::House,
    person::Person,
    watch,
};

const POSITIONS: u64 = 6;
const POSITIONS_FULL: u64 = 40;
const CLIENTS: u64 = 8;
const DISK: &str = "size=1g";
/// How much is left at most when a position begins: the disk then fills up at another step each time.
const LEFT_KIB_SPREAD: u64 = 2_048;
const PATIENCE: Duration = Duration::from_secs(60);
/// The bar of the plan for the first acknowledgement after there is room again.
const RECOVERY_MAX: Duration = Duration::from_secs(5);
const NO_ROOM: usize = 507;

pub async fn run(mut soak: Soak) -> Result<()> {
    let positions = soak.rounds(POSITIONS, POSITIONS_FULL);
    let disk = Disk::mount(&soak.ground.data).await?;
    let outcome = on(&disk, &mut soak, positions).await;
    if outcome.is_ok() {
        disk.unmount().await?;
    }
    outcome
}

async fn on(disk: &Disk, soak: &mut Soak, positions: u64) -> Result<()> {
    let house = soak.ground.open().await?;
    let (common, mut filers) = crowd::gather(soak, CLIENTS + 1).await?;
    let mut reader = filers.pop().context("a reader")?;
    reader.file_one().await?;
    let case = common
        .ledger
        .since(0)
        .first()
        .context("a case")?
        .case
        .clone();
    let crowd = Crowd::begin(common.clone(), filers);
    let (mut slowest, mut looked) = (Duration::ZERO, 0_u64);
    for position in 1..=positions {
        let refused = common.answered_with(NO_ROOM);
        let ballast = disk.fill(soak.chance.below(LEFT_KIB_SPREAD) * 1_024)?;
        let what = format!("the disk is full, position {position}");
        watch::until(&what, PATIENCE, async || {
            common.answered_with(NO_ROOM) > refused
        })
        .await?;
        looked += reads(&house, &reader.person, &case).await?;
        std::fs::remove_file(&ballast)?;
        let told = common.ledger.len();
        let what = format!("an acknowledgement after position {position}");
        let back = watch::until(&what, PATIENCE, async || common.ledger.len() > told).await?;
        slowest = slowest.max(back);
    }
    crowd.finish().await?;
    ensure!(
        house.figure("zhangban_store_stopped").await? == 0,
        "a full disk is no failed one"
    );
    ensure!(
        house.figure("zhangban_panics_total").await? == 0,
        "something panicked"
    );
    house.stop().await?;
    cold::prove_all(&soak.ground, &common.ledger.read_again()?).await?;
    said(&common, positions, looked, slowest);
    bar(slowest <= RECOVERY_MAX, "it took too long to go on")
}

fn said(common: &Common, positions: u64, looked: u64, slowest: Duration) {
    println!(
        "{positions} fill positions: {} answers of 507, {} of 503, {} of 504; {looked} pages read while full, 0 failed; \
         {} acknowledged, 0 lost, 0 half; first acknowledgement after at most {} ms, without a restart",
        common.answered_with(NO_ROOM),
        common.answered_with(503),
        common.answered_with(504),
        common.ledger.filings(),
        slowest.as_millis(),
    );
}

/// What can be read when nothing can be written.
async fn reads(house: &House, person: &Person, case: &str) -> Result<u64> {
    let own = [
        "/court".to_owned(),
        format!("/court/cases/{case}"),
        format!("/court/cases/{case}/receipt"),
        format!("/court/cases/{case}/receipt.txt"),
    ];
    for path in &own {
        let answer = person.get(path).await?;
        ensure!(
            answer.status == 200,
            "{path} on a full disk: {}",
            answer.status
        );
    }
    let open = ["/", "/market", "/verify"];
    for path in open {
        let (status, _) = house.page(path).await?;
        ensure!(status == 200, "{path} on a full disk: {status}");
    }
    Ok((own.len() + open.len()) as u64)
}

struct Disk {
    folder: PathBuf,
}

impl Disk {
    async fn mount(folder: &Path) -> Result<Self> {
        std::fs::create_dir(folder)?;
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", DISK, "tmpfs"]).arg(folder);
        let mounted = mount.status().await?.success();
        ensure!(
            mounted,
            "a tmpfs is mounted by root only: run this plan as root"
        );
        Ok(Self {
            folder: folder.to_owned(),
        })
    }

    /// Fills the disk up to so many bytes.
    fn fill(&self, left: u64) -> Result<PathBuf> {
        let path = self.folder.join("ballast");
        let mut file = File::create(&path)?;
        let block = vec![0; 64 * 1_024];
        let mut length = 0;
        while let Ok(written) = file.write(&block) {
            length += written as u64;
        }
        file.set_len(length.saturating_sub(left))?;
        Ok(path)
    }

    async fn unmount(self) -> Result<()> {
        let done = Command::new("umount")
            .arg("--lazy")
            .arg(&self.folder)
            .status()
            .await?;
        ensure!(done.success(), "umount");
        Ok(())
    }
}
