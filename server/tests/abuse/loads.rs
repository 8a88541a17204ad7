//! Pages loaded and thrown away.

use futures::{StreamExt as _, stream};
use reqwest::StatusCode;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::{
    measure::{assert_flat, assert_no_panic, resident_mib, watch_panics},
    wire::{PATIENCE, connect},
};
use crate::support::{Client, Server, counts::count};

const PAGES: [&str; 7] = [
    "/",
    "/market?q=%E6%B5%8B%E7%BB%98",
    "/court",
    "/register",
    "/verify",
    "/help/glossary",
    "/no/such/page",
];
/// A tenth of the loads fills caches, pools and the allocator's arenas.
const WARM_UP_SHARE: usize = 10;
const AT_ONCE: usize = 16;
const GROWTH_MIB_MAX: u64 = 64;

/// Asks for a page, takes the first bytes of the answer and goes away.
async fn abort(server: &Server, path: &str) {
    let mut stream = connect(server).await;
    let ask = format!("GET {path} HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\n\r\n");
    stream.write_all(ask.as_bytes()).await.expect("sent");
    let mut first = [0; 64];
    let read = tokio::time::timeout(PATIENCE, stream.read(&mut first)).await;
    assert!(read.expect("an answer").expect("bytes") > 0, "{path}");
    // With bytes unread, the kernel resets the connection while the server still writes.
    drop(stream);
}

async fn load(server: &Server, client: &Client, turn: usize) {
    let path = PAGES[turn % PAGES.len()];
    if turn.is_multiple_of(2) {
        return abort(server, path).await;
    }
    let page = client.get(path).await;
    let expected = match path {
        "/no/such/page" => StatusCode::NOT_FOUND,
        _ => StatusCode::OK,
    };
    assert_eq!(page.status(), expected, "{path}");
    let text = page.text().await.expect("a whole page");
    assert!(text.contains("</html>"), "{path} is cut off");
}

async fn all(server: &Server, client: &Client, turns: std::ops::Range<usize>) {
    let loads = stream::iter(turns).map(|turn| load(server, client, turn));
    loads.buffer_unordered(AT_ONCE).collect::<Vec<()>>().await;
}

/// ASVS 16.5.4, 15.2.2: half of the loads are aborted in the middle; nothing panics, memory stays flat.
#[tokio::test(flavor = "multi_thread")]
async fn pages_aborted_midway_cost_no_panic_and_no_memory() {
    watch_panics();
    let server = Server::start().await;
    let client = server.client();
    let loads = count(600, 12_000);
    let warm_up = loads / WARM_UP_SHARE;
    all(&server, &client, 0..warm_up).await;
    let warm = resident_mib();
    all(&server, &client, warm_up..loads).await;
    assert_flat(warm, GROWTH_MIB_MAX);
    assert_no_panic(&server).await;
    assert_eq!(client.get("/").await.status(), StatusCode::OK);
    server.stop().await;
}
