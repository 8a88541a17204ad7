//! The bytes of files: resumable uploads, streamed reading, collection of what nobody names.
//!
//! Files lie in a folder or in a bucket that speaks S3. A file is durable (in a folder: its bytes and its folder's
//! entry synced; in a bucket: acknowledged) and has its row before any unit can name it. What has arrived of an
//! unfinished upload lies in pieces beside the files, and the upload's row names them: any node can go on with it.

mod bucket;
mod collect;
mod hashing;
mod leftovers;
mod line;
mod objects;
mod pieces;
mod read;
mod upload;

use std::{
    collections::HashSet,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use domain::{clock::Instant, id::FileId};

pub use bucket::{Bucket, RETRIES_MAX};
pub use collect::Collected;
pub use pieces::PIECES_MAX;
pub use read::{ByteStream, Reading};
pub(crate) use upload::file_of;
pub use upload::{LEFT_LYING_MS, UNNAMED_BYTES_MAX, UPLOADS_OPEN_MAX};

use crate::{
    alarm::Alarm,
    clock::SharedClock,
    db::Database,
    error::{Result, StoreError, is_full},
    store::FilePlace,
};
use objects::Objects;

/// How much of a file's beginning is shown to the one who tells its type: a ZIP-based document names its
/// kind within its first entries.
pub const HEAD_BYTES: usize = 64 * 1024;

/// How long a file may lie unnamed, and an upload untouched.
pub const UNNAMED_KEPT_MS: i64 = 24 * 60 * 60 * 1_000;

/// Why a file was not taken or given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// Unknown, finished otherwise, or another's: the same answer for all.
    #[error("no such upload or file")]
    NotFound,
    /// The chunk does not begin where the last one ended.
    #[error("the upload stands at {offset}")]
    WrongOffset { offset: u64 },
    /// Another request is writing to the same upload.
    #[error("the upload is in use")]
    Busy,
    /// The account has as much under way as one account may, or the upload came in too many pieces.
    #[error("too much is under way already")]
    TooMuch,
    #[error("the file is larger than {bytes_max} bytes")]
    TooLarge { bytes_max: u64 },
    #[error("the file is empty")]
    Empty,
    /// Its first bytes show none of the types that are taken.
    #[error("the type of the file is not taken")]
    TypeRefused,
    /// The sender's connection broke; what arrived is kept, and `offset` says how much.
    #[error("the upload broke off at {offset}")]
    BrokeOff { offset: u64 },
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<object_store::Error> for FileError {
    fn from(error: object_store::Error) -> Self {
        FileError::Store(of_objects(&error))
    }
}

fn of_objects(error: &(dyn std::error::Error + 'static)) -> StoreError {
    let mut cause = Some(error);
    while let Some(why) = cause {
        if why.downcast_ref::<std::io::Error>().is_some_and(is_full) {
            return StoreError::Full(error.to_string());
        }
        cause = why.source();
    }
    StoreError::unavailable(error)
}

/// Keeps files.
#[derive(Clone)]
pub struct FileStore {
    inner: Arc<Inner>,
}

struct Inner {
    objects: Objects,
    db: Arc<dyn Database>,
    clock: SharedClock,
    /// Uploads a request of this process is writing to. It spares a second sender of this node the sending; between
    /// nodes the upload's row decides.
    busy: Mutex<HashSet<FileId>>,
    alarm: Alarm,
}

impl FileStore {
    pub(crate) async fn open(
        place: &FilePlace,
        folder: &Path,
        db: Arc<dyn Database>,
        clock: SharedClock,
        alarm: Alarm,
    ) -> Result<Self> {
        let objects = Objects::open(place, folder, alarm.clone()).await?;
        Ok(Self {
            inner: Arc::new(Inner {
                objects,
                db,
                clock,
                busy: Mutex::default(),
                alarm,
            }),
        })
    }

    fn now(&self) -> Instant {
        self.inner.clock.now()
    }

    /// Holds an upload for one request.
    fn hold(&self, id: FileId) -> Result<Held<'_>, FileError> {
        let busy = self.inner.busy.lock();
        let is_free = busy.unwrap_or_else(PoisonError::into_inner).insert(id);
        // Only now: what is not held must not be let go.
        match is_free {
            true => Ok(Held { store: self, id }),
            false => Err(FileError::Busy),
        }
    }
}

struct Held<'a> {
    store: &'a FileStore,
    id: FileId,
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        let mut busy = self
            .store
            .inner
            .busy
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        busy.remove(&self.id);
    }
}
