use domain::{
    caller::Caller,
    court::{desk::CourtDesk as _, notice::NoticeKind},
    id::CaseId,
};
use server::work::work_off;

use super::support::{House, key};

async fn accepted(house: &House) -> (Caller, CaseId) {
    let (claimant, clerk) = (house.claimant().await, house.clerk().await);
    let case = house.submitted(&claimant).await;
    house.work().await;
    let version = house.version(&clerk, case).await;
    house
        .court
        .accept(&clerk, case, version, key("accept"))
        .await
        .expect("accepted");
    (claimant, case)
}

#[tokio::test]
async fn an_accepted_case_gets_its_papers_named_in_the_docket() {
    let house = House::new().await;
    let (claimant, case) = accepted(&house).await;
    house.work().await;
    let view = house.court.case(&claimant, case).await.expect("the case");
    let kinds: Vec<_> = view.notices.iter().map(|notice| notice.kind).collect();
    assert_eq!(
        kinds,
        [
            NoticeKind::SubmissionReceipt,
            NoticeKind::Acceptance,
            NoticeKind::FeeNotice
        ]
    );
    let issued = view
        .timeline
        .iter()
        .filter(|entry| entry.event == "notice.issued");
    let hashes: Vec<_> = issued.map(|entry| entry.facts["sha256"].clone()).collect();
    let files: Vec<_> = view
        .notices
        .iter()
        .map(|notice| notice.sha256.to_string())
        .collect();
    assert_eq!(hashes, files);
    let receipt = house
        .court
        .receipt(&claimant, case, None)
        .await
        .expect("a receipt");
    assert_eq!(receipt.notice, Some(view.notices[0].id));
}

#[tokio::test]
async fn run_twice_the_outbox_issues_once() {
    let house = House::new().await;
    let (claimant, case) = accepted(&house).await;
    // A worker takes everything, carries nothing through and dies: its lease runs out.
    let taken = house
        .context
        .store
        .outbox
        .claim(house.now(), 60_000, 100)
        .await
        .expect("claimed");
    assert_eq!(taken.len(), 3);
    assert_eq!(work_off(&house.context).await.expect("nothing free"), 0);
    house.clock.move_to(house.now().plus_minutes(2));
    assert_eq!(work_off(&house.context).await.expect("worked off"), 3);
    // The first worker comes back from the dead with the same effects.
    for queued in &taken {
        house
            .context
            .store
            .outbox
            .failed(queued.place, house.now())
            .await
            .expect("noted");
    }
    work_off(&house.context).await.expect("worked off");
    let view = house.court.case(&claimant, case).await.expect("the case");
    assert_eq!(view.notices.len(), 3);
    assert_eq!(
        view.timeline
            .iter()
            .filter(|entry| entry.event == "notice.issued")
            .count(),
        3
    );
}

#[tokio::test]
async fn a_failure_midway_is_put_off_and_made_good() {
    let house = House::with_fonts(vec!["/nowhere".into()]).await;
    let claimant = house.claimant().await;
    let case = house.submitted(&claimant).await;
    // The letter goes out; the document cannot be set.
    assert_eq!(work_off(&house.context).await.expect("worked off"), 1);
    assert_eq!(work_off(&house.context).await.expect("put off"), 0);
    assert_eq!(house.context.store.outbox.depth().await, Ok(1));
    assert!(
        house
            .court
            .case(&claimant, case)
            .await
            .expect("the case")
            .notices
            .is_empty()
    );
    let fonts = server::documents::Documents::new(vec!["/usr/share/fonts/opentype/noto".into()]);
    let mended = server::context::Context {
        clock: house.context.clock.clone(),
        random: house.context.random,
        store: house.context.store.clone(),
        rules: server::context::Rules::new(house.context.rules.book().as_ref().clone()),
        search: house.context.search.clone(),
        receipts: house.context.receipts.clone(),
        mailer: server::mail::Mailer::new(&house.context.config).expect("a mailer"),
        passwords: house.context.passwords.clone(),
        providers: server::oidc::Providers::default(),
        courts: house.context.courts.clone(),
        documents: fonts,
        bell: server::work::Bell::default(),
        config: house.context.config.clone(),
    };
    house.clock.move_to(house.now().plus_minutes(1));
    assert_eq!(work_off(&mended).await.expect("made good"), 1);
    assert_eq!(
        house
            .court
            .case(&claimant, case)
            .await
            .expect("the case")
            .notices
            .len(),
        1
    );
}

#[tokio::test]
async fn the_papers_of_every_round_are_issued_though_the_case_has_moved_on() {
    let house = House::new().await;
    let (claimant, clerk) = (house.claimant().await, house.clerk().await);
    let case = house.submitted(&claimant).await;
    let version = house.version(&clerk, case).await;
    let item = domain::court::case::CorrectionItem {
        code: domain::court::case::CorrectionCode::ClaimNotSpecific,
        note: "请写明利息。".into(),
    };
    house.clock.move_to(house.now().plus_minutes(1));
    house
        .court
        .send_list(&clerk, case, version, vec![item], 7, key("list"))
        .await
        .expect("sent");
    let receipt = async |round| house.court.receipt(&claimant, case, round).await;
    let first = receipt(None).await.expect("a receipt");
    let draft = house.court.correct(&claimant, case).await.expect("a draft");
    house
        .exhibit(&claimant, draft, "账单.txt", b"the bill")
        .await
        .expect("an exhibit");
    let answer = [("narrative".to_owned(), "补充说明。".to_owned())];
    let facts = domain::court::field::Step::Facts;
    house
        .court
        .save_row(&claimant, draft, None, facts, 0, answer.into())
        .await
        .expect("saved");
    house.clock.move_to(house.now().plus_minutes(1));
    house
        .court
        .submit(&claimant, draft, key("again"))
        .await
        .expect("resubmitted");
    let version = house.version(&clerk, case).await;
    house
        .court
        .accept(&clerk, case, version, key("accept"))
        .await
        .expect("accepted");
    house.work().await;
    let view = house.court.case(&claimant, case).await.expect("the case");
    let kinds: Vec<_> = view
        .notices
        .iter()
        .map(|notice| (notice.kind, notice.round))
        .collect();
    assert_eq!(
        kinds,
        [
            (NoticeKind::SubmissionReceipt, 1),
            (NoticeKind::SubmissionReceipt, 2),
            (NoticeKind::CorrectionList, 1),
            (NoticeKind::Acceptance, 1),
            (NoticeKind::FeeNotice, 1),
        ]
    );
    assert_eq!(view.submissions(), 2);
    let again = receipt(Some(1)).await.expect("the first is not lost");
    assert_eq!((again.text, again.round), (first.text, 1));
    let second = receipt(Some(2)).await.expect("a receipt");
    assert_eq!(second.signed.receipt.exhibits.len(), 2);
    assert_eq!(receipt(None).await.expect("the last").text, second.text);
    assert!(house.court.verify_receipt(&second.text).is_ok());
    for round in [0, 3] {
        let none = receipt(Some(round)).await.expect_err("no such submission");
        assert_eq!(none.kind, domain::refusal::Kind::NotFound);
    }
}

#[tokio::test]
async fn a_letter_is_tried_until_its_news_is_old_and_then_given_up() {
    let house = House::new().await;
    let claimant = house.claimant().await;
    // A file where the folder of letters should be: none can be handed over.
    std::fs::write(house.context.config.data.join("mail"), "").expect("written");
    house.submitted(&claimant).await;
    let outbox = &house.context.store.outbox;
    let fails_still = async || {
        work_off(&house.context).await.expect("worked off");
        outbox.depth().await.expect("counted") == 1
    };
    assert!(fails_still().await);
    house.clock.move_to(house.now().plus_hours(47));
    assert!(fails_still().await);
    house.clock.move_to(house.now().plus_hours(1));
    assert!(!fails_still().await);
}

/// Whoever asks finds it twenty seconds later.
struct SlowDay(std::sync::atomic::AtomicI64);

impl domain::clock::Clock for SlowDay {
    fn now(&self) -> domain::clock::Instant {
        let ms = self
            .0
            .fetch_add(20_000, std::sync::atomic::Ordering::SeqCst);
        domain::clock::Instant(ms)
    }
}

/// Letters to a mail server that does not answer take so long that the last of a batch would outlive its lease, and
/// a second node would send it too.
#[tokio::test]
async fn what_would_outlive_its_lease_is_not_begun() {
    let house = House::new().await;
    let claimant = house.claimant().await;
    house.submitted(&claimant).await;
    assert_eq!(house.context.store.outbox.depth().await, Ok(2));
    let slow = server::context::Context {
        clock: std::sync::Arc::new(SlowDay(house.now().ms().into())),
        random: house.context.random,
        store: house.context.store.clone(),
        rules: server::context::Rules::new(house.context.rules.book().as_ref().clone()),
        search: house.context.search.clone(),
        receipts: house.context.receipts.clone(),
        mailer: server::mail::Mailer::new(&house.context.config).expect("a mailer"),
        passwords: house.context.passwords.clone(),
        courts: house.context.courts.clone(),
        documents: server::documents::Documents::new(vec!["/usr/share/fonts/opentype/noto".into()]),
        bell: server::work::Bell::default(),
        providers: server::oidc::Providers::default(),
        config: house.context.config.clone(),
    };
    assert_eq!(work_off(&slow).await.expect("worked off"), 1);
    assert_eq!(house.context.store.outbox.depth().await, Ok(1));
    house.clock.move_to(house.now().plus_minutes(3));
    assert_eq!(work_off(&house.context).await.expect("the rest"), 1);
}
