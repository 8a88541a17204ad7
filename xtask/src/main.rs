//! The project's commands: `cargo xtask run | test | check | dist | bench | soak`.

mod bench;
mod browser;
mod check;
mod client;
mod debian;
mod dist;
mod fonts;
mod gates;
mod package;
mod place;
mod postgres;
mod run;
mod server;
mod shell;
mod soak;
mod stamp;
mod steps;
mod stylesheet;
mod tally;
mod test;
mod tools;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Builds, runs and tests Zhangban.
#[derive(Parser)]
#[command(name = "cargo xtask", about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// From nothing to a running server with demo data on http://127.0.0.1:3000.
    Run {
        /// Watches the sources, and builds and starts again when one changes.
        #[arg(long)]
        dev: bool,
    },
    /// Everything the project promises, ending with a line `N passed, N failed`.
    Test {
        /// Every count and every combination instead of the reduced ones.
        #[arg(long)]
        full: bool,
    },
    /// Formatting, types and the tests of `domain`: for each save.
    Check,
    /// The release build: smallest WebAssembly, link-time optimisation, bundle sizes against their limits.
    Dist,
    /// Ratios against plain contestants, measured side by side.
    Bench {
        /// Only these; everything without.
        parts: Vec<bench::Part>,
    },
    /// Breaks something while complaints are filed, and proves that nothing acknowledged is lost, twice or false.
    Soak(soak::Options),
}

fn main() -> ExitCode {
    let outcome = place::Place::find().and_then(|place| match Cli::parse().command {
        Command::Run { dev } => run::run(&place, dev),
        Command::Test { full } => test::test(&place, full),
        Command::Check => check::check(&place),
        Command::Dist => dist::dist(&place),
        Command::Bench { parts } => bench::bench(&place, &parts),
        Command::Soak(options) => soak::soak(&place, &options),
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
