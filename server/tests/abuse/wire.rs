//! Bytes on the wire as no honest client sends them.

use std::{net::SocketAddr, time::Duration};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpSocket, TcpStream},
    time::timeout,
};

use crate::{
    matrix::house::SESSION,
    support::{Client, Server},
};

/// Longer than any limit a test sets.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// Connects from an address of its own: every `127.…` is this machine.
pub async fn connect_from(server: &Server, from: [u8; 4]) -> TcpStream {
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.bind(SocketAddr::from((from, 0))).expect("bound");
    let stream = socket.connect(server.running.address).await;
    stream.expect("connected")
}

pub async fn connect(server: &Server) -> TcpStream {
    connect_from(server, [127, 0, 0, 1]).await
}

/// Sends bytes as they are and reads until the server closes the connection.
pub async fn exchange(server: &Server, bytes: &[u8]) -> String {
    let mut stream = connect(server).await;
    // The server may answer, and close, before everything is sent.
    let _ = stream.write_all(bytes).await;
    rest(&mut stream).await
}

/// Everything until the server closes the connection.
pub async fn rest(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    // A reset after the answer is as good as an end.
    let read = timeout(PATIENCE, stream.read_to_end(&mut answer)).await;
    let _ = read.expect("the server ends it");
    String::from_utf8_lossy(&answer).into_owned()
}

/// The status of the first answer.
pub fn status(answer: &str) -> u16 {
    let word = answer.split(' ').nth(1).unwrap_or_default();
    word.parse().unwrap_or_default()
}

/// The head of a request from a page of the site, without its last line end.
pub fn head(server: &Server, client: &Client, line: &str) -> String {
    let origin = server.running.origin.as_str();
    let cookie = client.cookie(SESSION).unwrap_or_default();
    format!(
        "{line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nOrigin: {origin}\r\nCookie: {SESSION}={cookie}\r\n"
    )
}
