//! What has arrived of an unfinished upload: one object for each request that brought something.

use core::fmt;

use bytes::Bytes;
use domain::id::FileId;
use futures::{Stream, StreamExt as _, TryStreamExt as _};

use super::{
    FileError, FileStore,
    hashing::Hashing,
    objects::{Writing, piece_path},
};
use crate::error::StoreError;

/// A browser sends the largest file (100 MiB) in 13 pieces; each lost connection makes one more.
pub const PIECES_MAX: usize = 1_000;

/// As the upload's row names it: `object:bytes`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) name: String,
    pub(super) bytes: u64,
}

impl fmt::Display for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{} ", self.name, self.bytes)
    }
}

pub(super) fn pieces_of(id: FileId, text: &str) -> Result<Vec<Piece>, StoreError> {
    let piece = |text: &str| {
        let (name, bytes) = text.split_once(':')?;
        Some(Piece {
            name: name.to_owned(),
            bytes: bytes.parse().ok()?,
        })
    };
    let pieces = text.split_whitespace().map(piece).collect::<Option<_>>();
    pieces.ok_or_else(|| StoreError::corrupt("upload", id, "its pieces do not read"))
}

/// The upload a piece's name belongs to.
pub(super) fn upload_of(name: &str) -> Option<FileId> {
    name.split('-').next()?.parse().ok()
}

/// What one request brought.
pub(super) struct Received {
    pub(super) bytes: u64,
    /// The sender's connection broke.
    pub(super) broke: bool,
}

impl FileStore {
    /// Writes what arrives, at most `room` bytes of it, as a new piece and hashes it on the way; `None` where nothing
    /// came. Two requests never write to one object, even with the same offset on two nodes: the row takes one of
    /// them.
    pub(super) async fn receive<S, E>(
        &self,
        id: FileId,
        room: u64,
        hashing: &mut Hashing,
        body: S,
    ) -> Result<(Option<Piece>, bool), FileError>
    where
        S: Stream<Item = Result<Bytes, E>> + Send + Unpin,
    {
        let mut random = [0; 8];
        getrandom::fill(&mut random).map_err(StoreError::unavailable)?;
        let name = format!("{id}-{:016x}", u64::from_be_bytes(random));
        let mut writing = self.inner.objects.write(piece_path(&name));
        let received = match drain(&mut writing, room, hashing, body).await {
            Ok(received) if received.bytes > 0 => received,
            other => {
                writing.abort().await;
                return other.map(|received| (None, received.broke));
            }
        };
        writing.finish().await?;
        let bytes = received.bytes;
        Ok((Some(Piece { name, bytes }), received.broke))
    }

    /// The first bytes of an upload, at most `bytes_max`.
    pub(super) async fn head(
        &self,
        pieces: &[Piece],
        bytes_max: usize,
    ) -> Result<Vec<u8>, FileError> {
        let mut head = Vec::new();
        for piece in pieces {
            let wanted = piece.bytes.min((bytes_max - head.len()) as u64);
            if wanted == 0 {
                break;
            }
            let path = piece_path(&piece.name);
            let read = self.inner.objects.read(&path, Some(0..wanted)).await?;
            let chunks: Vec<Bytes> = read.1.try_collect().await?;
            chunks
                .iter()
                .for_each(|chunk| head.extend_from_slice(chunk));
        }
        Ok(head)
    }

    /// Copies the pieces in their order. A piece that is shorter or longer than it was is an answer cut off on its
    /// way.
    pub(super) async fn copy(
        &self,
        pieces: &[Piece],
        to: &mut Writing<'_>,
    ) -> Result<(), FileError> {
        for piece in pieces {
            let path = piece_path(&piece.name);
            let (_, mut chunks) = self.inner.objects.read(&path, None).await?;
            let mut read = 0;
            while let Some(chunk) = chunks.try_next().await? {
                read += chunk.len() as u64;
                to.write(chunk).await?;
            }
            if read != piece.bytes {
                return Err(
                    StoreError::unavailable("a piece came back with another length").into(),
                );
            }
        }
        Ok(())
    }

    /// Pieces nobody names any more. One that stays lies without a row and goes with a later collection.
    pub(super) async fn remove_pieces(&self, pieces: &[Piece]) {
        for piece in pieces {
            let removed = self.inner.objects.remove(&piece_path(&piece.name)).await;
            if let Err(error) = removed {
                tracing::warn!(piece = piece.name, %error, "a piece could not be removed");
            }
        }
    }
}

async fn drain<S, E>(
    writing: &mut Writing<'_>,
    room: u64,
    hashing: &mut Hashing,
    mut body: S,
) -> Result<Received, FileError>
where
    S: Stream<Item = Result<Bytes, E>> + Send + Unpin,
{
    let mut received = Received {
        bytes: 0,
        broke: false,
    };
    while let Some(chunk) = body.next().await {
        let Ok(chunk) = chunk else {
            received.broke = true;
            break;
        };
        received.bytes += chunk.len() as u64;
        if received.bytes > room {
            return Err(FileError::TooLarge { bytes_max: room });
        }
        hashing.add(&chunk);
        writing.write(chunk).await?;
    }
    Ok(received)
}

#[cfg(test)]
mod tests {
    use domain::clock::Instant;

    use super::*;

    #[test]
    fn pieces_are_read_as_they_were_written() {
        let id = FileId::from_parts(Instant(1), 2);
        let pieces = [5, 7].map(|bytes| Piece {
            name: format!("{id}-{bytes:016x}"),
            bytes,
        });
        let text: String = pieces.iter().map(ToString::to_string).collect();
        assert_eq!(pieces_of(id, &text).unwrap(), pieces);
        assert_eq!(pieces_of(id, "").unwrap(), []);
        assert!(pieces_of(id, "no-bytes").is_err());
        assert_eq!(upload_of(&pieces[0].name), Some(id));
        assert_eq!(upload_of("else"), None);
    }
}
