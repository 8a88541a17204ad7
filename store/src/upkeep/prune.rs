//! What bookkeeping may be forgotten, and when.

use domain::clock::Instant;

use crate::{Store, db::value::args, error::Result};

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
/// A repeated request is recognised for thirty days: no page stays open longer, no worker retries longer.
const KEYS_KEPT_MS: i64 = 30 * DAY_MS;
/// The longest window of attempts: an address is known to an account for ninety days.
const LIMITS_KEPT_MS: i64 = 90 * DAY_MS;
/// Effects that are done stay readable for a week.
const EFFECTS_KEPT_MS: i64 = 7 * DAY_MS;

const KEYS: &str = "DELETE FROM idempotency WHERE at < $1 RETURNING commit_seq";
const TOKENS: &str = "DELETE FROM token WHERE expires < $1 RETURNING hash";
const LIMITS: &str = "DELETE FROM rate WHERE starts < $1 RETURNING key";
const EFFECTS: &str = "DELETE FROM outbox WHERE committed < $1 AND done = 1 RETURNING id";
/// Every node's index tails these from where it stands, however long it was away: of each agency the last one stays.
const OVERTAKEN: &str = "DELETE FROM outbox WHERE committed < $1 AND topic = 'index' AND EXISTS \
     (SELECT 1 FROM outbox AS later WHERE later.topic = 'index' AND later.body = outbox.body \
     AND later.commit_seq > outbox.commit_seq) RETURNING id";

/// How many rows went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pruned {
    pub sessions: u64,
    pub tokens: u64,
    pub keys: u64,
    pub limits: u64,
    pub effects: u64,
}

impl Store {
    /// Removes bookkeeping that has served its time. Nothing a case rests on is among it.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn prune(&self, now: Instant) -> Result<Pruned> {
        let gone = async |sql, before: Instant| -> Result<u64> {
            Ok(self.db.change(sql, args![before]).await?.len() as u64)
        };
        Ok(Pruned {
            sessions: self.sessions.sweep(now).await?,
            tokens: gone(TOKENS, now).await?,
            keys: gone(KEYS, now.plus_ms(-KEYS_KEPT_MS)).await?,
            limits: gone(LIMITS, now.plus_ms(-LIMITS_KEPT_MS)).await?,
            effects: gone(EFFECTS, now.plus_ms(-EFFECTS_KEPT_MS)).await?
                + gone(OVERTAKEN, now.plus_ms(-EFFECTS_KEPT_MS)).await?,
        })
    }
}
