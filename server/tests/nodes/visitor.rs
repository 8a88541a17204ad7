//! A browser that opens a connection for each request, so that each goes to another node.

use reqwest::{Method, RequestBuilder, Response, StatusCode, header, redirect::Policy};

use super::site::Site;
use crate::support::{jar::Jar, location, pages::PAGES, smtp::Sink};

pub const PASSWORD: &str = "a sentence nobody guesses";

pub struct Visitor {
    http: reqwest::Client,
    /// What the address line says, whichever node answers.
    origin: String,
    jar: Jar,
}

impl Visitor {
    pub fn new(site: &Site) -> Self {
        let http = reqwest::Client::builder()
            .redirect(Policy::none())
            .pool_max_idle_per_host(0)
            .no_proxy();
        Self {
            http: http.build().expect("a client"),
            origin: site.origin(),
            jar: Jar::default(),
        }
    }

    /// The same browser beside itself: another window with the same cookies.
    pub fn window(&self) -> Self {
        Self {
            http: self.http.clone(),
            origin: self.origin.clone(),
            jar: self.jar.clone(),
        }
    }

    /// A request through the proxy, or to the one node whose address is given.
    pub fn request(&self, node: Option<&str>, method: Method, path: &str) -> RequestBuilder {
        let base = node.unwrap_or(&self.origin);
        let request = self.http.request(method, format!("{base}{path}"));
        self.jar.give(request.header(header::ORIGIN, &self.origin))
    }

    /// Sends and keeps the cookies; an error is a line that broke.
    pub async fn send(&self, request: RequestBuilder) -> reqwest::Result<Response> {
        let response = request.send().await?;
        self.jar.take(&response);
        Ok(response)
    }

    pub async fn get(&self, node: Option<&str>, path: &str) -> Response {
        let request = self.request(node, Method::GET, path);
        let request = request.header(header::ACCEPT, "text/html");
        self.send(request).await.expect("an answer")
    }

    pub fn form(&self, node: Option<&str>, path: &str, form: &[(&str, &str)]) -> RequestBuilder {
        let request = self.request(node, Method::POST, path);
        request.header(header::ACCEPT, "text/html").form(form)
    }

    pub async fn post(&self, node: Option<&str>, path: &str, form: &[(&str, &str)]) -> Response {
        let form = self.form(node, path, form);
        self.send(form).await.expect("an answer")
    }

    /// Posts a form that is taken; gives where it leads.
    pub async fn done(&self, node: Option<&str>, path: &str, form: &[(&str, &str)]) -> String {
        let response = self.post(node, path, form).await;
        assert_eq!(response.status(), StatusCode::SEE_OTHER, "{path}");
        location(&response).to_owned()
    }

    /// Registers, follows the letter and signs in, each step on another node.
    pub async fn arrive(&self, mail: &Sink, email: &str) {
        let form = [
            ("email", email),
            ("name", "王芳"),
            ("password", PASSWORD),
            ("role", "person"),
        ];
        self.done(None, "/api/account/register", &form).await;
        let token = mail.letter(email, 1).await.token();
        let form = [("token", token.as_str())];
        self.done(None, "/api/account/verify-email", &form).await;
        let form = [("email", email), ("password", PASSWORD)];
        let to = self.done(None, "/api/account/sign-in", &form).await;
        assert_eq!(to, "/me");
    }

    /// A complaint with every page typed and no exhibit; each page is saved on another node. Gives the draft's id.
    pub async fn whole_draft(&self, key: &str) -> String {
        let draft = self
            .done(None, "/api/court/open-draft", &[("key", key)])
            .await;
        let (_, id) = draft.rsplit_once('/').expect("the draft's page");
        for (step, row, pairs) in PAGES {
            let row = row.to_string();
            let values: Vec<(String, &str)> = pairs
                .iter()
                .map(|(name, text)| (format!("values[{name}]"), *text))
                .collect();
            let step = serde_json::to_value(step).expect("a name");
            let mut form = vec![
                ("draft", id),
                ("step", step.as_str().expect("a name")),
                ("row", row.as_str()),
                ("then", "list"),
            ];
            form.extend(values.iter().map(|(name, text)| (name.as_str(), *text)));
            self.done(None, "/api/court/save-row", &form).await;
        }
        id.to_owned()
    }
}
