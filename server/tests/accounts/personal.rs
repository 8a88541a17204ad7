//! Personal data in its owner's hands (PIPL 45, 47; S25).

use std::{collections::BTreeMap, path::Path};

use bytes::Bytes;
use domain::{
    account::{AccountDesk as _, Registration, SignedIn},
    caller::Caller,
    court::{
        desk::{CourtDesk as _, ExhibitWords, IdempotencyKey},
        evidence::EvidenceKind,
        field::Step,
    },
    id::DraftId,
};
use reqwest::{StatusCode, header};
use server::desk::court::Court;

use super::browser::*;
use crate::support::{Client, Server, location, pages::PAGES};

const MINE: &str = "planted.owner@mail.example";
const NAME: &str = "植入姓名";
const TYPED: &str = "只写在草稿里的一句话";
const CONTENT: &[u8] = b"only-in-the-file-of-a-draft";
const FILED: &[u8] = b"only-in-a-filed-exhibit";

/// Someone with a draft, a filed case and a session.
struct Person<'a> {
    browser: Browser<'a>,
    client: Client,
    court: Court,
    caller: Caller,
}

impl<'a> Person<'a> {
    async fn arrive(server: &'a Server) -> Self {
        let mut browser = Browser::new(server);
        let form = Registration {
            email: MINE.into(),
            name: NAME.into(),
            password: PASSWORD.into(),
            role: "person".into(),
        };
        let registered = browser.ask(async |desk, _| desk.register(form).await);
        registered.await.expect("registered");
        let letter = server.mail.letter(MINE, 1).await;
        browser.verify(&letter.token()).await.expect("confirmed");
        let signed_in = browser.sign_in(MINE, PASSWORD).await;
        assert_eq!(signed_in, Ok(SignedIn::Done));
        let client = server.client();
        client.set_cookie("__Host-session", browser.token.as_ref().expect("a session"));
        Self {
            caller: browser.caller().await,
            court: Court::new(server.state().context.clone()),
            client,
            browser,
        }
    }

    async fn draft(&self, key: &str, name: &str, bytes: &'static [u8]) -> DraftId {
        let key = IdempotencyKey(key.to_owned());
        let draft = self.court.open_draft(&self.caller, key).await;
        let draft = draft.expect("a draft");
        let words = ExhibitWords {
            title: "借条".into(),
            kind: EvidenceKind::Document,
            source: "原告保存".into(),
            purpose: "证明借款关系".into(),
        };
        let body = futures::stream::iter([Ok::<_, ()>(Bytes::from_static(bytes))]);
        let exhibit = server::evidence::add(&self.court, &self.caller, draft, name, body, words);
        exhibit.await.expect("an exhibit");
        draft
    }

    async fn type_row(&self, draft: DraftId, step: Step, row: usize, pairs: &[(&str, &str)]) {
        let values: BTreeMap<String, String> = pairs
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect();
        let saved = self
            .court
            .save_row(&self.caller, draft, None, step, row, values);
        saved.await.expect("a row");
    }

    /// A draft that stays one, and a filed case.
    async fn leaves_traces(&self) {
        let draft = self
            .draft("d1", "planted-name-of-a-file.txt", CONTENT)
            .await;
        self.type_row(draft, Step::Facts, 0, &[("narrative", TYPED)])
            .await;
        let filed = self.draft("d2", "note.txt", FILED).await;
        for (step, row, pairs) in PAGES {
            self.type_row(filed, *step, *row, pairs).await;
        }
        let key = IdempotencyKey("s".into());
        let submitted = self.court.submit(&self.caller, filed, key).await;
        submitted.expect("submitted");
    }
}

fn holds(folder: &Path, wanted: &[u8]) -> bool {
    std::fs::read_dir(folder)
        .expect("a folder")
        .flatten()
        .any(|entry| {
            let path = entry.path();
            match path.is_dir() {
                true => holds(&path, wanted),
                false => {
                    let bytes = std::fs::read(&path).unwrap_or_default();
                    bytes.windows(wanted.len()).any(|window| window == wanted)
                }
            }
        })
}

/// ASVS 14.1.2, PIPL 45: the copy is whole and readable.
#[tokio::test(flavor = "multi_thread")]
async fn a_person_takes_a_copy_of_everything_along() {
    let server = Server::start().await;
    let person = Person::arrive(&server).await;
    person.leaves_traces().await;
    let page = person.client.get("/me/data").await;
    assert_eq!(page.status(), StatusCode::OK);
    let answer = person.client.get("/me/data.json").await;
    assert_eq!(answer.status(), StatusCode::OK);
    let disposition = answer.headers()[header::CONTENT_DISPOSITION].clone();
    let disposition = disposition.to_str().expect("ASCII");
    assert!(disposition.starts_with("attachment"), "{disposition}");
    assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store");
    let copy: serde_json::Value = answer.json().await.expect("JSON");
    assert_eq!(copy["account"]["email"], MINE);
    assert_eq!(copy["account"]["name"], NAME);
    assert_eq!(copy["sessions"].as_array().map(Vec::len), Some(1));
    assert_eq!(copy["drafts"][0]["typed"]["facts"][0]["narrative"], TYPED);
    let text = copy.to_string();
    for typed in [
        "990101198511153023",
        "13800000001",
        "宁波市海曙区鼓楼街道测试路1号",
    ] {
        assert!(text.contains(typed), "{typed} is not in the copy");
    }
    let made = copy["made"].as_str().expect("a time in words");
    assert!(made.ends_with("+08:00"), "{made}");
    let documents = copy["documents"].as_array().expect("a list");
    assert!(documents.len() >= 2, "{documents:?}");
    for document in documents {
        let address = document["address"].as_str().expect("an address");
        let file = person.client.get(address).await;
        assert_eq!(file.status(), StatusCode::OK, "{address}");
        let bytes = file.bytes().await.expect("bytes").len() as u64;
        assert_eq!(document["bytes"], bytes, "{address}");
    }
    let stranger = server.client().get("/me/data.json").await;
    assert_eq!(stranger.status(), StatusCode::UNAUTHORIZED);
    server.stop().await;
}

/// ASVS 7.5.3, 7.4.2, 14.2.7, PIPL 47.
#[tokio::test(flavor = "multi_thread")]
async fn a_closed_account_leaves_nothing_but_its_filed_cases() {
    let server = Server::start().await;
    let mut person = Person::arrive(&server).await;
    person.leaves_traces().await;
    let planted: [&[u8]; 4] = [
        NAME.as_bytes(),
        TYPED.as_bytes(),
        CONTENT,
        b"planted-name-of-a-file",
    ];
    for value in planted {
        assert!(holds(&server.data(), value), "the scan sees what is there");
    }
    let before = person
        .client
        .get("/me/data")
        .await
        .text()
        .await
        .expect("text");
    assert!(
        before.contains("第四十七条第二款") && before.contains("待审查"),
        "{before}"
    );

    let wrong = [("password", "not the password")];
    let refused = person.client.post("/api/account/close", &wrong).await;
    assert_eq!(location(&refused), "/me/data");
    let still = person.client.get("/me").await.text().await.expect("text");
    assert!(still.contains(NAME), "a wrong password closes nothing");

    let right = [("password", PASSWORD)];
    let closed = person.client.post("/api/account/close", &right).await;
    assert_eq!(closed.status(), StatusCode::SEE_OTHER);
    let record = location(&closed).to_owned();
    assert!(record.starts_with("/closed/"), "{record}");
    assert_eq!(person.client.cookie("__Host-session"), None);
    let after = server
        .client()
        .get(&record)
        .await
        .text()
        .await
        .expect("text");
    assert!(
        after.contains("第四十七条第二款") && after.contains("待审查"),
        "{after}"
    );
    assert!(!after.contains(NAME) && !after.contains(MINE), "{after}");

    for value in planted {
        let text = String::from_utf8_lossy(value);
        assert!(!holds(&server.data(), value), "{text} is left");
    }
    assert!(holds(&server.data(), FILED), "a filed exhibit is held");
    let report = server
        .state()
        .context
        .store
        .verify()
        .await
        .expect("verified");
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    assert_eq!(person.browser.caller().await, Caller::visitor());
    let again = person.browser.sign_in(MINE, PASSWORD).await;
    assert_eq!(rule(&again), "sign_in.wrong");
    // The address is free again, for an account that knows nothing of the old one.
    person
        .browser
        .register(MINE, PASSWORD)
        .await
        .expect("taken");
    let accounts = &server.state().context.store.accounts;
    let again = accounts.by_email(MINE).await.expect("an answer");
    let again = again.expect("the address is free again");
    assert_ne!(Some(again.id), person.caller.account);
    server.stop().await;
}

/// ASVS 16.3.2: what officials did stays attributed to them.
#[tokio::test(flavor = "multi_thread")]
async fn an_official_closes_no_account() {
    let server = Server::start().await;
    let mut operator = operator(&server).await;
    let refused = operator
        .ask(async |desk, caller| desk.close(caller, PASSWORD).await)
        .await;
    assert_eq!(rule(&refused), "close.staff");
    server.stop().await;
}

/// ASVS 6.3.1: a browser left open is no place to guess the password at.
#[tokio::test(flavor = "multi_thread")]
async fn guesses_at_the_password_of_a_closing_are_counted() {
    let server = Server::with(|config| config.limits.sign_in_failures_max = 2).await;
    let mut browser = Browser::new(&server);
    browser.arrive(EMAIL).await;
    for expected in ["password.wrong", "password.wrong", "too_many"] {
        let refused = browser
            .ask(async |desk, caller| desk.close(caller, "a wrong guess").await)
            .await;
        assert_eq!(rule(&refused), expected);
    }
    server.stop().await;
}
