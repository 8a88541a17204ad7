//! Reading stored files as a stream.

use core::ops::Range;

use bytes::Bytes;
use domain::{court::evidence::StoredFile, docket::Hash, id::FileId};
use futures::{StreamExt as _, TryStreamExt as _, stream::BoxStream};
use object_store::{GetOptions, GetRange, ObjectStore as _};
use sha2::{Digest as _, Sha256};

use super::{FileError, FileStore, object_path, upload::file_of};
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
        let how = GetOptions {
            range: range.map(GetRange::Bounded),
            ..GetOptions::default()
        };
        let got = self.inner.objects.get_opts(&object_path(id), how).await;
        let got = got.map_err(|why| missing(id, why))?;
        let range = got.range.clone();
        let bytes = got.into_stream().map_err(StoreError::unavailable).boxed();
        Ok(Reading { file, range, bytes })
    }

    /// What the stored bytes hash to, read piece by piece.
    pub(crate) async fn hash_of(&self, id: FileId) -> Result<Hash, StoreError> {
        let got = self
            .inner
            .objects
            .get_opts(&object_path(id), GetOptions::default())
            .await;
        let mut bytes = got.map_err(|why| missing(id, why))?.into_stream();
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
