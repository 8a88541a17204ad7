use async_trait::async_trait;
use domain::clock::Instant;

use super::Shelf;
use crate::{
    db::value::args,
    error::{Result, StoreError},
    ports::{Counters, Limits},
    records::Hit,
};

const VALUE: &str = "SELECT value FROM counter WHERE name = $1";
const HIT: &str = "INSERT INTO rate (key, starts, hits) VALUES ($1, $2, 1) ON CONFLICT (key) DO UPDATE SET \
     hits = CASE WHEN rate.starts <= $3 THEN 1 ELSE rate.hits + 1 END, \
     starts = CASE WHEN rate.starts <= $3 THEN excluded.starts ELSE rate.starts END \
     RETURNING starts, hits";
const COUNT: &str = "SELECT hits FROM rate WHERE key = $1 AND starts > $2";
const FORGET: &str = "DELETE FROM rate WHERE key = $1";

#[async_trait]
impl Counters for Shelf {
    async fn value(&self, counter: &str) -> Result<u64> {
        let row = self.db.read_one(VALUE, args![counter]).await?;
        row.map_or(Ok(0), |row| row.count(0))
    }
}

#[async_trait]
impl Limits for Shelf {
    async fn hit(&self, key: &str, now: Instant, window_ms: i64, limit: u64) -> Result<Hit> {
        let key = self.keys.index("rate", key);
        let ended = now.plus_ms(-window_ms);
        let rows = self.db.change(HIT, args![key, now, ended]).await?;
        let row = rows
            .first()
            .ok_or_else(|| StoreError::unavailable("the counter gave no row"))?;
        Ok(hit(row.count(1)?, row.at(0)?, now, window_ms, limit))
    }

    async fn count(&self, key: &str, now: Instant, window_ms: i64) -> Result<u64> {
        let key = self.keys.index("rate", key);
        let ended = now.plus_ms(-window_ms);
        let row = self.db.read_one(COUNT, args![key, ended]).await?;
        row.map_or(Ok(0), |row| row.count(0))
    }

    async fn forget(&self, key: &str) -> Result<()> {
        let key = self.keys.index("rate", key);
        self.db.change(FORGET, args![key]).await?;
        Ok(())
    }
}

fn hit(count: u64, starts: Instant, now: Instant, window_ms: i64, limit: u64) -> Hit {
    let retry_after_ms = starts.plus_ms(window_ms).ms_since(now).max(0);
    Hit {
        count,
        allowed: count <= limit,
        retry_after_ms,
    }
}
