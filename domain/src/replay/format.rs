use serde_json::{Map, Value};

use super::{Report, deadlines, fees, identity};
use crate::rulebook::RuleBook;

/// Why a file could not be replayed at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplayError {
    /// Not JSON, or not the shape its format has.
    Malformed(String),
    /// JSON, but none of the known formats.
    UnknownFormat,
}

impl std::fmt::Display for ReplayError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ReplayError::Malformed(why) => write!(f, "malformed file: {why}"),
            ReplayError::UnknownFormat => f.write_str(
                "not a format this program computes: neither fees, deadlines nor identity numbers",
            ),
        }
    }
}

impl std::error::Error for ReplayError {}

/// Replays one vector file; its format is told from its content.
///
/// # Errors
/// The file as a whole is unreadable. What is wrong with a single case is a mismatch.
pub fn check(file_text: &str, rules: &RuleBook) -> Result<Report, ReplayError> {
    let malformed = |why: &str| ReplayError::Malformed(why.to_owned());
    // Editors on Windows put a byte order mark first.
    let text = file_text.trim_start_matches('\u{FEFF}');
    let value: Value =
        serde_json::from_str(text).map_err(|why| ReplayError::Malformed(why.to_string()))?;
    let file = value
        .as_object()
        .ok_or_else(|| malformed("the top level is not an object"))?;
    let report = match format_of(file)? {
        Format::Fees(cases) => fees::replay(cases, rules),
        Format::Deadlines(cases) => deadlines::replay(file, cases, rules)?,
        Format::Identity => identity::replay(file)?,
    };
    match report.cases {
        // A file that tests nothing must not look like one that passed.
        0 => Err(malformed("the file contains no case")),
        _ => Ok(report),
    }
}

enum Format<'a> {
    Fees(&'a [Value]),
    Deadlines(&'a [Value]),
    Identity,
}

fn format_of(file: &Map<String, Value>) -> Result<Format<'_>, ReplayError> {
    if file.contains_key("scheme") {
        return Err(ReplayError::UnknownFormat);
    }
    let Some(vectors) = file.get("vectors") else {
        let known = identity::GROUPS
            .iter()
            .any(|group| file.contains_key(*group));
        return match known {
            true => Ok(Format::Identity),
            false => Err(ReplayError::UnknownFormat),
        };
    };
    let cases = vectors
        .as_array()
        .ok_or_else(|| ReplayError::Malformed("`vectors` is not a list".to_owned()))?;
    let any = |key: &str| cases.iter().any(|case| case.get(key).is_some());
    match () {
        () if any("kind") || any("expected_yuan") => Ok(Format::Fees(cases)),
        () if any("unit") || any("start") || deadlines::has_tables(file) => {
            Ok(Format::Deadlines(cases))
        }
        () if cases.is_empty() => Err(ReplayError::Malformed(
            "the file contains no case".to_owned(),
        )),
        () => Err(ReplayError::UnknownFormat),
    }
}

/// A case's name, or its place in the file where it has none.
pub(super) fn id_of(case: &Value, index: usize) -> String {
    match case.get("id") {
        Some(Value::String(id)) => id.clone(),
        Some(other) => other.to_string(),
        None => format!("#{}", index + 1),
    }
}

/// How a JSON value is shown in a mismatch: texts without their quotes.
pub(super) fn shown(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => "nothing".to_owned(),
    }
}
