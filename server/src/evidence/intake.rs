//! From a finished upload to a judged file: its beginning, its end, its place in the filing.

use core::ops::Range;

use bytes::Bytes;
use domain::{
    caller::Caller,
    court::{
        desk::ExhibitWords,
        evidence::{EvidenceKind, FILE_BYTES_MAX, FILING_BYTES_MAX, FileType, StoredFile},
    },
    id::{AccountId, DraftId, ExhibitId, FileId},
    refusal::{Kind, Refusal},
};
use futures::{Stream, TryStreamExt as _};
use serde::Deserialize;
use store::files::{FileError, FileStore, LEFT_LYING_MS, UPLOADS_OPEN_MAX};

use super::sniff::{self, Unfit};
use crate::desk::court::{Court, refused};

/// How much of a file's end is read: a PDF's trailer, an archive's directory record with the longest comment.
const TAIL_BYTES: u64 = 66 * 1024;

/// A cross-reference dictionary ends within its first kilobytes.
const REFERENCE_BYTES: u64 = 4 * 1024;

/// What the sender says of an exhibit, as it arrives.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TypedWords {
    pub title: String,
    pub kind: String,
    pub source: String,
    pub purpose: String,
}

impl TypedWords {
    pub fn read(&self) -> Result<ExhibitWords, Refusal> {
        let kind = EvidenceKind::from_code(&self.kind);
        let words = ExhibitWords {
            title: self.title.clone(),
            kind: kind.unwrap_or(EvidenceKind::Document),
            source: self.source.clone(),
            purpose: self.purpose.clone(),
        };
        let mut errors = words
            .check()
            .err()
            .map(|refusal| refusal.fields)
            .unwrap_or_default();
        if kind.is_none() {
            errors.push(domain::refusal::FieldError::new("kind", "choice.unknown"));
        }
        if errors.is_empty() {
            Ok(words)
        } else {
            Err(Refusal::invalid(errors))
        }
    }
}

/// Who sends to which draft, and how many bytes it still has room for.
pub struct Room {
    pub owner: AccountId,
    pub draft: DraftId,
    pub bytes: u64,
}

/// The room in a draft of the caller's own.
///
/// # Errors
/// The draft is missing or foreign, or the filing is full.
pub async fn room(court: &Court, caller: &Caller, draft: DraftId) -> Result<Room, Refusal> {
    let (owner, so_far) = court.exhibit_bytes(caller, draft).await?;
    match FILING_BYTES_MAX.saturating_sub(so_far).min(FILE_BYTES_MAX) {
        0 => {
            Err(Refusal::new(Kind::TooLarge, "file.filing_too_large").with("max", FILING_BYTES_MAX))
        }
        bytes => Ok(Room {
            owner,
            draft,
            bytes,
        }),
    }
}

/// Adds an exhibit whose bytes are at hand: upload, judgement and naming in one.
///
/// # Errors
/// As [`room`] and [`take`].
pub async fn add<S, E>(
    court: &Court,
    caller: &Caller,
    draft: DraftId,
    name: &str,
    body: S,
    words: ExhibitWords,
) -> Result<ExhibitId, Refusal>
where
    S: Stream<Item = Result<Bytes, E>> + Send + Unpin,
{
    let room = room(court, caller, draft).await?;
    let upload = court
        .files()
        .begin(room.owner, name, room.bytes)
        .await
        .map_err(file_refusal)?;
    court
        .files()
        .append(room.owner, upload.id, 0, body)
        .await
        .map_err(file_refusal)?;
    take(court, caller, &room, upload.id, words)
        .await
        .map(|(exhibit, _)| exhibit)
}

/// Judges a finished upload and names it in the draft.
///
/// # Errors
/// The file is of a type that is not taken, encrypted or cut off; the draft has no room.
pub async fn take(
    court: &Court,
    caller: &Caller,
    room: &Room,
    upload: FileId,
    words: ExhibitWords,
) -> Result<(ExhibitId, StoredFile), Refusal> {
    let files = court.files();
    let mut unfit = Unfit::Type;
    let judge = |name: &str, head: &[u8]| match sniff::by_head(name, head) {
        Ok(found) => Some(found),
        Err(why) => {
            unfit = why;
            None
        }
    };
    let finished = files.finish(room.owner, upload, judge).await;
    let file = finished.map_err(|error| match error {
        FileError::TypeRefused => unfit_refusal(unfit),
        other => file_refusal(other),
    })?;
    if let Some(why) = unfit_end(files, &file).await? {
        // Nothing names the file, so it goes with the next collection.
        return Err(unfit_refusal(why));
    }
    let exhibit = court
        .attach(caller, room.draft, file.clone(), words)
        .await?;
    Ok((exhibit, file))
}

/// What is wrong with the end of a file whose beginning was right.
async fn unfit_end(files: &FileStore, file: &StoredFile) -> Result<Option<Unfit>, Refusal> {
    let tail = part(
        files,
        file,
        file.bytes.saturating_sub(TAIL_BYTES)..file.bytes,
    )
    .await?;
    Ok(match file.file_type {
        FileType::Pdf => match sniff::pdf_reference(&tail, file.bytes) {
            Err(why) => Some(why),
            Ok(offset) => {
                let end = file.bytes.min(offset + REFERENCE_BYTES);
                let reference = part(files, file, offset..end).await?;
                let head = part(files, file, 0..file.bytes.min(REFERENCE_BYTES)).await?;
                [tail, reference, head]
                    .iter()
                    .any(|part| sniff::names_encryption(part))
                    .then_some(Unfit::Encrypted)
            }
        },
        FileType::Docx | FileType::Xlsx => match sniff::archive_directory(&tail, file.bytes) {
            Err(why) => Some(why),
            Ok(directory) => {
                let end = directory.offset + directory.bytes;
                let listed = part(files, file, directory.offset..end).await?;
                directory
                    .unfolds_beyond_limits(&listed, file.bytes)
                    .then_some(Unfit::Bomb)
            }
        },
        FileType::Png => (!sniff::ends_as_png(&tail)).then_some(Unfit::Corrupt),
        _ => None,
    })
}

/// A few bytes of a file; callers bound the range.
async fn part(files: &FileStore, file: &StoredFile, range: Range<u64>) -> Result<Vec<u8>, Refusal> {
    let reading = files
        .open_file(file.id, Some(range))
        .await
        .map_err(file_refusal)?;
    let chunks: Vec<Bytes> = reading.bytes.try_collect().await.map_err(refused)?;
    Ok(chunks.concat())
}

fn unfit_refusal(why: Unfit) -> Refusal {
    Refusal::field("file", why.code())
}

/// What the sender is told of a file error.
pub fn file_refusal(error: FileError) -> Refusal {
    match error {
        FileError::NotFound => Refusal::not_found(),
        FileError::WrongOffset { offset } | FileError::BrokeOff { offset } => {
            Refusal::conflict("upload.offset").with("offset", offset)
        }
        FileError::Busy => Refusal::conflict("upload.busy"),
        FileError::TooLarge { bytes_max } => {
            Refusal::new(Kind::TooLarge, "file.too_large").with("max", bytes_max)
        }
        FileError::TooMuch => Refusal::new(Kind::TooMany, "upload.too_many")
            .with("max", UPLOADS_OPEN_MAX)
            .with("retry_after_s", LEFT_LYING_MS / 1_000),
        FileError::Empty => Refusal::field("file", "file.empty"),
        FileError::TypeRefused => unfit_refusal(Unfit::Type),
        FileError::Store(error) => refused(error),
    }
}
