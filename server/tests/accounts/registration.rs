//! Registration, confirmation, reset.

use domain::{
    account::{AccountDesk as _, SignedIn},
    caller::Caller,
};
use server::desk::account::Accounts;

use super::browser::*;
use crate::support::Server;

#[tokio::test(flavor = "multi_thread")]
async fn a_registration_comes_into_force_by_its_letter() {
    let server = Server::start().await;
    let mut browser = Browser::new(&server);
    browser.register(EMAIL, PASSWORD).await.expect("registered");
    assert_eq!(
        rule(&browser.sign_in(EMAIL, PASSWORD).await),
        "sign_in.unverified"
    );
    let letter = server.mail.letter(EMAIL, 1).await;
    assert!(
        letter.head.contains("Message-ID: <effect"),
        "{}",
        letter.head
    );
    assert!(letter.link().starts_with(server.running.origin.as_str()));
    // The second letter, sent with the refused sign-in, has taken the first one's place.
    let second = server.mail.letter(EMAIL, 2).await;
    assert_eq!(rule(&browser.verify(&letter.token()).await), "token.spent");
    browser.verify(&second.token()).await.expect("confirmed");
    assert_eq!(rule(&browser.verify(&second.token()).await), "token.spent");
    assert_eq!(browser.sign_in(EMAIL, PASSWORD).await, Ok(SignedIn::Done));
    let me = browser
        .ask(async |desk, caller| desk.me(caller).await)
        .await
        .expect("signed in");
    assert_eq!((me.name.as_str(), me.email.as_str()), ("王芳", EMAIL));
    server.stop().await;
}

/// A mail server that says no once is no reason to leave someone without an account.
#[tokio::test(flavor = "multi_thread")]
async fn a_letter_refused_once_arrives_with_the_next_try() {
    let server = Server::start().await;
    server.mail.refuse_one();
    let mut browser = Browser::new(&server);
    browser.register(EMAIL, PASSWORD).await.expect("registered");
    let letter = server.mail.letter(EMAIL, 1).await;
    browser.verify(&letter.token()).await.expect("confirmed");
    server.stop().await;
}

/// 6.3.8: whoever asks does not learn who has an account.
#[tokio::test(flavor = "multi_thread")]
async fn known_and_unknown_addresses_get_the_same_answers() {
    let server = Server::start().await;
    let mut owner = Browser::new(&server);
    owner.arrive(EMAIL).await;
    let mut stranger = Browser::at(&server, [192, 0, 2, 1]);
    assert_eq!(
        stranger.register(EMAIL, "another long sentence").await,
        Ok(())
    );
    assert!(server.mail.letter(EMAIL, 2).await.body.contains("再次注册"));
    let known = stranger.sign_in(EMAIL, "wrong password").await;
    let unknown = stranger
        .sign_in("nobody@mail.example", "wrong password")
        .await;
    assert_eq!(known, unknown);
    let reset = async |desk: &Accounts, email: &str| desk.request_reset(email).await;
    let known = stranger.ask(async |desk, _| reset(desk, EMAIL).await).await;
    let unknown = stranger
        .ask(async |desk, _| reset(desk, "nobody@mail.example").await)
        .await;
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
    stranger
        .register(EMAIL, "the password of a stranger")
        .await
        .expect("registered");
    let first = server.mail.letter(EMAIL, 1).await;
    let mut owner = Browser::new(&server);
    owner.register(EMAIL, PASSWORD).await.expect("registered");
    let second = server.mail.letter(EMAIL, 2).await;
    assert_eq!(rule(&owner.verify(&first.token()).await), "token.spent");
    owner.verify(&second.token()).await.expect("confirmed");
    assert_eq!(
        rule(&stranger.sign_in(EMAIL, "the password of a stranger").await),
        "sign_in.wrong"
    );
    assert_eq!(owner.sign_in(EMAIL, PASSWORD).await, Ok(SignedIn::Done));
    server.stop().await;
}

/// 6.4.1, 7.4.3: a reset works once, soon, and ends every session.
#[tokio::test(flavor = "multi_thread")]
async fn a_reset_ends_every_session_and_counts_once() {
    let server = Server::start().await;
    let mut browser = Browser::new(&server);
    browser.arrive(EMAIL).await;
    browser
        .ask(async |desk, _| desk.request_reset(EMAIL).await)
        .await
        .expect("asked");
    let token = server.mail.letter(EMAIL, 2).await.token();
    assert_eq!(
        rule(&browser.reset(&token, "password1").await),
        "password.common"
    );
    browser
        .reset(&token, "quite another sentence")
        .await
        .expect("set");
    assert_eq!(browser.caller().await, Caller::visitor());
    assert_eq!(
        rule(&browser.reset(&token, "a third long sentence").await),
        "token.spent"
    );
    assert_eq!(
        rule(&browser.sign_in(EMAIL, PASSWORD).await),
        "sign_in.wrong"
    );
    assert_eq!(
        browser.sign_in(EMAIL, "quite another sentence").await,
        Ok(SignedIn::Done)
    );
    assert!(server.mail.letter(EMAIL, 3).await.body.contains("刚刚更改"));
    server.stop().await;
}
