//! One browser at the counter, and what the tests ask of it.

use std::{net::IpAddr, sync::Arc};

use app::desks::Looks;
use domain::{
    account::{AccountDesk as _, Registration, SignedIn},
    caller::Caller,
    docket::Hash,
    refusal::{Kind, Refusal},
};
use http::HeaderMap;
use server::{
    auth::totp,
    desk::account::{Accounts, first_operator},
    http::{cookies::Names, reply::Slot, session, visit::Visit},
    random::Secret,
};

use crate::support::Server;

pub const EMAIL: &str = "wang.fang@mail.example";
pub const PASSWORD: &str = "a sentence nobody guesses";

/// One browser: it keeps its session cookie and asks as the server's session layer would.
pub struct Browser<'a> {
    pub server: &'a Server,
    pub address: IpAddr,
    pub token: Option<String>,
}

impl<'a> Browser<'a> {
    pub fn new(server: &'a Server) -> Self {
        Self {
            server,
            address: [127, 0, 0, 1].into(),
            token: None,
        }
    }

    pub fn at(server: &'a Server, address: [u8; 4]) -> Self {
        Self {
            address: address.into(),
            ..Self::new(server)
        }
    }

    pub async fn visit(&self) -> Visit {
        let mut visit = Visit::of_headers(&HeaderMap::new(), self.address);
        visit.looks = Looks::default();
        let Some(token) = &self.token else {
            return visit;
        };
        let context = &self.server.state().context;
        let hash = Hash::of(token.as_bytes());
        let found = context
            .store
            .sessions
            .by_token(hash, context.now())
            .await
            .expect("the store answers");
        let Some(found) = found else { return visit };
        if let Some(id) = found.account {
            let account = context
                .store
                .accounts
                .by_id(id)
                .await
                .expect("the store answers")
                .expect("it exists");
            visit.caller = session::caller(&account, &found);
        }
        visit.session = Some(Arc::new(found));
        visit.token = Some(Secret {
            text: token.clone(),
            hash,
        });
        visit
    }

    pub async fn caller(&self) -> Caller {
        self.visit().await.caller
    }

    /// Does something at the counter and keeps the cookie it leaves.
    pub async fn ask<T>(
        &mut self,
        act: impl AsyncFnOnce(&Accounts, &Caller) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let visit = self.visit().await;
        let caller = visit.caller.clone();
        let slot = Arc::new(Slot::default());
        let desk = Accounts::new(self.server.state().context.clone(), visit, slot.clone());
        let result = act(&desk, &caller).await;
        let name = Names::for_origin(&self.server.running.origin).session;
        for cookie in slot.take().cookies {
            let text = cookie.to_string();
            let (found, rest) = text.split_once('=').expect("a cookie");
            let value = rest.split(';').next().unwrap_or_default();
            if found == name {
                self.token = (!value.is_empty()).then(|| value.to_owned());
            }
        }
        result
    }

    pub async fn register(&mut self, email: &str, password: &str) -> Result<(), Refusal> {
        let form = Registration {
            email: email.into(),
            name: "王芳".into(),
            password: password.into(),
            role: "person".into(),
        };
        self.ask(async |desk, _| desk.register(form).await).await
    }

    pub async fn verify(&mut self, token: &str) -> Result<(), Refusal> {
        self.ask(async |desk, _| desk.verify_email(token).await)
            .await
    }

    pub async fn sign_in(&mut self, email: &str, password: &str) -> Result<SignedIn, Refusal> {
        self.ask(async |desk, caller| desk.sign_in(caller, email, password).await)
            .await
    }

    pub async fn reset(&mut self, token: &str, password: &str) -> Result<(), Refusal> {
        self.ask(async |desk, _| desk.reset(token, password).await)
            .await
    }

    pub async fn enrol(&mut self) -> String {
        let offered = self
            .ask(async |desk, caller| desk.begin_enrolment(caller).await)
            .await;
        let secret = offered.expect("offered").secret;
        let code = code(self.server, &secret);
        let confirmed = self
            .ask(async |desk, caller| desk.confirm_enrolment(caller, &code).await)
            .await;
        confirmed.expect("confirmed");
        secret
    }

    /// Registers, confirms and signs in.
    pub async fn arrive(&mut self, email: &str) {
        self.register(email, PASSWORD).await.expect("registered");
        let letter = self.server.mail.letter(email, 1).await;
        self.verify(&letter.token()).await.expect("confirmed");
        assert_eq!(self.sign_in(email, PASSWORD).await, Ok(SignedIn::Done));
    }
}

pub fn code(server: &Server, secret: &str) -> String {
    totp::code_at(secret, server.state().context.now()).expect("a secret")
}

/// The next step's code, which is taken for clocks that run ahead.
pub fn later_code(server: &Server, secret: &str) -> String {
    totp::code_at(secret, server.state().context.now().plus_ms(30_000)).expect("a secret")
}

/// The first operator, signed in with both factors.
pub async fn operator(server: &Server) -> Browser<'_> {
    let context = &server.state().context;
    let page = first_operator(
        &context.store,
        context.now(),
        context.random,
        "root@zhangban.example",
        "管理员",
    )
    .await;
    let page = page.expect("an empty store");
    let (_, token) = page.rsplit_once('/').expect("a token");
    let mut browser = Browser::new(server);
    browser.reset(token, PASSWORD).await.expect("a password");
    assert_eq!(
        browser.sign_in("root@zhangban.example", PASSWORD).await,
        Ok(SignedIn::EnrolmentNeeded)
    );
    browser.enrol().await;
    browser
}

pub fn kind<T>(result: &Result<T, Refusal>) -> Option<Kind> {
    result.as_ref().err().map(|refusal| refusal.kind)
}

pub fn rule<T>(result: &Result<T, Refusal>) -> String {
    let refusal = result.as_ref().err().expect("a refusal");
    refusal
        .fields
        .first()
        .map_or_else(|| refusal.code.clone(), |field| field.rule.clone())
}
