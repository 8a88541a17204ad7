//! The account counter on a real store, with letters over real SMTP. Each test names its ASVS 5.0 requirement.

mod support;

use std::{net::IpAddr, sync::Arc};

use app::desks::Looks;
use domain::{
    account::{AccountDesk as _, Registration, SignedIn},
    caller::{Caller, CourtCode, Role},
    docket::Hash,
    id::AccountId,
    refusal::{Kind, Refusal},
};
use http::HeaderMap;
use server::{
    auth::totp,
    desk::account::{Accounts, first_operator},
    http::{cookies::Names, reply::Slot, session, visit::Visit},
    random::Secret,
};
use support::Server;

const EMAIL: &str = "wang.fang@mail.example";
const PASSWORD: &str = "a sentence nobody guesses";

/// One browser: it keeps its session cookie and asks as the server's session layer would.
struct Browser<'a> {
    server: &'a Server,
    address: IpAddr,
    token: Option<String>,
}

impl<'a> Browser<'a> {
    fn new(server: &'a Server) -> Self {
        Self {
            server,
            address: [127, 0, 0, 1].into(),
            token: None,
        }
    }

    fn at(server: &'a Server, address: [u8; 4]) -> Self {
        Self {
            address: address.into(),
            ..Self::new(server)
        }
    }

    async fn visit(&self) -> Visit {
        let mut visit = Visit::of_headers(&HeaderMap::new(), self.address);
        visit.looks = Looks::default();
        let Some(token) = &self.token else { return visit };
        let context = &self.server.state().context;
        let hash = Hash::of(token.as_bytes());
        let found = context.store.sessions.by_token(hash, context.now()).await.expect("the store answers");
        let Some(found) = found else { return visit };
        if let Some(id) = found.account {
            let account = context.store.accounts.by_id(id).await.expect("the store answers").expect("it exists");
            visit.caller = session::caller(&account, &found);
        }
        visit.session = Some(Arc::new(found));
        visit.token = Some(Secret { text: token.clone(), hash });
        visit
    }

    async fn caller(&self) -> Caller {
        self.visit().await.caller
    }

    /// Does something at the counter and keeps the cookie it leaves.
    async fn ask<T>(&mut self, act: impl AsyncFnOnce(&Accounts, &Caller) -> Result<T, Refusal>) -> Result<T, Refusal> {
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

    async fn register(&mut self, email: &str, password: &str) -> Result<(), Refusal> {
        let form = Registration {
            email: email.into(),
            name: "王芳".into(),
            password: password.into(),
            role: "person".into(),
        };
        self.ask(async |desk, _| desk.register(form).await).await
    }

    async fn verify(&mut self, token: &str) -> Result<(), Refusal> {
        self.ask(async |desk, _| desk.verify_email(token).await).await
    }

    async fn sign_in(&mut self, email: &str, password: &str) -> Result<SignedIn, Refusal> {
        self.ask(async |desk, caller| desk.sign_in(caller, email, password).await).await
    }

    async fn reset(&mut self, token: &str, password: &str) -> Result<(), Refusal> {
        self.ask(async |desk, _| desk.reset(token, password).await).await
    }

    async fn enrol(&mut self) -> String {
        let offered = self.ask(async |desk, caller| desk.begin_enrolment(caller).await).await;
        let secret = offered.expect("offered").secret;
        let code = code(self.server, &secret);
        let confirmed = self.ask(async |desk, caller| desk.confirm_enrolment(caller, &code).await).await;
        confirmed.expect("confirmed");
        secret
    }

    /// Registers, confirms and signs in.
    async fn arrive(&mut self, email: &str) {
        self.register(email, PASSWORD).await.expect("registered");
        let letter = self.server.mail.letter(email, 1).await;
        self.verify(&letter.token()).await.expect("confirmed");
        assert_eq!(self.sign_in(email, PASSWORD).await, Ok(SignedIn::Done));
    }
}

fn code(server: &Server, secret: &str) -> String {
    totp::code_at(secret, server.state().context.now()).expect("a secret")
}

/// The next step's code, which is taken for clocks that run ahead.
fn later_code(server: &Server, secret: &str) -> String {
    totp::code_at(secret, server.state().context.now().plus_ms(30_000)).expect("a secret")
}

/// The first operator, signed in with both factors.
async fn operator(server: &Server) -> Browser<'_> {
    let context = &server.state().context;
    let page = first_operator(&context.store, context.now(), context.random, "root@zhangban.example", "管理员").await;
    let page = page.expect("an empty store");
    let (_, token) = page.rsplit_once('/').expect("a token");
    let mut browser = Browser::new(server);
    browser.reset(token, PASSWORD).await.expect("a password");
    assert_eq!(browser.sign_in("root@zhangban.example", PASSWORD).await, Ok(SignedIn::EnrolmentNeeded));
    browser.enrol().await;
    browser
}

fn kind<T>(result: &Result<T, Refusal>) -> Option<Kind> {
    result.as_ref().err().map(|refusal| refusal.kind)
}

fn rule<T>(result: &Result<T, Refusal>) -> String {
    let refusal = result.as_ref().err().expect("a refusal");
    refusal.fields.first().map_or_else(|| refusal.code.clone(), |field| field.rule.clone())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_registration_comes_into_force_by_its_letter() {
    let server = Server::start().await;
    let mut browser = Browser::new(&server);
    browser.register(EMAIL, PASSWORD).await.expect("registered");
    assert_eq!(rule(&browser.sign_in(EMAIL, PASSWORD).await), "sign_in.unverified");
    let letter = server.mail.letter(EMAIL, 1).await;
    assert!(letter.head.contains("Message-ID: <effect"), "{}", letter.head);
    assert!(letter.link().starts_with(server.running.origin.as_str()));
    // The second letter, sent with the refused sign-in, has taken the first one's place.
    let second = server.mail.letter(EMAIL, 2).await;
    assert_eq!(rule(&browser.verify(&letter.token()).await), "token.spent");
    browser.verify(&second.token()).await.expect("confirmed");
    assert_eq!(rule(&browser.verify(&second.token()).await), "token.spent");
    assert_eq!(browser.sign_in(EMAIL, PASSWORD).await, Ok(SignedIn::Done));
    let me = browser.ask(async |desk, caller| desk.me(caller).await).await.expect("signed in");
    assert_eq!((me.name.as_str(), me.email.as_str()), ("王芳", EMAIL));
    server.stop().await;
}

/// 6.3.8: whoever asks does not learn who has an account.
#[tokio::test(flavor = "multi_thread")]
async fn known_and_unknown_addresses_get_the_same_answers() {
    let server = Server::start().await;
    let mut owner = Browser::new(&server);
    owner.arrive(EMAIL).await;
    let mut stranger = Browser::at(&server, [192, 0, 2, 1]);
    assert_eq!(stranger.register(EMAIL, "another long sentence").await, Ok(()));
    assert!(server.mail.letter(EMAIL, 2).await.body.contains("再次注册"));
    let known = stranger.sign_in(EMAIL, "wrong password").await;
    let unknown = stranger.sign_in("nobody@mail.example", "wrong password").await;
    assert_eq!(known, unknown);
    let reset = async |desk: &Accounts, email: &str| desk.request_reset(email).await;
    let known = stranger.ask(async |desk, _| reset(desk, EMAIL).await).await;
    let unknown = stranger.ask(async |desk, _| reset(desk, "nobody@mail.example").await).await;
    assert_eq!((known, unknown), (Ok(()), Ok(())));
    server.mail.letter(EMAIL, 3).await;
    assert!(server.mail.all().iter().all(|letter| letter.to == [EMAIL]));
    // The owner's password is still the owner's.
    assert_eq!(owner.sign_in(EMAIL, PASSWORD).await, Ok(SignedIn::Done));
    server.stop().await;
}

/// A stranger registers someone's address first: the owner's letter brings only the owner's password into force.
#[tokio::test(flavor = "multi_thread")]
async fn only_the_newest_registration_can_be_confirmed() {
    let server = Server::start().await;
    let mut stranger = Browser::at(&server, [192, 0, 2, 1]);
    stranger.register(EMAIL, "the password of a stranger").await.expect("registered");
    let first = server.mail.letter(EMAIL, 1).await;
    let mut owner = Browser::new(&server);
    owner.register(EMAIL, PASSWORD).await.expect("registered");
    let second = server.mail.letter(EMAIL, 2).await;
    assert_eq!(rule(&owner.verify(&first.token()).await), "token.spent");
    owner.verify(&second.token()).await.expect("confirmed");
    assert_eq!(rule(&stranger.sign_in(EMAIL, "the password of a stranger").await), "sign_in.wrong");
    assert_eq!(owner.sign_in(EMAIL, PASSWORD).await, Ok(SignedIn::Done));
    server.stop().await;
}

/// 7.2.4, 7.4.1: another token after signing in, none after signing out; only hashes are stored (S15).
#[tokio::test(flavor = "multi_thread")]
async fn a_session_changes_its_token_and_ends() {
    let server = Server::start().await;
    let mut browser = Browser::new(&server);
    browser.arrive(EMAIL).await;
    let first = browser.token.clone().expect("a session");
    assert_eq!(first.len(), 43);
    browser.sign_in(EMAIL, PASSWORD).await.expect("signed in again");
    let second = browser.token.clone().expect("a session");
    assert_ne!(first, second);
    let thief = Browser { token: Some(first), ..Browser::new(&server) };
    assert_eq!(thief.caller().await, Caller::visitor());
    browser.ask(async |desk, caller| desk.sign_out(caller).await).await.expect("signed out");
    assert_eq!(browser.token, None);
    let thief = Browser { token: Some(second.clone()), ..Browser::new(&server) };
    assert_eq!(thief.caller().await, Caller::visitor());
    let data = server.data();
    server.stop().await;
    for file in std::fs::read_dir(data).expect("the data folder").flatten() {
        if file.file_type().expect("a type").is_file() {
            let bytes = std::fs::read(file.path()).expect("readable");
            let found = bytes.windows(second.len()).any(|window| window == second.as_bytes());
            assert!(!found, "{:?} holds a token", file.file_name());
        }
    }
}

/// 7.5.2, 8.2.2: one's own sessions are listed and ended, a foreign one is as good as none.
#[tokio::test(flavor = "multi_thread")]
async fn sessions_are_listed_and_ended_by_their_owner_only() {
    let server = Server::start().await;
    let mut phone = Browser::new(&server);
    phone.arrive(EMAIL).await;
    let mut desktop = Browser::new(&server);
    desktop.sign_in(EMAIL, PASSWORD).await.expect("signed in");
    let listed = desktop.ask(async |desk, caller| desk.sessions(caller).await).await.expect("listed");
    assert_eq!(listed.len(), 2);
    let other = listed.iter().find(|session| !session.current).expect("the phone").id;
    let mut stranger = Browser::at(&server, [192, 0, 2, 1]);
    stranger.arrive("li.si@mail.example").await;
    let foreign = stranger.ask(async |desk, caller| desk.revoke(caller, other).await).await;
    assert_eq!(kind(&foreign), Some(Kind::NotFound));
    desktop.ask(async |desk, caller| desk.revoke(caller, other).await).await.expect("ended");
    assert_eq!(phone.caller().await, Caller::visitor());
    assert!(desktop.caller().await.account.is_some());
    server.stop().await;
}

/// 6.4.1, 7.4.3: a reset works once, soon, and ends every session.
#[tokio::test(flavor = "multi_thread")]
async fn a_reset_ends_every_session_and_counts_once() {
    let server = Server::start().await;
    let mut browser = Browser::new(&server);
    browser.arrive(EMAIL).await;
    browser.ask(async |desk, _| desk.request_reset(EMAIL).await).await.expect("asked");
    let token = server.mail.letter(EMAIL, 2).await.token();
    assert_eq!(rule(&browser.reset(&token, "password1").await), "password.common");
    browser.reset(&token, "quite another sentence").await.expect("set");
    assert_eq!(browser.caller().await, Caller::visitor());
    assert_eq!(rule(&browser.reset(&token, "a third long sentence").await), "token.spent");
    assert_eq!(rule(&browser.sign_in(EMAIL, PASSWORD).await), "sign_in.wrong");
    assert_eq!(browser.sign_in(EMAIL, "quite another sentence").await, Ok(SignedIn::Done));
    assert!(server.mail.letter(EMAIL, 3).await.body.contains("刚刚更改"));
    server.stop().await;
}

/// 6.3.1, S8: guessing is slowed down where it comes from, and the owner can still sign in.
#[tokio::test(flavor = "multi_thread")]
async fn guesses_make_strangers_wait_and_not_the_owner() {
    let server = Server::with(|config| {
        config.limits.sign_in_failures_max = 3;
        config.limits.sign_in_failures_account_max = 6;
    })
    .await;
    let mut owner = Browser::new(&server);
    owner.arrive(EMAIL).await;
    let mut stranger = Browser::at(&server, [192, 0, 2, 1]);
    for _ in 0..3 {
        assert_eq!(rule(&stranger.sign_in(EMAIL, "a wrong guess").await), "sign_in.wrong");
    }
    let refused = stranger.sign_in(EMAIL, PASSWORD).await;
    assert_eq!(kind(&refused), Some(Kind::TooMany));
    let wait: u64 = refused.expect_err("a wait").facts["retry_after_s"].parse().expect("seconds");
    assert!((1..=900).contains(&wait), "{wait}");
    let mut waiting = false;
    for last in 2..6 {
        let mut another = Browser::at(&server, [192, 0, 2, last]);
        waiting |= kind(&another.sign_in(EMAIL, "a wrong guess").await) == Some(Kind::TooMany);
    }
    assert!(waiting, "many addresses count together");
    assert_eq!(owner.sign_in(EMAIL, PASSWORD).await, Ok(SignedIn::Done));
    server.stop().await;
}

/// 6.3.3, 6.5.1: staff are nobody before the second factor, and a code counts once.
#[tokio::test(flavor = "multi_thread")]
async fn staff_sleep_until_the_second_factor_is_shown() {
    let server = Server::start().await;
    let mut operator = operator(&server).await;
    let court = Some(CourtCode("浙0203".into()));
    let created = operator
        .ask(async |desk, caller| desk.create_staff(caller, "clerk@court.example", "李立案", Role::FilingClerk, court).await)
        .await;
    created.expect("created");
    let invitation = server.mail.letter("clerk@court.example", 1).await;
    let mut clerk = Browser::at(&server, [192, 0, 2, 9]);
    clerk.reset(&invitation.token(), PASSWORD).await.expect("a password");
    assert_eq!(clerk.sign_in("clerk@court.example", PASSWORD).await, Ok(SignedIn::EnrolmentNeeded));
    let asleep = clerk.caller().await;
    assert!(asleep.needs_second_factor() && !asleep.has(Role::FilingClerk));
    let secret = clerk.enrol().await;
    assert!(clerk.caller().await.has(Role::FilingClerk));

    assert_eq!(clerk.sign_in("clerk@court.example", PASSWORD).await, Ok(SignedIn::CodeNeeded));
    assert!(!clerk.caller().await.has(Role::FilingClerk));
    let used = code(&server, &secret);
    let replayed = clerk.ask(async |desk, caller| desk.second_factor(caller, &used).await).await;
    assert_eq!(rule(&replayed), "second_factor.wrong");
    let before = clerk.token.clone();
    let next = later_code(&server, &secret);
    clerk.ask(async |desk, caller| desk.second_factor(caller, &next).await).await.expect("taken");
    assert!(clerk.caller().await.has(Role::FilingClerk));
    assert_ne!(clerk.token, before);
    server.stop().await;
}

/// 6.6.3: five tries, then a wait.
#[tokio::test(flavor = "multi_thread")]
async fn codes_cannot_be_guessed() {
    let server = Server::start().await;
    let mut browser = Browser::new(&server);
    browser.arrive(EMAIL).await;
    browser.enrol().await;
    assert_eq!(browser.sign_in(EMAIL, PASSWORD).await, Ok(SignedIn::CodeNeeded));
    assert_eq!(browser.caller().await.account, None);
    for _ in 0..5 {
        let wrong = browser.ask(async |desk, caller| desk.second_factor(caller, "000000").await).await;
        assert_eq!(rule(&wrong), "second_factor.wrong");
    }
    let wait = browser.ask(async |desk, caller| desk.second_factor(caller, "000000").await).await;
    assert_eq!(kind(&wait), Some(Kind::TooMany));
    server.stop().await;
}

/// 7.4.2, 8.3.2: disabling ends every session at once; roles are withdrawn with immediate effect.
#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_official_is_out_at_once() {
    let server = Server::start().await;
    let mut operator = operator(&server).await;
    let created = operator
        .ask(async |desk, caller| desk.create_staff(caller, "auditor@zhangban.example", "审计员", Role::Auditor, None).await)
        .await;
    created.expect("created");
    let invitation = server.mail.letter("auditor@zhangban.example", 1).await;
    let mut auditor = Browser::at(&server, [192, 0, 2, 9]);
    auditor.reset(&invitation.token(), PASSWORD).await.expect("a password");
    auditor.sign_in("auditor@zhangban.example", PASSWORD).await.expect("signed in");
    auditor.enrol().await;
    assert_eq!(auditor.ask(async |desk, caller| desk.readings(caller).await).await, Ok(Vec::new()));
    let foreign = auditor.ask(async |desk, caller| desk.staff(caller).await).await;
    assert_eq!(kind(&foreign), Some(Kind::Forbidden));

    let id: AccountId = auditor.caller().await.account.expect("signed in");
    let both = operator.ask(async |desk, caller| desk.grant(caller, id, Role::SecurityOfficer, None).await).await;
    assert_eq!(rule(&both), "role.separate");
    operator.ask(async |desk, caller| desk.disable(caller, id).await).await.expect("disabled");
    let session = auditor.visit().await.session;
    assert!(session.is_none(), "every session has ended");
    assert_eq!(rule(&auditor.sign_in("auditor@zhangban.example", PASSWORD).await), "sign_in.wrong");
    server.stop().await;
}

/// 8.2.1: operators decide about others, never about themselves, and nobody else decides at all.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_but_an_operator_manages_staff_and_no_operator_themselves() {
    let server = Server::start().await;
    let mut operator = operator(&server).await;
    let own = operator.caller().await.account.expect("signed in");
    let result = operator.ask(async |desk, caller| desk.disable(caller, own).await).await;
    assert_eq!(rule(&result), "staff.own_account");
    let mut person = Browser::at(&server, [192, 0, 2, 5]);
    person.arrive(EMAIL).await;
    let id = person.caller().await.account.expect("signed in");
    let refused = person.ask(async |desk, caller| desk.grant(caller, id, Role::Operator, None).await).await;
    assert_eq!(kind(&refused), Some(Kind::Forbidden));
    // A person is no official: an operator's page does not find them.
    let missing = operator.ask(async |desk, caller| desk.grant(caller, id, Role::Judge, Some(CourtCode("浙0203".into()))).await).await;
    assert_eq!(kind(&missing), Some(Kind::NotFound));
    let again = first_operator(&server.state().context.store, server.state().context.now(), server.state().context.random, "b@c.example", "B").await;
    assert!(again.is_err(), "a second first operator");
    server.stop().await;
}
