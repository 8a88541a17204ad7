//! Collection: what nobody has named for a day goes.

use domain::{clock::Instant, id::FileId};
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
}

impl FileStore {
    /// Removes files without a name and uploads nobody has gone on with, both older than a day at `now`.
    ///
    /// # Errors
    /// The store is unavailable.
    pub async fn collect(&self, now: Instant) -> Result<Collected, FileError> {
        let before = now.plus_ms(-UNNAMED_KEPT_MS);
        let taken = self.inner.db.queue().statement(TAKE, args![before]).await?;
        for row in &taken {
            self.remove_object(row.parse(0)?).await?;
        }
        let mut uploads = 0;
        for row in self.inner.db.read(STALE, args![before]).await? {
            let id: FileId = row.parse(0)?;
            let Ok(_held) = self.hold(id) else { continue };
            let gone = self.inner.db.change(DROP, args![id, before]).await?;
            if gone.is_empty() {
                continue;
            }
            part::remove(&self.part(id)).await?;
            self.remove_unfinished(id).await?;
            uploads += 1;
        }
        Ok(Collected {
            files: taken.len() as u64,
            uploads,
        })
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
