//! Effects in commit order, each in the hands of one worker at a time.

use domain::{id::CaseId, outcome::Effect};
use store::{StoreError, files::FileError, records::Queued};

use super::{issue, notify};
use crate::{context::Context, documents::RenderError};

/// A document takes a second, a slow mail server thirty; after this another worker may try.
const LEASE_MS: i64 = 120_000;

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
    let mut done = 0;
    loop {
        let taken = context
            .store
            .outbox
            .claim(context.now(), LEASE_MS, BATCH)
            .await?;
        if taken.is_empty() {
            return Ok(done);
        }
        for queued in taken {
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
}

async fn carry_out(context: &Context, queued: &Queued) -> Result<(), WorkError> {
    match &queued.effect {
        Effect::Issue { case, notice } => issue::issue(context, queued, *case, *notice).await,
        Effect::Remind { case, .. } => notify::remind(context, queued.place, *case).await,
        Effect::Mail {
            account,
            template,
            secret,
        } => notify::letter(context, queued.place, *account, template, secret.as_ref()).await,
        // Every node reads these for itself.
        Effect::Index { .. } => Ok(()),
    }
}

fn wait_ms(attempts: u64) -> i64 {
    let doublings = u32::try_from(attempts.min(16)).unwrap_or(16);
    (1_000_i64 << doublings).min(WAIT_MS_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_and_end_at_ten_minutes() {
        let waits: Vec<_> = [0, 1, 2, 9, 10, u64::MAX].map(wait_ms).into();
        assert_eq!(
            waits,
            [1_000, 2_000, 4_000, 512_000, WAIT_MS_MAX, WAIT_MS_MAX]
        );
    }
}
