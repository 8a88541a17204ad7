//! Requests of shapes no honest client gives them.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use reqwest::{Method, StatusCode, header};
use server::http::{routes, server_fns};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::UnixStream,
    time::timeout,
};

use super::{
    measure::{assert_no_panic, watch_panics},
    wire::{PATIENCE, exchange, head, status},
};
use crate::{
    matrix::{
        house::{House, SESSION},
        rows::filled,
    },
    support::Server,
};

/// ASVS 5.2.1, 4.2.5, S13: one byte over the limit of each route is 413, before any of it is read.
#[tokio::test(flavor = "multi_thread")]
async fn one_byte_over_each_limit_is_413() {
    let mut house = House::new().await;
    let things = house.things(0).await;
    let askers = house.askers(0).await;
    let owner = askers.last().expect("the owner");
    let limits = house.server.state().context.config.limits;
    let mut bounds: Vec<(Method, String, usize)> = Vec::new();
    for endpoint in routes::plain(&limits) {
        let bytes_max = endpoint.body_bytes_max.unwrap_or(limits.form_bytes_max);
        if !matches!(endpoint.method, Method::GET | Method::HEAD) {
            bounds.push((endpoint.method, filled(endpoint.path, &things), bytes_max));
        }
    }
    for (path, method) in server_fns::ALL.iter() {
        bounds.push((method.clone(), (*path).to_owned(), limits.form_bytes_max));
    }
    for (method, path, bytes_max) in bounds {
        let head = head(&house.server, &owner.client, &format!("{method} {path}"));
        let kind = "Content-Type: application/x-www-form-urlencoded\r\n";
        let ask = format!("{head}{kind}Content-Length: {}\r\n\r\n", bytes_max + 1);
        let answer = exchange(&house.server, ask.as_bytes()).await;
        assert_eq!(status(&answer), 413, "{method} {path}: {answer}");
        if bytes_max == limits.form_bytes_max && method == Method::POST {
            let body = format!("a={}", "b".repeat(bytes_max - 1));
            let chunked = format!(
                "{head}{kind}Transfer-Encoding: chunked\r\n\r\n{:x}\r\n{body}\r\n0\r\n\r\n",
                body.len()
            );
            let answer = exchange(&house.server, chunked.as_bytes()).await;
            // A JSON route and a multipart route refuse the kind before they read.
            assert!(
                matches!(status(&answer), 413 | 415),
                "{method} {path}: {answer}"
            );
        }
    }
    house.server.stop().await;
}

/// ASVS 4.2.5, S13: endless heads, addresses and parameters are refused and cost nothing.
#[tokio::test(flavor = "multi_thread")]
async fn endless_heads_and_addresses_are_refused() {
    watch_panics();
    let server = Server::start().await;
    let end = "Host: x\r\nConnection: close\r\n";
    let parameters = "a=1&".repeat(10_000);
    let cases: Vec<(&str, String, &[u16])> = vec![
        (
            "a head of 64 kB",
            format!(
                "GET / HTTP/1.1\r\n{end}X-Long: {}\r\n\r\n",
                "a".repeat(70_000)
            ),
            &[431],
        ),
        (
            "a thousand headers",
            format!("GET / HTTP/1.1\r\n{end}{}\r\n", "X-A: b\r\n".repeat(1_000)),
            &[431],
        ),
        (
            "a cookie of 32 kB",
            format!(
                "GET / HTTP/1.1\r\n{end}Cookie: a={}\r\n\r\n",
                "b".repeat(32_000)
            ),
            &[200],
        ),
        (
            "ten thousand parameters",
            format!("GET /market?{parameters} HTTP/1.1\r\n{end}\r\n"),
            &[414, 431],
        ),
        (
            "an address of 9 kB",
            format!("GET /{} HTTP/1.1\r\n{end}\r\n", "a".repeat(9_000)),
            &[414],
        ),
        (
            "an address of 70 kB",
            format!("GET /{} HTTP/1.1\r\n{end}\r\n", "a".repeat(70_000)),
            &[414, 431],
        ),
        (
            "three hundred parameters",
            format!("GET /?{} HTTP/1.1\r\n{end}\r\n", "a&".repeat(300)),
            &[414],
        ),
    ];
    for (what, ask, expected) in cases {
        let answer = exchange(&server, ask.as_bytes()).await;
        assert!(
            expected.contains(&status(&answer)),
            "{what}: {}",
            status(&answer)
        );
    }
    assert_no_panic(&server).await;
    server.stop().await;
}

/// ASVS 15.2.2, 1.5.2, S13: nesting is bounded before it can use up a stack.
#[tokio::test(flavor = "multi_thread")]
async fn deeply_nested_bodies_are_refused() {
    watch_panics();
    let mut house = House::new().await;
    let things = house.things(0).await;
    let askers = house.askers(0).await;
    let owner = askers.last().expect("the owner");
    let begin = format!("/court/drafts/{}/uploads", things.draft);
    let finish = format!("/court/uploads/{}/finish", things.arrived);
    for path in [begin, finish] {
        for open in ["[", "{\"a\":"] {
            let request = owner.client.request(Method::POST, &path);
            let request = request
                .header(header::CONTENT_TYPE, "application/json")
                .body(open.repeat(40_000));
            let answer = owner.client.send(request).await;
            assert!(
                answer.status().is_client_error(),
                "{path} {open}: {}",
                answer.status()
            );
        }
    }
    for (path, _) in server_fns::ALL.iter() {
        let nested = format!("x{}=1", "[a]".repeat(20_000));
        let many = "values[a][0]=1&".repeat(10_000);
        for body in [nested, many] {
            let request = owner.client.request(Method::POST, path);
            let request = request
                .header(header::ACCEPT, "application/json")
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(body);
            let answer = owner.client.send(request).await;
            assert!(
                !answer.status().is_server_error(),
                "{path}: {}",
                answer.status()
            );
        }
    }
    assert_no_panic(&house.server).await;
    house.server.stop().await;
}

/// ASVS 4.2.1, 4.2.2, S16: of two lengths one rules, always the same, and nonsense is refused.
#[tokio::test(flavor = "multi_thread")]
async fn a_request_hidden_in_a_body_is_not_carried_out() {
    let server = Server::start().await;
    let hidden = "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Hidden: 1\r\n\r\n";
    let post = "POST /prefs HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n";
    let long = hidden.len() + 5;
    // Chunks rule over a length; the body ends with them, and the connection after the answer.
    for lengths in [
        format!("Content-Length: {long}\r\nTransfer-Encoding: chunked\r\n"),
        format!("Transfer-Encoding: chunked\r\nContent-Length: {long}\r\n"),
    ] {
        let ask = format!("{post}{lengths}\r\n0\r\n\r\n{hidden}");
        let answer = exchange(&server, ask.as_bytes()).await;
        assert_eq!(
            answer.matches("HTTP/1.1 ").count(),
            1,
            "{lengths}: {answer}"
        );
        assert!(!answer.contains("200 OK"), "{lengths}: {answer}");
    }
    for lengths in [
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: +5\r\n",
        "Content-Length: 5, 5\r\n",
        "Content-Length: 0x5\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding: xchunked\r\n",
        "Transfer-Encoding : chunked\r\n",
        "Transfer-Encoding: identity\r\n",
    ] {
        let ask = format!("{post}{lengths}\r\n0\r\n\r\n{hidden}");
        let answer = exchange(&server, ask.as_bytes()).await;
        assert_eq!(status(&answer), 400, "{lengths}: {answer}");
        assert_eq!(
            answer.matches("HTTP/1.1 ").count(),
            1,
            "{lengths}: {answer}"
        );
    }
    for chunks in [
        "zz\r\nab\r\n",
        "-1\r\n",
        "ffffffffffffffffff\r\n",
        "1;\nx\r\n",
    ] {
        let ask = format!("{post}Transfer-Encoding: chunked\r\n\r\n{chunks}0\r\n\r\n{hidden}");
        let answer = exchange(&server, ask.as_bytes()).await;
        assert!(
            matches!(status(&answer), 400 | 422 | 0),
            "{chunks:?}: {answer}"
        );
        assert!(!answer.contains("200 OK"), "{chunks:?}: {answer}");
    }
    server.stop().await;
}

/// ASVS 4.1.3, S16: no header a client writes names the site, its scheme or the reader's address.
#[tokio::test(flavor = "multi_thread")]
async fn forged_hosts_lead_nobody_elsewhere() {
    let server = Server::start().await;
    let client = server.client();
    let form = [
        ("email", "wang.fang@mail.example"),
        ("name", "王芳"),
        ("password", "a sentence nobody guesses"),
        ("role", "person"),
    ];
    let request = client.request(Method::POST, "/api/account/register");
    let request = request
        .header(header::ACCEPT, "text/html")
        .header(header::HOST, "evil.example")
        .header("x-forwarded-host", "evil.example")
        .header("x-forwarded-proto", "https")
        .header("x-original-url", "/operator/staff")
        .header("x-rewrite-url", "/operator/staff")
        .header("forwarded", "for=127.0.0.1;host=evil.example;proto=https")
        .form(&form);
    let answer = client.send(request).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert_eq!(answer.headers()[header::LOCATION], "/registered");
    let letter = server.mail.letter("wang.fang@mail.example", 1).await;
    assert!(
        letter.link().starts_with(server.running.origin.as_str()),
        "{}",
        letter.link()
    );
    assert!(!letter.body.contains("evil.example"));
    // The page is the address', whatever another header says, and nothing of it names the forged host.
    let request = client.request(Method::GET, "/reset");
    let request = request
        .header(header::ACCEPT, "text/html")
        .header("x-forwarded-host", "evil.example")
        .header("x-original-url", "/operator/staff");
    let page = client.send(request).await.text().await.expect("text");
    assert!(
        page.contains("action=\"/api/account/request-reset\""),
        "{page}"
    );
    assert!(!page.contains("evil.example"), "{page}");
    // Cookies stay those of the configured origin.
    assert!(client.cookie(SESSION).is_none());
    server.stop().await;
}

/// ASVS 4.2.1, S16: nginx, as `deploy/` sets it up, hands on no request with two lengths.
#[tokio::test(flavor = "multi_thread")]
async fn a_request_with_two_lengths_does_not_pass_nginx() {
    let server = Server::start().await;
    let folder = tempfile::tempdir().expect("a folder");
    let nginx = Nginx::start(folder.path(), &server);
    let whole = nginx
        .exchange("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .await;
    assert_eq!(status(&whole), 200, "{whole}");
    let post =
        "POST /prefs HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n";
    let hidden = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
    for lengths in [
        "Content-Length: 40\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 40\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Transfer-Encoding: xchunked\r\n",
    ] {
        let answer = nginx
            .exchange(&format!("{post}{lengths}\r\n0\r\n\r\n{hidden}"))
            .await;
        assert!(matches!(status(&answer), 400 | 501), "{lengths}: {answer}");
        assert_eq!(
            answer.matches("HTTP/1.1 ").count(),
            1,
            "{lengths}: {answer}"
        );
    }
    drop(nginx);
    server.stop().await;
}

/// An nginx on a socket of its own in front of the server; it ends when this is dropped.
struct Nginx {
    folder: PathBuf,
}

impl Nginx {
    fn start(folder: &Path, server: &Server) -> Self {
        let at = folder.display();
        let site = server.running.address;
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
        let temporary: String = temporary
            .map(|kind| format!("{kind}_temp_path {at}/{kind};"))
            .concat();
        let config = format!(
            "pid {at}/pid; error_log {at}/log; worker_processes 1; events {{}} http {{ access_log off; {temporary} \
             server {{ listen unix:{at}/socket; lingering_close off; location / {{ proxy_pass http://{site}; proxy_http_version 1.1; }} }} }}"
        );
        std::fs::write(folder.join("conf"), config).expect("written");
        let nginx = Self {
            folder: folder.to_owned(),
        };
        // It goes into the background once its socket is bound.
        assert!(
            nginx.run(&[]),
            "nginx starts; `cargo xtask test` installs it"
        );
        nginx
    }

    fn run(&self, more: &[&str]) -> bool {
        let mut command = Command::new("/usr/sbin/nginx");
        let (conf, log) = (self.folder.join("conf"), self.folder.join("log"));
        let command = command.arg("-c").arg(conf).arg("-e").arg(log).args(more);
        command.status().is_ok_and(|status| status.success())
    }

    async fn exchange(&self, ask: &str) -> String {
        let mut stream = UnixStream::connect(self.folder.join("socket"))
            .await
            .expect("connected");
        stream.write_all(ask.as_bytes()).await.expect("sent");
        let mut answer = Vec::new();
        let read = timeout(PATIENCE, stream.read_to_end(&mut answer)).await;
        let _ = read.expect("nginx ends it");
        String::from_utf8_lossy(&answer).into_owned()
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        self.run(&["-s", "stop"]);
    }
}
