//! Brings the embedded database to the schema this program knows.

use rusqlite::{Connection, TransactionBehavior};

use super::connection::error;
use crate::{error::Result, schema};

/// `user_version` holds the number of the last migration.
pub(super) fn migrate(connection: &mut Connection) -> Result<()> {
    // Taken first, so that two programs that start at once do it one after the other.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate);
    let transaction = transaction.map_err(error)?;
    let found: i64 = transaction
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .map_err(error)?;
    for migration in schema::lacking(found)? {
        transaction.execute_batch(migration.sqlite).map_err(error)?;
    }
    transaction
        .pragma_update(None, "user_version", schema::known())
        .map_err(error)?;
    transaction.commit().map_err(error)
}
