//! Many connections that hardly speak, beside someone who uses the site.

use std::sync::atomic::{AtomicBool, Ordering};

use futures::{StreamExt as _, stream};
use reqwest::StatusCode;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::{
    measure::{assert_no_panic, figure, watch_panics},
    wire::{connect_from, rest, status},
};
use crate::support::{Server, counts::count};

/// A place each: the honest reader comes from another address.
const PER_ADDRESS_MAX: usize = 64;

async fn house() -> Server {
    Server::with(|config| {
        config.limits.header_read_seconds_max = 2;
        config.limits.first_byte_seconds_max = 2;
        config.limits.request_seconds_max = 2;
        config.limits.connections_per_address_max = PER_ADDRESS_MAX;
    })
    .await
}

/// Opens connections from a few addresses, each saying `started` and no more; gives what each was answered.
async fn flood(server: &Server, connections: usize, started: &str) -> Vec<String> {
    let hold = async |number: usize| {
        let address = [127, 0, 1, 1 + (number / PER_ADDRESS_MAX) as u8];
        let mut stream = connect_from(server, address).await;
        // Beyond the cap the connection may be gone before anything is said.
        let _ = stream.write_all(started.as_bytes()).await;
        rest(&mut stream).await
    };
    let held = stream::iter(0..connections).map(hold);
    held.buffer_unordered(connections).collect().await
}

/// Uses the site until the flood is over; every page has to come.
async fn honest(server: &Server, over: &AtomicBool) -> usize {
    let client = server.client();
    let mut pages = 0;
    while !over.load(Ordering::Relaxed) {
        for path in ["/market", "/register", "/healthz"] {
            assert_eq!(client.get(path).await.status(), StatusCode::OK, "{path}");
            pages += 1;
        }
        let looks = client.post("/prefs", &[("lang", "en")]).await;
        assert_eq!(looks.status(), StatusCode::SEE_OTHER);
    }
    pages
}

async fn beside(server: &Server, started: &str) -> Vec<String> {
    let over = AtomicBool::new(false);
    let flooding = async {
        let answers = flood(server, count(128, 512), started).await;
        over.store(true, Ordering::Relaxed);
        answers
    };
    let (answers, pages) = tokio::join!(flooding, honest(server, &over));
    assert!(pages > 0, "the reader came to nothing");
    answers
}

/// ASVS 15.2.2, 4.2.1, S12: heads that never end are cut at their limit while an honest reader is served.
#[tokio::test(flavor = "multi_thread")]
async fn slow_heads_are_cut_off_beside_an_honest_reader() {
    watch_panics();
    let server = house().await;
    for started in [
        "",
        "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ",
        "POST /api/account/sign-in HTTP/1.1\r\n",
    ] {
        for answer in beside(&server, started).await {
            assert!(matches!(status(&answer), 0 | 408), "{started:?}: {answer}");
        }
    }
    assert_no_panic(&server).await;
    server.stop().await;
}

/// ASVS 15.2.2, S12: bodies that never come are given up with 408 while an honest reader is served.
#[tokio::test(flavor = "multi_thread")]
async fn slow_bodies_are_given_up_beside_an_honest_reader() {
    watch_panics();
    let server = house().await;
    let kind = "Content-Type: application/x-www-form-urlencoded";
    for path in ["/prefs", "/api/account/sign-in"] {
        let started = format!(
            "POST {path} HTTP/1.1\r\nHost: x\r\n{kind}\r\nContent-Length: 1000\r\n\r\nlang="
        );
        for answer in beside(&server, &started).await {
            assert_eq!(status(&answer), 408, "{path}: {answer}");
        }
    }
    assert_no_panic(&server).await;
    server.stop().await;
}

/// ASVS 15.2.2, S12: one address takes its share of places and no more, and another finds one.
#[tokio::test(flavor = "multi_thread")]
async fn one_address_leaves_places_for_others() {
    const BEYOND: u64 = 40;
    let server = Server::with(|config| {
        config.limits.connections_per_address_max = PER_ADDRESS_MAX;
    })
    .await;
    let refused = "zhangban_connections_refused_total";
    let before = figure(&server, refused).await;
    let ask = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
    let mut held = Vec::new();
    for _ in 0..PER_ADDRESS_MAX {
        let mut stream = connect_from(&server, [127, 0, 2, 1]).await;
        stream.write_all(ask).await.expect("sent");
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).await.expect("answered");
        held.push(stream);
    }
    for _ in 0..BEYOND {
        let mut stream = connect_from(&server, [127, 0, 2, 1]).await;
        let _ = stream.write_all(ask).await;
        assert_eq!(rest(&mut stream).await, "", "closed without a word");
    }
    assert_eq!(figure(&server, refused).await - before, BEYOND);
    drop(held);
    server.stop().await;
}
