//! Checkpoints on their own thread, so that the writer never stops for one.

use std::{path::Path, sync::mpsc};

use rusqlite::Connection;

use super::connection;
use crate::error::{Result, StoreError};

/// Batches between two checkpoints: with 64 units of some 16 KiB each about 64 MiB of log at most.
const BATCHES_BETWEEN: u32 = 64;

/// Tells the thread when it is worth looking; when it is dropped the thread makes a last checkpoint and ends.
pub(super) struct Checkpointer {
    signal: mpsc::SyncSender<()>,
    batches: u32,
}

impl Checkpointer {
    pub(super) fn start(path: &Path) -> Result<Self> {
        let connection = connection::common(path)?;
        let (signal, signals) = mpsc::sync_channel(1);
        let work = move || {
            for () in signals {
                checkpoint(&connection, "PASSIVE");
            }
            checkpoint(&connection, "TRUNCATE");
        };
        std::thread::Builder::new()
            .name("store-checkpoint".into())
            .spawn(work)?;
        Ok(Self { signal, batches: 0 })
    }

    pub(super) fn committed(&mut self) {
        self.batches += 1;
        if self.batches >= BATCHES_BETWEEN {
            self.batches = 0;
            // Full means that one is about to run anyway.
            let _ = self.signal.try_send(());
        }
    }
}

/// Writes the whole log back and empties it.
///
/// # Errors
/// A reader held an old snapshot for too long, or the disk failed.
pub(super) fn cut_off(path: &Path) -> Result<()> {
    let connection = connection::common(path)?;
    let busy: i64 = connection
        .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
        .map_err(connection::error)?;
    match busy {
        0 => Ok(()),
        _ => Err(StoreError::unavailable("the log is being read")),
    }
}

fn checkpoint(connection: &Connection, kind: &str) {
    let done = connection.query_row(&format!("PRAGMA wal_checkpoint({kind})"), [], |_| Ok(()));
    if let Err(error) = done {
        tracing::warn!(%error, "a checkpoint failed; the next one takes its place");
    }
}
