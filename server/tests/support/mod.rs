//! A real server on a free port with a folder of its own, and a browser-like client.

pub mod counts;
pub mod jar;
pub mod pages;
pub mod smtp;

use std::path::PathBuf;

use reqwest::{Method, RequestBuilder, Response, header, redirect::Policy};
use server::{
    commands::{Running, start},
    config::{Config, Environment, SmtpEncryption, SmtpSetting},
    context::State,
};
use tempfile::TempDir;
use tokio::sync::oneshot;

use jar::Jar;
use smtp::Sink;

/// A server and everything it stands on; it stops when this is dropped.
pub struct Server {
    pub running: Running,
    pub mail: Sink,
    folder: TempDir,
    stop: Option<oneshot::Sender<()>>,
}

impl Server {
    pub async fn start() -> Self {
        Self::with(|_| {}).await
    }

    /// Starts with a changed configuration.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let site = folder.path().join("site");
        std::fs::create_dir_all(site.join("pkg")).expect("a site");
        std::fs::write(
            site.join("hash.txt"),
            "js: 1\nwasm: 2\ncss: 0123456789abcdef\n",
        )
        .expect("written");
        std::fs::write(site.join("pkg/app.0123456789abcdef.css"), "body{}").expect("written");
        std::fs::write(site.join("pkg/app.0123456789abcdef.css.br"), "brotli").expect("written");
        let mail = Sink::start().await;
        let mut config = Config {
            environment: Environment::Test,
            listen: ([127, 0, 0, 1], 0).into(),
            data: folder.path().join("data"),
            site,
            smtp: Some(SmtpSetting {
                host: mail.address.ip().to_string(),
                port: mail.address.port(),
                encryption: SmtpEncryption::None,
                username: None,
                password: None,
                password_file: None,
                from: "掌办 <no-reply@zhangban.example>".into(),
            }),
            ..Config::default()
        };
        change(&mut config);
        let (stop, stopped) = oneshot::channel::<()>();
        let stopped = async move {
            let _ = stopped.await;
        };
        let running = start(config, false, stopped)
            .await
            .expect("the server starts");
        Self {
            running,
            mail,
            folder,
            stop: Some(stop),
        }
    }

    pub fn state(&self) -> &State {
        &self.running.state
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.running.origin)
    }

    pub fn client(&self) -> Client {
        Client::new(self.running.origin.as_str())
    }

    /// Asks the server to stop and waits until it has.
    pub async fn stop(mut self) {
        let stop = self.stop.take().expect("not stopped before");
        stop.send(()).expect("the server waits for it");
        (&mut self.running.finished)
            .await
            .expect("it ends in order");
    }
}

/// Keeps cookies as a browser does on a loopback address, and follows no redirect by itself.
pub struct Client {
    http: reqwest::Client,
    origin: String,
    jar: Jar,
}

impl Client {
    pub fn new(origin: &str) -> Self {
        let http = reqwest::Client::builder()
            .redirect(Policy::none())
            .no_proxy();
        Self {
            http: http.build().expect("a client"),
            origin: origin.to_owned(),
            jar: Jar::default(),
        }
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.jar.get(name)
    }

    pub fn set_cookie(&self, name: &str, value: &str) {
        self.jar.set(name, value);
    }

    /// A request as a browser on a page of the site sends it: with `Origin` where something is changed, and
    /// without a `Referer`.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self
            .http
            .request(method.clone(), format!("{}{path}", self.origin));
        let request = match method {
            Method::GET | Method::HEAD => request,
            _ => request.header(header::ORIGIN, &self.origin),
        };
        self.jar.give(request)
    }

    pub async fn send(&self, request: RequestBuilder) -> Response {
        let response = request.send().await.expect("an answer");
        self.jar.take(&response);
        response
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Response {
        let request = self
            .request(Method::GET, path)
            .header(header::ACCEPT, "text/html");
        self.send(request).await
    }

    /// Posts a plain form.
    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> Response {
        let request = self
            .request(Method::POST, path)
            .header(header::ACCEPT, "text/html,application/xhtml+xml");
        self.send(request.form(form)).await
    }

    /// Calls as an island does.
    pub async fn call(&self, path: &str, form: &[(&str, &str)]) -> Response {
        let request = self
            .request(Method::POST, path)
            .header(header::ACCEPT, "application/json");
        self.send(request.form(form)).await
    }
}

/// Where a redirect leads.
pub fn location(response: &Response) -> &str {
    let location = response.headers().get(header::LOCATION);
    location
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}
