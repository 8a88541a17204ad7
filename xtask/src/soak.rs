//! `cargo xtask soak PLAN`: breaks things while complaints are filed, and proves what was acknowledged. The plans
//! themselves are in `soak/`.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};
use clap::ValueEnum;

use crate::place::Place;
use crate::postgres::Postgres;
use crate::server::{self, FAST};
use crate::{debian, shell};

/// What is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Plan {
    /// The server is killed under 32 clients.
    Kill,
    /// The disk fills up (root: a tmpfs is mounted).
    DiskFull,
    /// Syncs fail.
    Fsync,
    /// PostgreSQL stands still, replies are lost after commits.
    Postgres,
    /// Everything is synced before it is acknowledged.
    Order,
    /// The machine's clock is set.
    Clock,
    /// Bits flip in the database and in files.
    Flips,
    /// Backups under load, each restored and proved.
    Backups,
    /// One after the other.
    All,
}

impl Plan {
    const EACH: [Self; 8] = [
        Self::Kill,
        Self::DiskFull,
        Self::Fsync,
        Self::Postgres,
        Self::Order,
        Self::Clock,
        Self::Flips,
        Self::Backups,
    ];

    fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// Debian's packages a plan needs, and what shows that each is there.
    fn needs(self) -> &'static [(&'static str, &'static str)] {
        const STRACE: (&str, &str) = ("strace", "/usr/bin/strace");
        match self {
            Self::Fsync => &[("fiu-utils", "/usr/bin/fiu-ctrl"), STRACE],
            Self::Order => &[STRACE],
            Self::Clock => &[("faketime", "/usr/bin/faketime")],
            _ => &[],
        }
    }
}

/// How a plan is run.
#[derive(clap::Args)]
pub struct Options {
    #[arg(value_enum, default_value = "kill")]
    plan: Plan,
    /// Every count as the fault plan asks for it.
    #[arg(long)]
    full: bool,
    /// Another number of rounds than the plan's.
    #[arg(long)]
    rounds: Option<u64>,
    /// Another number of filing clients than the plan's.
    #[arg(long)]
    clients: Option<u64>,
    /// Repeats the random choices of an earlier run, which printed it.
    #[arg(long)]
    seed: Option<u64>,
}

impl Options {
    /// A few kills, as the tests of a change run them.
    pub fn short() -> Self {
        Self {
            plan: Plan::Kill,
            full: false,
            rounds: Some(3),
            clients: Some(8),
            seed: None,
        }
    }
}

pub fn soak(place: &Place, options: &Options) -> Result<()> {
    // With the tests, so that all stands on one build of what it depends on.
    let build = ["build", "--workspace", "--bins", "--tests"];
    let profile = ["--profile", FAST];
    shell::run(place.command("cargo").args(build).args(profile))?;
    let plans = match options.plan {
        Plan::All => &Plan::EACH[..],
        ref one => std::slice::from_ref(one),
    };
    let mut missed = Vec::new();
    for plan in plans {
        if let Err(error) = run(place, *plan, options) {
            eprintln!("{error:#}");
            missed.push(plan.name());
        }
    }
    match missed.is_empty() {
        true => Ok(()),
        false => bail!("missed: {}", missed.join(", ")),
    }
}

fn run(place: &Place, plan: Plan, options: &Options) -> Result<()> {
    for (package, shows) in plan.needs() {
        if !Path::new(shows).exists() {
            debian::provide(package)?;
        }
    }
    let mut command = Command::new(place.target.join(FAST).join("soak"));
    command
        .arg(plan.name())
        .arg("--binary")
        .arg(server::binary(place, FAST))
        .arg("--site")
        .arg(place.site());
    if options.full {
        command.arg("--full");
    }
    let numbers = [
        ("--rounds", options.rounds),
        ("--clients", options.clients),
        ("--seed", options.seed),
    ];
    for (name, value) in numbers {
        if let Some(value) = value {
            command.args([name, &value.to_string()]);
        }
    }
    if plan != Plan::Postgres {
        return shell::run(&mut command);
    }
    let postgres = Postgres::start()?;
    command.args(["--postgres", &postgres.url()]);
    command.args(["--postgres-pid", &postgres.pid().to_string()]);
    // The address holds a password, which an error must not repeat.
    match command.status()?.success() {
        true => Ok(()),
        false => bail!("the plan `postgres` was missed"),
    }
}
