//! `zhangban import agencies`

use std::{path::Path, process::ExitCode};

use crate::{build, config::Config, import};

use super::cli::Outcome;

pub(super) async fn agencies(config: Config, file: &Path) -> Outcome {
    let context = build::context(config).await?;
    let report = import::agencies(&context, file).await?;
    println!("{report}");
    context.store.close().await;
    Ok(match report.clean() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}
