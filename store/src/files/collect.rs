//! Collection: what nobody has named for a day goes.

use domain::{clock::Instant, id::FileId};
use futures::TryStreamExt as _;
use object_store::ObjectMeta;

use super::{
    FileError, FileStore, UNNAMED_KEPT_MS,
    objects::{file_path, piece_path},
    pieces::{pieces_of, upload_of},
};
use crate::db::value::args;

/// Asked inside a batch, where no unit can name a file at the same time.
const TAKE: &str = "DELETE FROM file WHERE free_since < $1 AND NOT EXISTS \
     (SELECT 1 FROM file_use WHERE file_use.file_id = file.id) RETURNING id";
const STALE: &str = "SELECT id FROM upload WHERE touched < $1";
const DROP: &str = "DELETE FROM upload WHERE id = $1 AND touched < $2 RETURNING pieces";
/// Bytes in a file's place belong to its row, or to an upload another node is just finishing.
const KEPT: &str =
    "SELECT id FROM file WHERE id = $1 UNION ALL SELECT id FROM upload WHERE id = $1";
const PIECES: &str = "SELECT pieces FROM upload WHERE id = $1";

/// How much was collected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Collected {
    pub files: u64,
    pub uploads: u64,
    /// Bytes that had no row.
    pub strays: u64,
    /// Objects that were begun and never finished.
    pub unfinished: u64,
}

/// One file that cannot be removed now holds up no other.
fn logged<T>(id: FileId, outcome: Result<T, FileError>) -> Option<T> {
    outcome
        .inspect_err(|error| tracing::error!(file = %id, %error, "a file could not be collected"))
        .ok()
}

impl FileStore {
    /// Removes files without a name and uploads nobody has gone on with, both older than a day at `now`.
    ///
    /// # Errors
    /// The store is unavailable.
    pub async fn collect(&self, now: Instant) -> Result<Collected, FileError> {
        let before = now.plus_ms(-UNNAMED_KEPT_MS);
        // First: a bucket that does not list holds up no row.
        let free = self.collect_free(now).await?;
        Ok(Collected {
            strays: self.remove_strays(before).await? + self.remove_stray_pieces(before).await?,
            unfinished: self.inner.objects.remove_unfinished(before).await?,
            ..free
        })
    }

    /// The same without looking for bytes that have no row, which takes a walk over every file.
    ///
    /// # Errors
    /// The store is unavailable.
    pub async fn collect_free(&self, now: Instant) -> Result<Collected, FileError> {
        let before = now.plus_ms(-UNNAMED_KEPT_MS);
        let taken = self.inner.db.queue().statement(TAKE, args![before]).await?;
        for row in &taken {
            let id = row.parse(0)?;
            // What stays lies without a row from now on, and goes with the next collection.
            logged(id, self.remove_object(id).await);
        }
        let mut uploads = 0;
        for row in self.inner.db.read(STALE, args![before]).await? {
            let id = row.parse(0)?;
            uploads += u64::from(logged(id, self.end_stale(id, before).await) == Some(true));
        }
        Ok(Collected {
            files: taken.len() as u64,
            uploads,
            ..Collected::default()
        })
    }

    /// Whether the upload was still stale.
    async fn end_stale(&self, id: FileId, before: Instant) -> Result<bool, FileError> {
        let Ok(_held) = self.hold(id) else {
            return Ok(false);
        };
        let gone = self.inner.db.change(DROP, args![id, before]).await?;
        let Some(row) = gone.first() else {
            return Ok(false);
        };
        self.remove_pieces(&pieces_of(id, row.text(0)?)?).await;
        self.remove_unkept(id).await?;
        Ok(true)
    }

    /// Bytes in their place for a day and without a row: a crash came between the two, or their removal failed.
    async fn remove_strays(&self, before: Instant) -> Result<u64, FileError> {
        let mut strays = 0;
        let mut listed = self.inner.objects.files();
        while let Some(object) = listed.try_next().await? {
            let Some(id) = old_name(&object, before).and_then(|name| name.parse().ok()) else {
                continue;
            };
            // One that is just being finished is no stray.
            let Ok(_held) = self.hold(id) else { continue };
            if self.inner.db.read_one(KEPT, args![id]).await?.is_some() {
                continue;
            }
            strays += u64::from(logged(id, self.remove_object(id).await).is_some());
        }
        Ok(strays)
    }

    /// Pieces no upload names: a crash came between the two, another node was faster, or their removal failed.
    async fn remove_stray_pieces(&self, before: Instant) -> Result<u64, FileError> {
        let mut strays = 0;
        let mut listed = self.inner.objects.pieces();
        while let Some(object) = listed.try_next().await? {
            let Some(name) = old_name(&object, before) else {
                continue;
            };
            let Some(id) = upload_of(name) else { continue };
            let row = self.inner.db.read_one(PIECES, args![id]).await?;
            let named = match row {
                Some(row) => pieces_of(id, row.text(0)?)?,
                None => Vec::new(),
            };
            if named.iter().all(|piece| piece.name != name) {
                let removed = self.inner.objects.remove(&piece_path(name)).await;
                strays += u64::from(logged(id, removed.map_err(FileError::from)).is_some());
            }
        }
        Ok(strays)
    }

    /// A crash while finishing can leave bytes in their place without a row.
    async fn remove_unkept(&self, id: FileId) -> Result<(), FileError> {
        match self.inner.db.read_one(KEPT, args![id]).await? {
            Some(_) => Ok(()),
            None => self.remove_object(id).await,
        }
    }

    async fn remove_object(&self, id: FileId) -> Result<(), FileError> {
        Ok(self.inner.objects.remove(&file_path(id)).await?)
    }
}

/// The name of an object that lies there since before `before`, by the clock of the folder or bucket.
fn old_name(object: &ObjectMeta, before: Instant) -> Option<&str> {
    let old = object.last_modified.timestamp_millis() < before.ms();
    object.location.filename().filter(|_| old)
}
