//! Feeds this node's search index in commit order; each node reads on from where its own index stands.

use std::collections::HashMap;

use domain::{id::AgencyId, market::agency::Agency};
use search::Change;
use store::records::EffectPlace;

use super::outbox::WorkError;
use crate::context::Context;

/// Agencies read at a time while an index is built anew.
const PAGE: u32 = 500;

/// Effects read at a time.
const BATCH: u32 = 1_000;

/// Brings the index up to the store; gives how many agencies were read.
///
/// # Errors
/// The store or the index does not answer.
pub async fn catch_up(context: &Context) -> Result<usize, WorkError> {
    if context.search.position() == 0 {
        return rebuild_index(context).await;
    }
    let mut read = 0;
    loop {
        let position = context.search.position();
        // Everything of the commit the index stands at is in it.
        let after = EffectPlace {
            commit_seq: position,
            n: i64::MAX.unsigned_abs(),
        };
        let batch = context.store.outbox.index_after(after, BATCH).await?;
        let Some((last, _)) = batch.last() else {
            return Ok(read);
        };
        let whole = u32::try_from(batch.len()).is_ok_and(|count| count < BATCH);
        // A commit may be cut by the end of a batch: its agencies are read again with the next.
        let reached = if whole {
            last.commit_seq
        } else {
            reached_before(&batch, *last)
        };
        let mut ids: Vec<AgencyId> = batch.iter().map(|(_, id)| *id).collect();
        ids.sort_unstable();
        ids.dedup();
        read += ids.len();
        let changes = changes(context, ids).await?;
        commit(context, changes, reached.max(position)).await?;
        if whole {
            return Ok(read);
        }
        if reached <= position {
            // One commit larger than a batch: the index is cheaper built anew than read page by page.
            return rebuild_index(context).await;
        }
    }
}

/// The last commit that certainly lies whole in a batch that was cut off.
fn reached_before(batch: &[(EffectPlace, AgencyId)], last: EffectPlace) -> u64 {
    let earlier = batch
        .iter()
        .rev()
        .map(|(place, _)| place.commit_seq)
        .find(|seq| *seq < last.commit_seq);
    earlier.unwrap_or(0)
}

/// Reads every agency into the index, under the number of the commit that was last before.
///
/// # Errors
/// The store or the index does not answer.
pub async fn rebuild_index(context: &Context) -> Result<usize, WorkError> {
    let position = context.store.outbox.last_commit().await?;
    let mut after = None;
    let mut read = 0;
    loop {
        let page = context.store.agencies.after(after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        read += page.len();
        apply(
            context,
            page.into_iter()
                .map(|agency| Change::Upsert(Box::new(agency)))
                .collect(),
        )
        .await?;
    }
    if position > 0 {
        commit(context, Vec::new(), position).await?;
    }
    Ok(read)
}

async fn changes(context: &Context, ids: Vec<AgencyId>) -> Result<Vec<Change>, WorkError> {
    let found = context.store.agencies.by_ids(&ids).await?;
    let mut found: HashMap<AgencyId, Agency> = found
        .into_iter()
        .map(|agency| (agency.id, agency))
        .collect();
    let change = |id| {
        found.remove(&id).map_or(Change::Remove(id), |agency| {
            Change::Upsert(Box::new(agency))
        })
    };
    Ok(ids.into_iter().map(change).collect())
}

async fn apply(context: &Context, changes: Vec<Change>) -> Result<(), WorkError> {
    let index = context.search.clone();
    let applied = tokio::task::spawn_blocking(move || index.apply(changes)).await;
    applied.map_err(failed)?.map_err(failed)
}

async fn commit(context: &Context, changes: Vec<Change>, position: u64) -> Result<(), WorkError> {
    apply(context, changes).await?;
    let index = context.search.clone();
    let committed = tokio::task::spawn_blocking(move || index.commit(position)).await;
    committed.map_err(failed)?.map_err(failed)?;
    Ok(())
}

fn failed(error: impl core::fmt::Display) -> WorkError {
    WorkError::Index(error.to_string())
}
