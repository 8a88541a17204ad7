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
            && there(modified_ms(&entry))?.is_some_and(|modified| modified < before.ms())
        {
            removed += u64::from(there(std::fs::remove_file(entry.path()))?.is_some());
        }
    }
    Ok(removed)
}

/// Nothing where its writer has just finished it.
fn there<T>(outcome: Result<T>) -> Result<Option<T>> {
    match outcome {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        other => other.map(Some),
    }
}

fn modified_ms(entry: &std::fs::DirEntry) -> Result<i64> {
    let modified = entry.metadata()?.modified()?;
    let since = modified.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
