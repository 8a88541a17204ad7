use domain::{
    caller::Role,
    court::{
        case::{CorrectionCode, CorrectionItem, RefusalGround},
        desk::CourtDesk as _,
        field::Step,
        view::StageView,
    },
    refusal::Kind,
};

use super::support::{House, key};

fn items() -> Vec<CorrectionItem> {
    vec![CorrectionItem {
        code: CorrectionCode::FactsUnclear,
        note: "请写明交付时间。".into(),
    }]
}

#[tokio::test]
async fn a_complaint_is_listed_answered_and_accepted() {
    let house = House::new().await;
    let (claimant, clerk) = (house.claimant().await, house.clerk().await);
    let case = house.submitted(&claimant).await;
    assert!(
        house
            .court
            .drafts(&claimant)
            .await
            .expect("drafts")
            .is_empty(),
        "the draft has become a case"
    );
    let review = house.court.review(&clerk, case).await.expect("a review");
    assert!(review.may_send_list);
    assert_eq!(
        review.fee.total.to_string(),
        "175.00",
        "2.5 % of 15,000 less 200"
    );
    house
        .court
        .send_list(&clerk, case, review.case.version, items(), 7, key("list"))
        .await
        .expect("sent");

    let draft = house
        .court
        .correct(&claimant, case)
        .await
        .expect("a draft that answers");
    assert_eq!(
        house.court.correct(&claimant, case).await,
        Ok(draft),
        "asked twice, one draft"
    );
    let answer = [(
        "narrative".to_owned(),
        "被告于2025年3月1日收到借款，到期未还。".to_owned(),
    )];
    house
        .court
        .save_row(&claimant, draft, None, Step::Facts, 0, answer.into())
        .await
        .expect("saved");
    let same = house
        .court
        .submit(&claimant, draft, key("again"))
        .await
        .expect("resubmitted");
    assert_eq!(same, case);

    let review = house.court.review(&clerk, case).await.expect("a review");
    assert!(!review.may_send_list);
    let second = house
        .court
        .send_list(&clerk, case, review.case.version, items(), 7, key("list 2"))
        .await;
    assert_eq!(second.expect_err("a second list").code, "case.second_list");
    house
        .court
        .accept(&clerk, case, review.case.version, key("accept"))
        .await
        .expect("accepted");

    let view = house.court.case(&claimant, case).await.expect("the case");
    assert_eq!(view.number.as_deref(), Some("（2026）浙0203民初1号"));
    assert!(matches!(
        view.stage,
        StageView::Docketed { overdue: false, .. }
    ));
    assert_eq!(view.deadlines[0].end.to_string(), "2026-03-09");
    let events: Vec<_> = view
        .timeline
        .iter()
        .map(|entry| entry.event.as_str())
        .collect();
    assert_eq!(
        events,
        [
            "filing.submitted",
            "filing.correction_list",
            "filing.resubmitted",
            "case.accepted"
        ]
    );
    let entries = house
        .context
        .store
        .dockets
        .of_case(case)
        .await
        .expect("the docket");
    domain::docket::verify(case, &entries).expect("the chain holds");
}

#[tokio::test]
async fn a_refusal_names_its_article_and_ends_the_clock() {
    let house = House::new().await;
    let (claimant, clerk) = (house.claimant().await, house.clerk().await);
    let case = house.submitted(&claimant).await;
    let version = house.version(&clerk, case).await;
    let refused = house
        .court
        .refuse(
            &clerk,
            case,
            version,
            RefusalGround::OtherCourt,
            "  ".into(),
            key("r"),
        )
        .await;
    assert_eq!(refused.expect_err("reasons are owed").kind, Kind::Invalid);
    let reasons = "本院无管辖权。".to_owned();
    house
        .court
        .refuse(
            &clerk,
            case,
            version,
            RefusalGround::OtherCourt,
            reasons,
            key("r"),
        )
        .await
        .expect("refused");
    let view = house.court.case(&claimant, case).await.expect("the case");
    assert!(matches!(
        view.stage,
        StageView::Refused {
            ground: RefusalGround::OtherCourt,
            ..
        }
    ));
    assert_eq!(view.timeline[1].facts["article"], "CPL 127(4)");
    assert_eq!(house.context.store.schedule.of_case(case).await, Ok(None));
}

#[tokio::test]
async fn numbers_of_a_court_follow_each_other() {
    let house = House::new().await;
    let clerk = house.clerk().await;
    let mut numbers = Vec::new();
    for name in ["first", "second", "third"] {
        let claimant = house.caller(name, Role::Person, None).await;
        let case = house.submitted(&claimant).await;
        let version = house.version(&clerk, case).await;
        house
            .court
            .accept(&clerk, case, version, key(name))
            .await
            .expect("accepted");
        numbers.push(
            house
                .court
                .case(&claimant, case)
                .await
                .expect("the case")
                .number,
        );
    }
    let wanted = [
        "（2026）浙0203民初1号",
        "（2026）浙0203民初2号",
        "（2026）浙0203民初3号",
    ];
    assert_eq!(numbers, wanted.map(|number| Some(number.to_owned())));
}

/// The draft has become a case, but whether by this command cannot be known: that there is none would be a lie.
#[tokio::test]
async fn a_store_that_takes_nothing_denies_nothing() {
    let house = House::new().await;
    let claimant = house.claimant().await;
    let draft = house.whole_draft(&claimant).await;
    let submit = || house.court.submit(&claimant, draft, key("once"));
    submit().await.expect("submitted");
    house.context.store.close().await;
    let cases = house.court.cases(&claimant).await;
    assert_eq!(cases.expect("reading goes on").len(), 1);
    let again = submit().await;
    assert_eq!(again.expect_err("unanswered").kind, Kind::Unavailable);
}

#[tokio::test]
async fn an_act_sent_twice_is_done_once() {
    let house = House::new().await;
    let (claimant, clerk) = (house.claimant().await, house.clerk().await);
    let draft = house.whole_draft(&claimant).await;
    let case = house
        .court
        .submit(&claimant, draft, key("once"))
        .await
        .expect("submitted");
    assert_eq!(
        house.court.submit(&claimant, draft, key("once")).await,
        Ok(case)
    );
    let other = house.court.submit(&claimant, draft, key("another")).await;
    assert_eq!(other.expect_err("the draft is gone").kind, Kind::NotFound);
    assert_eq!(house.court.cases(&claimant).await.expect("cases").len(), 1);

    let version = house.version(&clerk, case).await;
    house
        .court
        .accept(&clerk, case, version, key("yes"))
        .await
        .expect("accepted");
    house
        .court
        .accept(&clerk, case, version, key("yes"))
        .await
        .expect("the same answer");
    let again = house
        .court
        .accept(&clerk, case, version, key("yes again"))
        .await;
    assert_eq!(again.expect_err("it has moved on").kind, Kind::Conflict);
    let entries = house
        .context
        .store
        .dockets
        .of_case(case)
        .await
        .expect("the docket");
    assert_eq!(entries.len(), 2);
}

#[tokio::test]
async fn foreign_and_missing_answer_alike() {
    let house = House::new().await;
    let (claimant, stranger) = (
        house.claimant().await,
        house.caller("stranger", Role::Person, None).await,
    );
    let elsewhere = house
        .caller("elsewhere", Role::FilingClerk, Some("浙0106"))
        .await;
    let draft = house.whole_draft(&claimant).await;
    assert_eq!(
        house
            .court
            .draft(&stranger, draft)
            .await
            .expect_err("foreign")
            .kind,
        Kind::NotFound
    );
    assert_eq!(
        house
            .court
            .discard_draft(&stranger, draft)
            .await
            .expect_err("foreign")
            .kind,
        Kind::NotFound
    );
    let case = house
        .court
        .submit(&claimant, draft, key("submit"))
        .await
        .expect("submitted");
    let missing = domain::id::CaseId::from_parts(house.now(), 7);
    for caller in [&stranger, &elsewhere] {
        let foreign = house.court.case(caller, case).await.expect_err("foreign");
        assert_eq!(
            Err(foreign),
            house.court.case(caller, missing).await,
            "no difference to a missing one"
        );
    }
    assert_eq!(
        house
            .court
            .receipt(&stranger, case, None)
            .await
            .expect_err("foreign")
            .kind,
        Kind::NotFound
    );
    let accepted = house.court.accept(&elsewhere, case, 0, key("accept")).await;
    assert_eq!(
        accepted.expect_err("another court's clerk").kind,
        Kind::NotFound
    );
    assert_eq!(
        house
            .court
            .accept(&claimant, case, 0, key("a"))
            .await
            .expect_err("a party")
            .kind,
        Kind::Forbidden
    );
}

#[tokio::test]
async fn a_clerk_without_the_second_factor_sees_nothing() {
    let house = House::new().await;
    let claimant = house.claimant().await;
    let case = house.submitted(&claimant).await;
    let clerk = domain::caller::Caller {
        second_factor: false,
        ..house.clerk().await
    };
    assert_eq!(
        house.court.queue(&clerk).await.expect_err("asleep").kind,
        Kind::SecondFactorNeeded
    );
    assert_eq!(
        house
            .court
            .case(&clerk, case)
            .await
            .expect_err("asleep")
            .kind,
        Kind::SecondFactorNeeded
    );
    let visitor = domain::caller::Caller::visitor();
    assert_eq!(
        house
            .court
            .case(&visitor, case)
            .await
            .expect_err("nobody")
            .kind,
        Kind::SignInNeeded
    );
}

#[tokio::test]
async fn a_clerk_whose_role_was_taken_decides_nothing() {
    let house = House::new().await;
    let (claimant, clerk) = (house.claimant().await, house.clerk().await);
    let case = house.submitted(&claimant).await;
    let store = &house.context.store;
    let mut account = store
        .accounts
        .by_id(clerk.account.expect("signed in"))
        .await
        .expect("read")
        .expect("there");
    account.grants.clear();
    account.version += 1;
    let unit = store::Unit::new(
        store::unit::IdempotencyKey::of_work("test", "take"),
        domain::docket::Hash::of(b"t"),
    );
    let write = store::Write::Account {
        account: Box::new(account),
        expected: Some(0),
    };
    store.save(unit.write(write)).await.expect("saved");
    // The session still says clerk; the store no longer does.
    let accepted = house.court.accept(&clerk, case, 0, key("accept")).await;
    assert_eq!(accepted.expect_err("no authority").kind, Kind::NotFound);
}

#[tokio::test]
async fn every_reading_by_staff_is_recorded_and_none_of_the_party() {
    let house = House::new().await;
    let (claimant, clerk) = (house.claimant().await, house.clerk().await);
    let case = house.submitted(&claimant).await;
    house.court.case(&claimant, case).await.expect("one's own");
    assert_eq!(
        house
            .context
            .store
            .readings
            .page(Some(case), None, 100)
            .await
            .expect("readings"),
        []
    );
    house.court.case(&clerk, case).await.expect("a clerk");
    house.court.review(&clerk, case).await.expect("a review");
    let readings = house
        .context
        .store
        .readings
        .page(Some(case), None, 100)
        .await
        .expect("readings");
    let what: Vec<_> = readings
        .iter()
        .map(|reading| (reading.role, reading.what.as_str()))
        .collect();
    assert_eq!(what.len(), 2);
    assert!(
        what.contains(&(Role::FilingClerk, "case"))
            && what.contains(&(Role::FilingClerk, "review"))
    );
}

#[tokio::test]
async fn a_receipt_proves_itself_and_survives_a_rotation() {
    let house = House::new().await;
    let claimant = house.claimant().await;
    let case = house.submitted(&claimant).await;
    let receipt = house
        .court
        .receipt(&claimant, case, None)
        .await
        .expect("a receipt");
    assert_eq!(
        house.court.verify_receipt(&receipt.text),
        Ok(receipt.signed.clone())
    );
    assert_eq!(receipt.signed.receipt.docket_position, 1);
    house.move_days(1);
    house
        .context
        .receipts
        .rotate(house.clock.as_ref(), house.context.random)
        .expect("rotated");
    let again = house
        .court
        .receipt(&claimant, case, None)
        .await
        .expect("a receipt");
    assert_eq!(again.text, receipt.text);
    assert!(house.court.verify_receipt(&receipt.text).is_ok());
    let forged = receipt
        .text
        .replace("docket-position: 1", "docket-position: 2");
    assert!(house.court.verify_receipt(&forged).is_err());
}
