use async_trait::async_trait;
use domain::{clock::Instant, id::AgencyId, outcome::Effect};

use super::Shelf;
use crate::{
    db::{Row, value::args},
    error::{Result, StoreError},
    ports::Outbox,
    records::{EffectPlace, Queued},
    sealing::{self, Place},
};

/// One statement, so that two workers never take the same row; what another is just taking is passed over.
const CLAIM: &str = "UPDATE outbox SET attempts = attempts + 1, not_before = $2 WHERE id IN \
     (SELECT id FROM outbox WHERE done = 0 AND topic = 'work' AND not_before <= $1 \
      ORDER BY commit_seq, n LIMIT $3 FOR UPDATE SKIP LOCKED) \
     RETURNING id, commit_seq, n, body, committed, attempts, not_before";
const DONE: &str = "UPDATE outbox SET done = 1 WHERE commit_seq = $1 AND n = $2";
const FAILED: &str =
    "UPDATE outbox SET not_before = $3 WHERE commit_seq = $1 AND n = $2 AND done = 0";
const INDEX_AFTER: &str = "SELECT id, commit_seq, n, body FROM outbox WHERE topic = 'index' \
     AND (commit_seq > $1 OR (commit_seq = $1 AND n > $2)) ORDER BY commit_seq, n LIMIT $3";
const LAST: &str = "SELECT seq FROM commit_clock WHERE id = 1";
const NEXT_DUE: &str = "SELECT MIN(not_before) FROM outbox WHERE done = 0 AND topic = 'work'";
const DEPTH: &str = "SELECT COUNT(*) FROM outbox WHERE done = 0 AND topic = 'work'";

impl Shelf {
    fn effect(&self, row: &Row) -> Result<Effect> {
        let place = Place {
            table: "outbox",
            id: row.text(0)?,
        };
        sealing::read(&self.keys, place, row.text(3)?)
    }

    /// A row that cannot be read holds up no other.
    async fn put_off(&self, row: &Row, now: Instant, error: &StoreError) -> Result<()> {
        let (place, attempts) = (place_of(row)?, row.count(5)?.saturating_sub(1));
        tracing::error!(effect = %place, attempts, %error, "an effect cannot be read and is put off");
        let again = now.plus_ms(unread_wait_ms(attempts));
        self.failed(place, again).await
    }

    fn indexed(&self, row: &Row) -> Result<AgencyId> {
        match self.effect(row)? {
            Effect::Index { agency } => Ok(agency),
            _ => Err(StoreError::corrupt(
                "outbox",
                place_of(row)?,
                "no index effect",
            )),
        }
    }

    fn queued(&self, row: &Row) -> Result<Queued> {
        Ok(Queued {
            place: place_of(row)?,
            effect: self.effect(row)?,
            committed: row.at(4)?,
            attempts: row.count(5)?.saturating_sub(1),
            leased_until: row.at(6)?,
        })
    }
}

/// How long a row that cannot be read waits before it is tried again: a minute, each time twice as long, at most a day.
fn unread_wait_ms(attempts: u64) -> i64 {
    const MINUTE_MS: i64 = 60 * 1_000;
    const DOUBLINGS_MAX: u64 = 10;
    const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
    (MINUTE_MS << attempts.min(DOUBLINGS_MAX)).min(DAY_MS)
}

fn place_of(row: &Row) -> Result<EffectPlace> {
    Ok(EffectPlace {
        commit_seq: row.count(1)?,
        n: row.count(2)?,
    })
}

#[async_trait]
impl Outbox for Shelf {
    async fn claim(&self, now: Instant, lease_ms: i64, limit: u32) -> Result<Vec<Queued>> {
        let rows = self
            .db
            .change(CLAIM, args![now, now.plus_ms(lease_ms), limit])
            .await?;
        let mut taken = Vec::with_capacity(rows.len());
        for row in &rows {
            match self.queued(row) {
                Ok(queued) => taken.push(queued),
                Err(error) => self.put_off(row, now, &error).await?,
            }
        }
        taken.sort_by_key(|queued| queued.place);
        Ok(taken)
    }

    async fn done(&self, place: EffectPlace) -> Result<()> {
        self.db
            .change(DONE, args![place.commit_seq, place.n])
            .await?;
        Ok(())
    }

    async fn failed(&self, place: EffectPlace, retry_at: Instant) -> Result<()> {
        self.db
            .change(FAILED, args![place.commit_seq, place.n, retry_at])
            .await?;
        Ok(())
    }

    async fn index_after(
        &self,
        after: EffectPlace,
        limit: u32,
    ) -> Result<Vec<(EffectPlace, AgencyId)>> {
        let mut after = after;
        loop {
            let asked = args![after.commit_seq, after.n, limit];
            let rows = self.db.read(INDEX_AFTER, asked).await?;
            let Some(last) = rows.last() else {
                return Ok(Vec::new());
            };
            after = place_of(last)?;
            let mut found = Vec::with_capacity(rows.len());
            for row in &rows {
                match self.indexed(row) {
                    Ok(agency) => found.push((place_of(row)?, agency)),
                    Err(error) => {
                        tracing::error!(%error, "an index effect cannot be read and is passed over");
                    }
                }
            }
            // A page of nothing but unreadable rows must not look like the end.
            if !found.is_empty() {
                return Ok(found);
            }
        }
    }

    async fn last_commit(&self) -> Result<u64> {
        self.db.count(LAST, args![]).await
    }

    async fn next_due(&self) -> Result<Option<Instant>> {
        self.db.least(NEXT_DUE).await
    }

    async fn depth(&self) -> Result<u64> {
        self.db.count(DEPTH, args![]).await
    }
}
