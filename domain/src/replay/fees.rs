use serde_json::Value;

use super::Report;
use super::format::{id_of, shown};
use crate::court::fee::replay::replay_case;
use crate::money::Fen;
use crate::rulebook::RuleBook;

/// `{"id", "kind", "input", "expected_yuan"}`: an amount of money for an input.
pub(super) fn replay(cases: &[Value], rules: &RuleBook) -> Report {
    let mut report = Report::default();
    for (index, case) in cases.iter().enumerate() {
        let expected = shown(case.get("expected_yuan"));
        report.add(
            &id_of(case, index),
            &expected,
            outcome(case, &expected, rules),
        );
    }
    report
}

fn outcome(case: &Value, expected: &str, rules: &RuleBook) -> Result<(), String> {
    let kind = case
        .get("kind")
        .and_then(Value::as_str)
        .ok_or("a case without a kind")?;
    let input = case.get("input").ok_or("a case without an input")?;
    let amount: Fen = expected
        .parse()
        .map_err(|why| format!("`{expected}` is not an amount: {why}"))?;
    match replay_case(kind, input, rules)? {
        actual if actual == amount => Ok(()),
        actual => Err(actual.to_string()),
    }
}
