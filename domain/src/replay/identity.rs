use serde_json::{Map, Value};

use super::format::shown;
use super::{ReplayError, Report};
use crate::identity::{IdentityError, Phone, ResidentId, Uscc};

/// The groups of which one must be there for the file to be of this format.
pub(super) const GROUPS: [&str; 3] = ["resident_id", "uscc", "phone"];

/// `{"resident_id": {"valid": […], "invalid": […]}, "uscc": …}`.
pub(super) fn replay(file: &Map<String, Value>) -> Result<Report, ReplayError> {
    let mut report = Report::default();
    // Texts beside the groups are notes for the reader.
    for (group, lists) in file.iter().filter(|(_, value)| !value.is_string()) {
        let lists = lists.as_object().ok_or_else(|| {
            ReplayError::Malformed(format!("`{group}` does not hold lists of numbers"))
        })?;
        for (verdict, numbers) in lists {
            let numbers = numbers.as_array().ok_or_else(|| {
                ReplayError::Malformed(format!("`{group}.{verdict}` is not a list"))
            })?;
            for (index, number) in numbers.iter().enumerate() {
                let id = format!("{group}.{verdict}[{index}] {}", shown(Some(number)));
                report.add(&id, verdict, outcome(group, verdict, number));
            }
        }
    }
    Ok(report)
}

fn outcome(group: &str, verdict: &str, number: &Value) -> Result<(), String> {
    let text = number.as_str().ok_or("the number is not a text")?;
    let parsed = parse(group, text)?;
    match (verdict, parsed) {
        ("valid", Ok(())) | ("invalid", Err(_)) => Ok(()),
        ("valid", Err(why)) => Err(format!("invalid: {why}")),
        ("invalid", Ok(())) => Err("valid".to_owned()),
        _ => Err(format!("unknown verdict `{verdict}`")),
    }
}

fn parse(group: &str, text: &str) -> Result<Result<(), IdentityError>, String> {
    match group {
        "resident_id" => Ok(text.parse::<ResidentId>().map(drop)),
        "uscc" => Ok(text.parse::<Uscc>().map(drop)),
        "phone" => Ok(text.parse::<Phone>().map(drop)),
        _ => Err(format!("unknown kind of number `{group}`")),
    }
}
