//! Backup and restore of the embedded store.
//!
//! A backup holds the database and the files. The keys (of personal fields and of receipts) stay out: whoever finds
//! the backup then reads no identity number, telephone or address in it, and signs no receipt. They are copied by
//! themselves, to another place, or with the backup where the caller says so. PostgreSQL has its own tools for the database; the files are a folder, or a bucket
//! with tools of its own.

use std::path::{Path, PathBuf};

use crate::{
    error::{Result, StoreError},
    sqlite,
};

const FILES: &str = "files";
const KEYS: &str = "keys";

/// Writes a copy of the data folder `from` to the new folder `to`, while the server may run.
///
/// The database is copied first: every file it names has been durable before, and is still there.
///
/// # Errors
/// `to` exists already, or something cannot be read or written.
pub async fn backup(from: &Path, to: &Path, with_keys: bool) -> Result<()> {
    let (from, to) = (from.to_owned(), to.to_owned());
    blocking(move || {
        std::fs::create_dir_all(to.parent().unwrap_or(Path::new(".")))?;
        std::fs::create_dir(&to)?;
        sqlite::copy(&from.join(sqlite::FILE), &to.join(sqlite::FILE))?;
        copy_files(from.as_path(), &to)?;
        if with_keys {
            copy_keys(&from.join(KEYS), &to.join(KEYS))?;
        }
        Ok(())
    })
    .await
}

/// Puts a backup in place as the data folder `to`, which holds no database yet. Keys come along only where
/// the backup has them; a key file that is there already stays.
///
/// # Errors
/// There is a database or the log of one already, the copy is damaged, or something cannot be read or written.
pub async fn restore(from: &Path, to: &Path) -> Result<()> {
    let (from, to) = (from.to_owned(), to.to_owned());
    blocking(move || {
        let database = to.join(sqlite::FILE);
        // A log without its database would be played into the restored one.
        for beside in ["", "-wal", "-shm"] {
            let name = format!("{}{beside}", sqlite::FILE);
            if to.join(&name).exists() {
                return Err(StoreError::Malformed(format!(
                    "the folder holds a database already ({name})"
                )));
            }
        }
        std::fs::create_dir_all(&to)?;
        copy_files(from.as_path(), &to)?;
        if from.join(KEYS).exists() {
            copy_keys(&from.join(KEYS), &to.join(KEYS))?;
        }
        // Last: where it stands, everything it names stands.
        sqlite::restore(&from.join(sqlite::FILE), &database)
    })
    .await
}

async fn blocking(work: impl FnOnce() -> Result<()> + Send + 'static) -> Result<()> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(StoreError::unavailable)?
}

fn copy_keys(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if !target.exists() {
            copy_file(&entry.path(), &target)?;
        }
    }
    Ok(std::fs::File::open(to)?.sync_all()?)
}

/// Files in a bucket are no matter of this copy: the bucket keeps versions or is copied by itself.
fn copy_files(from: &Path, to: &Path) -> Result<()> {
    match from.join(FILES).exists() {
        true => copy_folder(&from.join(FILES), &to.join(FILES)),
        false => Ok(()),
    }
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target: PathBuf = to.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            true => copy_folder(&entry.path(), &target)?,
            false => copy_file(&entry.path(), &target)?,
        }
    }
    Ok(std::fs::File::open(to)?.sync_all()?)
}

/// Permissions come along. A file that is collected meanwhile was named by nothing in the copied database.
fn copy_file(from: &Path, to: &Path) -> Result<()> {
    match std::fs::copy(from, to) {
        Ok(_) => Ok(std::fs::File::open(to)?.sync_all()?),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.into()),
    }
}
