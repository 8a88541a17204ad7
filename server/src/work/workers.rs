use std::{sync::Arc, time::Duration};

use domain::clock::Instant;
use tokio::{sync::watch, task::JoinSet};

use super::{clockwork, index, outbox};
use crate::context::Context;

/// What another process has saved rings no bell here; it is noticed within this time.
const LOOK_MS_MAX: i64 = 500;

/// How long between two sweeps.
const SWEEP_EVERY: Duration = Duration::from_secs(60 * 60);

/// Starts the workers of one process. Each ends after the piece it has in hand once `stop` says true.
#[must_use]
pub fn start(context: Arc<Context>, stop: watch::Receiver<bool>) -> JoinSet<()> {
    let mut tasks = JoinSet::new();
    for kind in [Kind::Outbox, Kind::Clockwork, Kind::Index] {
        tasks.spawn(each_round(context.clone(), stop.clone(), kind));
    }
    tasks.spawn(sweep(context, stop));
    tasks
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Outbox,
    Clockwork,
    Index,
}

/// One round of work, then rest until the bell, the next due time or the next look.
async fn each_round(context: Arc<Context>, mut stop: watch::Receiver<bool>, kind: Kind) {
    let mut bell = context.bell.listen();
    while !*stop.borrow() {
        bell.mark_unchanged();
        let done = match kind {
            Kind::Outbox => outbox::work_unless(&context, || *stop.borrow()).await,
            Kind::Clockwork => clockwork::tick_unless(&context, || *stop.borrow()).await,
            Kind::Index => index::catch_up(&context).await,
        };
        if let Err(error) = &done {
            tracing::error!(worker = ?kind, %error, "a round of work failed");
        }
        let rest = rest(&context, kind).await;
        tokio::select! {
            _ = stop.changed() => {}
            _ = bell.changed() => {}
            () = tokio::time::sleep(rest) => {}
        }
    }
}

/// How long nothing is due.
async fn rest(context: &Context, kind: Kind) -> Duration {
    let due = match kind {
        Kind::Outbox => context.store.outbox.next_due().await.ok().flatten(),
        Kind::Clockwork => context.store.schedule.next_due().await.ok().flatten(),
        Kind::Index => None,
    };
    until(due, context.now())
}

fn until(due: Option<Instant>, now: Instant) -> Duration {
    let ms = due.map_or(LOOK_MS_MAX, |due| due.ms_since(now).clamp(1, LOOK_MS_MAX));
    Duration::from_millis(u64::try_from(ms).unwrap_or(1))
}

/// Removes the files nobody has named for a day, and bookkeeping that has served its time.
async fn sweep(context: Arc<Context>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        match context.store.file_store.collect(context.now()).await {
            Ok(collected) => tracing::debug!(
                files = collected.files,
                uploads = collected.uploads,
                "collected"
            ),
            Err(error) => tracing::error!(%error, "unnamed files were not collected"),
        }
        match context.store.prune(context.now()).await {
            Ok(pruned) => tracing::debug!(?pruned, "pruned"),
            Err(error) => tracing::error!(%error, "old bookkeeping was not removed"),
        }
        // What was erased while somebody was reading is still in the log.
        if let Err(error) = context.store.scrub().await {
            tracing::warn!(%error, "the log was not emptied");
        }
        tokio::select! {
            _ = stop.changed() => {}
            () = tokio::time::sleep(SWEEP_EVERY) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rest_ends_at_the_next_due_time_but_never_lasts_long() {
        let now = Instant(10_000);
        assert_eq!(
            until(Some(Instant(10_120)), now),
            Duration::from_millis(120)
        );
        assert_eq!(until(Some(Instant(9_000)), now), Duration::from_millis(1));
        assert_eq!(
            until(Some(Instant(99_999)), now),
            Duration::from_millis(500)
        );
        assert_eq!(until(None, now), Duration::from_millis(500));
    }
}
