//! An upload from its first byte to the finished file; it survives a lost connection and a restart.

use bytes::Bytes;
use domain::{
    court::evidence::{FILING_BYTES_MAX, FileType, StoredFile},
    docket::Hash,
    id::{AccountId, FileId},
};
use futures::Stream;
use object_store::{ObjectStoreExt as _, WriteMultipart};
use sha2::{Digest as _, Sha256};

use super::{FileError, FileStore, HEAD_BYTES, object_path, part};
use crate::{
    db::{Row, value::args},
    error::StoreError,
    intact,
    records::Upload,
};

/// Counts and begins in one statement, so that uploads begun at once are all counted. What may still arrive counts
/// like what has arrived, and so does a finished file that nothing names.
const BEGIN: &str = "INSERT INTO upload (id, owner, name, bytes_max, created, touched) \
     SELECT $1, $2, $3, CAST($4 AS BIGINT), $5, $5 \
     WHERE (SELECT COUNT(*) FROM upload WHERE owner = $2) < CAST($6 AS BIGINT) \
     AND (SELECT COALESCE(SUM(bytes_max), 0) FROM upload WHERE owner = $2) \
     + (SELECT COALESCE(SUM(bytes), 0) FROM file WHERE owner = $2 \
     AND NOT EXISTS (SELECT 1 FROM file_use WHERE file_use.file_id = file.id)) \
     + CAST($4 AS BIGINT) <= CAST($7 AS BIGINT) RETURNING id";
const LEFT_LYING: &str = "SELECT id FROM upload WHERE owner = $1 AND touched < $2";
const FIND: &str =
    "SELECT id, owner, name, bytes_max, created FROM upload WHERE id = $1 AND owner = $2";
const TOUCH: &str = "UPDATE upload SET touched = $2 WHERE id = $1";
const DROP: &str = "DELETE FROM upload WHERE id = $1";
const KEEP: &str = "INSERT INTO file (id, owner, free_since, bytes, sha256, body) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
const FINISHED: &str = "SELECT body FROM file WHERE id = $1 AND owner = $2";

/// How many parts of one file may be on their way to the object store at once.
const PARTS_IN_FLIGHT_MAX: usize = 2;

/// How many uploads of one account may be under way: a browser sends one, a second device another.
pub const UPLOADS_OPEN_MAX: u32 = 5;

/// What one account may have in uploads under way and in files nothing names: as much as the largest filing.
pub const UNNAMED_BYTES_MAX: u64 = FILING_BYTES_MAX;

/// An upload nobody has gone on with for this long makes room for a new one.
pub const LEFT_LYING_MS: i64 = 60 * 60 * 1_000;

impl FileStore {
    /// Opens an upload of at most `bytes_max` bytes. `name` is kept as given: the caller has made it safe.
    ///
    /// # Errors
    /// `TooMuch` where the account has enough under way; the store is unavailable.
    pub async fn begin(
        &self,
        owner: AccountId,
        name: &str,
        bytes_max: u64,
    ) -> Result<Upload, FileError> {
        let now = self.now();
        let id = new_id(self)?;
        let row = args![
            id,
            owner,
            name,
            bytes_max,
            now,
            UPLOADS_OPEN_MAX,
            UNNAMED_BYTES_MAX
        ];
        let mut begun = self.inner.db.change(BEGIN, row.clone()).await?;
        if begun.is_empty() {
            self.clear_left_lying(owner).await?;
            begun = self.inner.db.change(BEGIN, row).await?;
        }
        if begun.is_empty() {
            return Err(FileError::TooMuch);
        }
        part::create(&self.part(id)).await?;
        Ok(Upload {
            id,
            owner,
            name: name.to_owned(),
            bytes_max,
            offset: 0,
            created: now,
        })
    }

    /// Where an upload stands: the next chunk begins at its `offset`.
    ///
    /// # Errors
    /// `NotFound` for an unknown, finished or foreign upload.
    pub async fn upload(&self, owner: AccountId, id: FileId) -> Result<Upload, FileError> {
        let row = self.inner.db.read_one(FIND, args![id, owner]).await?;
        let row = row.ok_or(FileError::NotFound)?;
        let offset = part::length(&self.part(id)).await?;
        Ok(upload_of(&row, offset)?)
    }

    /// Writes a chunk while it arrives and makes it safe; gives the new offset. What arrived before the
    /// stream broke is kept.
    ///
    /// # Errors
    /// `WrongOffset`, `TooLarge`, `Busy`, `NotFound`; `BrokeOff` where the stream ended in an error.
    pub async fn append<S, E>(
        &self,
        owner: AccountId,
        id: FileId,
        offset: u64,
        body: S,
    ) -> Result<u64, FileError>
    where
        S: Stream<Item = Result<Bytes, E>> + Send + Unpin,
    {
        let _held = self.hold(id)?;
        let upload = self.upload(owner, id).await?;
        if upload.offset != offset {
            return Err(FileError::WrongOffset {
                offset: upload.offset,
            });
        }
        self.inner.alarm.silent()?;
        let part = self.part(id);
        let written = part::append(&part, offset, upload.bytes_max, body, &self.inner.alarm).await;
        self.inner.db.change(TOUCH, args![id, self.now()]).await?;
        written
    }

    /// Makes the upload a stored file: streams it to its place while hashing it, makes it durable, gives it
    /// its row. `judge` tells the type from the name and the first [`HEAD_BYTES`]; `None` refuses it and the
    /// upload is gone. Repeated after a success it gives the same file.
    ///
    /// # Errors
    /// `Empty`, `TypeRefused`, `Busy`, `NotFound`, or the store is unavailable.
    pub async fn finish(
        &self,
        owner: AccountId,
        id: FileId,
        judge: impl FnOnce(&str, &[u8]) -> Option<FileType> + Send,
    ) -> Result<StoredFile, FileError> {
        let _held = self.hold(id)?;
        if let Some(row) = self.inner.db.read_one(FINISHED, args![id, owner]).await? {
            return Ok(file_of(&row, 0)?);
        }
        let upload = self.upload(owner, id).await?;
        if upload.offset == 0 {
            return Err(FileError::Empty);
        }
        let head = part::head(&self.part(id), HEAD_BYTES).await?;
        let Some(file_type) = judge(&upload.name, &head) else {
            self.discard(id).await?;
            return Err(FileError::TypeRefused);
        };
        self.inner.alarm.silent()?;
        let (sha256, bytes) = self.place(id).await?;
        let file = StoredFile {
            id,
            name: upload.name,
            file_type,
            bytes,
            sha256,
            stored: self.now(),
        };
        self.keep(Some(owner), &file).await?;
        self.discard(id).await?;
        Ok(file)
    }

    /// Ends an upload without a file. Twice is once.
    ///
    /// # Errors
    /// The upload is another's or in use.
    pub async fn abandon(&self, owner: AccountId, id: FileId) -> Result<(), FileError> {
        let _held = self.hold(id)?;
        match self.upload(owner, id).await {
            Ok(_) => self.discard(id).await,
            Err(FileError::NotFound) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Stores a document the program has made.
    ///
    /// # Errors
    /// The store is unavailable.
    pub async fn put(
        &self,
        name: &str,
        file_type: FileType,
        content: Bytes,
    ) -> Result<StoredFile, FileError> {
        let id = new_id(self)?;
        let sha256 = Hash::of(&content);
        let bytes = content.len() as u64;
        self.inner.alarm.silent()?;
        let path = object_path(id);
        let put = self.inner.objects.put(&path, content.into()).await;
        put.map_err(|why| self.judged(why))?;
        let file = StoredFile {
            id,
            name: name.to_owned(),
            file_type,
            bytes,
            sha256,
            stored: self.now(),
        };
        self.keep(None, &file).await?;
        Ok(file)
    }

    /// Ends the account's uploads nobody has gone on with for an hour.
    async fn clear_left_lying(&self, owner: AccountId) -> Result<(), FileError> {
        let before = self.now().plus_ms(-LEFT_LYING_MS);
        for row in self.inner.db.read(LEFT_LYING, args![owner, before]).await? {
            match self.abandon(owner, row.parse(0)?).await {
                Ok(()) | Err(FileError::Busy) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    pub(super) async fn discard(&self, id: FileId) -> Result<(), FileError> {
        self.inner.db.change(DROP, args![id]).await?;
        part::remove(&self.part(id)).await?;
        Ok(())
    }

    async fn keep(&self, owner: Option<AccountId>, file: &StoredFile) -> Result<(), FileError> {
        let body = serde_json::to_string(file).map_err(StoreError::unavailable)?;
        let body = intact::marked(&body);
        let row = args![file.id, owner, file.stored, file.bytes, file.sha256, body];
        self.inner.db.change(KEEP, row).await?;
        Ok(())
    }

    /// A disk that fails rings the alarm.
    fn judged(&self, error: object_store::Error) -> FileError {
        self.inner.alarm.judge(&error);
        error.into()
    }

    /// Copies the part into the object store, hashing on the way.
    async fn place(&self, id: FileId) -> Result<(Hash, u64), FileError> {
        let target = self.inner.objects.put_multipart(&object_path(id)).await;
        let target = target.map_err(|why| self.judged(why))?;
        let mut target = WriteMultipart::new(target);
        let mut hash = Sha256::new();
        let mut bytes = 0;
        let mut source = part::Chunks::open(&self.part(id)).await?;
        while let Some(chunk) = source.next().await? {
            let room = target.wait_for_capacity(PARTS_IN_FLIGHT_MAX).await;
            room.map_err(|why| self.judged(why))?;
            hash.update(&chunk);
            bytes += chunk.len() as u64;
            target.put(chunk);
        }
        target.finish().await.map_err(|why| self.judged(why))?;
        Ok((Hash(hash.finalize().into()), bytes))
    }
}

fn new_id(store: &FileStore) -> Result<FileId, StoreError> {
    let mut random = [0; 16];
    getrandom::fill(&mut random).map_err(StoreError::unavailable)?;
    Ok(FileId::from_parts(store.now(), u128::from_be_bytes(random)))
}

fn upload_of(row: &Row, offset: u64) -> Result<Upload, StoreError> {
    Ok(Upload {
        id: row.parse(0)?,
        owner: row.parse(1)?,
        name: row.text(2)?.to_owned(),
        bytes_max: row.count(3)?,
        offset,
        created: row.at(4)?,
    })
}

/// The stored file a row's column describes.
pub(crate) fn file_of(row: &Row, column: usize) -> Result<StoredFile, StoreError> {
    let body = row.text(column)?;
    intact::json(body).map_err(|why| StoreError::corrupt("file", "body", why))
}
