//! The generated agencies, saved like any others.

use domain::{docket::Hash, market::agency::Agency, outcome::Effect};
use search::generate::{DEMO_COUNT, agencies};
use store::{StoreError, Unit, Write, unit::IdempotencyKey};

use super::load::DEMO;
use crate::context::Context;

/// The demo's agencies are the same everywhere.
const SEED: u64 = 2_026;

/// Agencies in one unit.
const BATCH: usize = 200;

pub(super) async fn fill(context: &Context) -> Result<(), StoreError> {
    let all: Vec<Agency> = agencies(SEED, DEMO_COUNT, context.today()).collect();
    for (number, batch) in all.chunks(BATCH).enumerate() {
        let key = IdempotencyKey::of_work(DEMO, format!("agencies:{number}"));
        let unit = Unit::new(key, Hash::of(b"agencies"));
        let unit = batch.iter().fold(unit, |unit, agency| {
            unit.write(Write::Agency {
                agency: Box::new(agency.clone()),
                expected: None,
            })
        });
        let indexed = batch
            .iter()
            .map(|agency| Effect::Index { agency: agency.id });
        context.store.save(unit.effects(indexed)).await?;
    }
    Ok(())
}

/// The last word of a load: from here on the demo is whole.
pub(super) async fn mark_loaded(context: &Context) -> Result<(), StoreError> {
    let unit = Unit::new(IdempotencyKey::of_work(DEMO, "loaded"), Hash::of(b"loaded"));
    context
        .store
        .save(unit.write(Write::Take {
            counter: DEMO.to_owned(),
            expected: 1,
        }))
        .await
        .map(|_| ())
}
