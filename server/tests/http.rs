//! The house's door: headers, shapes of requests, files, limits.

use std::time::Duration;

use crate::support::{Server, location};
use reqwest::{Method, StatusCode, header};
use server::config::TlsSetting;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    time::timeout,
};

/// Longer than any limit a test sets.
const PATIENCE: Duration = Duration::from_secs(20);

/// Sends bytes as they are and reads until the server closes the connection.
async fn raw(server: &Server, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(server.running.address)
        .await
        .expect("connected");
    stream.write_all(bytes).await.expect("sent");
    let mut answer = Vec::new();
    let read = timeout(PATIENCE, stream.read_to_end(&mut answer)).await;
    // A reset after the answer is as good as an end.
    let _ = read.expect("the server ends it");
    String::from_utf8_lossy(&answer).into_owned()
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or_default()
}

/// ASVS 3.4, S23; A02.
#[tokio::test(flavor = "multi_thread")]
async fn every_response_carries_the_security_headers() {
    let server = Server::start().await;
    let client = server.client();
    for (method, path) in [
        (Method::GET, "/"),
        (Method::GET, "/no/such/page"),
        (Method::GET, "/healthz"),
        (Method::GET, "/pkg/app.0123456789abcdef.css"),
        (Method::GET, "/.git/config"),
        (Method::POST, "/prefs"),
        (Method::POST, "/api/no_such_function"),
        (Method::DELETE, "/"),
        (Method::GET, "/metrics"),
    ] {
        let response = client.send(client.request(method.clone(), path)).await;
        let headers = response.headers();
        let get = |name: &str| {
            headers
                .get(name)
                .map_or("", |value| value.to_str().expect("ASCII"))
                .to_owned()
        };
        let policy = get("content-security-policy");
        assert!(
            policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
            "{method} {path}"
        );
        assert!(!policy.contains("unsafe-inline"), "{method} {path}");
        assert_eq!(get("x-content-type-options"), "nosniff", "{method} {path}");
        assert_eq!(get("referrer-policy"), "same-origin", "{method} {path}");
        assert_eq!(
            get("cross-origin-opener-policy"),
            "same-origin",
            "{method} {path}"
        );
        assert_eq!(
            get("cross-origin-resource-policy"),
            "same-origin",
            "{method} {path}"
        );
        assert!(
            !get("permissions-policy").is_empty() && !get("cache-control").is_empty(),
            "{method} {path}"
        );
        assert!(
            !headers.contains_key("server") && !headers.contains_key("x-powered-by"),
            "{method} {path}"
        );
    }
    server.stop().await;
}

/// ASVS 4.1.4, 13.4.4.
#[tokio::test(flavor = "multi_thread")]
async fn unknown_methods_are_405() {
    let server = Server::start().await;
    let client = server.client();
    for method in ["TRACE", "OPTIONS", "PROPFIND", "BREW"] {
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let response = client.send(client.request(method.clone(), "/")).await;
        assert_eq!(
            response.status(),
            StatusCode::METHOD_NOT_ALLOWED,
            "{method}"
        );
        assert!(response.headers().contains_key(header::ALLOW), "{method}");
    }
    let response = client.send(client.request(Method::POST, "/healthz")).await;
    assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
    server.stop().await;
}

/// S1–S4: what leptos_axum 0.8.10 panics on or looks for on the disk.
#[tokio::test(flavor = "multi_thread")]
async fn odd_addresses_are_refused_and_name_no_file() {
    let server = Server::start().await;
    for (line, expected) in [
        ("GET /..%2f..%2fetc%2fpasswd HTTP/1.1", "400"),
        ("GET /pkg/..%2f..%2fCargo.toml HTTP/1.1", "400"),
        ("GET /%00 HTTP/1.1", "400"),
        ("GET /a%0d%0aSet-Cookie:%20x=1 HTTP/1.1", "400"),
        ("GET /.git/config HTTP/1.1", "404"),
        ("GET /../../etc/passwd HTTP/1.1", "404"),
        ("CONNECT example.org:443 HTTP/1.1", "405"),
        ("OPTIONS * HTTP/1.1", "405"),
        ("GET http://other.example/healthz HTTP/1.1", "200"),
    ] {
        let answer = raw(
            &server,
            format!("{line}\r\nHost: x\r\nConnection: close\r\n\r\n").as_bytes(),
        )
        .await;
        assert_eq!(status(&answer), expected, "{line}\n{answer}");
        let lower = answer.to_lowercase();
        assert!(
            !lower.contains("os error") && !lower.contains("/tmp/") && !lower.contains("root:"),
            "{answer}"
        );
        assert!(!lower.contains("\r\nset-cookie: x"), "{answer}");
    }
    let answer = raw(
        &server,
        b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    )
    .await;
    assert_eq!(status(&answer), "200");
    server.stop().await;
}

/// ASVS 4.2.1, S16.
#[tokio::test(flavor = "multi_thread")]
async fn a_request_with_two_lengths_is_refused() {
    let server = Server::start().await;
    for head in [
        "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        "Content-Length: abc\r\n\r\nhello",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
    ] {
        let answer = raw(
            &server,
            format!("POST /prefs HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{head}").as_bytes(),
        )
        .await;
        assert_eq!(status(&answer), "400", "{head}: {answer}");
    }
    server.stop().await;
}

/// ASVS 5.2.1, S13.
#[tokio::test(flavor = "multi_thread")]
async fn a_body_beyond_its_limit_is_413_whether_or_not_it_says_so() {
    let server = Server::with(|config| config.limits.form_bytes_max = 1_000).await;
    let head = "POST /prefs HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n";
    let declared = raw(
        &server,
        format!("{head}Content-Length: 1001\r\n\r\n").as_bytes(),
    )
    .await;
    assert_eq!(status(&declared), "413", "{declared}");
    let body = "a".repeat(1_001);
    let chunked = format!(
        "{head}Transfer-Encoding: chunked\r\n\r\n{:x}\r\n{body}\r\n0\r\n\r\n",
        body.len()
    );
    let chunked = raw(&server, chunked.as_bytes()).await;
    assert_eq!(status(&chunked), "413", "{chunked}");
    server.stop().await;
}

/// S12: axum::serve would wait for ever.
#[tokio::test(flavor = "multi_thread")]
async fn slow_senders_are_let_go() {
    let server = Server::with(|config| {
        config.limits.header_read_seconds_max = 1;
        config.limits.first_byte_seconds_max = 1;
    })
    .await;
    for started in [
        "",
        "GET / HTTP/1.1\r\nHost: x\r\nX-Slow:",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n",
    ] {
        let answer = raw(&server, started.as_bytes()).await;
        assert!(!answer.contains("200 OK"), "{started:?}: {answer}");
    }
    server.stop().await;
}

/// S12.
#[tokio::test(flavor = "multi_thread")]
async fn one_address_holds_a_bounded_number_of_connections() {
    let server = Server::with(|config| config.limits.connections_per_address_max = 3).await;
    let mut held = Vec::new();
    for _ in 0..3 {
        let mut stream = TcpStream::connect(server.running.address)
            .await
            .expect("connected");
        stream
            .write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            .await
            .expect("sent");
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).await.expect("answered");
        held.push(stream);
    }
    assert_eq!(
        raw(&server, b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").await,
        ""
    );
    server.stop().await;
}

/// Files named by content are kept for ever; nothing else is.
#[tokio::test(flavor = "multi_thread")]
async fn built_files_are_served_compressed_and_for_ever() {
    let server = Server::start().await;
    let client = server.client();
    let request = client.request(Method::GET, "/pkg/app.0123456789abcdef.css");
    let response = client
        .send(request.header(header::ACCEPT_ENCODING, "gzip, br"))
        .await;
    assert_eq!(response.headers()[header::CONTENT_ENCODING], "br");
    assert_eq!(
        response.headers()[header::CACHE_CONTROL],
        "public, max-age=31536000, immutable"
    );
    assert_eq!(response.text().await.expect("text"), "brotli");
    let missing = client.get("/pkg/app.fedcba9876543210.css").await;
    assert_eq!(missing.status(), StatusCode::NOT_FOUND);
    assert!(
        !missing.headers()[header::CACHE_CONTROL]
            .to_str()
            .expect("ASCII")
            .contains("public")
    );
    server.stop().await;
}

/// ASVS 3.7.2: a way back leads nowhere else.
#[tokio::test(flavor = "multi_thread")]
async fn looks_are_set_by_a_plain_form_and_lead_back_here() {
    let server = Server::start().await;
    let client = server.client();
    let response = client
        .post(
            "/prefs",
            &[
                ("lang", "en"),
                ("theme", "dark"),
                ("elder", "1"),
                ("back", "/search?q=测绘"),
            ],
        )
        .await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert_eq!(location(&response), "/search?q=%E6%B5%8B%E7%BB%98");
    assert_eq!(client.cookie("lang").as_deref(), Some("en"));
    assert_eq!(client.cookie("theme").as_deref(), Some("dark"));
    for back in [
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "/a\r\nX: y",
        "/a\0b",
        "",
    ] {
        let response = client
            .post("/prefs", &[("lang", "zh-Hans"), ("back", back)])
            .await;
        assert_eq!(
            (response.status(), location(&response)),
            (StatusCode::SEE_OTHER, "/"),
            "{back:?}"
        );
    }
    let response = client.post("/prefs", &[("lang", "klingon")]).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    server.stop().await;
}

/// ASVS 13.4.5, 4.1.3.
#[tokio::test(flavor = "multi_thread")]
async fn figures_are_for_the_inside_only() {
    let server = Server::start().await;
    let inside = server.client().get("/metrics").await;
    assert_eq!(inside.status(), StatusCode::OK);
    assert!(
        inside
            .text()
            .await
            .expect("text")
            .contains("zhangban_requests_total")
    );
    server.stop().await;

    let proxied = Server::with(|config| {
        config.trusted_proxies = vec!["127.0.0.1".parse().expect("a network")];
    })
    .await;
    let client = proxied.client();
    let request = client.request(Method::GET, "/metrics");
    let outside = client
        .send(request.header("x-forwarded-for", "127.0.0.1, 203.0.113.9"))
        .await;
    assert_eq!(outside.status(), StatusCode::NOT_FOUND);
    proxied.stop().await;
}

/// The pages speak the reader's language, errors included.
#[tokio::test(flavor = "multi_thread")]
async fn errors_come_in_the_language_of_the_page() {
    let server = Server::start().await;
    let client = server.client();
    let hans = client.get("/.hidden").await.text().await.expect("text");
    assert!(
        hans.contains("lang=\"zh-Hans\"") && hans.contains("找不到这个页面"),
        "{hans}"
    );
    client.set_cookie("lang", "en");
    let english = client.get("/.hidden").await.text().await.expect("text");
    assert!(
        english.contains("lang=\"en\"") && english.contains("There is no such page"),
        "{english}"
    );
    let request = client
        .request(Method::GET, "/.hidden")
        .header(header::ACCEPT, "application/json");
    let json = client.send(request).await;
    assert_eq!(json.headers()[header::CONTENT_TYPE], "application/json");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn health_and_readiness_are_told() {
    let server = Server::start().await;
    let client = server.client();
    assert_eq!(client.get("/healthz").await.status(), StatusCode::OK);
    assert_eq!(client.get("/readyz").await.status(), StatusCode::OK);
    server.stop().await;
}

/// A request that is under way when the server is told to stop gets its answer.
#[tokio::test(flavor = "multi_thread")]
async fn a_request_under_way_is_finished_before_the_server_ends() {
    let server = Server::start().await;
    let mut stream = TcpStream::connect(server.running.address)
        .await
        .expect("connected");
    let head = "POST /prefs HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n\
                Content-Length: 7\r\nExpect: 100-continue\r\n\r\n";
    stream.write_all(head.as_bytes()).await.expect("sent");
    // The handler has begun to read: it asks for the body.
    let mut go_on = [0; 25];
    stream.read_exact(&mut go_on).await.expect("asked to go on");
    assert!(go_on.starts_with(b"HTTP/1.1 100"));
    let rest = async {
        stream.write_all(b"lang=en").await.expect("sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.expect("answered");
        String::from_utf8_lossy(&answer).into_owned()
    };
    let (answer, ()) = timeout(PATIENCE, async { tokio::join!(rest, server.stop()) })
        .await
        .expect("both end");
    assert_eq!(status(&answer), "303", "{answer}");
}

/// A client that goes away in the middle of a page ends its connection and nothing else.
#[tokio::test(flavor = "multi_thread")]
async fn clients_that_go_away_break_nothing() {
    let server = Server::start().await;
    for path in ["/", "/market?q=a", "/court", "/register", "/verify"].repeat(4) {
        let mut stream = TcpStream::connect(server.running.address)
            .await
            .expect("connected");
        let ask = format!("GET {path} HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\n\r\n");
        stream.write_all(ask.as_bytes()).await.expect("sent");
        drop(stream);
    }
    let client = server.client();
    assert_eq!(client.get("/market").await.status(), StatusCode::OK);
    let figures = client.get("/metrics").await.text().await.expect("text");
    assert!(figures.contains("zhangban_panics_total 0"), "{figures}");
    server.stop().await;
}

/// ASVS 12.1.1: the server speaks TLS by itself, with the certificate it is given.
#[tokio::test(flavor = "multi_thread")]
async fn pages_are_served_over_tls() {
    use rustls::{
        ClientConfig, RootCertStore,
        crypto::ring,
        pki_types::{CertificateDer, pem::PemObject as _},
    };
    let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let (certificate, key) = (data.join("tls-test.pem"), data.join("tls-test.key"));
    let server = Server::with(|config| {
        config.tls = Some(TlsSetting {
            certificate: certificate.clone(),
            key,
        });
    })
    .await;
    assert!(server.running.origin.is_https());
    let mut roots = RootCertStore::empty();
    let trusted = CertificateDer::from_pem_file(&certificate).expect("a certificate");
    roots.add(trusted).expect("taken");
    let config = ClientConfig::builder_with_provider(std::sync::Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = TcpStream::connect(server.running.address)
        .await
        .expect("connected");
    let name = "localhost".try_into().expect("a name");
    let stream = tokio_rustls::TlsConnector::from(std::sync::Arc::new(config))
        .connect(name, stream)
        .await;
    let mut stream = stream.expect("the handshake");
    let ask = b"GET /register HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    stream.write_all(ask).await.expect("sent");
    let mut answer = Vec::new();
    // The server may end without a closing alert.
    let _ = timeout(PATIENCE, stream.read_to_end(&mut answer)).await;
    let answer = String::from_utf8_lossy(&answer);
    assert_eq!(status(&answer), "200", "{answer}");
    assert!(answer.contains("strict-transport-security: max-age="));
    server.stop().await;
}

/// Pages of strangers are compressed; a page that holds anything of anyone never is (BREACH).
#[tokio::test(flavor = "multi_thread")]
async fn only_pages_without_anything_personal_are_compressed() {
    let server = Server::start().await;
    let client = server.client();
    let encoding = async |path: &str, accepted: &'static str| {
        let request = client
            .request(Method::GET, path)
            .header(header::ACCEPT, "text/html")
            .header(header::ACCEPT_ENCODING, accepted);
        let response = client.send(request).await;
        let told = response.headers().get(header::CONTENT_ENCODING).cloned();
        let vary: Vec<_> = response.headers().get_all(header::VARY).iter().collect();
        let vary = format!("{vary:?}");
        assert!(vary.contains("cookie"), "{vary}");
        told.map(|value| value.to_str().expect("ASCII").to_owned())
    };
    assert_eq!(encoding("/market", "gzip, br").await.as_deref(), Some("br"));
    assert_eq!(encoding("/market", "gzip").await.as_deref(), Some("gzip"));
    assert_eq!(encoding("/market", "identity").await, None);
    // A refused form begins a session: from now on this browser's pages are its own.
    let refused = [
        ("email", "x"),
        ("name", "x"),
        ("password", "x"),
        ("role", "x"),
    ];
    client.post("/api/account/register", &refused).await;
    assert_eq!(encoding("/register", "gzip, br").await, None);
    assert_eq!(encoding("/market", "gzip, br").await, None);
    server.stop().await;
}
