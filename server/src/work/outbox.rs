//! Effects in commit order, each in the hands of one worker at a time.

use domain::{id::CaseId, outcome::Effect};
use store::{StoreError, files::FileError, records::Queued};

use super::{issue, notify};
use crate::{context::Context, documents::RenderError};

/// After this another worker may try what one has taken.
const LEASE_MS: i64 = 120_000;

/// A document takes a second, a mail server that does not answer sixty. With less left of its lease nothing is begun:
/// another node would begin it too, and a letter goes out as often as it is sent.
const EFFECT_MS_MAX: i64 = 75_000;

/// Effects taken at a time.
const BATCH: u32 = 16;

/// Waits between tries double from a second up to ten minutes.
const WAIT_MS_MAX: i64 = 10 * 60 * 1_000;

/// Why an effect could not be carried out this time.
#[derive(Debug, thiserror::Error)]
pub enum WorkError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    File(#[from] FileError),
    #[error(transparent)]
    Render(#[from] RenderError),
    #[error("mail: {0}")]
    Mail(String),
    #[error("search index: {0}")]
    Index(String),
    #[error("{0} is not in the store")]
    NoCase(CaseId),
    #[error("receipt: {0}")]
    Receipt(String),
    #[error("the docket of {0} grew three times meanwhile")]
    Busy(CaseId),
}

/// Carries out every effect that is due; gives how many were done. A failed one is put off and stays.
///
/// # Errors
/// The store does not answer.
pub async fn work_off(context: &Context) -> Result<usize, WorkError> {
    work_unless(context, || false).await
}

/// The same, until `stop` says true; what is in hand by then is given back.
///
/// # Errors
/// The store does not answer.
pub(super) async fn work_unless(
    context: &Context,
    stop: impl Fn() -> bool + Send,
) -> Result<usize, WorkError> {
    let mut done = 0;
    while !stop() {
        let now = context.now();
        let taken = context.store.outbox.claim(now, LEASE_MS, BATCH).await?;
        if taken.is_empty() {
            break;
        }
        for queued in taken {
            if stop() {
                let now = context.now();
                context.store.outbox.failed(queued.place, now).await?;
                continue;
            }
            if queued.leased_until.ms_since(context.now()) < EFFECT_MS_MAX {
                continue;
            }
            match carry_out(context, &queued).await {
                Ok(()) => {
                    context.store.outbox.done(queued.place).await?;
                    done += 1;
                }
                Err(error) => {
                    tracing::warn!(effect = %queued.place, attempts = queued.attempts, %error, "an effect is put off");
                    let retry_at = context.now().plus_ms(wait_ms(queued.attempts));
                    context.store.outbox.failed(queued.place, retry_at).await?;
                }
            }
        }
    }
    Ok(done)
}

async fn carry_out(context: &Context, queued: &Queued) -> Result<(), WorkError> {
    match &queued.effect {
        Effect::Issue { case, notice } => issue::issue(context, queued, *case, *notice).await,
        Effect::Remind { case, .. } => notify::remind(context, queued, *case).await,
        Effect::Mail {
            account,
            template,
            secret,
        } => notify::letter(context, queued, *account, template, secret.as_ref()).await,
        // Every node reads these for itself.
        Effect::Index { .. } => Ok(()),
    }
}

/// How long something that failed is left alone.
pub(super) fn wait_ms(attempts: u64) -> i64 {
    let doublings = u32::try_from(attempts.min(16)).unwrap_or(16);
    (1_000_i64 << doublings).min(WAIT_MS_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_worker_that_is_told_to_stop_takes_nothing_more() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut config = crate::config::Config {
            data: folder.path().to_owned(),
            ..crate::config::Config::default()
        };
        config.clock.fixed_ms = Some(1_772_000_000_000);
        let context = crate::build::context(config).await.expect("a house");
        let case = CaseId::from_parts(context.now(), 1);
        let queued = store::Unit::new(
            store::unit::IdempotencyKey::of_work("test", "two"),
            domain::docket::Hash::of(b"two"),
        )
        .effects([0, 1].map(|_| Effect::Remind {
            case,
            about: "test".into(),
        }));
        context.store.save(queued).await.expect("queued");
        let asked = std::sync::atomic::AtomicUsize::new(0);
        // Told to stop while the first piece is in hand.
        let stop = || asked.fetch_add(1, std::sync::atomic::Ordering::Relaxed) >= 2;
        let done = work_unless(&context, stop).await.expect("stopped");
        assert_eq!(done, 0, "the case of the first is not there");
        let again = context.store.outbox.claim(context.now(), LEASE_MS, BATCH);
        let again = again.await.expect("claimed");
        let left: Vec<_> = again.iter().map(|queued| queued.place.n).collect();
        assert_eq!(left, [1], "the second was given back at once");
    }

    #[test]
    fn waits_double_and_end_at_ten_minutes() {
        let waits: Vec<_> = [0, 1, 2, 9, 10, u64::MAX].map(wait_ms).into();
        assert_eq!(
            waits,
            [1_000, 2_000, 4_000, 512_000, WAIT_MS_MAX, WAIT_MS_MAX]
        );
    }
}
