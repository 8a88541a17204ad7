//! Nodes with other keys, or with an older copy of the same.

use std::{collections::BTreeSet, sync::Arc};

use store::{Options, Store, StoreError, keys::Keys};

use crate::{on_both, samples::*, support::Bed};

on_both!(
    a_node_with_another_ring_is_refused,
    a_node_with_an_older_copy_of_the_ring_is_refused,
    a_node_is_told_which_receipt_keys_it_lacks,
);

/// A folder of its own with a copy of the bed's keys, as an operator sets up a second machine.
fn second_machine(bed: &Bed) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let keys = folder.path().join("keys");
    std::fs::create_dir(&keys).unwrap();
    let copy = keys.join("fields.json");
    std::fs::copy(bed.folder().join("keys/fields.json"), &copy).unwrap();
    (folder, copy)
}

async fn open_with(bed: &Bed, keys: &std::path::Path) -> Result<Store, StoreError> {
    Store::open(Options {
        keys: Arc::new(Keys::open_or_create(keys).unwrap()),
        ..bed.options.clone()
    })
    .await
}

async fn a_node_with_another_ring_is_refused(bed: &Bed) {
    bed.store.save(unit()).await.unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let other = elsewhere.path().join("fields.json");
    let refused = open_with(bed, &other).await;
    assert_eq!(refused.err(), Some(StoreError::OtherKeys));
    assert!(!other.exists(), "and none is written");
    let (_folder, copy) = second_machine(bed);
    open_with(bed, &copy).await.unwrap().close().await;
}

async fn a_node_with_an_older_copy_of_the_ring_is_refused(bed: &Bed) {
    let (_folder, copy) = second_machine(bed);
    bed.options.keys.rotate().unwrap();
    // The first node has started again since.
    bed.another().await.close().await;
    let refused = open_with(bed, &copy).await;
    assert_eq!(refused.err(), Some(StoreError::OtherKeys));
    std::fs::copy(bed.folder().join("keys/fields.json"), &copy).unwrap();
    open_with(bed, &copy).await.unwrap().close().await;
}

async fn a_node_is_told_which_receipt_keys_it_lacks(bed: &Bed) {
    let ring =
        |ids: &[&str]| -> BTreeSet<String> { ids.iter().map(|id| (*id).to_owned()).collect() };
    let other = bed.another().await;
    assert!(!bed.store.has_receipt_keys().await.unwrap());
    let (first, both) = (ring(&["zb-1@1"]), ring(&["zb-1@1", "zb-2@9"]));
    let lacking = bed.store.know_receipt_keys(&first).await.unwrap();
    assert_eq!(lacking, ring(&[]));
    assert!(other.has_receipt_keys().await.unwrap());
    assert_eq!(other.know_receipt_keys(&both).await.unwrap(), ring(&[]));
    let lacking = bed.store.know_receipt_keys(&first).await.unwrap();
    assert_eq!(lacking, ring(&["zb-2@9"]));
    let foreign = bed
        .store
        .know_receipt_keys(&ring(&["zb-3@1"]))
        .await
        .unwrap();
    assert_eq!(foreign, both, "one that lacks a key adds none");
    bed.store.give_up_receipt_keys(&first).await.unwrap();
    assert_eq!(
        bed.store.know_receipt_keys(&first).await.unwrap(),
        ring(&[])
    );
    other.close().await;
}
