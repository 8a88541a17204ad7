//! TLS to PostgreSQL, with the certificate the suite's own server shows.

use std::{path::PathBuf, sync::Arc};

use store::{Options, Store, clock::HandClock, keys::Keys, store::Place};

use crate::support::{Bed, START};

/// The server and its authority; neither is there where nobody names them.
#[expect(
    clippy::disallowed_methods,
    reason = "the server is named by whoever runs the suite"
)]
async fn ground() -> Option<(Bed, PathBuf)> {
    let Some(ca) = std::env::var_os("ZHANGBAN_TEST_PG_CA") else {
        eprintln!("ZHANGBAN_TEST_PG_CA is not set: not run");
        return None;
    };
    Some((Bed::postgres().await?, ca.into()))
}

/// The database of the bed at another address.
async fn opened(
    bed: &Bed,
    change: impl Fn(&str) -> String,
    ca: Option<PathBuf>,
) -> Result<Store, String> {
    let Place::Postgres { url } = &bed.options.place else {
        panic!("a bed on PostgreSQL");
    };
    let keys = Arc::new(Keys::open_or_create(bed.folder().join("keys/fields.json")).unwrap());
    let clock = Arc::new(HandClock::at(START));
    let options = Options {
        postgres_ca: ca,
        ..Options::postgres(change(url), bed.folder(), clock, keys)
    };
    Store::open(options)
        .await
        .map_err(|error| error.to_string())
}

fn required(url: &str) -> String {
    let separator = match url.split_once('?') {
        None => "?",
        Some((_, "")) => "",
        Some(_) => "&",
    };
    format!("{url}{separator}sslmode=require")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_connection_to_a_database_with_an_authority_is_encrypted() {
    let Some((bed, ca)) = ground().await else {
        return;
    };
    let plain = bed.sessions(false).await;
    assert_eq!(bed.sessions(true).await, 0);
    let store = opened(&bed, str::to_owned, Some(ca)).await.unwrap();
    store.ping().await.unwrap();
    assert_eq!(store.accounts.count().await, Ok(0));
    assert!(bed.sessions(true).await > 0);
    assert_eq!(bed.sessions(false).await, plain);
    store.close().await;
    bed.drop_database().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_of_an_unknown_authority_is_refused() {
    let Some((bed, _)) = ground().await else {
        return;
    };
    let error = opened(&bed, required, None).await.err().unwrap();
    assert!(error.contains("UnknownIssuer"), "{error}");
    bed.drop_database().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_of_another_name_is_refused() {
    let Some((bed, ca)) = ground().await else {
        return;
    };
    let by_name = |url: &str| url.replace("127.0.0.1", "localhost");
    let error = opened(&bed, by_name, Some(ca)).await.err().unwrap();
    assert!(error.contains("not valid for name"), "{error}");
    bed.drop_database().await;
}
