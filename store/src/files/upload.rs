//! An upload from its first byte to the finished file; it survives a lost connection and a restart.

use bytes::Bytes;
use domain::{
    court::evidence::{FILING_BYTES_MAX, FileType, StoredFile},
    docket::Hash,
    id::{AccountId, FileId},
};
use futures::Stream;

use super::{
    FileError, FileStore, HEAD_BYTES,
    hashing::Hashing,
    objects::{file_path, piece_path},
    pieces::{PIECES_MAX, Piece, pieces_of},
};
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
const FIND: &str = "SELECT id, owner, name, bytes_max, arrived, created, pieces, hash FROM upload WHERE id = $1 AND owner = $2";
/// Finds it and keeps it from collection: whoever finishes it has a day.
const TOUCH: &str = "UPDATE upload SET touched = $3 WHERE id = $1 AND owner = $2 \
     RETURNING id, owner, name, bytes_max, arrived, created, pieces, hash";
/// Takes a piece only where the upload still stands where the piece begins, whichever node asks.
const TAKE_PIECE: &str = "UPDATE upload SET arrived = arrived + $3, pieces = pieces || $4, touched = $5, hash = $6 \
     WHERE id = $1 AND arrived = $2 RETURNING arrived";
const DROP: &str = "DELETE FROM upload WHERE id = $1 RETURNING pieces";
const KEEP: &str = "INSERT INTO file (id, owner, free_since, bytes, sha256, body) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id";
const FINISHED: &str = "SELECT body FROM file WHERE id = $1 AND owner = $2";

/// A connection that breaks while a file is put together costs the whole, so it is put together again.
const PLACE_TRIES_MAX: u32 = 3;

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
        Ok(self.standing(owner, id).await?.upload)
    }

    async fn standing(&self, owner: AccountId, id: FileId) -> Result<Standing, FileError> {
        let row = self.inner.db.read_one(FIND, args![id, owner]).await?;
        Ok(standing_of(&row.ok_or(FileError::NotFound)?)?)
    }

    /// Writes a chunk while it arrives and makes it safe; gives the new offset. What arrived before the
    /// stream broke is kept.
    ///
    /// # Errors
    /// `WrongOffset`, `TooLarge`, `TooMuch`, `Busy`, `NotFound`; `BrokeOff` where the stream ended in an error.
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
        let Standing {
            upload,
            pieces,
            mut hashing,
        } = self.standing(owner, id).await?;
        if upload.offset != offset {
            return Err(FileError::WrongOffset {
                offset: upload.offset,
            });
        }
        self.inner.alarm.silent()?;
        if pieces.len() >= PIECES_MAX {
            return Err(FileError::TooMuch);
        }
        let bytes_max = upload.bytes_max;
        let room = bytes_max - offset;
        let received = self.receive(id, room, &mut hashing, body).await;
        let (piece, broke) = received.map_err(|error| match error {
            FileError::TooLarge { .. } => FileError::TooLarge { bytes_max },
            other => other,
        })?;
        let offset = match piece {
            Some(piece) => self.take_piece(&upload, piece, &hashing).await?,
            None => offset,
        };
        match broke {
            true => Err(FileError::BrokeOff { offset }),
            false => Ok(offset),
        }
    }

    /// Names a piece that is safe in the upload's row.
    async fn take_piece(
        &self,
        upload: &Upload,
        piece: Piece,
        hashing: &Hashing,
    ) -> Result<u64, FileError> {
        let (id, offset) = (upload.id, upload.offset);
        let row = args![
            id,
            offset,
            piece.bytes,
            piece.to_string(),
            self.now(),
            hashing.to_text()
        ];
        if let Some(taken) = self.inner.db.change(TAKE_PIECE, row).await?.first() {
            return Ok(taken.count(0)?);
        }
        // Another node took the same stretch, or the upload has ended.
        self.remove_pieces(&[piece]).await;
        let offset = self.upload(upload.owner, id).await?.offset;
        Err(FileError::WrongOffset { offset })
    }

    /// Makes the upload a stored file: brings it to its place, makes it durable there, gives it its row. `judge` tells
    /// the type from the name and the first [`HEAD_BYTES`]; `None` refuses it and the upload is gone. Repeated after a
    /// success it gives the same file.
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
        if let Some(file) = self.finished(owner, id).await? {
            return Ok(file);
        }
        let touched = self.inner.db.change(TOUCH, args![id, owner, self.now()]);
        let standing = match touched.await?.first() {
            Some(row) => standing_of(row)?,
            // Another node has finished it between the two questions, or there is none.
            None => return self.finished(owner, id).await?.ok_or(FileError::NotFound),
        };
        if standing.upload.offset == 0 {
            return Err(FileError::Empty);
        }
        match self.put_together(owner, standing, judge).await {
            // Another node has finished it and taken the pieces away.
            Err(FileError::Store(why)) => {
                self.finished(owner, id).await?.ok_or(FileError::Store(why))
            }
            other => other,
        }
    }

    async fn finished(
        &self,
        owner: AccountId,
        id: FileId,
    ) -> Result<Option<StoredFile>, StoreError> {
        let row = self.inner.db.read_one(FINISHED, args![id, owner]).await?;
        row.map(|row| file_of(&row, 0)).transpose()
    }

    async fn put_together(
        &self,
        owner: AccountId,
        standing: Standing,
        judge: impl FnOnce(&str, &[u8]) -> Option<FileType> + Send,
    ) -> Result<StoredFile, FileError> {
        let Standing {
            upload,
            pieces,
            hashing,
        } = standing;
        let id = upload.id;
        let head = self.head(&pieces, HEAD_BYTES).await?;
        let Some(file_type) = judge(&upload.name, &head) else {
            self.discard(id).await?;
            return Err(FileError::TypeRefused);
        };
        self.inner.alarm.silent()?;
        self.place(id, &pieces).await?;
        let sha256 = match hashing.finish(upload.offset) {
            Some(hash) => hash,
            None => self.hash_of(id).await?,
        };
        let file = StoredFile {
            id,
            name: upload.name,
            file_type,
            bytes: upload.offset,
            sha256,
            stored: self.now(),
        };
        let kept = self.keep(Some(owner), &file).await?;
        self.discard(id).await?;
        match kept {
            true => Ok(file),
            // Another node was faster: the file is as its row has it.
            false => self.finished(owner, id).await?.ok_or(FileError::NotFound),
        }
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
        let mut writing = self.inner.objects.write(file_path(id));
        match writing.write(content).await {
            Ok(()) => writing.finish().await?,
            Err(error) => {
                writing.abort().await;
                return Err(error.into());
            }
        }
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

    async fn discard(&self, id: FileId) -> Result<(), FileError> {
        let dropped = self.inner.db.change(DROP, args![id]).await?;
        for row in &dropped {
            self.remove_pieces(&pieces_of(id, row.text(0)?)?).await;
        }
        Ok(())
    }

    /// Whether the row is this one's.
    async fn keep(&self, owner: Option<AccountId>, file: &StoredFile) -> Result<bool, FileError> {
        let body = serde_json::to_string(file).map_err(StoreError::unavailable)?;
        let body = intact::marked(&body);
        let row = args![file.id, owner, file.stored, file.bytes, file.sha256, body];
        Ok(!self.inner.db.change(KEEP, row).await?.is_empty())
    }

    /// Brings the pieces to the file's place: one that came whole is there by a link, several are put together.
    async fn place(&self, id: FileId, pieces: &[Piece]) -> Result<(), FileError> {
        let path = file_path(id);
        if let [piece] = pieces {
            let objects = &self.inner.objects;
            match objects.link(&piece_path(&piece.name), &path).await {
                Ok(()) => return Ok(()),
                Err(error) => tracing::debug!(file = %id, %error, "a piece is copied"),
            }
            self.inner.alarm.silent()?;
        }
        let mut tries_left = PLACE_TRIES_MAX;
        loop {
            tries_left -= 1;
            let mut writing = self.inner.objects.write(path.clone());
            let failed = match self.copy(pieces, &mut writing).await {
                Ok(()) => match writing.finish().await {
                    Ok(()) => return Ok(()),
                    Err(error) => error.into(),
                },
                Err(error) => {
                    writing.abort().await;
                    error
                }
            };
            // A sync that failed may succeed the second time and keep nothing; room does not come by trying.
            let is_full = matches!(failed, FileError::Store(StoreError::Full(_)));
            if tries_left == 0 || is_full || self.inner.alarm.why().is_some() {
                return Err(failed);
            }
            tracing::warn!(file = %id, error = %failed, "a file is put together again");
        }
    }
}

/// What the row of an upload says.
struct Standing {
    upload: Upload,
    pieces: Vec<Piece>,
    hashing: Hashing,
}

fn new_id(store: &FileStore) -> Result<FileId, StoreError> {
    let mut random = [0; 16];
    getrandom::fill(&mut random).map_err(StoreError::unavailable)?;
    Ok(FileId::from_parts(store.now(), u128::from_be_bytes(random)))
}

fn standing_of(row: &Row) -> Result<Standing, StoreError> {
    let id = row.parse(0)?;
    let upload = Upload {
        id,
        owner: row.parse(1)?,
        name: row.text(2)?.to_owned(),
        bytes_max: row.count(3)?,
        offset: row.count(4)?,
        created: row.at(5)?,
    };
    Ok(Standing {
        upload,
        pieces: pieces_of(id, row.text(6)?)?,
        hashing: Hashing::of_text(row.text(7)?),
    })
}

/// The stored file a row's column describes.
pub(crate) fn file_of(row: &Row, column: usize) -> Result<StoredFile, StoreError> {
    let body = row.text(column)?;
    intact::json(body).map_err(|why| StoreError::corrupt("file", "body", why))
}
