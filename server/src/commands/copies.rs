//! `zhangban backup` and `zhangban restore`

use std::{path::Path, process::ExitCode};

use crate::config::Config;
use store::upkeep;

use super::cli::Outcome;

const OWN_TOOLS: &str = "PostgreSQL is copied with its own tools (pg_basebackup, pg_dump); the files are the folder `files` of the data folder, or the bucket's own matter";

pub(super) async fn backup(config: &Config, to: &Path, with_keys: bool) -> Outcome {
    embedded(config)?;
    upkeep::backup(&config.data, to, with_keys).await?;
    println!("copied to {}", to.display());
    if let Some(s3) = &config.files.s3 {
        println!(
            "The files are not in it: the bucket {} keeps them; have it keep versions, or copy it after this.",
            s3.bucket
        );
    }
    if !with_keys {
        println!(
            "The keys ({}) are not in it: keep a copy of them elsewhere.",
            config.data.join("keys").display()
        );
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn restore(config: &Config, from: &Path) -> Outcome {
    embedded(config)?;
    upkeep::restore(from, &config.data).await?;
    println!(
        "restored to {}; now prove it with `zhangban verify`",
        config.data.display()
    );
    Ok(ExitCode::SUCCESS)
}

fn embedded(config: &Config) -> Result<(), &'static str> {
    match config.store.postgres {
        None => Ok(()),
        Some(_) => Err(OWN_TOOLS),
    }
}
