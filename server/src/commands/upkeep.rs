//! `zhangban verify` and `zhangban rebuild`

use std::process::ExitCode;

use crate::{build, clock, config::Config, work};
use store::upkeep::Finding;

use super::cli::Outcome;

pub(super) async fn verify(config: Config) -> Outcome {
    let store = build::store(&config, clock::from_setting(&config.clock)).await?;
    let report = store.verify().await?;
    for finding in &report.findings {
        match finding {
            Finding::Docket { case, what } => println!("docket of {case}: {what}"),
            Finding::File { file, what } => println!("file {file}: {what}"),
            Finding::Database { what } => println!("database: {what}"),
            Finding::Row { table, id, what } => println!("{table} {id}: {what}"),
        }
    }
    println!(
        "{} dockets with {} entries and {} files looked at, {} findings",
        report.dockets,
        report.entries,
        report.files,
        report.findings.len()
    );
    store.close().await;
    Ok(match report.is_whole() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

pub(super) async fn rebuild(config: Config) -> Outcome {
    let context = build::context(config).await?;
    let rebuilt = context.store.rebuild().await?;
    println!(
        "{} cases looked at, {} due times set anew",
        rebuilt.cases, rebuilt.checks_changed
    );
    let agencies = work::rebuild_index(&context).await?;
    println!("{agencies} agencies in the index");
    context.store.close().await;
    Ok(ExitCode::SUCCESS)
}
