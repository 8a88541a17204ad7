//! What is sent to each endpoint. An endpoint nobody thought of has nothing here, and the test says so.

use std::collections::BTreeMap;

use reqwest::{
    Method, RequestBuilder,
    multipart::{Form, Part},
};
use serde_json::json;

use super::house::{COURT, Things, UNKNOWN};

/// A path with ids in place of its parameters. A parameter nobody thought of has no value here.
pub fn filled(path: &str, things: &Things) -> String {
    let exhibit = match path.contains("{case}") {
        true => things.case_exhibit,
        false => things.draft_exhibit,
    };
    let upload = match path.ends_with("/finish") {
        true => things.arrived,
        false => things.upload,
    };
    let known: BTreeMap<&str, String> = BTreeMap::from([
        ("{draft}", things.draft.to_string()),
        ("{case}", things.case.to_string()),
        ("{exhibit}", exhibit.to_string()),
        ("{upload}", upload.to_string()),
        ("{notice}", things.notice.to_string()),
        ("{agency}", UNKNOWN.to_owned()),
        ("{file}", "T01.ics".to_owned()),
        ("{step}", "claimant".to_owned()),
        ("{provider}", "court".to_owned()),
        ("{token}", "no-such-token".to_owned()),
    ]);
    let filled = known.iter().fold(path.to_owned(), |path, (name, value)| {
        path.replace(name, value)
    });
    assert!(
        !filled.contains('{'),
        "{path}: a parameter without a value for the matrix"
    );
    filled
}

/// What is sent to a server function; `None` where the matrix does not know it.
pub fn form(path: &str, things: &Things, asker: &str) -> Option<Vec<(&'static str, String)>> {
    let draft = ("draft", things.draft.to_string());
    let case = ("case", things.case.to_string());
    let key = ("key", format!("key-{asker}"));
    let version = ("version", things.version.to_string());
    let exhibit = ("exhibit", things.draft_exhibit.to_string());
    let account = ("account", things.official.to_string());
    let text = |name: &'static str, value: &str| (name, value.to_owned());
    Some(match path.strip_prefix("/api/")? {
        "account/register" => vec![
            text("email", "x"),
            text("name", "x"),
            text("password", "x"),
            text("role", "person"),
        ],
        "account/verify-email" => vec![text("token", "no-such-token")],
        "account/sign-in" => vec![text("email", "nobody@test.example"), text("password", "")],
        "account/second-factor" | "account/confirm-enrolment" => vec![text("code", "000000")],
        "account/sign-out" => vec![],
        "account/request-reset" => vec![text("email", "x")],
        "account/reset" => vec![text("token", "no-such-token"), text("password", "x")],
        "account/close" => vec![text("password", "")],
        "account/disconnect" => vec![text("provider", "court")],
        "account/revoke-session" => vec![text("session", UNKNOWN)],
        "operator/create-staff" => vec![
            text("email", "x"),
            text("name", "x"),
            text("role", "judge"),
            text("court", COURT),
        ],
        "operator/grant" => vec![account, text("role", "judge"), text("court", COURT)],
        "operator/withdraw" => {
            vec![account, text("role", "filing_clerk"), text("court", COURT)]
        }
        "operator/disable" => vec![account],
        "court/open-draft" => vec![key],
        "court/save-row" => vec![
            draft,
            text("step", "facts"),
            text("row", "0"),
            text("then", "list"),
        ],
        "court/autosave" => vec![
            draft,
            text("version", "999"),
            text("step", "facts"),
            text("row", "0"),
        ],
        "court/remove-row" => vec![
            draft,
            ("version", things.draft_version.to_string()),
            text("step", "ledger"),
            text("row", "1"),
        ],
        "court/describe-exhibit" => vec![
            draft,
            exhibit,
            text("title", "借条"),
            text("kind", "document"),
            text("source", "原告"),
            text("purpose", "证明"),
        ],
        "court/remove-exhibit" => vec![draft, exhibit],
        "court/discard-draft" => vec![draft],
        "court/submit" => vec![draft, key],
        "court/correct" => vec![case],
        "court/accept" | "court/return-unanswered" => vec![case, version, key],
        "court/send-list" => vec![case, version, key, text("days", "999")],
        "court/refuse" => vec![
            case,
            version,
            key,
            text("ground", "other_court"),
            text("reasons", "x"),
        ],
        "court/show-receipt" => vec![text("text", "no receipt")],
        "market/suggest" => vec![text("typed", "测绘")],
        _ => return None,
    })
}

/// What is sent to a plain route.
pub fn body(
    method: &Method,
    path: &str,
    things: &Things,
    request: RequestBuilder,
) -> RequestBuilder {
    match (method.as_str(), path) {
        ("POST", "/prefs") => request.form(&[("lang", "en")]),
        ("POST", "/court/drafts/{draft}/exhibits") => {
            let file = Part::text("the bill").file_name("bill.txt");
            let words = WORDS
                .iter()
                .fold(Form::new(), |form, (name, text)| form.text(*name, *text));
            request.multipart(words.part("file", file))
        }
        ("POST", "/court/drafts/{draft}/uploads") => {
            request.json(&json!({ "name": "note.txt", "bytes": 4 }))
        }
        ("POST", "/court/uploads/{upload}/finish") => {
            let mut finish = json!({ "draft": things.draft });
            for (name, text) in WORDS {
                finish[name] = (*text).into();
            }
            request.json(&finish)
        }
        ("POST", _) => panic!("{path} has no row in the matrix"),
        ("PATCH", _) => request.body("note"),
        _ => request,
    }
}

/// What is said of an exhibit.
pub const WORDS: &[(&str, &str)] = &[
    ("title", "账单"),
    ("kind", "document"),
    ("source", "原告"),
    ("purpose", "证明"),
];
