//! Connections to the embedded database, and portable statements in its words.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, ErrorCode, types::ValueRef};

use crate::{
    db::{Row, Value},
    error::{Conflict, Result, StoreError},
};

/// How long to wait for a lock another process holds, as when `zhangban admin` runs beside the server.
const BUSY_MS: u64 = 10_000;

/// All statements of this crate, so that each is prepared once on a connection.
const STATEMENTS_MAX: usize = 256;

/// The page cache of one connection, in KiB.
const CACHE_KIB: i64 = 16 * 1024;

pub(super) fn writing(path: &Path) -> Result<Connection> {
    let connection = common(path)?;
    // The write-ahead log is synced at every commit: an acknowledged unit survives a power cut.
    connection
        .pragma_update(None, "synchronous", "FULL")
        .map_err(error)?;
    connection
        .pragma_update(None, "foreign_keys", true)
        .map_err(error)?;
    // What is deleted is overwritten, so that no page keeps what a person has asked to be erased (PIPL 47).
    connection
        .pragma_update(None, "secure_delete", true)
        .map_err(error)?;
    // Checkpoints run on their own thread; the writer never waits for one.
    connection
        .pragma_update(None, "wal_autocheckpoint", 0)
        .map_err(error)?;
    Ok(connection)
}

pub(super) fn reading(path: &Path) -> Result<Connection> {
    let connection = common(path)?;
    connection
        .pragma_update(None, "query_only", true)
        .map_err(error)?;
    Ok(connection)
}

pub(super) fn common(path: &Path) -> Result<Connection> {
    let connection = Connection::open(path).map_err(error)?;
    connection
        .busy_timeout(Duration::from_millis(BUSY_MS))
        .map_err(error)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_MAX);
    let mode: String = connection
        .pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))
        .map_err(error)?;
    if mode != "wal" {
        return Err(StoreError::unavailable(
            "the folder cannot hold a write-ahead log",
        ));
    }
    connection
        .pragma_update(None, "cache_size", -CACHE_KIB)
        .map_err(error)?;
    Ok(connection)
}

/// Parameters are `?1` here; rows need no lock where there is one writer.
fn words(sql: &str) -> String {
    sql.replace('$', "?")
        .replace(" FOR UPDATE SKIP LOCKED", "")
        .replace(" FOR UPDATE", "")
}

pub(super) fn query(connection: &Connection, sql: &str, args: Vec<Value>) -> Result<Vec<Row>> {
    let mut statement = connection.prepare_cached(&words(sql)).map_err(error)?;
    bind(&mut statement, args)?;
    let columns = statement.column_count();
    let mut rows = statement.raw_query();
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(error)? {
        let values = (0..columns).map(|column| value(row.get_ref(column).map_err(error)?));
        found.push(Row(values.collect::<Result<_>>()?));
    }
    Ok(found)
}

pub(super) fn execute(connection: &Connection, sql: &str, args: Vec<Value>) -> Result<u64> {
    let mut statement = connection.prepare_cached(&words(sql)).map_err(error)?;
    bind(&mut statement, args)?;
    let changed = statement.raw_execute().map_err(error)?;
    Ok(changed as u64)
}

fn bind(statement: &mut rusqlite::Statement<'_>, args: Vec<Value>) -> Result<()> {
    for (index, value) in (1..).zip(args) {
        match value {
            Value::Null => statement.raw_bind_parameter(index, rusqlite::types::Null),
            Value::Int(number) => statement.raw_bind_parameter(index, number),
            Value::Text(text) => statement.raw_bind_parameter(index, text),
            Value::CommitAt | Value::CommitSeq => return Err(unfixed()),
        }
        .map_err(error)?;
    }
    Ok(())
}

fn unfixed() -> StoreError {
    StoreError::Malformed("a commit value outside a unit".into())
}

fn value(cell: ValueRef<'_>) -> Result<Value> {
    match cell {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(number) => Ok(Value::Int(number)),
        ValueRef::Text(bytes) => {
            let text = std::str::from_utf8(bytes);
            let text = text.map_err(|_| StoreError::corrupt("row", "?", "text is not UTF-8"))?;
            Ok(Value::Text(text.to_owned()))
        }
        ValueRef::Real(_) | ValueRef::Blob(_) => {
            Err(StoreError::corrupt("row", "?", "neither number nor text"))
        }
    }
}

/// Where the database itself is well and refuses this statement, the unit is at fault; all else is the database.
pub(super) fn error(error: rusqlite::Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => Conflict::Exists {
            table: "row",
            id: error.to_string(),
        }
        .into(),
        _ => StoreError::unavailable(error),
    }
}
