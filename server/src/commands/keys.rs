//! `zhangban keys rotate`

use std::process::ExitCode;

use clap::ValueEnum;

use crate::{build, clock, config::Config, random::Random, receipts::Receipts};

use super::cli::Outcome;

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum Which {
    /// Signs receipts.
    #[default]
    Receipts,
    /// Seals personal fields. A running server goes on with the old one until it is started again.
    Fields,
}

pub(super) fn rotate(config: Config, which: Which) -> Outcome {
    let id = match which {
        Which::Receipts => {
            let clock = clock::from_setting(&config.clock);
            let keys = Receipts::open(&config.data.join("keys"), clock.as_ref(), Random)?;
            keys.rotate(clock.as_ref(), Random)?
        }
        Which::Fields => build::field_keys(&config)?.rotate()?,
    };
    println!("the key in force is {id}");
    Ok(ExitCode::SUCCESS)
}
