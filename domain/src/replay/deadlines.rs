use serde_json::{Map, Value};

use super::format::{id_of, shown};
use super::{ReplayError, Report};
use crate::calendar::{Calendar, Date, Roll, Span, Unit, count, iso, parse_date};
use crate::clock::Instant;
use crate::rulebook::RuleBook;

const HOLIDAYS: &str = "holidays";
const WORKING_WEEKENDS: &str = "working_weekends";
/// What a file may expect of a year without a published notice, instead of a date.
const PROVISIONAL: &str = "provisional";

pub(super) fn has_tables(file: &Map<String, Value>) -> bool {
    file.contains_key(HOLIDAYS) || file.contains_key(WORKING_WEEKENDS)
}

/// `{"id", "start", "n", "unit", "roll", "expected"}`, counted with the file's own tables of days
/// where it brings them and with the rule book's notices otherwise.
pub(super) fn replay(
    file: &Map<String, Value>,
    cases: &[Value],
    rules: &RuleBook,
) -> Result<Report, ReplayError> {
    let calendar = match has_tables(file) {
        true => Calendar::from_tables(
            &table(file, HOLIDAYS)?,
            &table(file, WORKING_WEEKENDS)?,
            "the file's own tables",
        ),
        false => rules.working_days(),
    };
    let mut report = Report::default();
    for (index, case) in cases.iter().enumerate() {
        let expected = shown(case.get("expected"));
        report.add(&id_of(case, index), &expected, outcome(case, &calendar));
    }
    Ok(report)
}

fn table(file: &Map<String, Value>, name: &str) -> Result<Vec<Date>, ReplayError> {
    let malformed = |what: String| ReplayError::Malformed(format!("`{name}`: {what}"));
    let Some(dates) = file.get(name) else {
        return Ok(Vec::new());
    };
    dates
        .as_array()
        .ok_or_else(|| malformed("not a list".to_owned()))?
        .iter()
        .map(|date| {
            let text = shown(Some(date));
            parse_date(&text).map_err(|why| malformed(format!("`{text}`: {why}")))
        })
        .collect()
}

fn outcome(case: &Value, calendar: &Calendar) -> Result<(), String> {
    let expected = text(case, "expected")?;
    let span = Span::new(length(case)?, unit(text(case, "unit")?)?);
    let answer = match span.unit {
        Unit::Hour => hours(text(case, "start")?, span.n)?,
        _ => days(case, calendar, span)?,
    };
    if let Some(provisional) = case.get(PROVISIONAL)
        && *provisional != Value::Bool(answer.provisional)
    {
        return Err(format!("{PROVISIONAL} {}", answer.provisional));
    }
    let agrees = match expected {
        PROVISIONAL => answer.provisional,
        _ => expected == answer.end,
    };
    match (agrees, answer.provisional) {
        (true, _) => Ok(()),
        (false, true) => Err(format!("{} ({PROVISIONAL})", answer.end)),
        (false, false) => Err(answer.end),
    }
}

struct Answer {
    end: String,
    provisional: bool,
}

fn days(case: &Value, calendar: &Calendar, span: Span) -> Result<Answer, String> {
    let start = text(case, "start")?;
    let start = parse_date(start).map_err(|why| format!("start `{start}`: {why}"))?;
    let counted = count(calendar, start, span, roll(case)?).map_err(|why| why.to_string())?;
    Ok(Answer {
        end: iso(counted.end),
        provisional: counted.provisional,
    })
}

/// Hours are written `2026-03-02T10:20` in China time, and so is their end.
fn hours(start: &str, n: u32) -> Result<Answer, String> {
    let wrong = || format!("start `{start}`: an instant is written YYYY-MM-DDTHH:MM");
    let (date, time) = start.split_once(['T', ' ']).ok_or_else(wrong)?;
    let (hour, minute) = time.split_once(':').ok_or_else(wrong)?;
    let date = parse_date(date).map_err(|_| wrong())?;
    let part = |text: &str, max: u8| match text.parse::<u8>() {
        Ok(value) if text.len() == 2 && value <= max => Ok(value),
        _ => Err(wrong()),
    };
    let at = Instant::from_china(date, part(hour, 23)?, part(minute, 59)?);
    let end = at.next_full_hour().plus_hours(n.into()).china_text();
    let separator = if start.contains('T') { "T" } else { " " };
    Ok(Answer {
        end: end.replace(' ', separator),
        provisional: false,
    })
}

fn text<'a>(case: &'a Value, key: &str) -> Result<&'a str, String> {
    case.get(key)
        .and_then(Value::as_str)
        .ok_or_else(|| format!("`{key}` is not a text but {}", shown(case.get(key))))
}

fn length(case: &Value) -> Result<u32, String> {
    case.get("n")
        .and_then(Value::as_u64)
        .and_then(|n| u32::try_from(n).ok())
        .ok_or_else(|| format!("`n` is not a count but {}", shown(case.get("n"))))
}

fn unit(name: &str) -> Result<Unit, String> {
    match name {
        "hour" => Ok(Unit::Hour),
        "day" => Ok(Unit::Day),
        "workday" => Ok(Unit::Workday),
        "month" => Ok(Unit::Month),
        "year" => Ok(Unit::Year),
        _ => Err(format!("unknown unit `{name}`")),
    }
}

/// Without the key the end rolls, as CPL 85 has it.
fn roll(case: &Value) -> Result<Roll, String> {
    match case.get("roll") {
        Some(Value::Bool(false)) => Ok(Roll::None),
        Some(Value::Bool(true)) | None => Ok(Roll::End),
        other => Err(format!("`roll` is not true or false but {}", shown(other))),
    }
}
