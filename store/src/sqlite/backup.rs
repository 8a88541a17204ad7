//! Copies of the embedded database through SQLite's own backup, taken while the server runs.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, backup::Backup};

use super::connection;
use crate::error::{Result, StoreError};

/// Pages copied in one step: 4 MiB, so that nobody waits long.
const PAGES_A_STEP: i32 = 1_024;

/// Writes a consistent copy of the database at `from` to the new file `to`.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    let source = connection::common(from)?;
    // The copy is one snapshot: a reading transaction keeps later commits out of it. Without one SQLite begins the
    // copy anew after every commit, and under load never ends.
    source.execute_batch("BEGIN").map_err(connection::error)?;
    source
        .query_row("SELECT COUNT(*) FROM commit_clock", [], |_| Ok(()))
        .map_err(connection::error)?;
    let mut target = Connection::open(to).map_err(connection::error)?;
    let backup = Backup::new(&source, &mut target).map_err(connection::error)?;
    backup
        .run_to_completion(PAGES_A_STEP, Duration::ZERO, None)
        .map_err(connection::error)?;
    drop(backup);
    // The copy stands alone: no write-ahead log beside it.
    target
        .pragma_update(None, "journal_mode", "DELETE")
        .map_err(connection::error)?;
    drop(target);
    std::fs::File::open(to)?.sync_all()?;
    check(to)
}

/// Puts the copy `from` in place as the database `to`, which must not exist.
pub(crate) fn restore(from: &Path, to: &Path) -> Result<()> {
    check(from)?;
    let beside = to.with_extension("restoring");
    std::fs::copy(from, &beside)?;
    forget_uploads(&beside)?;
    std::fs::File::open(&beside)?.sync_all()?;
    std::fs::rename(&beside, to)?;
    let folder = to.parent().unwrap_or(Path::new("."));
    std::fs::File::open(folder)?.sync_all()?;
    Ok(())
}

/// Pieces of uploads under way are in no backup, so what is said to have arrived has not: they begin anew.
fn forget_uploads(path: &Path) -> Result<()> {
    let connection = Connection::open(path).map_err(connection::error)?;
    let gone = connection.execute("DELETE FROM upload", []);
    gone.map_err(connection::error)?;
    connection
        .close()
        .map_err(|(_, why)| connection::error(why))
}

fn check(path: &Path) -> Result<()> {
    let connection = Connection::open(path).map_err(connection::error)?;
    let answer = connection.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0));
    let answer = answer.map_err(connection::error)?;
    match answer.as_str() {
        "ok" => Ok(()),
        other => Err(StoreError::corrupt("database", path.display(), other)),
    }
}
