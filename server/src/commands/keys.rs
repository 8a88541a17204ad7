//! `zhangban keys rotate`

use std::process::ExitCode;

use clap::ValueEnum;

use crate::{build, clock, config::Config, random::Random, receipts::Receipts};

use super::cli::Outcome;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Which {
    /// Signs receipts.
    #[default]
    Receipts,
    /// Seals personal fields. A running server goes on with the old one until it is started again.
    Fields,
}

pub(super) async fn rotate(config: Config, which: Which, lost: bool) -> Outcome {
    let id = match which {
        Which::Receipts => rotate_receipts(&config, lost).await?,
        Which::Fields if lost => {
            return Err("fields are sealed with their keys: none is given up".into());
        }
        Which::Fields => build::field_keys(&config)?.rotate()?,
    };
    println!("the key in force is {id}");
    println!("Of several nodes each needs this file now, and before any of them starts again.");
    Ok(ExitCode::SUCCESS)
}

/// The database is told of the new key, so that a node without it signs nothing from the key's beginning on.
async fn rotate_receipts(
    config: &Config,
    lost: bool,
) -> Result<String, Box<dyn std::error::Error + Send + Sync>> {
    let clock = clock::from_setting(&config.clock);
    let store = build::store(config, clock.clone()).await?;
    let keys = match lost {
        false => build::receipts(config, &store, &clock).await?,
        true => {
            let keys = Receipts::open(&config.data.join("keys"), clock.as_ref(), Random)?;
            store.give_up_receipt_keys(&keys.ring()?).await?;
            keys
        }
    };
    let id = keys.rotate(clock.as_ref(), Random)?;
    let lacking = store.know_receipt_keys(&keys.ring()?).await?;
    store.close().await;
    match lacking.is_empty() {
        true => Ok(id),
        false => Err(build::BuildError::LackingReceiptKeys.into()),
    }
}
