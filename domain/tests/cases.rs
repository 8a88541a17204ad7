//! A case between the clerk, the claimant and the clock.

mod sample;

use domain::{
    calendar::{iso, parse_date},
    caller::{CourtCode, Role},
    clock::Instant,
    court::{
        case::{Case, CorrectionCode, CorrectionItem, RefusalGround, Stage},
        view::{Side, next_step},
    },
    docket::Actor,
    edition::first_edition,
    id::{AccountId, CaseId},
    rulebook::{Amendment, RuleBook},
};
use sample::filing;

fn at(day: &str) -> Instant {
    Instant::from_china(parse_date(day).unwrap(), 9, 0)
}

fn actor(role: Role) -> Actor {
    let id = AccountId::from_parts(at("2026-01-01"), 1);
    Actor::Account { id, role }
}

fn submitted(day: &str) -> Case {
    let id = CaseId::from_parts(at(day), 1);
    let owner = AccountId::from_parts(at(day), 1);
    let actor = actor(Role::Person);
    let outcome = Case::submit(id, owner, filing(), actor, at(day), &first_edition());
    outcome.unwrap().next
}

fn listed(day: &str, days: u32) -> Case {
    let items = vec![CorrectionItem {
        code: CorrectionCode::FactsUnclear,
        note: "请写明交付方式".into(),
    }];
    let clerk = actor(Role::FilingClerk);
    let sent = submitted(day).return_for_correction(items, days, clerk, at(day), &first_edition());
    sent.unwrap().next
}

fn refused(case: Case, day: &str) -> Result<Case, domain::refusal::Refusal> {
    let (ground, reasons) = (RefusalGround::OtherCourt, "无管辖权".to_owned());
    let clerk = actor(Role::FilingClerk);
    case.refuse(ground, reasons, clerk, at(day), &first_edition())
        .map(|outcome| outcome.next)
}

/// The rules with a notice for 2027 that makes 2027-02-05 to 2027-02-12 a holiday.
fn with_notice() -> RuleBook {
    let notice: Amendment = serde_json::from_value(serde_json::json!({
        "set": "calendar", "entries": [{
            "effective_from": "2027-01-01", "effective_to": "2027-12-31", "source": "a notice",
            "value": {"year": 2027, "working_weekends": [],
                "holidays": [{"name": "spring_festival", "from": "2027-02-05", "to": "2027-02-12"}]}
        }]
    }))
    .unwrap();
    first_edition().amended(notice).unwrap()
}

#[test]
fn an_answer_to_another_court_is_refused_at_its_field() {
    let mut answer = filing();
    answer.court = CourtCode("浙0212".into());
    let day = at("2026-03-03");
    let refusal = listed("2026-03-02", 7)
        .resubmit(answer, actor(Role::Person), day, &first_edition())
        .unwrap_err();
    assert_eq!(refusal.fields[0].field, "court.0.court");
    assert_eq!(refusal.fields[0].rule, "court.fixed");
}

#[test]
fn while_the_period_for_the_list_runs_nothing_is_refused() {
    let refusal = refused(listed("2026-03-02", 7), "2026-03-03").unwrap_err();
    assert_eq!(refusal.code, "case.stage");
}

#[test]
fn a_refusal_gives_ten_days_to_appeal_and_the_claimant_the_turn() {
    let case = refused(submitted("2026-09-16"), "2026-09-17").unwrap();
    let next = next_step(&case.stage, Side::Claimant);
    assert!(next.yours);
    // Ten days after 2026-09-17 is a Sunday.
    let until = next.until.expect("a day to appeal by");
    assert_eq!(
        (until.rule.as_str(), iso(until.end)),
        ("T19.ruling", "2026-09-28".into())
    );
    assert!(!next_step(&case.stage, Side::Clerk).yours);
}

#[test]
fn an_ended_filing_waits_only_while_an_appeal_is_open() {
    let case = refused(submitted("2026-09-16"), "2026-09-17").unwrap();
    let next = next_step(&case.stage, Side::Claimant);
    assert!(next.waits(at("2026-09-28")) && !next.waits(at("2026-09-29")));
    let returned = listed("2026-03-02", 7).tick(at("2026-03-10")).unwrap().next;
    let next = next_step(&returned.stage, Side::Claimant);
    assert!(next.yours && !next.waits(at("2026-03-11")));
}

#[test]
fn a_returned_filing_is_the_claimants_turn() {
    let case = listed("2026-03-02", 7).tick(at("2026-03-10")).unwrap().next;
    assert!(matches!(case.stage, Stage::Returned { .. }));
    assert!(next_step(&case.stage, Side::Claimant).yours);
}

#[test]
fn a_provisional_day_returns_nothing() {
    let case = listed("2027-01-29", 10);
    let due = case.next_check().expect("a check");
    let ticked = case.tick(due).unwrap();
    assert!(matches!(
        ticked.next.stage,
        Stage::Correction {
            overdue: Some(_),
            ..
        }
    ));
    assert_eq!(ticked.docket[0].event, "clock.correction_overdue");
    assert_eq!(ticked.next.next_check(), None);
    assert_eq!(ticked.next.clone().tick(due.plus_hours(24)), None);
    let answered = ticked
        .next
        .resubmit(filing(), actor(Role::Person), due, &first_edition());
    assert!(answered.is_ok(), "the claimant may still answer");
}

#[test]
fn a_published_notice_moves_the_running_day_and_starts_its_clock_again() {
    let case = listed("2027-01-29", 10);
    let due = case.next_check().expect("a check");
    let waiting = case.tick(due).unwrap().next;
    let version = waiting.version;
    let moved = waiting
        .recomputed(&with_notice(), due)
        .expect("another day");
    let said = &moved.docket[0];
    assert_eq!(said.event, "deadline.recomputed");
    assert_eq!(said.facts["old"], "2027-02-08");
    // Behind the holiday comes a weekend.
    assert_eq!(said.facts["new"], "2027-02-15");
    assert_eq!(moved.next.version, version + 1);
    let due = moved.next.next_check().expect("the clock goes on");
    assert!(moved.next.clone().recomputed(&with_notice(), due).is_none());
    let returned = moved.next.tick(due).unwrap().next;
    assert!(matches!(returned.stage, Stage::Returned { .. }));
}

#[test]
fn unchanged_rules_recompute_nothing() {
    let rules = first_edition();
    let day = at("2026-03-03");
    for case in [submitted("2026-03-02"), listed("2026-03-02", 7)] {
        assert!(case.recomputed(&rules, day).is_none());
    }
    let case = refused(submitted("2026-03-02"), "2026-03-03").unwrap();
    assert!(case.recomputed(&rules, day).is_none());
}

#[test]
fn a_clerk_returns_what_the_clock_leaves_on_a_provisional_day() {
    let case = listed("2027-01-29", 10);
    let due = case.next_check().expect("a check");
    let clerk = || actor(Role::FilingClerk);
    let early = case.clone().return_unanswered(clerk(), due).unwrap_err();
    assert_eq!(early.code, "case.stage", "the period still runs");
    let waiting = case.tick(due).unwrap().next;
    assert!(next_step(&waiting.stage, Side::Clerk).yours);
    assert!(next_step(&waiting.stage, Side::Claimant).yours);
    assert_eq!(
        waiting.court_acts_by().map(iso),
        Some("2027-02-08".to_owned())
    );
    let returned = waiting.return_unanswered(clerk(), due).unwrap();
    assert!(matches!(returned.next.stage, Stage::Returned { .. }));
    assert_eq!(returned.docket[0].event, "filing.returned");
    assert_eq!(returned.docket[0].actor, clerk());
    assert_eq!(returned.next.court_acts_by(), None);
}
