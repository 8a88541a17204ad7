//! Brings a PostgreSQL database to the schema this program knows.

use deadpool_postgres::Pool;

use super::client;
use crate::{error::Result, schema};

/// Held while migrating: of two nodes that start at once the second finds the work done. Any number will do.
const LOCK: &str = "SELECT pg_advisory_xact_lock(7461390)";
const TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)";

pub(super) async fn migrate(pool: &Pool) -> Result<()> {
    let mut client = client::take(pool).await?;
    let transaction = client.transaction().await.map_err(client::error)?;
    transaction
        .batch_execute(LOCK)
        .await
        .map_err(client::error)?;
    transaction
        .batch_execute(TABLE)
        .await
        .map_err(client::error)?;
    let row = transaction
        .query_opt("SELECT version FROM schema_version", &[])
        .await;
    let row = row.map_err(client::error)?;
    let found: i64 = row.map_or(0, |row| row.get(0));
    for migration in schema::lacking(found)? {
        transaction
            .batch_execute(migration.postgres)
            .await
            .map_err(client::error)?;
    }
    transaction
        .execute("DELETE FROM schema_version", &[])
        .await
        .map_err(client::error)?;
    let known = schema::known();
    let put = transaction
        .execute("INSERT INTO schema_version VALUES ($1)", &[&known])
        .await;
    put.map_err(client::error)?;
    transaction.commit().await.map_err(client::error)
}
