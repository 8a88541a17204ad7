//! Plain forms and islands against the app's own server functions.

use std::collections::BTreeSet;

use crate::support::{Client, Server, location};
use reqwest::{Method, StatusCode, header};
use server::http::server_fns;

const EMAIL: &str = "wang.fang@mail.example";
const PASSWORD: &str = "a sentence nobody guesses";

/// Sends a request as it is.
fn direct() -> reqwest::Client {
    reqwest::Client::builder()
        .no_proxy()
        .build()
        .expect("a client")
}

/// Registers, follows the letter and signs in, by forms alone.
pub async fn arrive(server: &Server, email: &str) -> Client {
    let client = server.client();
    let form = [
        ("email", email),
        ("name", "王芳"),
        ("password", PASSWORD),
        ("role", "person"),
    ];
    let registered = client.post("/api/account/register", &form).await;
    assert_eq!(
        (registered.status(), location(&registered)),
        (StatusCode::SEE_OTHER, "/registered")
    );
    let letter = server.mail.letter(email, 1).await;
    let page = letter.link().replace(server.running.origin.as_str(), "");
    assert_eq!(client.get(&page).await.status(), StatusCode::OK);
    let verified = client
        .post("/api/account/verify-email", &[("token", &letter.token())])
        .await;
    assert_eq!(
        (verified.status(), location(&verified)),
        (StatusCode::SEE_OTHER, "/sign-in")
    );
    let signed_in = client
        .post(
            "/api/account/sign-in",
            &[("email", email), ("password", PASSWORD)],
        )
        .await;
    assert_eq!(
        (signed_in.status(), location(&signed_in)),
        (StatusCode::SEE_OTHER, "/me")
    );
    client
}

/// Leptos itself would answer 302, with the error and what was typed in the address.
#[tokio::test(flavor = "multi_thread")]
async fn every_form_posted_without_a_referer_is_answered_with_303() {
    let server = Server::start().await;
    let client = arrive(&server, EMAIL).await;
    let mut seen = BTreeSet::new();
    for (path, method) in server_fns::ALL.iter() {
        assert_eq!(
            method,
            Method::POST,
            "{path}: forms are posted, and nothing is done by a GET"
        );
        // What cannot be decoded has a page of its own; what can be, goes somewhere.
        let response = client.post(path, &[]).await;
        let status = response.status();
        assert!(
            matches!(status, StatusCode::SEE_OTHER | StatusCode::BAD_REQUEST),
            "{path}: {status}"
        );
        assert!(
            !location(&response).contains("err"),
            "{path}: {}",
            location(&response)
        );
        let referred = client
            .request(Method::POST, path)
            .header(header::ACCEPT, "text/html");
        let referred = referred
            .header(header::REFERER, server.url("/court?a=b"))
            .form(&[("x", "y")]);
        let referred = client.send(referred).await;
        assert_ne!(referred.status(), StatusCode::FOUND, "{path}");
        assert!(
            !location(&referred).contains("a=b"),
            "{path}: the referrer leads nowhere"
        );
        seen.insert(*path);
    }
    assert!(
        seen.len() >= 20,
        "the app's functions are registered: {seen:?}"
    );
    server.stop().await;
}

/// Typed values come back once, on their page; a password never does, and no address holds any of it.
#[tokio::test(flavor = "multi_thread")]
async fn a_refused_form_keeps_what_was_typed_and_shows_it_once() {
    let server = Server::start().await;
    let client = server.client();
    let form = [
        ("email", "not an address"),
        ("name", "王芳芳"),
        ("password", "quite-secret-2"),
        ("role", "person"),
    ];
    let refused = client.post("/api/account/register", &form).await;
    assert_eq!(
        (refused.status(), location(&refused)),
        (StatusCode::SEE_OTHER, "/register")
    );
    let elsewhere = client.get("/sign-in").await.text().await.expect("text");
    assert!(
        !elsewhere.contains("王芳芳"),
        "another page does not show it"
    );
    let page = client.get("/register").await;
    assert_eq!(page.headers()[header::CACHE_CONTROL], "no-store");
    let page = page.text().await.expect("text");
    assert!(
        page.contains("王芳芳") && page.contains("not an address"),
        "{page}"
    );
    assert!(!page.contains("quite-secret-2"));
    let again = client.get("/register").await.text().await.expect("text");
    assert!(!again.contains("王芳芳"), "shown once");
    // Another browser has nothing of it.
    assert!(
        !server
            .client()
            .get("/register")
            .await
            .text()
            .await
            .expect("text")
            .contains("王芳芳")
    );
    let data = server.data();
    for file in std::fs::read_dir(data).expect("the data folder").flatten() {
        if file.file_type().expect("a type").is_file() {
            let bytes = std::fs::read(file.path()).expect("readable");
            let name = "王芳芳".as_bytes();
            assert!(
                !bytes.windows(name.len()).any(|window| window == name),
                "{:?} holds the name",
                file.file_name()
            );
        }
    }
    server.stop().await;
}

/// An island gets the refusal itself, under its own status.
#[tokio::test(flavor = "multi_thread")]
async fn an_island_gets_its_refusal_with_its_own_status() {
    let server = Server::start().await;
    let client = server.client();
    let invalid = client
        .call(
            "/api/account/register",
            &[("email", "x"), ("name", ""), ("password", ""), ("role", "")],
        )
        .await;
    assert_eq!(invalid.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let refusal: serde_json::Value = invalid.json().await.expect("a refusal");
    assert_eq!(refusal["code"], "form.invalid");
    assert_eq!(refusal["fields"].as_array().map(Vec::len), Some(4));
    let malformed = client.call("/api/account/register", &[]).await;
    assert_eq!(malformed.status(), StatusCode::BAD_REQUEST);
    let visitor = client.call("/api/court/open-draft", &[("key", "k")]).await;
    assert_eq!(visitor.status(), StatusCode::UNAUTHORIZED);
    let wrong = [("email", EMAIL), ("password", "wrong password")];
    for _ in 0..5 {
        assert_eq!(
            client.call("/api/account/sign-in", &wrong).await.status(),
            StatusCode::UNPROCESSABLE_ENTITY
        );
    }
    let waiting = client.call("/api/account/sign-in", &wrong).await;
    assert_eq!(waiting.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(waiting.headers().contains_key(header::RETRY_AFTER));
    server.stop().await;
}

/// ASVS 3.5.1, S7: a foreign page changes nothing in the name of someone who is signed in.
#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_page_changes_nothing() {
    let server = Server::start().await;
    let client = arrive(&server, EMAIL).await;
    for (name, value) in [
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
    ] {
        let request = client.request(Method::POST, "/api/account/sign-out");
        let mut request = request.build().expect("a request");
        request.headers_mut().remove(header::ORIGIN);
        request
            .headers_mut()
            .insert(name, value.parse().expect("a value"));
        let response = direct().execute(request).await.expect("an answer");
        assert_eq!(response.status(), StatusCode::FORBIDDEN, "{name}: {value}");
    }
    let mut silent = client
        .request(Method::POST, "/api/account/sign-out")
        .build()
        .expect("a request");
    silent.headers_mut().remove(header::ORIGIN);
    let response = direct().execute(silent).await.expect("an answer");
    assert_eq!(
        response.status(),
        StatusCode::FORBIDDEN,
        "a browser always says where it comes from"
    );
    assert_eq!(
        client.get("/me/sessions").await.status(),
        StatusCode::OK,
        "still signed in"
    );
    let out = client.post("/api/account/sign-out", &[]).await;
    assert_eq!((out.status(), location(&out)), (StatusCode::SEE_OTHER, "/"));
    assert_eq!(client.cookie("__Host-session"), None);
    assert_eq!(
        client.get("/me/sessions").await.status(),
        StatusCode::UNAUTHORIZED
    );
    server.stop().await;
}

/// ASVS 3.3, 14.3.2, 3.4.3.
#[tokio::test(flavor = "multi_thread")]
async fn personal_pages_are_not_kept_and_scripts_carry_the_nonce() {
    let server = Server::start().await;
    let visitor = server.client().get("/").await;
    assert_eq!(
        visitor.headers()[header::CACHE_CONTROL],
        "private, no-cache"
    );
    let client = arrive(&server, EMAIL).await;
    let page = client.get("/me").await;
    assert_eq!(page.headers()[header::CACHE_CONTROL], "no-store");
    let policy = page.headers()[header::CONTENT_SECURITY_POLICY]
        .to_str()
        .expect("ASCII")
        .to_owned();
    let nonce = policy
        .split("'nonce-")
        .nth(1)
        .and_then(|rest| rest.split('\'').next())
        .expect("a nonce")
        .to_owned();
    let html = page.text().await.expect("text");
    for tag in html.split("<script").skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        assert!(tag.contains(&format!("nonce=\"{nonce}\"")), "<script{tag}>");
    }
    let other = client.get("/me").await.headers()[header::CONTENT_SECURITY_POLICY]
        .to_str()
        .expect("ASCII")
        .to_owned();
    assert!(!other.contains(&nonce), "each page has its own");
    let session = client.cookie("__Host-session").expect("a session");
    assert!(!html.contains(&session), "no script can read the token");
    server.stop().await;
}

/// Every page answers a visitor; what is not open says so and shows nothing.
#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_page_is_404_and_a_form_for_no_function_too() {
    let server = Server::start().await;
    let client = server.client();
    assert_eq!(client.get("/").await.status(), StatusCode::OK);
    assert_eq!(
        client.get("/no/such/page").await.status(),
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        client.post("/api/no/such", &[]).await.status(),
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        client.get("/api/account/sign-in").await.status(),
        StatusCode::METHOD_NOT_ALLOWED
    );
    assert_eq!(
        client.post("/market", &[]).await.status(),
        StatusCode::METHOD_NOT_ALLOWED
    );
    server.stop().await;
}

/// Sessions for forms refused before a sign-in cost the store something: one address begins a few, and no form
/// leaves more than its page can show.
#[tokio::test(flavor = "multi_thread")]
async fn strangers_fill_no_disk_with_refused_forms() {
    let server = Server::with(|config| config.limits.forms_address_max = 2).await;
    let long = "长".repeat(20_000);
    let client = server.client();
    let shown = client
        .post("/api/court/show-receipt", &[("text", &long)])
        .await;
    assert_eq!(shown.status(), StatusCode::SEE_OTHER);
    let page = client.get("/verify").await.text().await.expect("text");
    let kept = page.matches('长').count();
    assert!((5_000..6_000).contains(&kept), "{kept} letters of 16 KiB");
    // The same browser goes on with its session; others of the address soon get none.
    let again = [("text", "no receipt")];
    let shown = client.post("/api/court/show-receipt", &again).await;
    assert_eq!(shown.status(), StatusCode::SEE_OTHER);
    let mut statuses = Vec::new();
    for _ in 0..2 {
        let stranger = server
            .client()
            .post("/api/court/show-receipt", &again)
            .await;
        statuses.push(stranger.status());
        if stranger.status() == StatusCode::TOO_MANY_REQUESTS {
            assert!(stranger.headers().contains_key(header::RETRY_AFTER));
        }
    }
    let expected = [StatusCode::SEE_OTHER, StatusCode::TOO_MANY_REQUESTS];
    assert_eq!(statuses, expected);
    server.stop().await;
}

/// What was typed comes back as text: in an attribute, and in a text area.
#[tokio::test(flavor = "multi_thread")]
async fn typed_markup_comes_back_as_text() {
    let server = Server::start().await;
    let client = server.client();
    let script = "\"></script></textarea><script>alert(1)</script>";
    let form = [
        ("email", script),
        ("name", script),
        ("password", "x"),
        ("role", script),
    ];
    client.post("/api/account/register", &form).await;
    let register = client.get("/register").await.text().await.expect("text");
    client
        .post("/api/court/show-receipt", &[("text", script)])
        .await;
    let verify = client.get("/verify").await.text().await.expect("text");
    let address = format!("/market?q={script}").replace('"', "%22");
    let address = address.replace('<', "%3C").replace('>', "%3E");
    let market = client.get(&address).await.text().await.expect("text");
    for page in [register, verify, market] {
        assert!(page.contains("alert(1)"), "what was typed is shown: {page}");
        assert!(!page.contains("<script>alert(1)"), "{page}");
        assert!(!page.contains("\"></script>"), "{page}");
    }
    server.stop().await;
}
