//! Pieces of uploads: several nodes at one upload, and what nobody names any more.

use bytes::Bytes;
use domain::{court::evidence::FileType, docket::Hash};
use futures::stream;
use store::{
    Write,
    files::{FileError, PIECES_MAX, UNNAMED_KEPT_MS},
};

use crate::{
    files::{MANY, any_type, content, one},
    on_both_with_either,
    samples::*,
    support::{Bed, START},
};

on_both_with_either!(
    another_node_goes_on_with_an_upload,
    of_two_nodes_one_writes_the_next_piece,
    nodes_that_finish_at_once_give_one_file,
    an_upload_comes_in_a_bounded_number_of_pieces,
    pieces_nobody_names_are_collected,
    what_an_older_node_took_is_hashed_at_the_end,
);

async fn another_node_goes_on_with_an_upload(bed: &Bed) {
    let (owner, other) = (account_id(), bed.another().await);
    let (here, there) = (&bed.store.file_store, &other.file_store);
    let upload = here.begin(owner, "a.txt", MANY).await.unwrap();
    assert_eq!(here.append(owner, upload.id, 0, one("abc")).await, Ok(3));
    assert_eq!(there.upload(owner, upload.id).await.unwrap().offset, 3);
    assert_eq!(there.append(owner, upload.id, 3, one("def")).await, Ok(6));
    let stale = here.append(owner, upload.id, 3, one("xyz")).await;
    assert_eq!(stale, Err(FileError::WrongOffset { offset: 6 }));
    let file = here.finish(owner, upload.id, any_type).await.unwrap();
    assert_eq!(content(&other, file.id).await, b"abcdef");
    assert_eq!(there.finish(owner, upload.id, any_type).await, Ok(file));
    other.close().await;
}

async fn what_an_older_node_took_is_hashed_at_the_end(bed: &Bed) {
    let (owner, files) = (account_id(), &bed.store.file_store);
    let upload = files.begin(owner, "a.txt", MANY).await.unwrap();
    files.append(owner, upload.id, 0, one("abc")).await.unwrap();
    // It knows no hash, and what comes after its piece is not all there is.
    bed.tamper("UPDATE upload SET hash = ''").await;
    files.append(owner, upload.id, 3, one("def")).await.unwrap();
    let file = files.finish(owner, upload.id, any_type).await.unwrap();
    assert_eq!(file.sha256, Hash::of(b"abcdef"));
}

async fn of_two_nodes_one_writes_the_next_piece(bed: &Bed) {
    let (owner, other) = (account_id(), bed.another().await);
    let (here, there) = (&bed.store.file_store, &other.file_store);
    let upload = here.begin(owner, "a.txt", MANY).await.unwrap();
    // Each has been told to send from the beginning, and waits in the middle for the other.
    let (gate, meet) = tokio::sync::watch::channel(0_u8);
    let sent = |text: &'static str| {
        let (gate, mut meet) = (gate.clone(), meet.clone());
        let first = stream::once(async move {
            gate.send_modify(|came| *came += 1);
            meet.wait_for(|came| *came == 2).await.unwrap();
            Ok::<_, ()>(Bytes::from_static(text.as_bytes()))
        });
        Box::pin(first)
    };
    let (one, two) = tokio::join!(
        here.append(owner, upload.id, 0, sent("abc")),
        there.append(owner, upload.id, 0, sent("ABC")),
    );
    let winner = match (one, two) {
        (Ok(3), Err(FileError::WrongOffset { offset: 3 })) => b"abc",
        (Err(FileError::WrongOffset { offset: 3 }), Ok(3)) => b"ABC",
        other => panic!("{other:?}"),
    };
    let file = there.finish(owner, upload.id, any_type).await.unwrap();
    assert_eq!(content(&bed.store, file.id).await, winner);
    other.close().await;
}

async fn nodes_that_finish_at_once_give_one_file(bed: &Bed) {
    let (owner, other) = (account_id(), bed.another().await);
    let (here, there) = (&bed.store.file_store, &other.file_store);
    let upload = here.begin(owner, "a.txt", MANY).await.unwrap();
    here.append(owner, upload.id, 0, one("abc")).await.unwrap();
    // The first judge waits until the second node has finished the upload and taken its pieces away.
    let (begun, begins) = tokio::sync::oneshot::channel();
    let (gate, meet) = std::sync::mpsc::channel();
    let slow = move |_: &str, _: &[u8]| {
        begun.send(()).unwrap();
        tokio::task::block_in_place(|| meet.recv().unwrap());
        Some(FileType::Text)
    };
    let first = here.clone();
    let first = tokio::spawn(async move { first.finish(owner, upload.id, slow).await });
    begins.await.unwrap();
    let two = there.finish(owner, upload.id, any_type).await;
    gate.send(()).unwrap();
    let one = first.await.unwrap();
    assert_eq!(one, two);
    let file = one.unwrap();
    assert_eq!(content(&bed.store, file.id).await, b"abc");
    // Neither leaves bytes behind that a collection would take from under the file.
    let later = domain::clock::Instant(START.0 + 20 * 365 * 24 * 60 * 60 * 1_000);
    let named = draft(owner)
        .with_exhibit(exhibit(file.clone()), START)
        .unwrap();
    let put = Write::Draft {
        draft: Box::new(named),
        expected: None,
    };
    bed.store.save(unit().write(put)).await.unwrap();
    here.collect(later).await.unwrap();
    assert_eq!(content(&other, file.id).await, b"abc");
    other.close().await;
}

async fn an_upload_comes_in_a_bounded_number_of_pieces(bed: &Bed) {
    let (owner, files) = (account_id(), &bed.store.file_store);
    let upload = files.begin(owner, "a.txt", MANY).await.unwrap();
    // As the row has it after a thousand small requests.
    let pieces: String = (0..PIECES_MAX)
        .map(|n| format!("{}-{n}:1 ", upload.id))
        .collect();
    bed.tamper(&format!(
        "UPDATE upload SET arrived = {PIECES_MAX}, pieces = '{pieces}' WHERE id = '{}'",
        upload.id
    ))
    .await;
    let more = files
        .append(owner, upload.id, PIECES_MAX as u64, one("a"))
        .await;
    assert_eq!(more, Err(FileError::TooMuch));
    files.abandon(owner, upload.id).await.unwrap();
}

async fn pieces_nobody_names_are_collected(bed: &Bed) {
    let (owner, files) = (account_id(), &bed.store.file_store);
    let kept = files.begin(owner, "a.txt", MANY).await.unwrap();
    files.append(owner, kept.id, 0, one("kept")).await.unwrap();
    let lost = files.begin(owner, "b.txt", MANY).await.unwrap();
    files.append(owner, lost.id, 0, one("lost")).await.unwrap();
    // A crash between the piece and its row leaves a piece without a name; so does another one's removal that failed.
    bed.tamper(&format!("DELETE FROM upload WHERE id = '{}'", lost.id))
        .await;
    assert_eq!(
        files.collect(bed.store.now()).await.unwrap().strays,
        0,
        "too young"
    );
    let later = domain::clock::Instant(START.0 + 20 * 365 * 24 * 60 * 60 * 1_000);
    // The clock of the rows stands still, so that only the piece without one is old.
    bed.tamper(&format!("UPDATE upload SET touched = {}", later.ms()))
        .await;
    assert_eq!(files.collect(later).await.unwrap().strays, 1);
    let file = files.finish(owner, kept.id, any_type).await.unwrap();
    assert_eq!(content(&bed.store, file.id).await, b"kept");
}

/// A machine that stops in the middle leaves the beginning of an object in the folder, under no name of a file.
#[tokio::test(flavor = "multi_thread")]
async fn the_beginnings_of_files_are_collected_from_the_folder() {
    let bed = Bed::sqlite().await;
    let files = &bed.store.file_store;
    let file = files
        .put("W01.pdf", FileType::Pdf, "whole".into())
        .await
        .unwrap();
    let folder = bed.folder_of_file(file.id);
    let begun = [
        folder.join(format!("{}#1", file.id)),
        bed.folder().join("parts").join("0123#7"),
    ];
    for begun in &begun {
        std::fs::write(begun, b"beg").unwrap();
    }
    let young = files.collect(bed.store.now()).await.unwrap();
    assert_eq!(young.unfinished, 0, "not before its day");
    // The files' own times are the machine's; the whole one is still wanted.
    let later = domain::clock::Instant(START.0 + 20 * 365 * UNNAMED_KEPT_MS);
    bed.tamper(&format!("UPDATE file SET free_since = {}", later.ms()))
        .await;
    assert_eq!(files.collect(later).await.unwrap().unfinished, 2);
    assert!(begun.iter().all(|begun| !begun.exists()));
    assert_eq!(content(&bed.store, file.id).await, b"whole");
}
