//! Whether the embedded database is what it was written as: its pages, its indexes, its schema.

use std::path::Path;

use rusqlite::Connection;

use super::{connection, migrate};
use crate::error::Result;

/// Compares every row with its entries in every index; the indexes named `…_twice` make that cover every column.
const PAGES: &str = "PRAGMA integrity_check";
const REFERENCES: &str = "PRAGMA foreign_key_check";
/// SQLite checks the words of the schema only as far as it must understand them; statistics are an operator's matter.
const SCHEMA: &str = "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || COALESCE(sql, '') FROM sqlite_schema \
     WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1";

/// Everything that is wrong, in SQLite's words. Where there is something, nothing else that is read can be relied on.
pub(super) fn faults(path: &Path) -> Result<Vec<String>> {
    let connection = connection::reading(path)?;
    let mut faults = texts(&connection, PAGES)?;
    faults.retain(|line| line != "ok");
    let broken = texts(&connection, REFERENCES)?;
    faults.extend(
        broken
            .into_iter()
            .map(|table| format!("a row of {table} names a row that is not there")),
    );
    if texts(&connection, SCHEMA)? != expected()? {
        faults.push("the schema is not the one of this program".to_owned());
    }
    Ok(faults)
}

/// The schema of a database that has just been made.
fn expected() -> Result<Vec<String>> {
    let mut connection = Connection::open_in_memory().map_err(connection::error)?;
    migrate::migrate(&mut connection)?;
    texts(&connection, SCHEMA)
}

/// The first column of every row, lossy: a damaged text is one of the things looked for.
fn texts(connection: &Connection, sql: &str) -> Result<Vec<String>> {
    let mut statement = connection.prepare(sql).map_err(connection::error)?;
    let rows = statement.query_map([], |row| {
        let cell = row.get_ref(0)?;
        let bytes = cell.as_bytes_or_null().ok().flatten();
        Ok(String::from_utf8_lossy(bytes.unwrap_or_default()).into_owned())
    });
    let rows = rows.map_err(connection::error)?;
    rows.collect::<rusqlite::Result<_>>()
        .map_err(connection::error)
}
