//! `zhangban rules check` and `zhangban rules import`, and how a running server learns of an import.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
    time::Duration,
};

use domain::{docket::Hash, replay, rulebook::Amendment};
use store::{Unit, Write, records, unit::IdempotencyKey};
use tokio::task::JoinHandle;

use crate::{build, clock, config::Config, context::Context};

use super::cli::Outcome;

/// How soon every node computes by an imported amendment.
const LOOK_EVERY: Duration = Duration::from_secs(30);

/// The rules are a public specification: anyone can compute the cases again.
pub(super) fn check(files: &[PathBuf]) -> Outcome {
    let book = domain::edition::first()?;
    let mut differing = 0;
    for file in files {
        let text = std::fs::read_to_string(file)
            .map_err(|error| format!("{}: {error}", file.display()))?;
        let report =
            replay::check(&text, &book).map_err(|error| format!("{}: {error}", file.display()))?;
        for mismatch in &report.mismatches {
            println!("{}: {mismatch}", file.display());
        }
        println!(
            "{}: {} cases, {} differ",
            file.display(),
            report.cases,
            report.mismatches.len()
        );
        differing += report.mismatches.len();
    }
    Ok(match differing {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

/// Checks an amendment against the rules in force, then keeps it. Who imports it is whoever runs the program.
pub(super) async fn import(config: Config, file: &Path) -> Outcome {
    let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let sha256 = Hash::of(&bytes);
    let body: serde_json::Value = serde_json::from_slice(&bytes)?;
    let amendment: Amendment = serde_json::from_value(body.clone())?;
    let store = build::store(&config, clock::from_setting(&config.clock)).await?;
    build::rules_in_force(&store).await?.amended(amendment)?;
    let known = store.rules.amendments().await?;
    if known.iter().any(|known| known.amendment.sha256 == sha256) {
        println!("this amendment was imported before");
    } else {
        let key = IdempotencyKey::of_work("rules", sha256.to_string());
        let amendment = records::Amendment {
            sha256,
            imported_by: None,
            body,
        };
        store
            .save(Unit::new(key, sha256).write(Write::Amendment(amendment)))
            .await?;
        tracing::info!(target: "audit", act = "import_rules", sha256 = %sha256, "rules");
        println!("imported {sha256}");
    }
    store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Looks for amendments another process has imported, as long as the server runs.
pub(super) fn follow(context: Arc<Context>) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut ticks = tokio::time::interval(LOOK_EVERY);
        loop {
            ticks.tick().await;
            match build::rules_in_force(&context.store).await {
                Ok(book) if book != *context.rules.book() => {
                    context.rules.replace(book);
                    tracing::info!("the rules in force have changed");
                }
                Ok(_) => {}
                Err(error) => tracing::error!(%error, "the rules in force could not be read"),
            }
        }
    })
}
