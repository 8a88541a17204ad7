//! Officials and operators.

use domain::{
    account::{AccountDesk as _, GrantForm, ReadingsAsked, SignedIn},
    caller::Role,
    docket::Hash,
    id::{AccountId, CaseId},
    refusal::Kind,
};
use server::desk::account::first_operator;
use store::{Unit, Write, records::NewReading, unit::IdempotencyKey};

use super::browser::*;
use crate::support::Server;

fn held(role: Role, court: &str, authority: &str) -> GrantForm {
    GrantForm {
        role,
        court: court.to_owned(),
        authority: authority.to_owned(),
    }
}

/// 6.3.3, 6.5.1: staff are nobody before the second factor, and a code counts once.
#[tokio::test(flavor = "multi_thread")]
async fn staff_sleep_until_the_second_factor_is_shown() {
    // Held still, so that no code's half minute ends between two lines.
    let server = Server::with(|config| config.clock.fixed_ms = Some(1_772_000_000_000)).await;
    let mut operator = operator(&server).await;
    let grant = held(Role::FilingClerk, "浙0203", "");
    let created = operator
        .ask(async |desk, caller| {
            desk.create_staff(caller, "clerk@court.example", "李立案", grant)
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
    let mut auditor = auditor(&server, &mut operator).await;
    assert_eq!(
        auditor
            .ask(async |desk, caller| desk.readings(caller, ReadingsAsked::default()).await)
            .await
            .map(|page| page.readings),
        Ok(Vec::new())
    );
    let foreign = auditor
        .ask(async |desk, caller| desk.staff(caller).await)
        .await;
    assert_eq!(kind(&foreign), Some(Kind::Forbidden));

    let id: AccountId = auditor.caller().await.account.expect("signed in");
    let both = operator
        .ask(async |desk, caller| {
            desk.grant(caller, id, held(Role::SecurityOfficer, "", ""))
                .await
        })
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

/// An auditor who was created, invited and enrolled.
async fn auditor<'a>(server: &'a Server, operator: &mut Browser<'_>) -> Browser<'a> {
    let (email, name) = ("auditor@zhangban.example", "审计员");
    let created = operator
        .ask(async |desk, caller| {
            desk.create_staff(caller, email, name, held(Role::Auditor, "", ""))
                .await
        })
        .await;
    created.expect("created");
    let invitation = server.mail.letter(email, 1).await;
    let mut auditor = Browser::at(server, [192, 0, 2, 9]);
    let token = invitation.token();
    auditor.reset(&token, PASSWORD).await.expect("a password");
    auditor.sign_in(email, PASSWORD).await.expect("signed in");
    auditor.enrol().await;
    auditor
}

#[tokio::test(flavor = "multi_thread")]
async fn an_auditor_reaches_every_reading_page_by_page_and_by_case() {
    let server = Server::start().await;
    let mut operator = operator(&server).await;
    let reader = operator.caller().await.account.expect("signed in");
    let mut auditor = auditor(&server, &mut operator).await;
    let context = &server.state().context;
    let case = |number: u128| CaseId::from_parts(context.now(), number);
    let (usual, rare) = (case(1), case(2));
    // The oldest reading is of another case than the two hundred after it.
    for number in 0..201 {
        let key = IdempotencyKey::of_work("test", format!("reading {number}"));
        let reading = NewReading {
            reader,
            role: Role::Judge,
            case: if number == 0 { rare } else { usual },
            what: "case".into(),
        };
        let unit = Unit::new(key, Hash::of(b"reading")).write(Write::Reading(reading));
        context.store.save(unit).await.expect("recorded");
    }
    let mut ask = async |before: Option<String>, case: Option<String>| {
        let asked = ReadingsAsked { before, case };
        let page = auditor.ask(async |desk, caller| desk.readings(caller, asked).await);
        page.await.expect("a page")
    };
    let first = ask(None, None).await;
    assert_eq!(first.readings.len(), 200);
    assert!(first.readings.iter().all(|one| one.case == usual));
    let second = ask(first.older, None).await;
    assert_eq!((second.readings.len(), second.older), (1, None));
    assert_eq!(second.readings[0].case, rare);
    let of_rare = ask(None, Some(rare.to_string())).await;
    assert_eq!((of_rare.readings, of_rare.older), (second.readings, None));
    let of_none = ask(None, Some("（2026）浙0203民初9号".into())).await;
    assert_eq!((of_none.readings, of_none.older), (Vec::new(), None));
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
        .ask(async |desk, caller| desk.grant(caller, id, held(Role::Operator, "", "")).await)
        .await;
    assert_eq!(kind(&refused), Some(Kind::Forbidden));
    // A person is no official: an operator's page does not find them.
    let missing = operator
        .ask(async |desk, caller| {
            desk.grant(caller, id, held(Role::Judge, "浙0203", ""))
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
