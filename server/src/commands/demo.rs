//! `zhangban demo load`

use std::process::ExitCode;

use crate::{build, config::Config, demo};

use super::cli::Outcome;

pub(super) async fn load(config: Config) -> Outcome {
    let context = build::context(config).await?;
    let loaded = demo::load(&context).await?;
    println!("{loaded}");
    context.store.close().await;
    Ok(ExitCode::SUCCESS)
}
