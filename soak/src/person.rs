//! Someone with an account and a browser's session.

use std::{path::Path, sync::Mutex, sync::PoisonError, time::Duration};

use anyhow::{Result, bail};
use reqwest::{Method, RequestBuilder, header};
use serde_json::Value;

use crate::{
    house::plain,
    letter,
    watch::{LOOK, Stopwatch},
};

const PASSWORD: &str = "a sentence nobody guesses";
const SESSION: &str = "__Host-session";
const LETTER_PATIENCE: Duration = Duration::from_secs(60);

/// What came back from a request that was answered at all.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or(Value::Null)
    }

    /// A text field of a JSON answer.
    pub fn field(&self, name: &str) -> Option<String> {
        self.json()[name].as_str().map(str::to_owned)
    }
}

/// A request that may have to be sent again.
pub enum Ask<'a> {
    /// As an island sends a form.
    Form(&'a str, &'a [(&'a str, &'a str)]),
    Json(&'a str, &'a Value),
    Get(&'a str),
}

impl Ask<'_> {
    pub fn path(&self) -> &str {
        match self {
            Ask::Form(path, _) | Ask::Json(path, _) | Ask::Get(path) => path,
        }
    }
}

pub struct Person {
    http: reqwest::Client,
    origin: String,
    session: Mutex<Option<String>>,
}

impl Person {
    /// Registers, follows the letter and signs in.
    pub async fn arrive(origin: &str, mail: &Path, email: &str) -> Result<Self> {
        let person = Self {
            http: plain()?,
            origin: origin.to_owned(),
            session: Mutex::default(),
        };
        let form = [
            ("email", email),
            ("name", "Wang Fang"),
            ("password", PASSWORD),
            ("role", "person"),
        ];
        person.must("/api/account/register", &form).await?;
        let watch = Stopwatch::start();
        let token = loop {
            match letter::token(mail, email) {
                Some(token) => break token,
                None if watch.elapsed() > LETTER_PATIENCE => bail!("no letter to {email} came"),
                None => tokio::time::sleep(LOOK).await,
            }
        };
        person
            .must("/api/account/verify-email", &[("token", &token)])
            .await?;
        let form = [("email", email), ("password", PASSWORD)];
        person.must("/api/account/sign-in", &form).await?;
        Ok(person)
    }

    async fn must(&self, path: &str, form: &[(&str, &str)]) -> Result<()> {
        let answer = self.ask(&Ask::Form(path, form)).await?;
        match answer.status {
            200 => Ok(()),
            status => bail!("{path}: {status} {}", answer.text),
        }
    }

    pub async fn ask(&self, ask: &Ask<'_>) -> Result<Answer> {
        let request = match ask {
            Ask::Form(path, form) => self.request(Method::POST, path).form(form),
            Ask::Json(path, body) => self.request(Method::POST, path).json(body),
            Ask::Get(path) => self.request(Method::GET, path),
        };
        self.send(request).await
    }

    pub async fn patch(&self, path: &str, body: Vec<u8>) -> Result<Answer> {
        self.send(self.request(Method::PATCH, path).body(body))
            .await
    }

    pub async fn get(&self, path: &str) -> Result<Answer> {
        self.ask(&Ask::Get(path)).await
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self
            .http
            .request(method, format!("{}{path}", self.origin))
            .header(header::ORIGIN, &self.origin)
            .header(header::ACCEPT, "application/json");
        let session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        match session.as_deref() {
            None => request,
            Some(token) => request.header(header::COOKIE, format!("{SESSION}={token}")),
        }
    }

    async fn send(&self, request: RequestBuilder) -> Result<Answer> {
        let response = request.send().await?;
        for line in response.headers().get_all(header::SET_COOKIE) {
            let line = line.to_str().unwrap_or_default();
            let token = line
                .strip_prefix(SESSION)
                .and_then(|it| it.strip_prefix('='));
            if let Some(token) = token.and_then(|it| it.split(';').next()) {
                let mut session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
                *session = Some(token.to_owned());
            }
        }
        let status = response.status().as_u16();
        let text = response.text().await?;
        Ok(Answer { status, text })
    }
}
