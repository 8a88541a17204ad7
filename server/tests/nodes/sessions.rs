//! Sessions and counters are the site's, not a node's.

use reqwest::{Method, StatusCode, header};

use super::{
    site::{Site, base},
    visitor::{PASSWORD, Visitor},
};

#[tokio::test(flavor = "multi_thread")]
async fn a_session_holds_on_every_node_and_ends_on_all_at_once() {
    let Some(site) = Site::open().await else {
        return;
    };
    let nodes = site.pair().await;
    let [a, b] = [base(&nodes[0]), base(&nodes[1])];
    let visitor = Visitor::new(&site);
    visitor.arrive(&site.mail, "wang.fang@mail.example").await;
    assert!(
        site.proxy.served().iter().all(|served| *served > 0),
        "both nodes had a part in it"
    );
    for node in [&a, &b, &a] {
        let page = visitor.get(Some(node), "/me/sessions").await;
        assert_eq!(page.status(), StatusCode::OK, "{node}");
    }
    // A second window signs in on one node; it is seen and ended from the other.
    let window = Visitor::new(&site);
    let form = [("email", "wang.fang@mail.example"), ("password", PASSWORD)];
    window.done(Some(&a), "/api/account/sign-in", &form).await;
    assert_eq!(window.get(Some(&b), "/me").await.status(), StatusCode::OK);
    let stolen = window.window();
    window.done(Some(&b), "/api/account/sign-out", &[]).await;
    for node in [&a, &b] {
        let page = stolen.get(Some(node), "/me/sessions").await;
        assert_eq!(page.status(), StatusCode::UNAUTHORIZED, "{node}");
    }
    let page = visitor.get(Some(&b), "/me").await;
    assert_eq!(page.status(), StatusCode::OK, "the other session lives");
    site.close(nodes).await;
}

/// Five wrong passwords are five, wherever they are tried.
#[tokio::test(flavor = "multi_thread")]
async fn wrong_passwords_are_counted_over_all_nodes() {
    let Some(site) = Site::open().await else {
        return;
    };
    let nodes = site.pair().await;
    let [a, b] = [base(&nodes[0]), base(&nodes[1])];
    let visitor = Visitor::new(&site);
    let email = "wang.fang@mail.example";
    visitor.arrive(&site.mail, email).await;
    let thief = Visitor::new(&site);
    let try_at = async |node: &str| {
        // As an island asks: it is told the refusal's own status.
        let form = [("email", email), ("password", "wrong password")];
        let request = thief.request(Some(node), Method::POST, "/api/account/sign-in");
        let request = request.header(header::ACCEPT, "application/json");
        let answer = thief.send(request.form(&form)).await;
        answer.expect("an answer").status()
    };
    let max = nodes[0].state().context.config.limits.sign_in_failures_max;
    for n in 0..max {
        let node = [&a, &b][usize::from(n % 2 == 1)];
        let status = try_at(node).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "try {n}");
    }
    for node in [&a, &b] {
        assert_eq!(try_at(node).await, StatusCode::TOO_MANY_REQUESTS, "{node}");
    }
    site.close(nodes).await;
}
