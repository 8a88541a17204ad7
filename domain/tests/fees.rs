//! Every fee vector, through the same door as `zhangban rules check`.

use std::path::Path;

use domain::{court::fee::replay::replay_case, edition, rulebook::RuleBook};
use serde_json::{Value, json};

fn mismatches(text: &str, rules: &RuleBook) -> Vec<String> {
    let file: Value = serde_json::from_str(text).expect("a vector file is JSON");
    let vectors = file["vectors"].as_array().expect("a list of vectors");
    assert!(!vectors.is_empty());
    let wrong = vectors.iter().filter_map(|vector| {
        let kind = vector["kind"].as_str().expect("a kind");
        let answer = replay_case(kind, &vector["input"], rules).map(|fen| fen.to_string());
        let right = answer.as_deref() == Ok(vector["expected_yuan"].as_str().expect("an amount"));
        (!right).then(|| format!("{vector}: {answer:?}"))
    });
    wrong.collect()
}

#[test]
fn every_fee_vector_is_met() {
    let wrong = mismatches(include_str!("vectors/fees.json"), &edition::first_edition());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_shared_vectors_are_met_where_they_are_at_hand() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/vectors/court_fees.json");
    let Ok(text) = std::fs::read_to_string(path) else {
        return;
    };
    let wrong = mismatches(&text, &edition::first_edition());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_no_rule_reads_is_refused_by_name() {
    let rules = edition::first_edition();
    for (kind, input, named) in [
        ("fishing", json!({"amount": 1}), "fishing"),
        ("property", json!({"amount": 1, "colour": "red"}), "colour"),
        (
            "property",
            json!({"amount": 1, "simplified": "yes"}),
            "simplified",
        ),
        ("property", json!({"amount": 1, "procedure": "odd"}), "odd"),
        ("property", json!({}), "amount"),
        ("property", json!({"amount": -1}), "amount"),
        ("property", json!({"amount": "1.005"}), "amount"),
        ("property", json!({"amount": 1e20}), "amount"),
        ("property", json!({"amount": 1, "value": 2}), "value"),
        ("property_multi", json!({"claims": []}), "no amount"),
        ("divorce", json!({"joint_property": 1}), "base"),
        (
            "divorce",
            json!({"joint_property": 1, "base": 301}),
            "Divorce",
        ),
        (
            "personality",
            json!({"damages": 1, "base": 99}),
            "Personality",
        ),
        ("enforcement", json!({}), "base"),
        (
            "reduction",
            json!({"amount": 1, "percent": 29}),
            "reduction",
        ),
        (
            "reduction",
            json!({"amount": 1, "percent": "100%"}),
            "reduction",
        ),
        ("split", json!({"fee": 1, "ratio": [0, 0]}), "split"),
        (
            "split",
            json!({"fee": 1, "ratio": [1, 1], "part": 2}),
            "part",
        ),
        (
            "property",
            json!({"amount": 1, "date": "2007-03-31"}),
            "table",
        ),
        ("property", json!([1]), "input"),
    ] {
        let refused = replay_case(kind, &input, &rules).expect_err("no such case");
        assert!(refused.contains(named), "{kind} {input}: {refused}");
    }
}

#[test]
fn a_province_answers_where_the_case_names_no_figure() {
    let mut rules = edition::first_edition();
    let rows = json!([{
        "effective_from": "2008-01-01",
        "source": "a notice made up for this test",
        "value": {"province": "330000", "divorce": 30000}
    }]);
    rules.provincial_fees = serde_json::from_value(rows).expect("a table");
    let ask = |input: Value| replay_case("divorce", &input, &rules).map(|fen| fen.to_string());
    assert_eq!(ask(json!({"province": "330203"})).as_deref(), Ok("300.00"));
    assert_eq!(
        ask(json!({"province": "330000", "date": "2008-01-01"})).as_deref(),
        Ok("300.00")
    );
    assert!(ask(json!({"province": "330000", "date": "2007-12-31"})).is_err());
    assert!(ask(json!({"province": "110000"})).is_err());
}
