//! Where bytes lie: a folder or a bucket, behind one door.

use std::path::{Path as FilePath, PathBuf};

use bytes::Bytes;
use futures::{StreamExt as _, TryStreamExt as _, stream::BoxStream};
use object_store::{
    GetOptions, GetRange, GetResult, GetResultPayload, ObjectMeta, ObjectStore,
    ObjectStoreExt as _, PutPayloadMut, WriteMultipart, local::LocalFileSystem, path::Path,
};
use tokio::io::{AsyncReadExt as _, AsyncSeekExt as _, SeekFrom};

use super::{bucket::Uploads, leftovers};
use crate::{
    alarm::Alarm,
    error::{Result, StoreError},
    store::FilePlace,
};
use domain::{clock::Instant, id::FileId};

/// What is held of a file in a folder at a time: what fills, and what is on its way.
const FOLDER_PART_BYTES: usize = 256 * 1024;

/// What is held of a file in a bucket at a time: one piece of a browser (8 MiB) is one request. S3 takes no part below
/// 5 MiB but the last, and 10,000 parts at most; the largest file (100 MiB) has 13.
const BUCKET_PART_BYTES: usize = 8 * 1024 * 1024;

/// Asked before each chunk: while the next part fills none is on its way, and none waits in memory.
const PARTS_IN_FLIGHT_MAX: usize = 1;

/// Smaller chunks are copied together: a sender of single bytes must not hold a buffer for each.
const CHUNK_SHARED_BYTES_MIN: usize = 4 * 1024;

const FILES: &str = "files";
const PIECES: &str = "parts";

/// Two letters of the random end spread the files over 1,024 folders.
pub(super) fn file_path(id: FileId) -> Path {
    let id = id.to_string();
    Path::from(format!("{FILES}/{}/{id}", &id[id.len() - 2..]))
}

/// A piece of an unfinished upload lies under the upload's id and a name of its own.
pub(super) fn piece_path(name: &str) -> Path {
    Path::from(format!("{PIECES}/{name}"))
}

pub(super) struct Objects {
    store: Box<dyn ObjectStore>,
    /// Rung where the disk under a folder fails.
    alarm: Alarm,
    part_bytes: usize,
    kind: Kind,
}

enum Kind {
    Folder(PathBuf),
    Bucket(Uploads),
}

impl Objects {
    /// # Errors
    /// The folder cannot be made, or the bucket's settings make no sense. A bucket is not asked yet.
    pub(super) async fn open(place: &FilePlace, folder: &FilePath, alarm: Alarm) -> Result<Self> {
        match place {
            FilePlace::Folder => {
                for below in [FILES, PIECES] {
                    tokio::fs::create_dir_all(folder.join(below)).await?;
                }
                let store = LocalFileSystem::new_with_prefix(folder);
                let store = store.map_err(StoreError::unavailable)?.with_fsync(true);
                Ok(Self {
                    store: Box::new(store),
                    alarm,
                    part_bytes: FOLDER_PART_BYTES,
                    kind: Kind::Folder(folder.to_owned()),
                })
            }
            FilePlace::Bucket(bucket) => {
                let (store, uploads) = bucket.open().map_err(StoreError::unavailable)?;
                Ok(Self {
                    store: Box::new(store),
                    alarm,
                    part_bytes: BUCKET_PART_BYTES,
                    kind: Kind::Bucket(uploads),
                })
            }
        }
    }

    /// Only a folder stands on a disk of ours.
    fn judge(&self, error: &object_store::Error) {
        if let Kind::Folder(_) = self.kind {
            self.alarm.judge(error);
        }
    }

    /// Begins an object. Nothing of it is visible before it is finished.
    pub(super) fn write(&self, path: Path) -> Writing<'_> {
        Writing {
            objects: self,
            path,
            bytes: 0,
            held: PutPayloadMut::new(),
            parts: None,
        }
    }

    /// The bytes of an object, whole or a range, as a stream.
    pub(super) async fn read(
        &self,
        path: &Path,
        range: Option<core::ops::Range<u64>>,
    ) -> object_store::Result<(core::ops::Range<u64>, Chunks)> {
        let how = GetOptions {
            range: range.map(GetRange::Bounded),
            ..GetOptions::default()
        };
        let got = self.store.get_opts(path, how).await?;
        Ok((got.range.clone(), chunks(got).await?))
    }

    /// Gives an object a second place: in a folder a link, in a bucket a copy it makes itself. No byte comes through
    /// here.
    ///
    /// # Errors
    /// It is gone, or the file system knows no links.
    pub(super) async fn link(&self, from: &Path, to: &Path) -> object_store::Result<()> {
        let linked = self.store.copy(from, to).await;
        linked.inspect_err(|why| self.judge(why))
    }

    /// Whether a bucket has done what it could not say: the answer to the last request was lost, and the same request
    /// again finds nothing to complete. No path is written with other bytes. A folder's failed sync stays a failure.
    async fn holds(&self, path: &Path, bytes: u64) -> bool {
        let Kind::Bucket(_) = self.kind else {
            return false;
        };
        let found = self.store.head(path).await;
        found.is_ok_and(|object| object.size == bytes)
    }

    /// Removes an object; one that is gone is as good as removed.
    pub(super) async fn remove(&self, path: &Path) -> object_store::Result<()> {
        match self.store.delete(path).await {
            Err(object_store::Error::NotFound { .. }) | Ok(()) => Ok(()),
            Err(why) => Err(why),
        }
    }

    pub(super) fn files(&self) -> BoxStream<'static, object_store::Result<ObjectMeta>> {
        self.store.list(Some(&Path::from(FILES)))
    }

    pub(super) fn pieces(&self) -> BoxStream<'static, object_store::Result<ObjectMeta>> {
        self.store.list(Some(&Path::from(PIECES)))
    }

    /// Ends what was begun before `before` and never finished, such as by a machine that stopped meanwhile: it is
    /// visible to no reader and takes room. Gives how many there were.
    pub(super) async fn remove_unfinished(&self, before: Instant) -> Result<u64> {
        match &self.kind {
            Kind::Folder(folder) => {
                leftovers::remove(vec![folder.join(FILES), folder.join(PIECES)], before).await
            }
            Kind::Bucket(uploads) => uploads.abort([FILES, PIECES], before).await,
        }
    }
}

pub(super) type Chunks = BoxStream<'static, object_store::Result<Bytes>>;

/// A local file is read in larger steps than `object_store` takes: each is a turn of the blocking pool.
async fn chunks(got: GetResult) -> object_store::Result<Chunks> {
    let range = got.range.clone();
    match got.payload {
        GetResultPayload::Stream(stream) => Ok(stream),
        GetResultPayload::File(file, _) => {
            let mut file = tokio::fs::File::from_std(file);
            file.seek(SeekFrom::Start(range.start))
                .await
                .map_err(read_failed)?;
            let left = file.take(range.end - range.start);
            let steps = futures::stream::try_unfold(left, |mut left| async move {
                let mut step = Vec::with_capacity(FOLDER_PART_BYTES);
                (&mut left)
                    .take(FOLDER_PART_BYTES as u64)
                    .read_to_end(&mut step)
                    .await?;
                Ok((!step.is_empty()).then(|| (Bytes::from(step), left)))
            });
            Ok(steps.map_err(read_failed).boxed())
        }
    }
}

fn read_failed(error: std::io::Error) -> object_store::Error {
    object_store::Error::Generic {
        store: "folder",
        source: Box::new(error),
    }
}

/// An object on its way. What fits into one part is sent at once, more goes in parts.
pub(super) struct Writing<'a> {
    objects: &'a Objects,
    path: Path,
    bytes: u64,
    held: PutPayloadMut,
    parts: Option<WriteMultipart>,
}

impl Writing<'_> {
    pub(super) async fn write(&mut self, chunk: Bytes) -> object_store::Result<()> {
        let taken = self.take(chunk).await;
        taken.inspect_err(|why| self.objects.judge(why))
    }

    async fn take(&mut self, chunk: Bytes) -> object_store::Result<()> {
        self.bytes += chunk.len() as u64;
        let fits = self.held.content_length() + chunk.len() <= self.objects.part_bytes;
        if self.parts.is_none() && fits {
            match chunk.len() < CHUNK_SHARED_BYTES_MIN {
                true => self.held.extend_from_slice(&chunk),
                false => self.held.push(chunk),
            }
            return Ok(());
        }
        let parts = match &mut self.parts {
            Some(parts) => parts,
            None => {
                let begun = self.objects.store.put_multipart(&self.path).await?;
                let mut parts = WriteMultipart::new_with_chunk_size(begun, self.objects.part_bytes);
                for held in core::mem::take(&mut self.held).freeze() {
                    parts.put(held);
                }
                self.parts.insert(parts)
            }
        };
        parts.wait_for_capacity(PARTS_IN_FLIGHT_MAX).await?;
        match chunk.len() < CHUNK_SHARED_BYTES_MIN {
            true => parts.write(&chunk),
            false => parts.put(chunk),
        }
        Ok(())
    }

    /// Returns once the object is whole, durable and visible. Where it fails, nothing of it is.
    pub(super) async fn finish(self) -> object_store::Result<()> {
        let objects = self.objects;
        let finished = match self.parts {
            Some(parts) => parts.finish().await,
            None => objects.store.put(&self.path, self.held.freeze()).await,
        };
        let Err(why) = finished else { return Ok(()) };
        objects.judge(&why);
        match objects.holds(&self.path, self.bytes).await {
            true => Ok(()),
            false => Err(why),
        }
    }

    /// Gives the object up. What cannot be ended now is ended by a later collection.
    pub(super) async fn abort(self) {
        if let Some(parts) = self.parts
            && let Err(error) = parts.abort().await
        {
            tracing::warn!(%error, "an object that was given up could not be ended");
        }
    }
}
