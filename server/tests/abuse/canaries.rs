//! Values nobody may read outside their page, planted by the usual ways and looked for everywhere else.

use std::{
    io::Write,
    path::Path,
    sync::{Arc, Mutex},
};

use domain::court::field::Step;
use reqwest::{Method, header, multipart};
use server::auth::totp;
use tracing_subscriber::fmt::MakeWriter;

use super::snapshot::settled;
use crate::{
    matrix::house::SESSION,
    support::{Client, Server, location, pages::PAGES},
};

const EMAIL: &str = "canary.person@mail.example";
const PASSWORD: &str = "canary-password-4711";
const WRONG: &str = "canary-wrong-password-4712";
/// Typed into the form in place of the tests' usual ones.
const ID_NUMBER: &str = "990101198511153023";
const PHONE: &str = "13800000001";
const ADDRESS: &str = "宁波市海曙区鼓楼街道测试路1号";

/// Everything that is logged, at a level lower than any operator sets.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("unpoisoned").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// One browser's journey: what it planted, and every address it was sent to.
struct Journey {
    client: Client,
    secrets: Vec<String>,
    /// One-time tokens stand in the links of letters, and so in the address of the page they open.
    links: Vec<String>,
    addresses: Vec<String>,
    errors: Vec<String>,
}

impl Journey {
    async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> String {
        let answer = self.client.post(path, form).await;
        self.addresses.push(path.to_owned());
        let to = location(&answer).to_owned();
        self.addresses.push(to.clone());
        if !answer.status().is_redirection() {
            self.errors.push(answer.text().await.expect("text"));
        }
        to
    }

    fn note_session(&mut self) {
        let session = self.client.cookie(SESSION).expect("a session");
        self.secrets.push(session);
    }

    async fn arrive(&mut self, server: &Server) {
        let form = [
            ("email", EMAIL),
            ("name", "王芳"),
            ("password", PASSWORD),
            ("role", "person"),
        ];
        self.post("/api/account/register", &form).await;
        let letter = server.mail.letter(EMAIL, 1).await;
        let token = letter.token();
        self.links.push(token.clone());
        self.client.get(&format!("/verify-email/{token}")).await;
        self.post("/api/account/verify-email", &[("token", &token)])
            .await;
        self.post("/api/account/verify-email", &[("token", &token)])
            .await;
        self.post(
            "/api/account/sign-in",
            &[("email", EMAIL), ("password", WRONG)],
        )
        .await;
        self.note_session();
        self.post(
            "/api/account/sign-in",
            &[("email", EMAIL), ("password", PASSWORD)],
        )
        .await;
        self.note_session();
        self.post("/api/account/request-reset", &[("email", EMAIL)])
            .await;
        let token = server.mail.letter(EMAIL, 2).await.token();
        self.links.push(token.clone());
        let short = [("token", token.as_str()), ("password", "canary")];
        self.post("/api/account/reset", &short).await;
    }

    async fn enrol(&mut self, server: &Server) {
        let page = self
            .client
            .get("/me/second-factor")
            .await
            .text()
            .await
            .expect("text");
        let (_, rest) = page.split_once("<code>").expect("a secret");
        let (secret, _) = rest.split_once("</code>").expect("a secret");
        self.secrets.push(secret.to_owned());
        let code = totp::code_at(secret, server.state().context.now()).expect("a secret");
        self.post("/api/account/confirm-enrolment", &[("code", &code)])
            .await;
        self.note_session();
    }

    async fn file(&mut self) {
        let to = self
            .post("/api/court/open-draft", &[("key", "canary-key")])
            .await;
        let draft = to.strip_prefix("/court/drafts/").expect("a draft");
        let draft = draft
            .split(['/', '?'])
            .next()
            .unwrap_or_default()
            .to_owned();
        for (step, row, pairs) in PAGES {
            let row = row.to_string();
            let names: Vec<String> = pairs
                .iter()
                .map(|(name, _)| format!("values[{name}]"))
                .collect();
            let mut form = vec![
                ("draft", draft.as_str()),
                ("step", step.code()),
                ("row", row.as_str()),
                ("then", "list"),
            ];
            form.extend(
                names
                    .iter()
                    .map(String::as_str)
                    .zip(pairs.iter().map(|(_, text)| *text)),
            );
            self.post("/api/court/save-row", &form).await;
        }
        let words = crate::matrix::rows::WORDS.iter();
        let file = multipart::Part::text("the note").file_name("note.txt");
        let form = words.fold(multipart::Form::new(), |form, (name, text)| {
            form.text(*name, *text)
        });
        let path = format!("/court/drafts/{draft}/exhibits");
        let request = self.client.request(Method::POST, &path);
        let request = request.header(header::ACCEPT, "text/html");
        let sent = self
            .client
            .send(request.multipart(form.part("file", file)))
            .await;
        self.addresses.push(location(&sent).to_owned());
        // Wrong on purpose: a refused row comes back with what was typed.
        let bad = [
            ("draft", draft.as_str()),
            ("step", Step::Claimant.code()),
            ("row", "99"),
            ("then", "list"),
            ("values[id_number]", ID_NUMBER),
        ];
        self.post("/api/court/save-row", &bad).await;
        for page in ["claimant", "check"] {
            self.client
                .get(&format!("/court/drafts/{draft}/{page}"))
                .await;
        }
        let submit = [("draft", draft.as_str()), ("key", "canary-submit")];
        let to = self.post("/api/court/submit", &submit).await;
        assert!(to.starts_with("/court/cases/"), "submitted: {to}");
    }

    /// Requests that fail in every way there is, with secrets where a careless client puts them.
    async fn fail(&mut self) {
        for path in [
            "/no/such",
            "/api/none",
            "/court/none/x",
            "/.git/config",
            "/%00",
            "/metrics/x",
        ] {
            for accept in ["text/html", "application/json"] {
                let address = format!("{path}?token={PASSWORD}&id={ID_NUMBER}&phone={PHONE}");
                let request = self.client.request(Method::GET, &address);
                let answer = self
                    .client
                    .send(request.header(header::ACCEPT, accept))
                    .await;
                self.addresses.push(location(&answer).to_owned());
                self.errors.push(answer.text().await.expect("text"));
            }
        }
        let request = self.client.request(Method::POST, "/api/account/sign-in");
        let request = request.header(header::CONTENT_TYPE, "application/json");
        let answer = self
            .client
            .send(request.body(format!("{{\"password\":\"{PASSWORD}\"")))
            .await;
        self.errors.push(answer.text().await.expect("text"));
    }
}

fn scan(folder: &Path, secrets: &[String], apart: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() && !apart.contains(&name.as_str()) {
            found.extend(scan(&path, secrets, apart));
        } else if let Ok(bytes) = std::fs::read(&path) {
            let holds = |secret: &&String| {
                let secret = secret.as_bytes();
                bytes.windows(secret.len()).any(|window| window == secret)
            };
            found.extend(
                secrets
                    .iter()
                    .find(holds)
                    .map(|secret| format!("{secret} in {name}")),
            );
        }
    }
    found
}

/// ASVS 14.2.1, 16.2.5, 11.4.2, 16.5.1, S17: not in a log, a figure, an address, the database, its log or an error.
#[tokio::test(flavor = "multi_thread")]
async fn planted_secrets_are_found_nowhere_but_on_their_page() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter("debug")
        .with_ansi(false)
        .with_writer(log.clone())
        .finish();
    tracing::subscriber::set_global_default(subscriber).expect("the first of this process");
    let server = Server::start().await;
    let mut journey = Journey {
        client: server.client(),
        secrets: Vec::new(),
        links: Vec::new(),
        addresses: Vec::new(),
        errors: Vec::new(),
    };
    journey.arrive(&server).await;
    journey.file().await;
    journey.enrol(&server).await;
    journey.fail().await;
    settled(&server).await;
    let copy = journey
        .client
        .get("/me/data.json")
        .await
        .text()
        .await
        .expect("text");
    for planted in [ID_NUMBER, PHONE, ADDRESS, EMAIL] {
        assert!(copy.contains(planted), "{planted} was planted");
    }

    let planted = [PASSWORD, WRONG, ID_NUMBER, PHONE, ADDRESS, EMAIL];
    let mut secrets = journey.secrets.clone();
    secrets.extend(planted.map(str::to_owned));
    assert!(
        secrets.len() >= 10 && journey.links.len() == 2,
        "{secrets:?}"
    );
    let logged = String::from_utf8_lossy(&log.0.lock().expect("unpoisoned")).into_owned();
    assert!(
        logged.contains("answered") && logged.contains("sign_in"),
        "the log was listened to"
    );
    let figures = server
        .client()
        .get("/metrics")
        .await
        .text()
        .await
        .expect("text");
    let addresses = journey.addresses.join("\n");
    let errors = journey.errors.join("\n");
    let lines_with = |text: &str, secrets: &[String]| -> Vec<String> {
        let holds = |line: &&str| secrets.iter().any(|secret| line.contains(secret.as_str()));
        text.lines().filter(holds).map(str::to_owned).collect()
    };
    assert_eq!(
        lines_with(&addresses, &secrets),
        Vec::<String>::new(),
        "addresses"
    );
    // An error page of a link leads back to itself, to whoever came with it.
    assert_eq!(
        lines_with(&errors, &secrets),
        Vec::<String>::new(),
        "an error"
    );
    secrets.extend(journey.links.clone());
    for (place, text) in [("the log", &logged), ("/metrics", &figures)] {
        assert_eq!(lines_with(text, &secrets), Vec::<String>::new(), "{place}");
    }
    // Keys seal the rest; the bytes of exhibits and papers lie as they came, see docs/security.md.
    let found = scan(&server.data(), &secrets, &["files"]);
    assert_eq!(found, Vec::<String>::new());
    server.stop().await;
}

/// ASVS 15.2.3, S17: what is built for the browser holds no secret of the server's side.
#[test]
fn the_built_client_holds_no_secret() {
    #[expect(
        clippy::disallowed_methods,
        reason = "the test command names the built client this way"
    )]
    let Some(site) = std::env::var_os("ZHANGBAN_SITE") else {
        eprintln!("ZHANGBAN_SITE is not set: no built client was looked at");
        return;
    };
    let packed = Path::new(&site).join("pkg");
    assert!(packed.is_dir(), "a built client stands in {site:?}");
    let demo = [
        "zhangban-demo-2026",
        "@demo.example",
        "postgres://",
        "PRIVATE KEY",
        "argon2id",
    ];
    let found = scan(Path::new(&site), &demo.map(str::to_owned), &[]);
    assert_eq!(found, Vec::<String>::new());
}
