//! A rule book that changes while a case runs.

use domain::{
    caller::{Caller, Role},
    court::{
        case::{CorrectionCode, CorrectionItem},
        desk::CourtDesk as _,
        view::StageView,
    },
    id::CaseId,
    rulebook::{Amendment, RuleBook},
};

use super::support::{House, key};

/// The rules with a notice for 2027 that makes 2027-02-05 to 2027-02-12 a holiday.
fn with_notice(rules: &RuleBook) -> RuleBook {
    let notice: Amendment = serde_json::from_value(serde_json::json!({
        "set": "calendar", "entries": [{
            "effective_from": "2027-01-01", "effective_to": "2027-12-31", "source": "a notice",
            "value": {"year": 2027, "working_weekends": [],
                "holidays": [{"name": "spring_festival", "from": "2027-02-05", "to": "2027-02-12"}]}
        }]
    }))
    .expect("an amendment");
    rules.amended(notice).expect("it fits")
}

/// A case whose list ran out on Monday, 8 February 2027, of a year whose holidays nobody has announced.
async fn overdue_on_a_provisional_day(house: &House, claimant: &Caller, clerk: &Caller) -> CaseId {
    // Friday, 29 January 2027.
    house.move_days(333);
    let case = house.submitted(claimant).await;
    let version = house.version(clerk, case).await;
    let item = CorrectionItem {
        code: CorrectionCode::ExhibitUnreadable,
        note: "请重新扫描。".into(),
    };
    let sent = house
        .court
        .send_list(clerk, case, version, vec![item], 10, key("list"));
    sent.await.expect("sent");
    house.move_days(11);
    let moved = server::work::tick_due(&house.context).await;
    assert_eq!(moved.expect("ticked"), 1);
    case
}

#[tokio::test]
async fn a_clerk_returns_an_unanswered_list_whose_day_is_provisional() {
    let house = House::new().await;
    let (claimant, clerk) = (house.claimant().await, house.clerk().await);
    let case = overdue_on_a_provisional_day(&house, &claimant, &clerk).await;
    let rows = house.court.queue(&clerk).await.expect("a queue");
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(rows[0].case == case && rows[0].list_overdue && rows[0].days_left < 0);
    let review = house.court.review(&clerk, case).await.expect("the review");
    let stage = &review.case.stage;
    assert!(matches!(stage, StageView::Correction { overdue: true, .. }));
    assert!(review.case.next.yours);
    let version = review.case.version;
    let elsewhere = Role::FilingClerk;
    let stranger = house.caller("other", elsewhere, Some("浙0205")).await;
    let refused = house
        .court
        .return_unanswered(&stranger, case, version, key("theirs"));
    assert_eq!(refused.await.expect_err("another court").code, "not_found");
    for _ in 0..2 {
        let returned = house
            .court
            .return_unanswered(&clerk, case, version, key("back"));
        returned.await.expect("returned, and once");
    }
    let view = house.court.case(&claimant, case).await.expect("the case");
    assert!(matches!(view.stage, StageView::Returned { .. }));
    let events = view
        .timeline
        .iter()
        .filter(|entry| entry.event == "filing.returned");
    assert_eq!(events.count(), 1);
    assert!(house.court.queue(&clerk).await.expect("a queue").is_empty());
}

#[tokio::test]
async fn a_published_notice_moves_a_running_deadline_and_starts_its_clock_again() {
    let house = House::new().await;
    let (claimant, clerk) = (house.claimant().await, house.clerk().await);
    let case = overdue_on_a_provisional_day(&house, &claimant, &clerk).await;
    let view = house.court.case(&claimant, case).await.expect("the case");
    assert!(
        matches!(view.stage, StageView::Correction { .. }),
        "a provisional day returns nothing"
    );
    let book = with_notice(&house.context.rules.book());
    let recounted = server::commands::recount(&house.context, &book).await;
    assert_eq!(recounted, Ok(1));
    let again = server::commands::recount(&house.context, &book).await;
    assert_eq!(again, Ok(0));
    let view = house.court.case(&claimant, case).await.expect("the case");
    assert_eq!(view.deadlines[0].end.to_string(), "2027-02-15");
    let said = view.timeline.last().expect("an entry");
    assert_eq!(said.event, "deadline.recomputed");
    assert_eq!(said.facts["old"], "2027-02-08");
    assert_eq!(said.facts["new"], "2027-02-15");
    house.move_days(7);
    let moved = server::work::tick_due(&house.context).await;
    assert_eq!(moved.expect("ticked"), 1);
    let view = house.court.case(&claimant, case).await.expect("the case");
    assert!(matches!(view.stage, StageView::Returned { .. }));
}
