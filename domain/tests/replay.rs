//! Vector files through the door that `zhangban rules check` uses.

use std::path::Path;

use domain::edition::first_edition;
use domain::replay::{ReplayError, Report, check};
use domain::rulebook::RuleBook;

fn replayed(text: &str) -> Report {
    check(text, &first_edition()).unwrap()
}

fn assert_all_met(name: &str, text: &str, rules: &RuleBook) {
    let report = check(text, rules).unwrap_or_else(|why| panic!("{name}: {why}"));
    let wrong: Vec<String> = report.mismatches.iter().map(ToString::to_string).collect();
    assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
    assert_eq!(report.passed(), report.cases);
}

fn only_mismatch(text: &str) -> String {
    let report = replayed(text);
    assert_eq!(report.mismatches.len(), 1, "{report:?}");
    report.mismatches[0].to_string()
}

#[test]
fn the_projects_own_vectors_are_met() {
    let rules = first_edition();
    for (name, text) in [
        ("fees", include_str!("vectors/fees.json")),
        ("deadlines", include_str!("vectors/deadlines.json")),
        (
            "own tables",
            include_str!("vectors/deadlines_own_tables.json"),
        ),
        ("identity", include_str!("vectors/identity.json")),
    ] {
        assert_all_met(name, text, &rules);
    }
}

#[test]
fn vectors_beside_the_project_are_met_where_they_are_at_hand() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/vectors");
    let rules = first_edition();
    for name in ["court_fees", "court_deadlines", "identity"] {
        if let Ok(text) = std::fs::read_to_string(folder.join(format!("{name}.json"))) {
            assert_all_met(name, &text, &rules);
        }
    }
}

#[test]
fn a_wrong_date_is_shown_beside_the_right_one() {
    let text = r#"{"vectors": [
        {"id": "D", "start": "2026-03-02", "n": 7, "unit": "day", "roll": true, "expected": "2026-03-10"}
    ]}"#;
    assert_eq!(
        only_mismatch(text),
        "D: expected 2026-03-10, got 2026-03-09"
    );
}

#[test]
fn a_wrong_amount_is_shown_beside_the_right_one() {
    let text = r#"{"vectors": [
        {"id": "F", "kind": "property", "input": {"amount": 20000}, "expected_yuan": "300.01"}
    ]}"#;
    assert_eq!(only_mismatch(text), "F: expected 300.01, got 300.00");
}

#[test]
fn unknown_words_inside_a_known_format_are_mismatches_that_name_them() {
    let unit = r#"{"vectors": [{"id": "D", "start": "2026-03-02", "n": 7, "unit": "fortnight", "roll": true, "expected": "2026-03-10"}]}"#;
    assert!(only_mismatch(unit).contains("unknown unit `fortnight`"));
    let kind = r#"{"vectors": [{"id": "F", "kind": "bribe", "input": {"amount": 1}, "expected_yuan": "1.00"}]}"#;
    assert!(only_mismatch(kind).contains("bribe"));
    let group = r#"{"uscc": {}, "passport": {"valid": ["E12345678"]}}"#;
    assert!(only_mismatch(group).contains("unknown kind of number `passport`"));
    let verdict = r#"{"uscc": {"doubtful": ["91350100M000100Y43"]}}"#;
    assert!(only_mismatch(verdict).contains("unknown verdict `doubtful`"));
}

#[test]
fn an_unreadable_case_is_a_mismatch_and_not_skipped() {
    for case in [
        r#"{"id": "x", "unit": "day"}"#,
        r#"{"id": "x", "start": "2026-3-2", "n": 7, "unit": "day", "expected": "2026-03-09"}"#,
        r#"{"id": "x", "start": "2026-03-02", "n": -7, "unit": "day", "expected": "2026-03-09"}"#,
        r#"{"id": "x", "start": "2026-03-02", "n": 7, "unit": "day", "roll": "yes", "expected": "2026-03-09"}"#,
        r#"{"id": "x", "start": "2026-03-02", "n": 4294967295, "unit": "year", "expected": "2026-03-09"}"#,
        r#"{"id": "x", "start": "2026-03-02", "n": 1, "unit": "hour", "expected": "2026-03-09"}"#,
        r#"{"id": "x", "kind": "property", "expected_yuan": "1.00"}"#,
        r#"{"id": "x", "kind": "property", "input": {"amount": 1}}"#,
    ] {
        only_mismatch(&format!(r#"{{"vectors": [{case}]}}"#));
    }
    let numbers = r#"{"uscc": {"valid": [91350100]}}"#;
    assert!(only_mismatch(numbers).contains("not a text"));
}

#[test]
fn plausible_forms_of_a_deadline_are_understood() {
    let cases = [
        r#"{"start": "2026-03-02T10:20:00", "n": 24, "unit": "hours", "expected": "2026-03-03T11:00"}"#,
        r#"{"start": "2026-03-02T10:20:30+08:00", "n": 24, "unit": "hour", "expected": "2026-03-03T11:00:00+08:00"}"#,
        r#"{"start": "2026-03-02T10:20:00+08:00", "n": 7, "unit": "days", "expected": "2026-03-09"}"#,
        r#"{"start": "2026-03-02", "n": 1, "unit": "weeks", "expected": "2026-03-09"}"#,
        r#"{"start": "2026-05-08", "n": 3, "unit": "working_days", "expected": "2026-05-12"}"#,
        r#"{"start": "2026-01-15", "n": 2, "unit": "months", "roll": false, "expected": "2026-03-15"}"#,
        r#"{"start": "2026-01-15", "n": 1, "unit": "years", "roll": false, "expected": "2027-01-15"}"#,
        r#"{"start": "2029-03-01", "n": 7, "unit": "days", "expected": null, "provisional": true}"#,
    ];
    let text = format!(r#"{{"vectors": [{}]}}"#, cases.join(","));
    assert_all_met("forms", &text, &first_edition());
    for wrong in [
        r#"{"start": "2026-03-02", "n": 7, "unit": "days", "expected": null, "provisional": true}"#,
        r#"{"start": "2026-03-02", "n": 7, "unit": "days", "expected": null}"#,
        r#"{"start": "2026-03-02T10:20:00Z", "n": 1, "unit": "hour", "expected": "2026-03-02T12:00"}"#,
    ] {
        only_mismatch(&format!(r#"{{"vectors": [{wrong}]}}"#));
    }
}

#[test]
fn plausible_forms_of_a_fee_are_understood() {
    let cases = [
        r#"{"kind": "split", "input": {"fee": "100.01", "ratio": [60, 40]}, "expected_yuan": ["60.01", "40.00"]}"#,
        r#"{"kind": "appeal", "input": {"appealed": 20000}, "expected_yuan": "300.00"}"#,
        r#"{"kind": "appeal", "input": {"amount": 90000, "contested_amount": 20000}, "expected_yuan": "300.00"}"#,
        r#"{"kind": "late_interest", "input": {"principal": 100000, "days": 100}, "expected_yuan": "1750.00"}"#,
        r#"{"kind": "delay_interest", "input": {"principal": 100000, "days": 100}, "expected_yuan": "1750.00"}"#,
        r#"{"kind": "property", "input": {"amount": 20000, "withdrawal": true}, "expected_yuan": "150.00"}"#,
        r#"{"kind": "mediation", "input": {"amount": 20000}, "expected_yuan": "150.00"}"#,
        r#"{"kind": "property", "input": {"amount": 20000, "halving": ["simplified", "mediation"]}, "expected_yuan": "150.00"}"#,
        r#"{"kind": "relief", "input": {"amount": 20000, "relief_rate": "30%"}, "expected_yuan": "210.00"}"#,
    ];
    let text = format!(r#"{{"vectors": [{}]}}"#, cases.join(","));
    assert_all_met("forms", &text, &first_edition());
    let list = r#"{"kind": "property", "input": {"amount": 20000}, "expected_yuan": ["300.00"]}"#;
    assert!(only_mismatch(&format!(r#"{{"vectors": [{list}]}}"#)).contains("no list"));
}

#[test]
fn a_case_without_a_name_is_named_by_its_place() {
    let text = r#"{"vectors": [{"start": "2026-03-02", "n": 7, "unit": "day", "expected": "x"}]}"#;
    assert!(only_mismatch(text).starts_with("#1: "));
}

#[test]
fn a_file_that_cannot_be_read_is_an_error() {
    let rules = first_edition();
    let malformed = |text: &str| match check(text, &rules) {
        Err(ReplayError::Malformed(why)) => why,
        other => panic!("{text}: {other:?}"),
    };
    assert!(malformed("{").contains("line 1"));
    assert!(malformed("[]").contains("not an object"));
    assert!(malformed(r#"{"vectors": {}}"#).contains("not a list"));
    assert!(malformed(r#"{"vectors": []}"#).contains("no case"));
    assert!(malformed(r#"{"uscc": {}}"#).contains("no case"));
    assert!(malformed(r#"{"uscc": []}"#).contains("uscc"));
    let table = r#"{"holidays": ["2026-02-30"], "vectors": [{"unit": "day"}]}"#;
    assert!(malformed(table).contains("2026-02-30"));
}

#[test]
fn other_formats_are_refused_as_unknown() {
    let rules = first_edition();
    for text in [
        "{}",
        r#"{"scheme": "ZJD-1", "vectors": [{"id": "B-5"}]}"#,
        r#"{"vectors": [{"id": "B-5", "seed": "00"}]}"#,
    ] {
        assert_eq!(
            check(text, &rules),
            Err(ReplayError::UnknownFormat),
            "{text}"
        );
    }
}
