//! The built-in rule files, and amendments to them.

use domain::calendar::{Date, parse_date};
use domain::edition::{first, first_edition};
use domain::rulebook::{Amendment, Refused};

fn date(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn amendment(text: &str) -> Result<Amendment, serde_json::Error> {
    serde_json::from_str(text)
}

const LONGER_ANSWER: &str = r#"{"set": "deadlines", "entries": [{
    "effective_from": "2027-01-01", "source": "a later law",
    "value": {"id": "T04", "length": {"span": {"n": 20, "unit": "day"}}, "roll": "end",
        "start_event": "complaint_served", "law": ["CPL 128"]}
}]}"#;

#[test]
fn every_rule_file_reads_and_every_entry_names_its_source() {
    let book = first().unwrap_or_else(|why| panic!("{why}"));
    let sources = [
        book.calendar
            .entries()
            .iter()
            .map(|entry| &entry.source)
            .collect::<Vec<_>>(),
        book.deadlines
            .entries()
            .map(|entry| &entry.source)
            .collect(),
        book.fees
            .entries()
            .iter()
            .map(|entry| &entry.source)
            .collect(),
        book.lpr
            .entries()
            .iter()
            .map(|entry| &entry.source)
            .collect(),
        book.lending
            .entries()
            .iter()
            .map(|entry| &entry.source)
            .collect(),
        book.late_performance
            .entries()
            .iter()
            .map(|entry| &entry.source)
            .collect(),
        book.small_claims
            .entries()
            .map(|entry| &entry.source)
            .collect(),
        book.court_levels
            .entries()
            .iter()
            .map(|entry| &entry.source)
            .collect(),
        book.causes
            .entries()
            .iter()
            .map(|entry| &entry.source)
            .collect(),
    ];
    for of_set in sources {
        assert!(!of_set.is_empty());
        assert!(of_set.iter().all(|source| !source.trim().is_empty()));
    }
}

#[test]
fn an_old_case_keeps_the_rule_of_its_day() {
    let book = first_edition();
    let amended = book.amended(amendment(LONGER_ANSWER).unwrap()).unwrap();
    let end = |start: &str| {
        let answer = domain::court::deadline::deadline(&amended, "T04", date(start)).unwrap();
        (
            answer.raw_end.to_julian_day() - answer.start.to_julian_day(),
            answer.rule_source,
        )
    };
    assert_eq!(end("2026-03-02").0, 15);
    assert_eq!(end("2027-03-01"), (20, "a later law".to_owned()));
    let untouched = domain::court::deadline::deadline(&book, "T04", date("2027-03-01")).unwrap();
    assert_eq!(
        untouched.raw_end.to_julian_day() - untouched.start.to_julian_day(),
        15
    );
}

#[test]
fn the_same_amendment_twice_changes_nothing_more() {
    let once = first_edition()
        .amended(amendment(LONGER_ANSWER).unwrap())
        .unwrap();
    let twice = once.amended(amendment(LONGER_ANSWER).unwrap()).unwrap();
    assert_eq!(once, twice);
}

#[test]
fn faulty_amendments_are_refused() {
    let book = first_edition();
    let refused = |text: &str| book.amended(amendment(text).unwrap()).unwrap_err();
    assert_eq!(
        refused(r#"{"set": "calendar", "entries": []}"#),
        Refused::Empty
    );
    let unsourced = LONGER_ANSWER.replace("a later law", " ");
    assert_eq!(
        refused(&unsourced),
        Refused::NoSource("T04: 2027-01-01".into())
    );
    let no_length = LONGER_ANSWER.replace("\"n\": 20", "\"n\": 0");
    assert!(matches!(refused(&no_length), Refused::Invalid(_)));
    let overlapping = r#"{"set": "calendar", "entries": [{
        "effective_from": "2026-06-01", "source": "x",
        "value": {"year": 2026, "holidays": [], "working_weekends": []}}]}"#;
    assert_eq!(refused(overlapping), Refused::Overlap("2026-06-01".into()));
    let monday_made_up = r#"{"set": "calendar", "entries": [{
        "effective_from": "2027-01-01", "effective_to": "2027-12-31", "source": "x",
        "value": {"year": 2027, "holidays": [], "working_weekends": ["2027-01-04"]}}]}"#;
    assert!(matches!(refused(monday_made_up), Refused::Invalid(_)));
}

#[test]
fn misspelt_amendments_do_not_read() {
    for text in [
        r#"{"set": "weather", "entries": []}"#.to_owned(),
        LONGER_ANSWER.replace("\"roll\"", "\"rolls\""),
        LONGER_ANSWER.replace("CPL 128", "the law"),
        LONGER_ANSWER.replace("T04", "X04"),
        LONGER_ANSWER.replace("2027-01-01", "2027-1-1"),
        LONGER_ANSWER.replace("complaint_served", "full_moon"),
    ] {
        assert!(amendment(&text).is_err(), "{text}");
    }
}
