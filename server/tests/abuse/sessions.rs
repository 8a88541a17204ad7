//! Tokens planted, stolen and replayed.

use reqwest::StatusCode;

use crate::{
    matrix::house::{House, SESSION},
    support::{Client, Server, location},
};

const EMAIL: &str = "wang.fang@mail.example";
const PASSWORD: &str = "a sentence nobody guesses";

async fn register(server: &Server) {
    let client = server.client();
    let form = [
        ("email", EMAIL),
        ("name", "王芳"),
        ("password", PASSWORD),
        ("role", "person"),
    ];
    client.post("/api/account/register", &form).await;
    let letter = server.mail.letter(EMAIL, 1).await;
    let token = letter.token();
    client
        .post("/api/account/verify-email", &[("token", token.as_str())])
        .await;
}

async fn sign_in(client: &Client) -> String {
    let form = [("email", EMAIL), ("password", PASSWORD)];
    let answer = client.post("/api/account/sign-in", &form).await;
    assert_eq!(
        (answer.status(), location(&answer)),
        (StatusCode::SEE_OTHER, "/me")
    );
    client.cookie(SESSION).expect("a session")
}

/// Whether this token is anyone's.
async fn is_alive(server: &Server, token: &str) -> bool {
    let thief = server.client();
    thief.set_cookie(SESSION, token);
    match thief.get("/me/sessions").await.status() {
        StatusCode::OK => true,
        StatusCode::UNAUTHORIZED => false,
        other => panic!("{other}"),
    }
}

/// ASVS 7.2.4, S15: a token planted before the sign-in is worth nothing after it.
#[tokio::test(flavor = "multi_thread")]
async fn a_planted_token_is_not_signed_in_with_its_victim() {
    let server = Server::start().await;
    register(&server).await;
    // The attacker takes a session that carries a refused form, and plants its cookie.
    let attacker = server.client();
    attacker
        .post(
            "/api/account/register",
            &[("email", "x"), ("name", ""), ("password", ""), ("role", "")],
        )
        .await;
    let planted = attacker
        .cookie(SESSION)
        .expect("a session without an account");
    let victim = server.client();
    victim.set_cookie(SESSION, &planted);
    let token = sign_in(&victim).await;
    assert_ne!(token, planted);
    assert!(is_alive(&server, &token).await);
    assert!(
        !is_alive(&server, &planted).await,
        "the planted token was signed in"
    );
    // A token of the attacker's own making is none at all.
    let made = "A".repeat(43);
    let victim = server.client();
    victim.set_cookie(SESSION, &made);
    assert_ne!(sign_in(&victim).await, made);
    assert!(!is_alive(&server, &made).await);
    server.stop().await;
}

/// ASVS 7.4.1, S14, S15: what was caught before is worth nothing after signing out or closing the account.
#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_worth_nothing_after_its_session() {
    let server = Server::start().await;
    register(&server).await;
    let client = server.client();
    let token = sign_in(&client).await;
    client.post("/api/account/sign-out", &[]).await;
    assert!(!is_alive(&server, &token).await);
    let replayed = server.client();
    replayed.set_cookie(SESSION, &token);
    let draft = replayed
        .call("/api/court/open-draft", &[("key", "k")])
        .await;
    assert_eq!(draft.status(), StatusCode::UNAUTHORIZED);

    let other = sign_in(&server.client()).await;
    let token = sign_in(&client).await;
    client
        .post("/api/account/close", &[("password", PASSWORD)])
        .await;
    for token in [token, other] {
        assert!(
            !is_alive(&server, &token).await,
            "a closed account is signed in"
        );
    }
    server.stop().await;
}

/// ASVS 7.4.2, S15: disabling an account ends what it is in the middle of.
#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_account_is_signed_out_at_once() {
    let mut house = House::new().await;
    let things = house.things(0).await;
    let askers = house.askers(0).await;
    let named = |name: &str| {
        askers
            .iter()
            .find(|asker| asker.name == name)
            .expect("someone")
    };
    let operator = named("operator");
    // The matrix' official is nobody who asks; another clerk's account is found on the operator's page.
    let account = things.official.to_string();
    let done = operator
        .client
        .call("/api/operator/disable", &[("account", &account)])
        .await;
    assert_eq!(done.status(), StatusCode::OK);
    let store = &house.server.state().context.store;
    let now = house.server.state().context.now();
    let left = store.sessions.of_account(things.official, now).await;
    assert_eq!(left.expect("an answer"), []);
    let again = operator
        .client
        .call("/api/operator/disable", &[("account", &account)])
        .await;
    assert_eq!(again.status(), StatusCode::CONFLICT);
    house.server.stop().await;
}
