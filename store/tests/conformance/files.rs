//! Files: uploads that go on, proof by hash, collection of the unnamed.

use bytes::Bytes;
use domain::{
    court::evidence::{FileType, StoredFile},
    docket::Hash,
    id::{AccountId, FileId},
};
use futures::{TryStreamExt as _, stream};
use store::{
    Conflict, Store, StoreError, Write,
    files::{FileError, LEFT_LYING_MS, UNNAMED_BYTES_MAX, UNNAMED_KEPT_MS, UPLOADS_OPEN_MAX},
    store::FilePlace,
};

use crate::{
    on_both_with_either,
    samples::*,
    support::{Bed, START},
};

on_both_with_either!(
    an_upload_goes_on_after_a_restart,
    a_broken_connection_keeps_what_arrived,
    limits_of_an_upload_hold,
    an_account_has_few_uploads_under_way,
    an_account_has_as_many_unnamed_bytes_as_a_filing,
    the_type_is_told_by_the_first_bytes,
    a_finished_upload_may_be_finished_again,
    another_account_never_reaches_an_upload,
    a_range_of_a_file_is_streamed,
    unnamed_files_are_collected_after_a_day,
    bytes_without_a_row_are_collected_and_a_fault_holds_up_nothing,
    a_case_keeps_the_files_it_has_named,
    a_unit_cannot_name_a_file_that_is_gone,
);

pub const MANY: u64 = 1 << 26;

type Chunk = Result<Bytes, ()>;

fn body(parts: Vec<Chunk>) -> stream::Iter<std::vec::IntoIter<Chunk>> {
    stream::iter(parts)
}

pub fn one(part: impl Into<Bytes>) -> stream::Iter<std::vec::IntoIter<Chunk>> {
    body(vec![Ok(part.into())])
}

pub fn any_type(_: &str, _: &[u8]) -> Option<FileType> {
    Some(FileType::Text)
}

pub async fn stored(store: &Store, owner: AccountId, content: &str) -> StoredFile {
    let files = &store.file_store;
    let upload = files.begin(owner, "借条.txt", MANY).await.unwrap();
    files
        .append(owner, upload.id, 0, one(content.to_owned()))
        .await
        .unwrap();
    files.finish(owner, upload.id, any_type).await.unwrap()
}

pub async fn content(store: &Store, id: FileId) -> Vec<u8> {
    let reading = store.file_store.open_file(id, None).await.unwrap();
    let chunks: Vec<Bytes> = reading.bytes.try_collect().await.unwrap();
    chunks.concat()
}

async fn an_upload_goes_on_after_a_restart(bed: &Bed) {
    let owner = account_id();
    // Longer than every buffer on its way.
    let whole: Vec<u8> = (0..12 * 1024 * 1024_u32).map(|n| (n % 251) as u8).collect();
    let (first, second) = whole.split_at(5 * 1024 * 1024 + 17);
    let upload = bed
        .store
        .file_store
        .begin(owner, "film.mp4", MANY)
        .await
        .unwrap();
    let offset = bed
        .store
        .file_store
        .append(owner, upload.id, 0, one(first.to_vec()))
        .await
        .unwrap();
    assert_eq!(offset, first.len() as u64);
    bed.store.close().await;

    let store = bed.another().await;
    let found = store.file_store.upload(owner, upload.id).await.unwrap();
    assert_eq!((found.offset, found.name.as_str()), (offset, "film.mp4"));
    store
        .file_store
        .append(owner, upload.id, offset, one(second.to_vec()))
        .await
        .unwrap();
    let file = store
        .file_store
        .finish(owner, upload.id, any_type)
        .await
        .unwrap();
    assert_eq!(
        (file.sha256, file.bytes),
        (Hash::of(&whole), whole.len() as u64)
    );
    assert!(content(&store, file.id).await == whole);
    assert_eq!(
        store.files.by_id(file.id).await.unwrap(),
        Some(file.clone())
    );
    assert_eq!(store.files.owner(file.id).await.unwrap(), Some(owner));
    store.close().await;
}

async fn a_broken_connection_keeps_what_arrived(bed: &Bed) {
    let (owner, files) = (account_id(), &bed.store.file_store);
    let upload = files.begin(owner, "a.txt", MANY).await.unwrap();
    let broken = files
        .append(owner, upload.id, 0, body(vec![Ok("abc".into()), Err(())]))
        .await;
    assert_eq!(broken, Err(FileError::BrokeOff { offset: 3 }));
    let early = files.append(owner, upload.id, 0, one("abc")).await;
    assert_eq!(early, Err(FileError::WrongOffset { offset: 3 }));
    assert_eq!(files.append(owner, upload.id, 3, one("def")).await, Ok(6));
    let file = files.finish(owner, upload.id, any_type).await.unwrap();
    assert_eq!(content(&bed.store, file.id).await, b"abcdef");
}

async fn limits_of_an_upload_hold(bed: &Bed) {
    let (owner, files) = (account_id(), &bed.store.file_store);
    let upload = files.begin(owner, "a.txt", 4).await.unwrap();
    let empty = files.finish(owner, upload.id, any_type).await;
    assert_eq!(empty, Err(FileError::Empty));
    assert_eq!(files.append(owner, upload.id, 0, one("abc")).await, Ok(3));
    let over = files.append(owner, upload.id, 3, one("de")).await;
    assert_eq!(over, Err(FileError::TooLarge { bytes_max: 4 }));
    assert_eq!(files.append(owner, upload.id, 3, one("d")).await, Ok(4));
    files.abandon(owner, upload.id).await.unwrap();
    files.abandon(owner, upload.id).await.unwrap();
    assert_eq!(
        files.upload(owner, upload.id).await,
        Err(FileError::NotFound)
    );
}

async fn an_account_has_few_uploads_under_way(bed: &Bed) {
    let (owner, other, files) = (account_id(), account_id(), &bed.store.file_store);
    let begin = async |owner| files.begin(owner, "a.txt", 4).await;
    let first = begin(owner).await.unwrap();
    for _ in 1..UPLOADS_OPEN_MAX {
        begin(owner).await.unwrap();
    }
    assert_eq!(begin(owner).await, Err(FileError::TooMuch));
    begin(other).await.unwrap();
    files.abandon(owner, first.id).await.unwrap();
    let goes_on = begin(owner).await.unwrap();
    // What was left lying for an hour makes room, and nothing else does.
    bed.later_ms(LEFT_LYING_MS + 1);
    files
        .append(owner, goes_on.id, 0, one("abcd"))
        .await
        .unwrap();
    begin(owner).await.unwrap();
    assert_eq!(
        files.upload(owner, goes_on.id).await.unwrap().offset,
        4,
        "an upload that goes on stays"
    );
}

async fn an_account_has_as_many_unnamed_bytes_as_a_filing(bed: &Bed) {
    let (owner, files) = (account_id(), &bed.store.file_store);
    let file = stored(&bed.store, owner, "abc").await;
    let whole = files.begin(owner, "a.txt", UNNAMED_BYTES_MAX).await;
    assert_eq!(whole, Err(FileError::TooMuch), "a file lies unnamed");
    let named = draft(owner).with_exhibit(exhibit(file), START).unwrap();
    let put = Write::Draft {
        draft: Box::new(named),
        expected: None,
    };
    bed.store.save(unit().write(put)).await.unwrap();
    files
        .begin(owner, "a.txt", UNNAMED_BYTES_MAX)
        .await
        .unwrap();
    let more = files.begin(owner, "b.txt", 1).await;
    assert_eq!(more, Err(FileError::TooMuch));
}

async fn the_type_is_told_by_the_first_bytes(bed: &Bed) {
    let (owner, files) = (account_id(), &bed.store.file_store);
    let pdf = |_: &str, head: &[u8]| head.starts_with(b"%PDF-").then_some(FileType::Pdf);
    for (bytes, expected) in [("%PDF-1.7 …", Some(FileType::Pdf)), ("MZ…", None)] {
        let upload = files.begin(owner, "a.pdf", MANY).await.unwrap();
        files.append(owner, upload.id, 0, one(bytes)).await.unwrap();
        match (files.finish(owner, upload.id, pdf).await, expected) {
            (Ok(file), Some(expected)) => assert_eq!(file.file_type, expected),
            (Err(error), None) => assert_eq!(error, FileError::TypeRefused),
            (other, _) => panic!("{other:?}"),
        }
    }
}

async fn a_finished_upload_may_be_finished_again(bed: &Bed) {
    let owner = account_id();
    let file = stored(&bed.store, owner, "abc").await;
    let again = bed.store.file_store.finish(owner, file.id, any_type).await;
    assert_eq!(again, Ok(file));
}

async fn another_account_never_reaches_an_upload(bed: &Bed) {
    let (owner, other, files) = (account_id(), account_id(), &bed.store.file_store);
    let upload = files.begin(owner, "a.txt", MANY).await.unwrap();
    let foreign = files.append(other, upload.id, 0, one("abc")).await;
    assert_eq!(foreign, Err(FileError::NotFound));
    assert_eq!(
        files.finish(other, upload.id, any_type).await,
        Err(FileError::NotFound)
    );
    files.abandon(other, upload.id).await.unwrap();
    assert_eq!(files.upload(owner, upload.id).await.unwrap().offset, 0);
}

async fn a_range_of_a_file_is_streamed(bed: &Bed) {
    let files = &bed.store.file_store;
    let file = files
        .put("W01.pdf", FileType::Pdf, "0123456789".into())
        .await
        .unwrap();
    assert_eq!(file.sha256, Hash::of(b"0123456789"));
    let reading = files.open_file(file.id, Some(2..5)).await.unwrap();
    assert_eq!((reading.range.clone(), reading.file), (2..5, file.clone()));
    let chunks: Vec<Bytes> = reading.bytes.try_collect().await.unwrap();
    assert_eq!(chunks.concat(), b"234");
    assert_eq!(bed.store.files.owner(file.id).await.unwrap(), None);
}

async fn unnamed_files_are_collected_after_a_day(bed: &Bed) {
    let (owner, files) = (account_id(), &bed.store.file_store);
    let (named, unnamed) = (
        stored(&bed.store, owner, "named").await,
        stored(&bed.store, owner, "unnamed").await,
    );
    let upload = files.begin(owner, "a.txt", MANY).await.unwrap();
    let first = draft(owner)
        .with_exhibit(exhibit(named.clone()), START)
        .unwrap();
    let put = Write::Draft {
        draft: Box::new(first.clone()),
        expected: None,
    };
    bed.store.save(unit().write(put)).await.unwrap();
    let collected = files.collect(bed.later_ms(UNNAMED_KEPT_MS)).await.unwrap();
    assert_eq!(
        (collected.files, collected.uploads),
        (0, 0),
        "not a moment too early"
    );
    let collected = files.collect(bed.later_ms(1)).await.unwrap();
    assert_eq!((collected.files, collected.uploads), (1, 1));
    assert!(matches!(
        files.open_file(unnamed.id, None).await,
        Err(FileError::NotFound)
    ));
    assert_eq!(
        files.upload(owner, upload.id).await,
        Err(FileError::NotFound)
    );
    assert_eq!(content(&bed.store, named.id).await, b"named");

    let without = first
        .clone()
        .without_exhibit(first.exhibits[0].id, bed.store.now())
        .unwrap();
    let put = Write::Draft {
        draft: Box::new(without),
        expected: Some(first.version),
    };
    bed.store.save(unit().write(put)).await.unwrap();
    assert_eq!(
        files
            .collect(bed.later_ms(UNNAMED_KEPT_MS))
            .await
            .unwrap()
            .files,
        0,
        "its day runs anew"
    );
    assert_eq!(files.collect(bed.later_ms(1)).await.unwrap().files, 1);
}

async fn bytes_without_a_row_are_collected_and_a_fault_holds_up_nothing(bed: &Bed) {
    let (owner, files) = (account_id(), &bed.store.file_store);
    let (whole, faulty) = (
        stored(&bed.store, owner, "named").await,
        stored(&bed.store, owner, "unnamed").await,
    );
    let put = Write::Draft {
        draft: Box::new(
            draft(owner)
                .with_exhibit(exhibit(whole.clone()), START)
                .unwrap(),
        ),
        expected: None,
    };
    bed.store.save(unit().write(put)).await.unwrap();
    let place = |id: FileId| bed.folder_of_file(id).join(id.to_string());
    let stray = place(FileId::from_parts(START, 77));
    std::fs::write(&stray, b"left by a crash").unwrap();
    let staged = stray.with_extension("x#1");
    std::fs::write(&staged, b"left by a kill").unwrap();
    assert_eq!(files.collect(bed.store.now()).await.unwrap().strays, 0);
    // A folder in a file's place cannot be removed like a file.
    std::fs::remove_file(place(faulty.id)).unwrap();
    std::fs::create_dir(place(faulty.id)).unwrap();
    // The files' own times are the machine's.
    let later = domain::clock::Instant(START.0 + 20 * 365 * 24 * 60 * 60 * 1_000);
    let collected = files.collect(later).await.unwrap();
    assert_eq!((collected.files, collected.strays), (1, 1));
    assert!(!stray.exists());
    // A bucket knows of no such file beside its own.
    let is_folder = matches!(bed.options.files, FilePlace::Folder);
    assert_eq!(
        (collected.unfinished == 1, !staged.exists()),
        (is_folder, is_folder)
    );
    assert_eq!(content(&bed.store, whole.id).await, b"named");
}

async fn a_case_keeps_the_files_it_has_named(bed: &Bed) {
    let owner = account_id();
    let file = stored(&bed.store, owner, "abc").await;
    let mut complaint = filing();
    complaint.exhibits.push(exhibit(file.clone()));
    let outcome = submitted(owner, complaint, START);
    let mut case = outcome.next.clone();
    bed.store.save(submit_unit(outcome)).await.unwrap();
    case.filing.exhibits.clear();
    case.version = 1;
    let put = Write::Case {
        case: Box::new(case),
        expected: Some(0),
    };
    bed.store.save(unit().write(put)).await.unwrap();
    let collected = bed
        .store
        .file_store
        .collect(bed.later_ms(UNNAMED_KEPT_MS * 9))
        .await
        .unwrap();
    assert_eq!(collected.files, 0);
    assert_eq!(content(&bed.store, file.id).await, b"abc");
}

async fn a_unit_cannot_name_a_file_that_is_gone(bed: &Bed) {
    let owner = account_id();
    let file = stored(&bed.store, owner, "abc").await;
    bed.store
        .file_store
        .collect(bed.later_ms(UNNAMED_KEPT_MS + 1))
        .await
        .unwrap();
    let late = draft(owner).with_exhibit(exhibit(file), START).unwrap();
    let put = Write::Draft {
        draft: Box::new(late),
        expected: None,
    };
    let saved = bed.store.save(unit().write(put)).await;
    assert_eq!(saved, Err(StoreError::Conflict(Conflict::FileGone)));
}
