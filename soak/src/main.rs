//! The fault plan: clients file complaints at the real binary while something is broken on purpose, and a cold
//! reader proves afterwards that nothing acknowledged is lost, twice or false. `cargo xtask soak` starts it.

mod chance;
mod cold;
mod complaint;
mod crowd;
mod filer;
mod house;
mod letter;
mod person;
mod plans;
mod proxy;
mod receipt;
mod told;
mod trace;
mod watch;

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context as _, Result, ensure};
use clap::{Parser, ValueEnum};

use chance::Chance;
use house::Ground;

/// Breaks things while complaints are filed.
#[derive(Parser)]
#[command(name = "soak", about)]
struct Cli {
    #[arg(value_enum)]
    plan: Plan,
    /// The server.
    #[arg(long)]
    binary: PathBuf,
    /// The built client.
    #[arg(long)]
    site: PathBuf,
    /// Every count as the fault plan asks for it.
    #[arg(long)]
    full: bool,
    /// Another number of rounds than the plan's.
    #[arg(long)]
    rounds: Option<u64>,
    /// Another number of clients than the plan's.
    #[arg(long)]
    clients: Option<u64>,
    /// Every random choice follows from it.
    #[arg(long)]
    seed: Option<u64>,
    /// The database of `postgres`.
    #[arg(long)]
    postgres: Option<String>,
    /// The process of its server.
    #[arg(long)]
    postgres_pid: Option<u32>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Plan {
    Kill,
    DiskFull,
    Fsync,
    Postgres,
    Order,
    Clock,
    Flips,
    Backups,
}

/// What every plan is given.
pub struct Soak {
    pub ground: Ground,
    pub chance: Chance,
    full: bool,
    rounds: Option<u64>,
    clients: Option<u64>,
    postgres: Option<(String, u32)>,
}

impl Soak {
    /// The rounds of a plan: reduced, or as many as it asks for.
    pub fn rounds(&self, reduced: u64, full: u64) -> u64 {
        self.rounds
            .unwrap_or(if self.full { full } else { reduced })
    }

    pub fn clients(&self, usual: u64) -> u64 {
        self.clients.unwrap_or(usual)
    }

    pub fn postgres(&self) -> Result<(&str, u32)> {
        let (url, pid) = self.postgres.as_ref().context("--postgres and its pid")?;
        Ok((url, *pid))
    }
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> ExitCode {
    // In one build with the server reqwest has TLS, and asks the process for its cipher suite.
    let _ = rustls::crypto::ring::default_provider().install_default();
    match run(Cli::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("MISSED: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> Result<()> {
    let seed = match cli.seed {
        Some(seed) => seed,
        None => chance::drawn_seed()?,
    };
    println!("{:?}, seed {seed}", cli.plan);
    let folder = std::env::temp_dir().join(format!("zhangban-soak-{}", std::process::id()));
    std::fs::create_dir(&folder).with_context(|| folder.display().to_string())?;
    let soak = Soak {
        ground: Ground::new(cli.binary, cli.site, folder.clone())?,
        chance: Chance::new(seed),
        full: cli.full,
        rounds: cli.rounds,
        clients: cli.clients,
        postgres: cli.postgres.zip(cli.postgres_pid),
    };
    let outcome = match cli.plan {
        Plan::Kill => plans::kill::run(soak).await,
        Plan::DiskFull => plans::disk_full::run(soak).await,
        Plan::Fsync => plans::fsync::run(soak).await,
        Plan::Postgres => plans::postgres::run(soak).await,
        Plan::Order => plans::order::run(soak).await,
        Plan::Clock => plans::clock::run(soak).await,
        Plan::Flips => plans::flips::run(soak).await,
        Plan::Backups => plans::backups::run(soak).await,
    };
    match outcome {
        // What is there to be looked at stays where it is.
        Err(error) => Err(error.context(format!("in {}", folder.display()))),
        Ok(()) => Ok(std::fs::remove_dir_all(folder)?),
    }
}

/// A bar of the plan.
pub fn bar(holds: bool, what: impl std::fmt::Display) -> Result<()> {
    ensure!(holds, "{what}");
    Ok(())
}
