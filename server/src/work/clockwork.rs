//! What time alone does: cases whose next check has come are looked at, and what they propose is recorded.

use domain::{docket::Hash, id::CaseId};
use store::{StoreError, Unit, Write, records::Due, unit::IdempotencyKey};

use super::outbox::{WorkError, wait_ms};
use crate::context::Context;

/// A tick is one read and one save; after this another node may try.
const LEASE_MS: i64 = 30_000;

/// Cases taken at a time.
const BATCH: u32 = 64;

/// A case that somebody else is just changing is looked at again soon.
const AGAIN_MS: i64 = 1_000;

/// Applies every due check; gives how many cases moved. A case that cannot be read or saved holds up no other: it
/// is put off, longer each time.
///
/// # Errors
/// The store does not answer.
pub async fn tick_due(context: &Context) -> Result<usize, WorkError> {
    tick_unless(context, || false).await
}

/// The same, until `stop` says true; what is in hand by then is given back.
///
/// # Errors
/// The store does not answer.
pub(super) async fn tick_unless(
    context: &Context,
    stop: impl Fn() -> bool + Send,
) -> Result<usize, WorkError> {
    let mut moved = 0;
    while !stop() {
        let now = context.now();
        let due = context.store.schedule.claim(now, LEASE_MS, BATCH).await?;
        if due.is_empty() {
            break;
        }
        for due in due {
            if stop() {
                let now = context.now();
                context.store.schedule.release(due.case, now).await?;
                continue;
            }
            moved += usize::from(looked_at(context, due).await?);
        }
        if moved > 0 {
            context.bell.ring();
        }
    }
    Ok(moved)
}

/// Looks at one case; whether it moved.
async fn looked_at(context: &Context, due: Due) -> Result<bool, WorkError> {
    let wait = match tick(context, due.case).await {
        // Where nothing was due after all, the next check stands as the case says.
        Ok(moved) => return Ok(moved),
        Err(StoreError::Conflict(conflict)) if conflict.moved_on() => AGAIN_MS,
        Err(error) => {
            tracing::error!(case = %due.case, attempts = due.attempts, %error, "a legal clock is put off");
            wait_ms(due.attempts)
        }
    };
    let again = context.now().plus_ms(wait);
    context.store.schedule.release(due.case, again).await?;
    Ok(false)
}

async fn tick(context: &Context, id: CaseId) -> Result<bool, StoreError> {
    let store = &context.store;
    let Some(case) = store.cases.by_id(id).await? else {
        return Ok(false);
    };
    let (version, head) = (case.version, store.dockets.head(id).await?);
    let now = store.commit_time();
    let Some(outcome) = case.tick(now) else {
        return Ok(false);
    };
    // The version in the key: one state of a case is ticked once, whichever node comes first.
    let piece = format!("tick:{id}:{version}");
    let request = Hash::of(piece.as_bytes());
    let unit = Unit::new(IdempotencyKey::of_work("clockwork", piece), request)
        .on_day(now.date_in_china())
        .write(Write::Case {
            case: Box::new(outcome.next),
            expected: Some(version),
        })
        .append(id, head, outcome.docket)
        .effects(outcome.effects);
    store.save(unit).await?;
    Ok(true)
}
