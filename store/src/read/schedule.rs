use async_trait::async_trait;
use domain::{clock::Instant, id::CaseId};

use super::Shelf;
use crate::{
    db::{Row, value::args},
    error::Result,
    ports::Schedule,
    records::Due,
};

const CLAIM: &str = "UPDATE schedule SET attempts = attempts + 1, not_before = $2 WHERE case_id IN \
     (SELECT case_id FROM schedule WHERE not_before <= $1 ORDER BY not_before, case_id LIMIT $3 FOR UPDATE SKIP LOCKED) \
     RETURNING case_id, due, attempts, not_before";
const RELEASE: &str = "UPDATE schedule SET not_before = $2 WHERE case_id = $1";
const NEXT_DUE: &str = "SELECT MIN(not_before) FROM schedule";
const OF_CASE: &str = "SELECT due FROM schedule WHERE case_id = $1";

#[async_trait]
impl Schedule for Shelf {
    async fn claim(&self, now: Instant, lease_ms: i64, limit: u32) -> Result<Vec<Due>> {
        let rows = self
            .db
            .change(CLAIM, args![now, now.plus_ms(lease_ms), limit])
            .await?;
        let due = |row: &Row| {
            Ok(Due {
                case: row.parse(0)?,
                due: row.at(1)?,
                attempts: row.count(2)?.saturating_sub(1),
                leased_until: row.at(3)?,
            })
        };
        let mut taken = rows.iter().map(due).collect::<Result<Vec<Due>>>()?;
        taken.sort_by_key(|due| (due.due, due.case));
        Ok(taken)
    }

    async fn release(&self, case: CaseId, retry_at: Instant) -> Result<()> {
        self.db.change(RELEASE, args![case, retry_at]).await?;
        Ok(())
    }

    async fn next_due(&self) -> Result<Option<Instant>> {
        self.db.least(NEXT_DUE).await
    }

    async fn of_case(&self, case: CaseId) -> Result<Option<Instant>> {
        let row = self.db.read_one(OF_CASE, args![case]).await?;
        row.map(|row| row.at(0)).transpose()
    }
}
