//! The headers that protect a reader, on whatever the server answers.

use reqwest::{Method, Response, StatusCode};
use server::http::{router, routes, server_fns};

use super::wire::{exchange, status};
use crate::{
    matrix::{
        house::{Asker, House},
        rows::filled,
    },
    support::Server,
};

const FIXED: [(&str, &str); 7] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-permitted-cross-domain-policies", "none"),
    ("origin-agent-cluster", "?1"),
];

fn assert_protected(response: &Response, what: &str) {
    let headers = response.headers();
    let get = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    for (name, value) in FIXED {
        assert_eq!(get(name), Some(value), "{what}: {name}");
    }
    let policy = get("content-security-policy").unwrap_or_default();
    assert!(policy.contains("default-src 'none'"), "{what}: {policy}");
    assert!(!policy.contains("unsafe-inline"), "{what}: {policy}");
    assert!(get("permissions-policy").is_some(), "{what}");
    assert!(get("cache-control").is_some(), "{what}");
    assert!(
        get("server").is_none() && get("x-powered-by").is_none(),
        "{what}"
    );
    let cookies = headers.get_all("set-cookie").iter();
    for cookie in cookies.map(|cookie| cookie.to_str().expect("ASCII")) {
        for attribute in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
            assert!(cookie.contains(attribute), "{what}: {cookie}");
        }
    }
}

async fn asked(asker: &Asker, method: &Method, address: &str) {
    for accept in ["text/html", "application/json"] {
        let request = asker.client.request(method.clone(), address);
        let answer = asker.client.send(request.header("accept", accept)).await;
        let what = format!(
            "{} asks {method} {address}: {}",
            asker.name,
            answer.status()
        );
        assert_protected(&answer, &what);
    }
}

/// ASVS 3.4.1–3.4.8, 3.3.1–3.3.4, S23: every route and every kind of answer, redirects, files and errors included.
#[tokio::test(flavor = "multi_thread")]
async fn no_answer_of_any_route_lacks_a_protecting_header() {
    let mut house = House::new().await;
    let things = house.things(0).await;
    let askers = house.askers(0).await;
    let few = [askers.first(), askers.last()];
    let mut addresses: Vec<(Method, String)> = Vec::new();
    for endpoint in routes::plain(&house.server.state().context.config.limits) {
        addresses.push((endpoint.method, filled(endpoint.path, &things)));
    }
    for path in router::page_paths(house.server.state()) {
        addresses.push((Method::GET, filled(&path, &things)));
    }
    for (path, method) in server_fns::ALL.iter() {
        addresses.push((method.clone(), (*path).to_owned()));
        addresses.push((Method::GET, (*path).to_owned()));
    }
    for path in [
        "/no/such/page",
        "/.git/config",
        "/pkg/app.0123456789abcdef.css",
        "/%00",
    ] {
        addresses.push((Method::GET, path.to_owned()));
        addresses.push((Method::DELETE, path.to_owned()));
        addresses.push((Method::TRACE, path.to_owned()));
    }
    addresses.push((Method::GET, format!("/?{}", "a=1&".repeat(1_000))));
    for asker in few.into_iter().flatten() {
        for (method, address) in &addresses {
            asked(asker, method, address).await;
        }
    }
    house.server.stop().await;
}

/// ASVS 3.4.3: what hyper answers before a request is one is a bare status: no body, so nothing a header could protect.
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_to_what_is_no_request_has_no_body() {
    let server = Server::start().await;
    for bytes in [
        "NONSENSE\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "GET /\r\nHost x\r\n\r\n",
    ] {
        let answer = exchange(&server, bytes.as_bytes()).await;
        assert!(
            matches!(status(&answer), 0 | 400 | 505),
            "{bytes:?}: {answer}"
        );
        let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
        assert_eq!(body, "", "{bytes:?}");
    }
    server.stop().await;
}

/// ASVS 3.4.1: over HTTPS the browser is told to insist on it, on errors and redirects too.
#[tokio::test(flavor = "multi_thread")]
async fn https_is_insisted_on_by_every_answer() {
    let server = Server::with(|config| {
        config.origin = Some("https://zhangban.example".parse().expect("an origin"));
    })
    .await;
    for (line, expected) in [
        ("GET /", StatusCode::OK),
        ("GET /prefs", StatusCode::SEE_OTHER),
        ("GET /none", StatusCode::NOT_FOUND),
        ("DELETE /", StatusCode::METHOD_NOT_ALLOWED),
        ("GET /pkg/app.0123456789abcdef.css", StatusCode::OK),
    ] {
        let ask = format!("{line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        let answer = exchange(&server, ask.as_bytes()).await;
        assert_eq!(status(&answer), expected.as_u16(), "{line}");
        let told = answer.contains("strict-transport-security: max-age=63072000");
        assert!(told, "{line}: {answer}");
    }
    server.stop().await;
}
