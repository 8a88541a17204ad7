//! Collection: what nobody has named for a day goes.

use domain::{clock::Instant, id::FileId};
use futures::TryStreamExt as _;
use object_store::ObjectStoreExt as _;

use super::{FileError, FileStore, UNNAMED_KEPT_MS, object_path, part};
use crate::db::value::args;

/// Asked inside a batch, where no unit can name a file at the same time.
const TAKE: &str = "DELETE FROM file WHERE free_since < $1 AND NOT EXISTS \
     (SELECT 1 FROM file_use WHERE file_use.file_id = file.id) RETURNING id";
const STALE: &str = "SELECT id FROM upload WHERE touched < $1";
const DROP: &str = "DELETE FROM upload WHERE id = $1 AND touched < $2 RETURNING id";
const KEPT: &str = "SELECT id FROM file WHERE id = $1";

/// How much was collected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Collected {
    pub files: u64,
    pub uploads: u64,
    /// Bytes that had no row.
    pub strays: u64,
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
        Ok(Collected {
            strays: self.remove_strays(before).await?,
            ..self.collect_free(now).await?
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
            strays: 0,
        })
    }

    /// Whether the upload was still stale.
    async fn end_stale(&self, id: FileId, before: Instant) -> Result<bool, FileError> {
        let Ok(_held) = self.hold(id) else {
            return Ok(false);
        };
        let gone = self.inner.db.change(DROP, args![id, before]).await?;
        if gone.is_empty() {
            return Ok(false);
        }
        part::remove(&self.part(id)).await?;
        self.remove_unfinished(id).await?;
        Ok(true)
    }

    /// Bytes in their place for a day and without a row: a crash came between the two, or their removal failed.
    async fn remove_strays(&self, before: Instant) -> Result<u64, FileError> {
        let mut strays = 0;
        let mut listed = self.inner.objects.list(None);
        while let Some(object) = listed.try_next().await? {
            let young = object.last_modified.timestamp_millis() >= before.ms();
            let id = object
                .location
                .filename()
                .and_then(|name| name.parse().ok());
            let Some(id) = id.filter(|_| !young) else {
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

    /// A crash while finishing can leave bytes in their place without a row.
    async fn remove_unfinished(&self, id: FileId) -> Result<(), FileError> {
        match self.inner.db.read_one(KEPT, args![id]).await? {
            Some(_) => Ok(()),
            None => self.remove_object(id).await,
        }
    }

    async fn remove_object(&self, id: FileId) -> Result<(), FileError> {
        match self.inner.objects.delete(&object_path(id)).await {
            Err(object_store::Error::NotFound { .. }) | Ok(()) => Ok(()),
            Err(why) => Err(why.into()),
        }
    }
}
