//! Checkpoints on their own thread, so that the writer never stops for one.

use std::{path::Path, sync::mpsc, thread::JoinHandle, time::Duration};

use rusqlite::{Connection, ErrorCode};

use super::connection;
use crate::{
    alarm::Alarm,
    error::{Result, StoreError},
};

/// Batches between two checkpoints: with 64 units of some 16 KiB each about 64 MiB of log at most.
const BATCHES_BETWEEN: u32 = 64;

/// Tells the thread when it is worth looking; when it is dropped the thread makes a last checkpoint and has ended.
pub(super) struct Checkpointer {
    signal: Option<mpsc::SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
    batches: u32,
}

impl Drop for Checkpointer {
    fn drop(&mut self) {
        self.signal = None;
        if let Some(thread) = self.thread.take() {
            // One that panicked has nothing more to do.
            let _ = thread.join();
        }
    }
}

impl Checkpointer {
    pub(super) fn start(path: &Path, alarm: Alarm) -> Result<Self> {
        let connection = connection::common(path)?;
        let (signal, signals) = mpsc::sync_channel(1);
        let work = move || {
            for () in signals {
                judged(&alarm, checkpoint(&connection, "PASSIVE"));
            }
            judged(&alarm, checkpoint(&connection, "TRUNCATE"));
        };
        let thread = std::thread::Builder::new().name("store-checkpoint".into());
        Ok(Self {
            signal: Some(signal),
            thread: Some(thread.spawn(work)?),
            batches: 0,
        })
    }

    pub(super) fn committed(&mut self) {
        self.batches += 1;
        if self.batches >= BATCHES_BETWEEN {
            self.batches = 0;
            // Full means that one is about to run anyway.
            let _ = self.signal.as_ref().map(|signal| signal.try_send(()));
        }
    }
}

/// Nobody can write while the log waits for its readers to go.
const READERS_WAIT: Duration = Duration::from_millis(100);

/// Writes the whole log back and empties it.
///
/// # Errors
/// A reader holds an old snapshot, or the disk failed.
pub(super) fn cut_off(path: &Path, alarm: &Alarm) -> Result<()> {
    let connection = connection::common(path)?;
    connection
        .busy_timeout(READERS_WAIT)
        .map_err(connection::error)?;
    let busy = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0));
    let busy: i64 = busy
        .inspect_err(|error| ring(alarm, error))
        .map_err(connection::error)?;
    match busy {
        0 => Ok(()),
        _ => Err(StoreError::unavailable("the log is being read")),
    }
}

/// Copies what an earlier process has left in the log into the database, and syncs it, before anything builds on it:
/// where that process stopped because a sync had failed, the log may stand in the kernel's memory and nowhere else.
pub(super) fn at_the_start(connection: &Connection) -> Result<()> {
    match checkpoint(connection, "PASSIVE").map_err(connection::error) {
        // Without room the log stays what it is, and what stands in it can be read.
        Err(StoreError::Full(why)) => {
            tracing::warn!(why, "the log waits for room on the disk");
            Ok(())
        }
        other => other,
    }
}

fn checkpoint(connection: &Connection, kind: &str) -> rusqlite::Result<()> {
    connection.query_row(&format!("PRAGMA wal_checkpoint({kind})"), [], |_| Ok(()))
}

fn judged(alarm: &Alarm, done: rusqlite::Result<()>) {
    let Err(error) = done else { return };
    tracing::warn!(%error, "a checkpoint failed; the next one takes its place");
    ring(alarm, &error);
}

fn ring(alarm: &Alarm, error: &rusqlite::Error) {
    if error.sqlite_error_code() == Some(ErrorCode::SystemIoFailure) {
        alarm.ring(format!("a checkpoint failed: {error}"));
    }
}
