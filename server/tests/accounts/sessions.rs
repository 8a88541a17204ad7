//! Sessions, guesses, codes.

use domain::{
    account::{AccountDesk as _, SignedIn},
    caller::Caller,
    refusal::Kind,
};

use super::browser::*;
use crate::support::Server;

/// 7.2.4, 7.4.1: another token after signing in, none after signing out; only hashes are stored (S15).
#[tokio::test(flavor = "multi_thread")]
async fn a_session_changes_its_token_and_ends() {
    let server = Server::start().await;
    let mut browser = Browser::new(&server);
    browser.arrive(EMAIL).await;
    let first = browser.token.clone().expect("a session");
    assert_eq!(first.len(), 43);
    browser
        .sign_in(EMAIL, PASSWORD)
        .await
        .expect("signed in again");
    let second = browser.token.clone().expect("a session");
    assert_ne!(first, second);
    let thief = Browser {
        token: Some(first),
        ..Browser::new(&server)
    };
    assert_eq!(thief.caller().await, Caller::visitor());
    browser
        .ask(async |desk, caller| desk.sign_out(caller).await)
        .await
        .expect("signed out");
    assert_eq!(browser.token, None);
    let thief = Browser {
        token: Some(second.clone()),
        ..Browser::new(&server)
    };
    assert_eq!(thief.caller().await, Caller::visitor());
    let data = server.data();
    for file in std::fs::read_dir(data).expect("the data folder").flatten() {
        if file.file_type().expect("a type").is_file() {
            let bytes = std::fs::read(file.path()).expect("readable");
            let found = bytes
                .windows(second.len())
                .any(|window| window == second.as_bytes());
            assert!(!found, "{:?} holds a token", file.file_name());
        }
    }
    server.stop().await;
}

/// 7.5.2, 8.2.2: one's own sessions are listed and ended, a foreign one is as good as none.
#[tokio::test(flavor = "multi_thread")]
async fn sessions_are_listed_and_ended_by_their_owner_only() {
    let server = Server::start().await;
    let mut phone = Browser::new(&server);
    phone.arrive(EMAIL).await;
    let mut desktop = Browser::new(&server);
    desktop.sign_in(EMAIL, PASSWORD).await.expect("signed in");
    let listed = desktop
        .ask(async |desk, caller| desk.sessions(caller).await)
        .await
        .expect("listed");
    assert_eq!(listed.len(), 2);
    let other = listed
        .iter()
        .find(|session| !session.current)
        .expect("the phone")
        .id;
    let mut stranger = Browser::at(&server, [192, 0, 2, 1]);
    stranger.arrive("li.si@mail.example").await;
    let foreign = stranger
        .ask(async |desk, caller| desk.revoke(caller, other).await)
        .await;
    assert_eq!(kind(&foreign), Some(Kind::NotFound));
    desktop
        .ask(async |desk, caller| desk.revoke(caller, other).await)
        .await
        .expect("ended");
    assert_eq!(phone.caller().await, Caller::visitor());
    assert!(desktop.caller().await.account.is_some());
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
        assert_eq!(
            rule(&stranger.sign_in(EMAIL, "a wrong guess").await),
            "sign_in.wrong"
        );
    }
    let refused = stranger.sign_in(EMAIL, PASSWORD).await;
    assert_eq!(kind(&refused), Some(Kind::TooMany));
    let wait: u64 = refused.expect_err("a wait").facts["retry_after_s"]
        .parse()
        .expect("seconds");
    assert!((1..=900).contains(&wait), "{wait}");
    let mut waiting = false;
    for last in 2..12 {
        let mut another = Browser::at(&server, [192, 0, 2, last]);
        waiting |= kind(&another.sign_in(EMAIL, "a wrong guess").await) == Some(Kind::TooMany);
    }
    assert!(waiting, "many addresses count together");
    assert_eq!(owner.sign_in(EMAIL, PASSWORD).await, Ok(SignedIn::Done));
    server.stop().await;
}

/// 6.6.3: five tries, then a wait.
#[tokio::test(flavor = "multi_thread")]
async fn codes_cannot_be_guessed() {
    let server = Server::start().await;
    let mut browser = Browser::new(&server);
    browser.arrive(EMAIL).await;
    browser.enrol().await;
    assert_eq!(
        browser.sign_in(EMAIL, PASSWORD).await,
        Ok(SignedIn::CodeNeeded)
    );
    assert_eq!(browser.caller().await.account, None);
    for _ in 0..5 {
        let wrong = browser
            .ask(async |desk, caller| desk.second_factor(caller, "000000").await)
            .await;
        assert_eq!(rule(&wrong), "second_factor.wrong");
    }
    let wait = browser
        .ask(async |desk, caller| desk.second_factor(caller, "000000").await)
        .await;
    assert_eq!(kind(&wait), Some(Kind::TooMany));
    server.stop().await;
}
