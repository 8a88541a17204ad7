//! A rule book that changes while a case runs.

use domain::{
    court::{
        case::{CorrectionCode, CorrectionItem},
        desk::CourtDesk as _,
        view::StageView,
    },
    rulebook::{Amendment, RuleBook},
};

use crate::support::{House, key};

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

#[tokio::test]
async fn a_published_notice_moves_a_running_deadline_and_starts_its_clock_again() {
    let house = House::new().await;
    // Friday, 29 January 2027, a year whose holidays nobody has announced.
    house.move_days(333);
    let (claimant, clerk) = (house.claimant().await, house.clerk().await);
    let case = house.submitted(&claimant).await;
    let version = house.version(&clerk, case).await;
    let item = CorrectionItem {
        code: CorrectionCode::ExhibitUnreadable,
        note: "请重新扫描。".into(),
    };
    house
        .court
        .send_list(&clerk, case, version, vec![item], 10, key("list"))
        .await
        .expect("sent");
    house.move_days(11);
    let moved = server::work::tick_due(&house.context).await;
    assert_eq!(moved.expect("ticked"), 1);
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
