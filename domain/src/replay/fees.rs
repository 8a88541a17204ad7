use serde_json::Value;

use super::Report;
use super::format::{id_of, shown};
use crate::court::fee::replay::{replay_case, replay_parts};
use crate::money::Fen;
use crate::rulebook::RuleBook;

/// `{"id", "kind", "input", "expected_yuan"}`: an amount of money for an input, or for a split fee the list of its parts.
pub(super) fn replay(cases: &[Value], rules: &RuleBook) -> Report {
    let mut report = Report::default();
    for (index, case) in cases.iter().enumerate() {
        let expected = shown(case.get("expected_yuan"));
        report.add(&id_of(case, index), &expected, outcome(case, rules));
    }
    report
}

fn outcome(case: &Value, rules: &RuleBook) -> Result<(), String> {
    let kind = case
        .get("kind")
        .and_then(Value::as_str)
        .ok_or("a case without a kind")?;
    let input = case.get("input").ok_or("a case without an input")?;
    let expected = case.get("expected_yuan");
    if let Some(Value::Array(parts)) = expected {
        let expected = parts.iter().map(|part| amount(Some(part)));
        let expected = expected.collect::<Result<Vec<Fen>, String>>()?;
        let actual = replay_parts(kind, input, rules)?;
        let texts = || actual.iter().map(ToString::to_string).collect::<Vec<_>>();
        return match actual == expected {
            true => Ok(()),
            false => Err(format!("[{}]", texts().join(", "))),
        };
    }
    let expected = amount(expected)?;
    match replay_case(kind, input, rules)? {
        actual if actual == expected => Ok(()),
        actual => Err(actual.to_string()),
    }
}

fn amount(value: Option<&Value>) -> Result<Fen, String> {
    let text = shown(value);
    text.parse()
        .map_err(|why| format!("`{text}` is not an amount: {why}"))
}
