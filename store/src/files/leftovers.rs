//! What a stopped machine leaves in the folder of files: the beginnings of objects that were never finished.

use std::{
    io::{ErrorKind, Result},
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use domain::clock::Instant;

use crate::error::StoreError;

/// `object_store` writes `name#1`, `name#2`… and gives the file its name once it is whole; no name of ours has the sign.
const UNFINISHED: char = '#';

pub(super) async fn remove(folders: Vec<PathBuf>, before: Instant) -> crate::error::Result<u64> {
    let removed = tokio::task::spawn_blocking(move || {
        folders
            .iter()
            .map(|folder| below(folder, before))
            .sum::<Result<u64>>()
    });
    Ok(removed.await.map_err(StoreError::unavailable)??)
}

fn below(folder: &Path, before: Instant) -> Result<u64> {
    let mut removed = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            removed += below(&entry.path(), before)?;
        } else if entry.file_name().to_string_lossy().contains(UNFINISHED)
            && modified_ms(&entry)? < before.ms()
        {
            match std::fs::remove_file(entry.path()) {
                // Its writer has just finished it.
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                other => {
                    other?;
                    removed += 1;
                }
            }
        }
    }
    Ok(removed)
}

fn modified_ms(entry: &std::fs::DirEntry) -> Result<i64> {
    let modified = entry.metadata()?.modified()?;
    let since = modified.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
