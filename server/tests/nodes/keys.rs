//! A node without the site's keys is no node of it.

use server::{
    commands::start,
    config::{Config, Environment},
};

use super::site::{Site, copy_keys};

/// Why a node with the keys in `data` does not start.
async fn refusal(site: &Site, place: usize) -> String {
    let empty = tempfile::tempdir().expect("a folder");
    let mut config = Config {
        environment: Environment::Test,
        listen: ([127, 0, 0, 1], 0).into(),
        site: empty.path().to_owned(),
        ..Config::default()
    };
    site.set(place, &mut config);
    match start(config, false, core::future::pending()).await {
        Err(error) => error.to_string(),
        Ok(_) => panic!("it started"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_without_the_sites_keys_does_not_start() {
    let Some(site) = Site::open().await else {
        return;
    };
    let first = site.start(0).await;
    let context = &first.state().context;
    let keys = |place: usize, name: &str| site.data(place).join("keys").join(name);

    let why = refusal(&site, 1).await;
    assert!(why.contains("fields.json"), "{why}");
    assert!(!keys(1, "fields.json").exists(), "no other ring is begun");

    copy_keys(&site.data(0), &site.data(2));
    std::fs::remove_file(keys(2, "receipt-keys.json")).expect("removed");
    let why = refusal(&site, 2).await;
    assert!(why.contains("receipt-keys.json"), "{why}");
    assert!(
        !keys(2, "receipt-keys.json").exists(),
        "no other key is begun"
    );

    // A key that was begun on another node since the copy was made.
    copy_keys(&site.data(0), &site.data(3));
    context
        .receipts
        .rotate(context.clock.as_ref(), context.random)
        .expect("rotated");
    let ring = context.receipts.ring().expect("a ring");
    let lacking = context.store.know_receipt_keys(&ring).await;
    assert!(lacking.expect("the store answers").is_empty());
    let why = refusal(&site, 3).await;
    assert!(why.contains("receipt-keys.json"), "{why}");
    copy_keys(&site.data(0), &site.data(3));
    let third = site.start_with(3, |_| {}).await;
    site.close([first, third]).await;
}
