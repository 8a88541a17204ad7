//! Reading stored files as a stream.

use core::ops::Range;

use bytes::Bytes;
use domain::{court::evidence::StoredFile, docket::Hash, id::FileId};
use futures::{StreamExt as _, TryStreamExt as _, stream::BoxStream};
use sha2::{Digest as _, Sha256};

use super::{FileError, FileStore, objects::file_path, upload::file_of};
use crate::{db::value::args, error::StoreError};

const FIND: &str = "SELECT body FROM file WHERE id = $1";

pub type ByteStream = BoxStream<'static, Result<Bytes, StoreError>>;

/// A file that is being read.
pub struct Reading {
    pub file: StoredFile,
    /// Which bytes of it the stream gives.
    pub range: Range<u64>,
    pub bytes: ByteStream,
}

impl FileStore {
    /// Opens a stored file, whole or a range of its bytes. Who may read it has been decided before.
    ///
    /// # Errors
    /// `NotFound` without a row; `Corrupt` where the row has no bytes.
    pub async fn open_file(
        &self,
        id: FileId,
        range: Option<Range<u64>>,
    ) -> Result<Reading, FileError> {
        let row = self.inner.db.read_one(FIND, args![id]).await?;
        let file = file_of(&row.ok_or(FileError::NotFound)?, 0)?;
        let got = self.inner.objects.read(&file_path(id), range).await;
        let (range, chunks) = got.map_err(|why| missing(id, why))?;
        let bytes = chunks.map_err(StoreError::unavailable).boxed();
        Ok(Reading { file, range, bytes })
    }

    /// What the stored bytes hash to, read piece by piece.
    pub(crate) async fn hash_of(&self, id: FileId) -> Result<Hash, StoreError> {
        let got = self.inner.objects.read(&file_path(id), None).await;
        let (_, mut bytes) = got.map_err(|why| missing(id, why))?;
        let mut hash = Sha256::new();
        while let Some(chunk) = bytes.try_next().await.map_err(StoreError::unavailable)? {
            hash.update(&chunk);
        }
        Ok(Hash(hash.finalize().into()))
    }
}

fn missing(id: FileId, why: object_store::Error) -> StoreError {
    match why {
        object_store::Error::NotFound { .. } => {
            StoreError::corrupt("file", id, "the bytes are missing")
        }
        other => StoreError::unavailable(other),
    }
}
