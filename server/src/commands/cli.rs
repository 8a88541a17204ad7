use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::config::{self, Config, LogFormat};

use super::{admin, copies, demo, import, keys, rules, serve, upkeep};

/// What a command ends with: a message for people, and whether what it looked at was in order.
pub(super) type Outcome = Result<ExitCode, Box<dyn std::error::Error + Send + Sync>>;

/// SSR can hang on a single worker (leptos #4647).
const WORKERS_MIN: usize = 4;

/// 掌办 Zhangban: mobile micro-court and online intermediary market.
#[derive(Parser)]
#[command(name = "zhangban", version, about)]
struct Cli {
    /// The configuration file; without it `zhangban.toml`, if there is one.
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves pages until it is told to stop (SIGTERM or Ctrl-C).
    Serve {
        /// Loads the demo data first, and prints its sign-ins.
        #[arg(long)]
        demo: bool,
    },
    /// Demo data.
    #[command(subcommand)]
    Demo(Demo),
    /// Data from files.
    #[command(subcommand)]
    Import(Import),
    /// The rules the law is computed by.
    #[command(subcommand)]
    Rules(Rules),
    /// Accounts without a page.
    #[command(subcommand)]
    Admin(Admin),
    /// Keys.
    #[command(subcommand)]
    Keys(Keys),
    /// Proves every docket's chain and every file's hash.
    Verify,
    /// Makes index and schedule anew from the store.
    Rebuild,
    /// Copies database and files of the embedded store into a new folder.
    Backup {
        to: PathBuf,
        /// Also copies the keys personal fields are sealed with. Keep such a copy as safe as the data itself.
        #[arg(long)]
        with_keys: bool,
    },
    /// Puts a backup in place, where there is no database yet.
    Restore { from: PathBuf },
}

#[derive(Subcommand)]
enum Demo {
    /// Loads agencies, accounts and cases dated around today; a second time changes nothing.
    Load,
}

#[derive(Subcommand)]
enum Import {
    /// Agencies from a CSV; each bad row is reported, good ones are kept.
    Agencies { file: PathBuf },
}

#[derive(Subcommand)]
enum Rules {
    /// Computes every case of the files and prints each that comes out differently.
    Check {
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Takes a dated amendment into the store; the same file twice is taken once.
    Import { file: PathBuf },
}

#[derive(Subcommand)]
enum Admin {
    /// Creates the first operator of an empty store and prints a link to set the password.
    Create {
        #[arg(long)]
        email: String,
        #[arg(long)]
        name: String,
    },
}

#[derive(Subcommand)]
enum Keys {
    /// Begins a new key; what older ones signed or sealed stays readable.
    Rotate {
        #[arg(value_enum, default_value_t)]
        which: keys::Which,
        /// Gives up the receipt keys other nodes had and this one has not: what they signed is proved no more.
        #[arg(long)]
        lost: bool,
    },
}

/// Reads the command line and carries it out.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let outcome = prepared(cli);
    outcome.unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::FAILURE
    })
}

fn prepared(cli: Cli) -> Outcome {
    let config = config::load(cli.config.as_deref())?;
    log_to_stderr(&config)?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(cores.max(WORKERS_MIN))
        .enable_all()
        .build()?;
    runtime.block_on(carried_out(cli.command, config))
}

async fn carried_out(command: Command, config: Config) -> Outcome {
    match command {
        Command::Serve { demo } => serve::serve(config, demo).await,
        Command::Demo(Demo::Load) => demo::load(config).await,
        Command::Import(Import::Agencies { file }) => import::agencies(config, &file).await,
        Command::Rules(Rules::Check { files }) => rules::check(&files),
        Command::Rules(Rules::Import { file }) => rules::import(config, &file).await,
        Command::Admin(Admin::Create { email, name }) => admin::create(config, &email, &name).await,
        Command::Keys(Keys::Rotate { which, lost }) => keys::rotate(config, which, lost).await,
        Command::Verify => upkeep::verify(config).await,
        Command::Rebuild => upkeep::rebuild(config).await,
        Command::Backup { to, with_keys } => copies::backup(&config, &to, with_keys).await,
        Command::Restore { from } => copies::restore(&config, &from).await,
    }
}

/// Logs go to standard error; what a command has to say goes to standard output.
fn log_to_stderr(config: &Config) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let filter = EnvFilter::try_new(&config.log.filter)?;
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    match config.log.format {
        LogFormat::Text => lines.with_ansi(false).try_init(),
        LogFormat::Json => lines.json().flatten_event(true).try_init(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
