//! The whole database as text, to see whether anything has changed.

use std::collections::BTreeMap;

use rusqlite::{Connection, OpenFlags, types::ValueRef};
use server::work;

use crate::support::Server;

/// Rows by table.
pub type Snapshot = BTreeMap<String, Vec<String>>;

/// What a reading by staff writes (ADR 3).
pub const READINGS: [&str; 3] = ["reading", "idempotency", "commit_clock"];

/// Waits until the workers have nothing left to do, and takes every row there is.
pub async fn settled(server: &Server) -> Snapshot {
    let context = &server.state().context;
    while context.store.outbox.depth().await.expect("a depth") > 0 {
        work::work_off(context).await.expect("worked off");
        tokio::task::yield_now().await;
    }
    take(server)
}

pub fn take(server: &Server) -> Snapshot {
    let path = server.data().join("zhangban.db");
    let database = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY);
    let database = database.expect("the database");
    let names = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";
    let mut statement = database.prepare(names).expect("a statement");
    let names = statement.query_map([], |row| row.get::<_, String>(0));
    let names: Vec<String> = names
        .expect("tables")
        .map(|name| name.expect("a name"))
        .collect();
    let rows = |name: &String| (name.clone(), rows(&database, name));
    names.iter().map(rows).collect()
}

fn rows(database: &Connection, table: &str) -> Vec<String> {
    let mut statement = database
        .prepare(&format!("SELECT * FROM {table}"))
        .expect("a statement");
    let columns = statement.column_count();
    let mut found = Vec::new();
    let mut rows = statement.query([]).expect("rows");
    while let Some(row) = rows.next().expect("a row") {
        let cells = (0..columns).map(|column| match row.get_ref(column).expect("a cell") {
            ValueRef::Null => "·".to_owned(),
            ValueRef::Integer(number) => number.to_string(),
            ValueRef::Real(number) => number.to_string(),
            ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
                String::from_utf8_lossy(bytes).into_owned()
            }
        });
        found.push(cells.collect::<Vec<_>>().join("|"));
    }
    found.sort_unstable();
    found
}

/// The tables that differ, apart from those named.
pub fn changed(before: &Snapshot, after: &Snapshot, apart: &[&str]) -> Vec<String> {
    let names = before.keys().chain(after.keys());
    let differ = names.filter(|name| before.get(*name) != after.get(*name));
    let mut differ: Vec<String> = differ
        .filter(|name| !apart.contains(&name.as_str()))
        .cloned()
        .collect();
    differ.dedup();
    differ
}
