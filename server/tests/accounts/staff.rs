//! Officials and operators.

use domain::{
    account::{AccountDesk as _, SignedIn},
    caller::{CourtCode, Role},
    id::AccountId,
    refusal::Kind,
};
use server::desk::account::first_operator;

use crate::{browser::*, support::Server};

/// 6.3.3, 6.5.1: staff are nobody before the second factor, and a code counts once.
#[tokio::test(flavor = "multi_thread")]
async fn staff_sleep_until_the_second_factor_is_shown() {
    // Held still, so that no code's half minute ends between two lines.
    let server = Server::with(|config| config.clock.fixed_ms = Some(1_772_000_000_000)).await;
    let mut operator = operator(&server).await;
    let court = Some(CourtCode("浙0203".into()));
    let created = operator
        .ask(async |desk, caller| {
            desk.create_staff(
                caller,
                "clerk@court.example",
                "李立案",
                Role::FilingClerk,
                court,
            )
            .await
        })
        .await;
    created.expect("created");
    let invitation = server.mail.letter("clerk@court.example", 1).await;
    let mut clerk = Browser::at(&server, [192, 0, 2, 9]);
    clerk
        .reset(&invitation.token(), PASSWORD)
        .await
        .expect("a password");
    assert_eq!(
        clerk.sign_in("clerk@court.example", PASSWORD).await,
        Ok(SignedIn::EnrolmentNeeded)
    );
    let asleep = clerk.caller().await;
    assert!(asleep.needs_second_factor() && !asleep.has(Role::FilingClerk));
    let secret = clerk.enrol().await;
    assert!(clerk.caller().await.has(Role::FilingClerk));

    assert_eq!(
        clerk.sign_in("clerk@court.example", PASSWORD).await,
        Ok(SignedIn::CodeNeeded)
    );
    assert!(!clerk.caller().await.has(Role::FilingClerk));
    let used = code(&server, &secret);
    let replayed = clerk
        .ask(async |desk, caller| desk.second_factor(caller, &used).await)
        .await;
    assert_eq!(rule(&replayed), "second_factor.wrong");
    let before = clerk.token.clone();
    let next = later_code(&server, &secret);
    clerk
        .ask(async |desk, caller| desk.second_factor(caller, &next).await)
        .await
        .expect("taken");
    assert!(clerk.caller().await.has(Role::FilingClerk));
    assert_ne!(clerk.token, before);
    server.stop().await;
}

/// 7.4.2, 8.3.2: disabling ends every session at once; roles are withdrawn with immediate effect.
#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_official_is_out_at_once() {
    let server = Server::start().await;
    let mut operator = operator(&server).await;
    let created = operator
        .ask(async |desk, caller| {
            desk.create_staff(
                caller,
                "auditor@zhangban.example",
                "审计员",
                Role::Auditor,
                None,
            )
            .await
        })
        .await;
    created.expect("created");
    let invitation = server.mail.letter("auditor@zhangban.example", 1).await;
    let mut auditor = Browser::at(&server, [192, 0, 2, 9]);
    auditor
        .reset(&invitation.token(), PASSWORD)
        .await
        .expect("a password");
    auditor
        .sign_in("auditor@zhangban.example", PASSWORD)
        .await
        .expect("signed in");
    auditor.enrol().await;
    assert_eq!(
        auditor
            .ask(async |desk, caller| desk.readings(caller).await)
            .await,
        Ok(Vec::new())
    );
    let foreign = auditor
        .ask(async |desk, caller| desk.staff(caller).await)
        .await;
    assert_eq!(kind(&foreign), Some(Kind::Forbidden));

    let id: AccountId = auditor.caller().await.account.expect("signed in");
    let both = operator
        .ask(async |desk, caller| desk.grant(caller, id, Role::SecurityOfficer, None).await)
        .await;
    assert_eq!(rule(&both), "role.separate");
    operator
        .ask(async |desk, caller| desk.disable(caller, id).await)
        .await
        .expect("disabled");
    let session = auditor.visit().await.session;
    assert!(session.is_none(), "every session has ended");
    assert_eq!(
        rule(&auditor.sign_in("auditor@zhangban.example", PASSWORD).await),
        "sign_in.wrong"
    );
    server.stop().await;
}

/// 8.2.1: operators decide about others, never about themselves, and nobody else decides at all.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_but_an_operator_manages_staff_and_no_operator_themselves() {
    let server = Server::start().await;
    let mut operator = operator(&server).await;
    let own = operator.caller().await.account.expect("signed in");
    let result = operator
        .ask(async |desk, caller| desk.disable(caller, own).await)
        .await;
    assert_eq!(rule(&result), "staff.own_account");
    let mut person = Browser::at(&server, [192, 0, 2, 5]);
    person.arrive(EMAIL).await;
    let id = person.caller().await.account.expect("signed in");
    let refused = person
        .ask(async |desk, caller| desk.grant(caller, id, Role::Operator, None).await)
        .await;
    assert_eq!(kind(&refused), Some(Kind::Forbidden));
    // A person is no official: an operator's page does not find them.
    let missing = operator
        .ask(async |desk, caller| {
            desk.grant(caller, id, Role::Judge, Some(CourtCode("浙0203".into())))
                .await
        })
        .await;
    assert_eq!(kind(&missing), Some(Kind::NotFound));
    let again = first_operator(
        &server.state().context.store,
        server.state().context.now(),
        server.state().context.random,
        "b@c.example",
        "B",
    )
    .await;
    assert!(again.is_err(), "a second first operator");
    server.stop().await;
}
