use domain::{
    caller::Role,
    court::{desk::CourtDesk as _, view::StageView},
    docket::Hash,
};
use store::{Unit, unit::IdempotencyKey};

use super::support::{House, key};

#[tokio::test]
async fn seven_days_undecided_are_escalated_and_still_a_persons_decision() {
    let house = House::new().await;
    let (claimant, clerk) = (house.claimant().await, house.clerk().await);
    let case = house.submitted(&claimant).await;
    house.move_days(7);
    assert_eq!(
        server::work::tick_due(&house.context)
            .await
            .expect("ticked"),
        0,
        "the last day is not over"
    );
    house.move_days(1);
    assert_eq!(
        server::work::tick_due(&house.context)
            .await
            .expect("ticked"),
        1
    );
    assert_eq!(
        server::work::tick_due(&house.context)
            .await
            .expect("ticked"),
        0,
        "once"
    );
    let row = &house.court.queue(&clerk).await.expect("a queue")[0];
    assert!(row.escalated && row.days_left < 0);
    let view = house.court.case(&claimant, case).await.expect("the case");
    assert!(matches!(
        view.stage,
        StageView::Submitted {
            escalated: true,
            ..
        }
    ));
    assert_eq!(view.timeline[1].event, "clock.decision_overdue");
    house
        .court
        .accept(&clerk, case, view.version, key("late"))
        .await
        .expect("still the clerk's to decide");
}

#[tokio::test]
async fn an_unpaid_fee_becomes_a_task_and_nothing_else() {
    let house = House::new().await;
    let (claimant, clerk) = (house.claimant().await, house.clerk().await);
    let case = house.submitted(&claimant).await;
    let version = house.version(&clerk, case).await;
    house
        .court
        .accept(&clerk, case, version, key("yes"))
        .await
        .expect("accepted");
    assert!(house.court.queue(&clerk).await.expect("a queue").is_empty());
    house.move_days(8);
    assert_eq!(
        server::work::tick_due(&house.context)
            .await
            .expect("ticked"),
        1
    );
    let view = house.court.case(&claimant, case).await.expect("the case");
    assert!(
        matches!(view.stage, StageView::Docketed { overdue: true, .. }),
        "docketed as before"
    );
    assert!(house.court.queue(&clerk).await.expect("a queue")[0].fee_overdue);
    let of_clerk = house.court.case(&clerk, case).await.expect("the case");
    assert!(of_clerk.next.yours, "the clerk who has it in the queue");
    let judge = house.caller("judge", Role::Judge, Some("浙0203")).await;
    let of_judge = house.court.case(&judge, case).await.expect("the case");
    assert!(!of_judge.next.yours);
}

/// One case whose check can never be saved: its key was used for something else.
#[tokio::test]
async fn a_case_that_fails_does_not_stop_the_clock_of_the_others() {
    let house = House::new().await;
    let (claimant, clerk) = (house.claimant().await, house.clerk().await);
    let other = house.caller("other", Role::Person, None).await;
    let failing = house.submitted(&claimant).await;
    let sound = house.submitted(&other).await;
    let version = house.version(&claimant, failing).await;
    let key = IdempotencyKey::of_work("clockwork", format!("tick:{failing}:{version}"));
    let store = &house.context.store;
    let spoilt = store
        .save(Unit::new(key, Hash::of(b"something else")))
        .await;
    spoilt.expect("saved");
    house.move_days(8);
    let moved = server::work::tick_due(&house.context).await;
    assert_eq!(moved.expect("ticked"), 1);
    let rows = house.court.queue(&clerk).await.expect("a queue");
    let escalated = rows.iter().filter(|row| row.escalated);
    assert_eq!(escalated.map(|row| row.case).collect::<Vec<_>>(), [sound]);
    // It is put off, longer each time, and looked at again.
    let mut waits = Vec::new();
    for _ in 0..3 {
        let due = store.schedule.next_due().await.expect("asked");
        let due = due.expect("it stays in the schedule");
        waits.push(due.ms_since(house.now()));
        house.clock.move_to(due);
        let moved = server::work::tick_due(&house.context).await;
        assert_eq!(moved.expect("ticked"), 0);
    }
    assert_eq!(waits, [1_000, 2_000, 4_000]);
}

#[tokio::test]
async fn an_unanswered_list_returns_the_filing() {
    let house = House::new().await;
    let (claimant, clerk) = (house.claimant().await, house.clerk().await);
    let case = house.submitted(&claimant).await;
    let version = house.version(&clerk, case).await;
    let item = domain::court::case::CorrectionItem {
        code: domain::court::case::CorrectionCode::ExhibitUnreadable,
        note: "请重新扫描。".into(),
    };
    house
        .court
        .send_list(&clerk, case, version, vec![item], 5, key("list"))
        .await
        .expect("sent");
    let draft = house.court.correct(&claimant, case).await.expect("a draft");
    house.move_days(10);
    assert_eq!(
        server::work::tick_due(&house.context)
            .await
            .expect("ticked"),
        1
    );
    let view = house.court.case(&claimant, case).await.expect("the case");
    assert!(matches!(view.stage, StageView::Returned { .. }));
    let late = house.court.submit(&claimant, draft, key("late")).await;
    assert_eq!(late.expect_err("the period is over").code, "case.stage");
}
