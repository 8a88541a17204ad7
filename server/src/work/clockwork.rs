//! What time alone does: cases whose next check has come are looked at, and what they propose is recorded.

use domain::{docket::Hash, id::CaseId};
use store::{StoreError, Unit, Write, unit::IdempotencyKey};

use super::outbox::WorkError;
use crate::context::Context;

/// A tick is one read and one save; after this another node may try.
const LEASE_MS: i64 = 30_000;

/// Cases taken at a time.
const BATCH: u32 = 64;

/// A case that somebody else is just changing is looked at again soon.
const AGAIN_MS: i64 = 1_000;

/// Applies every due check; gives how many cases moved.
///
/// # Errors
/// The store does not answer.
pub async fn tick_due(context: &Context) -> Result<usize, WorkError> {
    let mut moved = 0;
    loop {
        let due = context
            .store
            .schedule
            .claim(context.now(), LEASE_MS, BATCH)
            .await?;
        if due.is_empty() {
            return Ok(moved);
        }
        for due in due {
            match tick(context, due.case).await {
                Ok(true) => moved += 1,
                // Nothing was due after all: the next check stands as the case says.
                Ok(false) => {}
                Err(StoreError::Conflict(conflict)) if conflict.moved_on() => {
                    let again = context.now().plus_ms(AGAIN_MS);
                    context.store.schedule.release(due.case, again).await?;
                }
                Err(error) => return Err(error.into()),
            }
        }
        if moved > 0 {
            context.bell.ring();
        }
    }
}

async fn tick(context: &Context, id: CaseId) -> Result<bool, StoreError> {
    let store = &context.store;
    let Some(case) = store.cases.by_id(id).await? else {
        return Ok(false);
    };
    let (version, head) = (case.version, store.dockets.head(id).await?);
    let Some(outcome) = case.tick(context.now()) else {
        return Ok(false);
    };
    // The version in the key: one state of a case is ticked once, whichever node comes first.
    let piece = format!("tick:{id}:{version}");
    let request = Hash::of(piece.as_bytes());
    let unit = Unit::new(IdempotencyKey::of_work("clockwork", piece), request)
        .write(Write::Case {
            case: Box::new(outcome.next),
            expected: Some(version),
        })
        .append(id, head, outcome.docket)
        .effects(outcome.effects);
    store.save(unit).await?;
    Ok(true)
}
