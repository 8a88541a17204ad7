//! The floor: the same rows and bytes, inserted by prepared statements in batches, with nothing around them.

use std::path::Path;

use rusqlite::{Connection, params_from_iter, types::Value};

/// What a filing writes to, in the order of the writer.
const TABLES: [&str; 7] = [
    "idempotency",
    "court_case",
    "case_party",
    "docket_head",
    "docket_entry",
    "outbox",
    "schedule",
];

/// Filings per commit, as many as the writer finds waiting with as many clients.
pub const BATCH: usize = 64;

pub struct Table {
    name: &'static str,
    rows: Vec<Vec<Value>>,
}

pub fn read(folder: &Path) -> Vec<Table> {
    let database = Connection::open(folder.join("zhangban.db")).expect("the database opens");
    let table = |name: &'static str| {
        let mut statement = database
            .prepare(&format!("SELECT * FROM {name}"))
            .expect("a table");
        let width = statement.column_count();
        let rows = statement
            .query_map([], |row| (0..width).map(|at| row.get(at)).collect())
            .expect("rows")
            .map(|row| row.expect("a row"))
            .collect();
        Table { name, rows }
    };
    TABLES.into_iter().map(table).collect()
}

pub fn rows(tables: &[Table]) -> Vec<usize> {
    tables.iter().map(|table| table.rows.len()).collect()
}

/// Inserts the rows of `filings` filings into the empty schema in `folder`, a commit each batch.
pub fn insert(folder: &Path, tables: &[Table], filings: usize) {
    let mut database = Connection::open(folder.join("zhangban.db")).expect("the database opens");
    database
        .pragma_update(None, "synchronous", "FULL")
        .expect("a setting");
    database
        .pragma_update(None, "wal_autocheckpoint", 0)
        .expect("a setting");
    for batch in 0..filings.div_ceil(BATCH) {
        let transaction = database.transaction().expect("a transaction");
        for table in tables {
            let share = |at: usize| table.rows.len() * (at * BATCH).min(filings) / filings;
            let marks = vec!["?"; table.rows.first().map_or(1, Vec::len)].join(", ");
            let insert = format!("INSERT INTO {} VALUES ({marks})", table.name);
            let mut statement = transaction.prepare_cached(&insert).expect("a statement");
            for row in &table.rows[share(batch)..share(batch + 1)] {
                statement.execute(params_from_iter(row)).expect("a new row");
            }
        }
        transaction.commit().expect("a commit");
    }
}
