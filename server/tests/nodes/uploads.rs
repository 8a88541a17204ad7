//! A filing whose every step falls on another node, from the first page to the proof of its receipt.

use reqwest::{Method, StatusCode, header};
use serde_json::{Value, json};
use tokio::{io::AsyncWriteExt as _, net::TcpStream};

use super::{
    site::{PATIENCE, Site, at_rest, base, caller, until},
    visitor::Visitor,
};

const EMAIL: &str = "wang.fang@mail.example";

async fn answer(visitor: &Visitor, node: &str, method: Method, path: &str, body: &Value) -> Value {
    let request = visitor.request(Some(node), method, path);
    let request = request.header(header::ACCEPT, "application/json");
    let response = visitor.send(request.json(body)).await.expect("an answer");
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    response.json().await.expect("an answer in JSON")
}

/// One piece of an exhibit; gives the status and the offset it speaks of.
async fn piece(
    visitor: &Visitor,
    node: &str,
    upload: &str,
    offset: usize,
    bytes: &[u8],
) -> (StatusCode, Value) {
    let path = format!("/court/uploads/{upload}?offset={offset}");
    let request = visitor.request(Some(node), Method::PATCH, &path);
    let request = request
        .header(header::ACCEPT, "application/json")
        .header(header::CONTENT_TYPE, "application/octet-stream");
    let response = visitor
        .send(request.body(bytes.to_vec()))
        .await
        .expect("an answer");
    let status = response.status();
    (status, response.json().await.expect("an answer in JSON"))
}

/// A text in four pieces, each to another node; one of them is sent twice, as after a lost answer.
async fn exhibit(visitor: &Visitor, nodes: [&str; 2], draft: &str) {
    let [a, b] = nodes;
    let text = "借条：今借到王芳人民币贰万元整。".repeat(1_000);
    let quarter = text.len() / 4;
    let path = format!("/court/drafts/{draft}/uploads");
    let begin = json!({"name": "借条.txt", "bytes": text.len()});
    let begun = answer(visitor, a, Method::POST, &path, &begin).await;
    let upload = begun["upload"].as_str().expect("an id").to_owned();
    for (n, node) in [b, a, b, a].into_iter().enumerate() {
        let end = if n == 3 {
            text.len()
        } else {
            (n + 1) * quarter
        };
        let bytes = &text.as_bytes()[n * quarter..end];
        let (status, said) = piece(visitor, node, &upload, n * quarter, bytes).await;
        assert_eq!((status, &said["offset"]), (StatusCode::OK, &json!(end)));
    }
    let late = piece(visitor, b, &upload, quarter, &text.as_bytes()[quarter..]).await;
    assert_eq!(late.0, StatusCode::CONFLICT, "it has arrived before");
    let standing = visitor.request(Some(b), Method::GET, &format!("/court/uploads/{upload}"));
    let standing: Value = visitor
        .send(standing)
        .await
        .expect("an answer")
        .json()
        .await
        .expect("an answer in JSON");
    assert_eq!(standing["offset"], json!(text.len()));
    let words = json!({
        "draft": draft, "title": "借条", "kind": "document", "source": "原告保存", "purpose": "证明借款关系",
    });
    let path = format!("/court/uploads/{upload}/finish");
    let done = answer(visitor, b, Method::POST, &path, &words).await;
    assert_eq!(done["bytes"], json!(text.len()));
    let exhibit = done["exhibit"].as_str().expect("an id");
    let path = format!("/court/drafts/{draft}/exhibits/{exhibit}");
    let given = visitor.get(Some(a), &path).await;
    assert!(given.bytes().await.expect("the file") == text.as_bytes());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filing_goes_from_node_to_node_and_has_one_receipt() {
    let Some(site) = Site::open().await else {
        return;
    };
    let nodes = site.pair().await;
    let [a, b] = [base(&nodes[0]), base(&nodes[1])];
    let visitor = Visitor::new(&site);
    visitor.arrive(&site.mail, EMAIL).await;
    let before = site.proxy.served();
    let draft = visitor.whole_draft("open").await;
    let served = site.proxy.served();
    assert!(served.iter().zip(before).all(|(now, before)| *now > before));
    exhibit(&visitor, [&a, &b], &draft).await;

    // The same submission twice at once, as after a lost answer: one case, one receipt, whoever is asked.
    let form = [("draft", draft.as_str()), ("key", "submit")];
    let (one, two) = tokio::join!(
        visitor.done(Some(&a), "/api/court/submit", &form),
        visitor.done(Some(&b), "/api/court/submit", &form),
    );
    assert_eq!(one, two);
    let page = format!("{one}.txt");
    let text = visitor.get(Some(&a), &page).await;
    let text = text.text().await.expect("a receipt");
    let other = visitor.get(Some(&b), &page).await;
    assert_eq!(other.text().await.expect("a receipt"), text);
    for node in &nodes {
        let proved = node.state().court.verify_receipt(&text);
        assert!(proved.is_ok(), "{proved:?}");
    }

    // The paper is issued once, by whichever node took the work, and given out by both.
    at_rest(&nodes[0]).await;
    let claimant = caller(nodes[0].state(), EMAIL).await;
    let case = one.split('/').nth(3).expect("the case's page");
    let case = case.parse().expect("an id");
    let view = nodes[1].state().court.case(&claimant, case).await;
    let notices = view.expect("the case").notices;
    assert_eq!(notices.len(), 1);
    let mut papers = Vec::new();
    for node in [&a, &b] {
        let path = format!("/court/notices/{}", notices[0].id);
        let paper = visitor.get(Some(node), &path).await;
        assert_eq!(paper.status(), StatusCode::OK);
        papers.push(paper.bytes().await.expect("a paper"));
    }
    assert!(papers[0].starts_with(b"%PDF") && papers[0] == papers[1]);
    assert_eq!(site.bucket.unfinished(), 0);
    site.close(nodes).await;
}

/// The line breaks in the middle of a piece: what arrived is kept, and the other node says how much.
#[tokio::test(flavor = "multi_thread")]
async fn what_arrived_before_a_line_broke_is_kept() {
    let Some(site) = Site::open().await else {
        return;
    };
    let nodes = site.pair().await;
    let [a, b] = [base(&nodes[0]), base(&nodes[1])];
    let visitor = Visitor::new(&site);
    visitor.arrive(&site.mail, EMAIL).await;
    let opened = visitor
        .done(None, "/api/court/open-draft", &[("key", "open")])
        .await;
    let draft = opened.rsplit('/').next().expect("the draft's page");
    let path = format!("/court/drafts/{draft}/uploads");
    let begin = json!({"name": "借条.txt", "bytes": 1_000});
    let begun = answer(&visitor, &a, Method::POST, &path, &begin).await;
    let upload = begun["upload"].as_str().expect("an id");

    let path = format!("/court/uploads/{upload}?offset=0");
    let whole = visitor.request(Some(&a), Method::PATCH, &path);
    let whole = whole.build().expect("a request");
    let mut head = format!(
        "PATCH {path} HTTP/1.1\r\nhost: {}\r\n",
        nodes[0].running.address
    );
    for (name, value) in whole.headers() {
        head += &format!("{name}: {}\r\n", value.to_str().expect("ASCII"));
    }
    head += "content-length: 1000\r\n\r\n";
    let mut line = TcpStream::connect(nodes[0].running.address)
        .await
        .expect("connected");
    line.write_all(head.as_bytes()).await.expect("sent");
    line.write_all(&[b'a'; 400]).await.expect("sent");
    drop(line);

    let path = format!("/court/uploads/{upload}");
    until("the other node knows what arrived", PATIENCE, async || {
        let standing = visitor.request(Some(&b), Method::GET, &path);
        let standing = visitor.send(standing).await.expect("an answer");
        let standing: Value = standing.json().await.expect("an answer in JSON");
        standing["offset"] == json!(400)
    })
    .await;
    site.close(nodes).await;
}
