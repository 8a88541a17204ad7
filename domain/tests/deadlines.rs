//! The limits T01 to T36 of the first edition, counted and explained.

use domain::calendar::{Date, DayOff, Holiday, Span, Unit, iso, parse_date};
use domain::clock::Instant;
use domain::court::deadline::{
    Deadline, DeadlineError, DeadlineRuleId, Direction, deadline, deadline_after,
    deadline_of_length, ics, ics_file, of_days,
};
use domain::edition::first_edition;
use domain::rulebook::Amendment;

fn date(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn counted(id: &str, start: &str) -> Deadline {
    deadline(&first_edition(), id, date(start)).unwrap()
}

#[test]
fn every_limit_of_the_table_is_there() {
    let rules = first_edition();
    let today = date("2026-03-02");
    let ids: Vec<String> = rules
        .deadlines
        .in_force(today)
        .map(|rule| rule.value.id.to_string())
        .collect();
    for number in 1..=36 {
        let name = format!("T{number:02}");
        assert!(ids.iter().any(|id| id.starts_with(&name)), "{name}");
    }
}

#[test]
fn limits_named_in_code_are_in_the_rule_book() {
    let rules = first_edition();
    for id in [
        DeadlineRuleId::ACCEPTANCE_DECISION,
        DeadlineRuleId::FEE_PAYMENT,
        DeadlineRuleId::COMPLAINT_COPY,
        DeadlineRuleId::ANSWER,
        DeadlineRuleId::ANSWER_COPY,
        DeadlineRuleId::JURISDICTION_OBJECTION,
        DeadlineRuleId::EVIDENCE_ORDINARY,
        DeadlineRuleId::EVIDENCE_SIMPLIFIED,
        DeadlineRuleId::EVIDENCE_SMALL_CLAIMS,
        DeadlineRuleId::TRIAL_ORDINARY,
        DeadlineRuleId::TRIAL_SIMPLIFIED,
        DeadlineRuleId::TRIAL_SMALL_CLAIMS,
        DeadlineRuleId::APPEAL_JUDGMENT,
        DeadlineRuleId::APPEAL_RULING,
        DeadlineRuleId::ENFORCEMENT_APPLICATION,
        DeadlineRuleId::FEE_REFUND,
        DeadlineRuleId::FILING_COMPLAINT_ANSWER,
    ] {
        assert!(deadline(&rules, &id, date("2026-03-02")).is_ok(), "{id}");
    }
}

#[test]
fn each_limit_ends_where_the_table_of_cases_says() {
    for (id, start, end) in [
        ("T01", "2026-03-02", "2026-03-09"),
        ("T02", "2026-02-09", "2026-02-24"),
        ("T04", "2026-04-20", "2026-05-06"),
        ("T06", "2026-04-20", "2026-05-06"),
        ("T19.judgment", "2026-06-04", "2026-06-22"),
        ("T19.judgment", "2026-06-08", "2026-06-23"),
        ("T19.ruling", "2026-09-17", "2026-09-28"),
        ("T24", "2026-03-03", "2026-04-02"),
        ("T25.sue", "2026-04-30", "2026-06-01"),
        ("T03", "2026-04-30", "2026-05-06"),
        ("T30", "2026-05-06", "2026-05-09"),
        ("T31.choose", "2026-05-08", "2026-05-11"),
        ("T31.accept", "2026-05-08", "2026-05-12"),
        ("T32.simplified", "2026-06-12", "2026-06-22"),
        ("T17", "2026-01-15", "2026-03-15"),
        ("T16", "2026-01-15", "2026-04-15"),
        ("T16.extended", "2026-01-15", "2026-05-15"),
        ("T15", "2026-01-15", "2026-07-15"),
        ("T15", "2026-08-31", "2027-02-28"),
        ("T28.objection", "2026-01-30", "2026-02-14"),
        ("T28.objection", "2026-02-05", "2026-02-24"),
        ("T33", "2026-03-31", "2028-03-31"),
        ("T12.decision", "2026-10-01", "2026-10-08"),
    ] {
        assert_eq!(iso(counted(id, start).end), end, "{id} from {start}");
    }
}

#[test]
fn an_answer_carries_its_reasons() {
    let fee = counted("T02", "2026-02-09");
    assert_eq!(iso(fee.first_counted), "2026-02-10");
    assert_eq!(iso(fee.raw_end), "2026-02-16");
    assert_eq!(fee.rolled.len(), 8);
    let festival = DayOff::Holiday(Holiday::SpringFestival);
    assert!(fee.rolled.iter().all(|day| day.why == festival));
    assert_eq!(fee.expires_at.china_text(), "2026-02-25 00:00");
    assert_eq!(fee.law[0].to_string(), "FEE 22");
    assert!(!fee.provisional);
    assert_eq!(fee.calendar[0].year, 2026);
    assert!(
        fee.calendar[0]
            .source
            .as_ref()
            .is_some_and(|source| source.contains("国务院办公厅"))
    );
}

#[test]
fn trial_limits_of_the_court_do_not_roll() {
    // 2026-05-01 and the days after it are holidays.
    let trial = counted("T16", "2026-02-01");
    assert_eq!(iso(trial.end), "2026-05-01");
    assert!(trial.rolled.is_empty() && trial.calendar.is_empty());
}

#[test]
fn a_year_without_notice_answers_provisionally_and_the_notice_settles_it() {
    let rules = first_edition();
    let start = date("2027-01-26");
    let before = deadline(&rules, "T19.judgment", start).unwrap();
    assert!(before.provisional);
    assert_eq!(before.calendar[0].source, None);
    assert_eq!(iso(before.end), "2027-02-10");
    let notice: Amendment = serde_json_from(
        r#"{"set": "calendar", "entries": [{
            "effective_from": "2027-01-01", "effective_to": "2027-12-31", "source": "a notice",
            "value": {"year": 2027, "working_weekends": [],
                "holidays": [{"name": "spring_festival", "from": "2027-02-05", "to": "2027-02-12"}]}
        }]}"#,
    );
    let after = deadline(&rules.amended(notice).unwrap(), "T19.judgment", start).unwrap();
    assert!(!after.provisional);
    // The 13th and 14th are a weekend that is not made up.
    assert_eq!(iso(after.end), "2027-02-15");
    assert_eq!(after.rolled.last().unwrap().why, DayOff::Weekend);
}

fn serde_json_from(text: &str) -> Amendment {
    serde_json::from_str(text).unwrap()
}

#[test]
fn hours_run_from_the_next_full_hour() {
    let rules = first_edition();
    let at = Instant::from_china(date("2026-03-09"), 10, 2);
    let ruling = deadline_after(&rules, "T25.ruling", at).unwrap();
    assert_eq!(ruling.expires_at.china_text(), "2026-03-11 11:00");
    let needs_instant = deadline(&rules, "T25.ruling", date("2026-03-09"));
    assert!(matches!(needs_instant, Err(DeadlineError::Count(_))));
}

#[test]
fn a_summons_counts_back_from_the_hearing() {
    let summons = counted("T11", "2026-05-20");
    assert_eq!(summons.direction, Direction::Before);
    assert_eq!(iso(summons.end), "2026-05-17");
}

#[test]
fn the_court_sets_lengths_only_within_the_law() {
    let rules = first_edition();
    let start = date("2026-03-02");
    let set = |id: &str, n| deadline_of_length(&rules, id, start, Span::new(n, Unit::Day));
    assert_eq!(iso(set("T08.ordinary", 20).unwrap().end), "2026-03-23");
    assert!(set("T08.ordinary", 14).is_err());
    assert!(set("T08.simplified", 15).is_ok());
    assert!(set("T08.simplified", 16).is_err());
    assert!(set("T08.small_claims", 0).is_err());
    assert!(set("T01", 8).is_err());
}

#[test]
fn a_period_set_in_a_notice_rolls_like_any_other() {
    let due = of_days(&first_edition(), date("2026-04-24"), 7, "REG 7");
    assert_eq!(iso(due.end), "2026-05-06");
    assert_eq!(due.law[0].to_string(), "REG 7");
}

#[test]
fn what_has_no_date_says_why() {
    let rules = first_edition();
    let today = date("2026-03-02");
    let error = |id: &str| deadline(&rules, id, today).unwrap_err();
    assert!(matches!(error("T20"), DeadlineError::NoLength(_)));
    assert!(matches!(error("T99"), DeadlineError::NoRule(_)));
    assert!(matches!(error("nonsense"), DeadlineError::NoRule(_)));
    let too_early = deadline(&rules, "T01", date("1999-01-01"));
    assert!(matches!(too_early, Err(DeadlineError::NoRule(_))));
}

#[test]
fn an_old_event_cites_the_article_of_its_day() {
    let article = |start: &str| counted("T33", start).law[0].article().to_owned();
    assert_eq!(article("2020-05-05"), "239");
    assert_eq!(article("2023-05-05"), "246");
    assert_eq!(article("2026-05-05"), "250");
}

#[test]
fn a_deadline_is_a_calendar_event() {
    let fee = counted("T02", "2026-02-09");
    insta::assert_snapshot!(ics(&fee, "t02-case@zhangban", "交纳诉讼费; court, 宁波"));
}

#[test]
fn long_titles_fold_between_characters_and_cannot_break_out() {
    let title = "缴".repeat(60) + "\r\nBEGIN:VEVENT";
    let event = ics(&counted("T01", "2026-03-02"), "a", &title);
    assert!(event.split("\r\n").all(|line| line.len() <= 75));
    let unfolded = event.replace("\r\n ", "");
    assert_eq!(
        unfolded
            .lines()
            .filter(|line| *line == "BEGIN:VEVENT")
            .count(),
        1
    );
    assert!(unfolded.contains(&format!("SUMMARY:{}\\nBEGIN:VEVENT\r\n", "缴".repeat(60))));
    let file = ics_file(&[event]);
    assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"));
    assert!(!file.replace("\r\n", "").contains(['\r', '\n']));
}

#[test]
fn provisional_and_hourly_limits_are_marked_in_the_calendar() {
    let tentative = ics(&counted("T01", "2027-03-02"), "a", "t");
    assert!(tentative.contains("STATUS:TENTATIVE\r\n"));
    let at = Instant::from_china(date("2026-03-09"), 10, 2);
    let hourly = deadline_after(&first_edition(), "T26.urgent", at).unwrap();
    let event = ics(&hourly, "a", "t");
    assert!(event.contains("DTSTART:20260311T030000Z\r\n") && !event.contains("DTEND"));
}
