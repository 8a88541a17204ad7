//! The part file of an unfinished upload.

use std::path::Path;

use bytes::Bytes;
use futures::{Stream, StreamExt as _};
use tokio::{
    fs::{File, OpenOptions},
    io::{AsyncReadExt as _, AsyncSeekExt as _, AsyncWriteExt as _, BufWriter, SeekFrom},
};

use super::FileError;
use crate::alarm::Alarm;

/// What is held in memory of a file at a time: 256 KiB.
const CHUNK_BYTES: usize = 256 * 1024;

pub(super) async fn create(path: &Path) -> std::io::Result<()> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .await?;
    Ok(())
}

/// What has arrived; a part the disk has lost counts as nothing.
pub(super) async fn length(path: &Path) -> std::io::Result<u64> {
    match tokio::fs::metadata(path).await {
        Ok(metadata) => Ok(metadata.len()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(0),
        Err(error) => Err(error),
    }
}

pub(super) async fn remove(path: &Path) -> std::io::Result<()> {
    match tokio::fs::remove_file(path).await {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Writes what arrives, at most up to `bytes_max` in all, and syncs it before the offset is told.
pub(super) async fn append<S, E>(
    path: &Path,
    offset: u64,
    bytes_max: u64,
    mut body: S,
    alarm: &Alarm,
) -> Result<u64, FileError>
where
    S: Stream<Item = Result<Bytes, E>> + Send + Unpin,
{
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
        .await?;
    let mut to = BufWriter::with_capacity(CHUNK_BYTES, file);
    to.seek(SeekFrom::Start(offset)).await?;
    let mut end = offset;
    let mut outcome = Ok(());
    while let Some(chunk) = body.next().await {
        let Ok(chunk) = chunk else {
            outcome = Err(());
            break;
        };
        if end + chunk.len() as u64 > bytes_max {
            to.flush().await?;
            return Err(FileError::TooLarge { bytes_max });
        }
        to.write_all(&chunk).await?;
        end += chunk.len() as u64;
    }
    to.flush().await?;
    let synced = to.into_inner().sync_all().await;
    synced.inspect_err(|why| alarm.ring(format!("an upload could not be synced: {why}")))?;
    outcome
        .map(|()| end)
        .map_err(|()| FileError::BrokeOff { offset: end })
}

/// The first bytes, at most `bytes_max`.
pub(super) async fn head(path: &Path, bytes_max: usize) -> std::io::Result<Vec<u8>> {
    let mut head = Vec::new();
    File::open(path)
        .await?
        .take(bytes_max as u64)
        .read_to_end(&mut head)
        .await?;
    Ok(head)
}

/// A part read from its beginning, piece by piece.
pub(super) struct Chunks(File);

impl Chunks {
    pub(super) async fn open(path: &Path) -> std::io::Result<Self> {
        File::open(path).await.map(Self)
    }

    pub(super) async fn next(&mut self) -> std::io::Result<Option<Bytes>> {
        let mut chunk = Vec::with_capacity(CHUNK_BYTES);
        (&mut self.0)
            .take(CHUNK_BYTES as u64)
            .read_to_end(&mut chunk)
            .await?;
        Ok((!chunk.is_empty()).then(|| chunk.into()))
    }
}
