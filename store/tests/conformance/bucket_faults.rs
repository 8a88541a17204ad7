//! Lines to a bucket that break: tried again, nothing half visible, nothing left over.

use bytes::Bytes;
use domain::{court::evidence::FileType, docket::Hash, id::AccountId};
use futures::{TryStreamExt as _, stream};
use http::Method;
use store::files::{FileError, FileStore, RETRIES_MAX, UNNAMED_KEPT_MS};

use crate::{
    bucket::{BucketServer, FAULTS, Fault},
    samples::*,
    support::{Bed, full},
};

const MANY: u64 = 1 << 26;

/// More than one part (8 MiB) of an object, so that it goes in two.
const TWO_PARTS_BYTES: usize = 8 * 1024 * 1024 + 4_321;

/// Every kind of request an upload and a reading make, by what tells it from the others.
const REQUESTS: [(Method, &str); 6] = [
    // A piece or file in one.
    (Method::PUT, "/parts/"),
    // An object in parts: begun, one part, completed.
    (Method::POST, "uploads"),
    (Method::PUT, "partNumber=2"),
    (Method::POST, "uploadId="),
    // Read again, to put the pieces together or to give the file out.
    (Method::GET, "/parts/"),
    (Method::GET, "/files/"),
];

fn any_type(_: &str, _: &[u8]) -> Option<FileType> {
    Some(FileType::Text)
}

fn bytes(count: usize) -> Bytes {
    (0..count).map(|n| (n % 251) as u8).collect()
}

fn sent(part: &Bytes) -> stream::Iter<std::array::IntoIter<Result<Bytes, ()>, 1>> {
    stream::iter([Ok(part.clone())])
}

async fn uploaded(files: &FileStore, owner: AccountId, whole: &Bytes) -> store::files::Reading {
    let upload = files.begin(owner, "film.mp4", MANY).await.unwrap();
    let offset = files
        .append(owner, upload.id, 0, sent(whole))
        .await
        .unwrap();
    let tail = files.append(owner, upload.id, offset, sent(&Bytes::from_static(b"end")));
    tail.await.unwrap();
    let file = files.finish(owner, upload.id, any_type).await.unwrap();
    files.open_file(file.id, None).await.unwrap()
}

/// One after the other, each kind of request fails in each way; the sender notices nothing.
#[tokio::test(flavor = "multi_thread")]
async fn each_request_that_fails_is_sent_again() {
    let bed = Bed::sqlite_and_bucket().await;
    let bucket = bed.bucket.as_ref().unwrap();
    let files = &bed.store.file_store;
    let whole = bytes(TWO_PARTS_BYTES);
    let content = [&whole[..], b"end"].concat();
    let mut files_there = 0;
    for (n, (method, about)) in REQUESTS.into_iter().enumerate() {
        for (m, fault) in FAULTS.into_iter().enumerate() {
            // Silence costs its whole patience: by default one kind of request is met with it.
            if !full() && (n + m) % 2 == 1 || !full() && fault == Fault::Silence && n != 2 {
                continue;
            }
            bucket.fail(method.clone(), about, fault, 1);
            let reading = uploaded(files, account_id(), &whole).await;
            assert_eq!(
                reading.file.sha256,
                Hash::of(&content),
                "{method} {about} {fault:?}"
            );
            let read: Vec<Bytes> = reading.bytes.try_collect().await.unwrap();
            assert!(read.concat() == content, "{method} {about} {fault:?}");
            assert_eq!(bucket.heal(), 1, "{method} {about} {fault:?}");
            files_there += 1;
        }
    }
    let objects = bucket.objects();
    assert!(
        objects.iter().all(|name| name.starts_with("files/")),
        "{objects:?}"
    );
    assert_eq!(
        objects.len(),
        files_there,
        "pieces are gone, files are whole"
    );
    collected_leaves_nothing(&bed, bucket).await;
}

/// A day later nothing is left of what nobody named, and no upload in parts is open.
async fn collected_leaves_nothing(bed: &Bed, bucket: &BucketServer) {
    let later = domain::clock::Instant(bed.store.now().0 + 20 * 365 * UNNAMED_KEPT_MS);
    bed.store.file_store.collect(later).await.unwrap();
    assert_eq!(bucket.objects(), Vec::<String>::new());
    assert_eq!(bucket.unfinished(), 0);
}

/// The bucket stays away: the sender is told, nothing is visible, and the upload goes on when it is back.
#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_that_stays_away_costs_no_byte_that_has_arrived() {
    const EVER: usize = usize::MAX;
    let bed = Bed::sqlite_and_bucket().await;
    let (owner, files) = (account_id(), &bed.store.file_store);
    let bucket = bed.bucket.as_ref().unwrap();
    let upload = files.begin(owner, "film.mp4", MANY).await.unwrap();
    let whole = bytes(TWO_PARTS_BYTES);
    let (first, second) = (whole.slice(..3), whole.slice(3..));
    files
        .append(owner, upload.id, 0, sent(&first))
        .await
        .unwrap();
    let offset = files
        .append(owner, upload.id, 3, sent(&second))
        .await
        .unwrap();
    let pieces = bucket.objects();

    for (method, about) in [(Method::PUT, "/parts/"), (Method::POST, "uploads")] {
        bucket.fail(method, about, Fault::Busy, EVER);
        let lost = files.append(owner, upload.id, offset, sent(&whole)).await;
        assert!(
            matches!(lost, Err(FileError::Store(_))),
            "{about}: {lost:?}"
        );
        bucket.heal();
    }
    for about in ["partNumber=2", "partNumber=1"] {
        bucket.fail(Method::PUT, about, Fault::Busy, EVER);
        let lost = files.finish(owner, upload.id, any_type).await;
        assert!(
            matches!(lost, Err(FileError::Store(_))),
            "{about}: {lost:?}"
        );
        bucket.heal();
    }
    assert_eq!(
        bucket.unfinished(),
        0,
        "what could not be completed was aborted"
    );
    assert_eq!(bucket.objects(), pieces, "nothing half visible");
    assert_eq!(files.upload(owner, upload.id).await.unwrap().offset, offset);

    // Neither completed nor aborted, as when the machine stops in between: the collection ends it.
    bucket.fail(Method::POST, "uploadId=", Fault::Busy, EVER);
    bucket.fail(Method::DELETE, "uploadId=", Fault::Busy, EVER);
    let lost = files.finish(owner, upload.id, any_type).await;
    assert!(matches!(lost, Err(FileError::Store(_))), "{lost:?}");
    bucket.heal();
    assert!(bucket.unfinished() > 0);
    let young = files.collect(bed.store.now()).await.unwrap();
    assert_eq!(young.unfinished, 0, "not before its day");
    let left = bucket.unfinished() as u64;
    let later = domain::clock::Instant(bed.store.now().0 + 20 * 365 * UNNAMED_KEPT_MS);
    // The upload itself is still wanted.
    bed.tamper(&format!("UPDATE upload SET touched = {}", later.ms()))
        .await;
    assert_eq!(files.collect(later).await.unwrap().unfinished, left);
    let file = files.finish(owner, upload.id, any_type).await.unwrap();
    assert_eq!(file.sha256, Hash::of(&whole));
    collected_leaves_nothing(&bed, bucket).await;
}

/// A file that came whole is copied by the bucket itself; where it does not, its bytes go through here.
#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_came_whole_is_not_sent_again() {
    let bed = Bed::sqlite_and_bucket().await;
    let (owner, files) = (account_id(), &bed.store.file_store);
    let bucket = bed.bucket.as_ref().unwrap();
    let whole = bytes(TWO_PARTS_BYTES);
    let tries = RETRIES_MAX + 1;
    for (method, about, times, met) in [
        (Method::POST, "/files/", usize::MAX, 0),
        (Method::PUT, "/files/", 1, 1),
        (Method::PUT, "/files/", tries, tries),
    ] {
        let upload = files.begin(owner, "film.mp4", MANY).await.unwrap();
        let arrived = files.append(owner, upload.id, 0, sent(&whole));
        arrived.await.unwrap();
        bucket.fail(method, about, Fault::Busy, times);
        let file = files.finish(owner, upload.id, any_type).await.unwrap();
        assert_eq!(file.sha256, Hash::of(&whole));
        assert_eq!(bucket.heal(), met);
        let reading = files.open_file(file.id, None).await.unwrap();
        let read: Vec<Bytes> = reading.bytes.try_collect().await.unwrap();
        assert!(read.concat() == whole);
    }
    collected_leaves_nothing(&bed, bucket).await;
}

/// The reply to the last request is lost for good: the bytes stand in their place without a row, nothing names them,
/// and finishing again gives the file.
#[tokio::test(flavor = "multi_thread")]
async fn a_lost_reply_leaves_nothing_that_is_named() {
    let bed = Bed::sqlite_and_bucket().await;
    let (owner, files) = (account_id(), &bed.store.file_store);
    let bucket = bed.bucket.as_ref().unwrap();
    let upload = files.begin(owner, "a.txt", MANY).await.unwrap();
    let text = Bytes::from_static("借条".as_bytes());
    files
        .append(owner, upload.id, 0, sent(&text))
        .await
        .unwrap();
    bucket.fail(Method::PUT, "/files/", Fault::LoseReply, usize::MAX);
    bucket.fail(Method::HEAD, "/files/", Fault::Busy, usize::MAX);
    let lost = files.finish(owner, upload.id, any_type).await;
    assert!(matches!(lost, Err(FileError::Store(_))), "{lost:?}");
    assert!(matches!(
        files.open_file(upload.id, None).await,
        Err(FileError::NotFound)
    ));
    assert_eq!(bed.store.files.by_id(upload.id).await.unwrap(), None);
    bucket.heal();
    let file = files.finish(owner, upload.id, any_type).await.unwrap();
    assert_eq!(file.sha256, Hash::of(&text));
    collected_leaves_nothing(&bed, bucket).await;
}

/// What lies in a bucket is proved like what lies in a folder.
#[tokio::test(flavor = "multi_thread")]
async fn verify_reads_the_bucket() {
    let bed = Bed::sqlite_and_bucket().await;
    let files = &bed.store.file_store;
    let file = files
        .put("W01.pdf", FileType::Pdf, "%PDF-1.7".into())
        .await
        .unwrap();
    assert!(bed.store.verify().await.unwrap().is_whole());
    let place = bed.folder_of_file(file.id).join(file.id.to_string());
    std::fs::write(&place, b"%PDF-1.8").unwrap();
    let report = bed.store.verify().await.unwrap();
    assert_eq!((report.files, report.findings.len()), (1, 1));
    std::fs::remove_file(&place).unwrap();
    assert_eq!(bed.store.verify().await.unwrap().findings.len(), 1);
}
