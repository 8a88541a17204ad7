use domain::court::{desk::CourtDesk as _, view::StageView};

use crate::support::{House, key};

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
