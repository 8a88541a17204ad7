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
    let expected = match (case.get("expected"), case.get(PROVISIONAL)) {
        // No date before the notice is published.
        (Some(Value::Null), Some(Value::Bool(true))) => PROVISIONAL,
        _ => text(case, "expected")?,
    };
    let span = span(length(case)?, text(case, "unit")?)?;
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
        _ if span.unit == Unit::Hour => moment(expected).is_ok_and(|at| Some(at) == answer.at),
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
    /// Where hours are counted.
    at: Option<Instant>,
    provisional: bool,
}

fn days(case: &Value, calendar: &Calendar, span: Span) -> Result<Answer, String> {
    let start = text(case, "start")?;
    // The time of day does not matter where days are counted.
    let date = match moment(start) {
        Ok(at) => at.date_in_china(),
        Err(_) => parse_date(start).map_err(|why| format!("start `{start}`: {why}"))?,
    };
    let counted = count(calendar, date, span, roll(case)?).map_err(|why| why.to_string())?;
    Ok(Answer {
        end: iso(counted.end),
        at: None,
        provisional: counted.provisional,
    })
}

fn hours(start: &str, n: u32) -> Result<Answer, String> {
    let at = moment(start)?;
    let end = at.next_full_hour().plus_hours(n.into());
    let separator = if start.contains('T') { "T" } else { " " };
    Ok(Answer {
        end: end.china_text().replace(' ', separator),
        at: Some(end),
        provisional: false,
    })
}

/// `2026-03-02T10:20` or `2026-03-02 10:20`, with seconds or without, in China time and no other.
fn moment(text: &str) -> Result<Instant, String> {
    let wrong = || format!("`{text}`: an instant is written YYYY-MM-DDTHH:MM[:SS][+08:00]");
    let (date, time) = text.split_once(['T', ' ']).ok_or_else(wrong)?;
    let time = time
        .strip_suffix("+08:00")
        .or_else(|| time.strip_suffix("+0800"))
        .unwrap_or(time);
    let date = parse_date(date).map_err(|_| wrong())?;
    let part = |text: Option<&str>, max: u8| match text.map(|text| (text.len(), text.parse::<u8>()))
    {
        Some((2, Ok(value))) if value <= max => Ok(value),
        _ => Err(wrong()),
    };
    let mut parts = time.split(':');
    let (hour, minute) = (part(parts.next(), 23)?, part(parts.next(), 59)?);
    let second = match parts.next() {
        None => 0,
        seconds => part(seconds, 59)?,
    };
    match parts.next() {
        None => Ok(Instant::from_china(date, hour, minute).plus_ms(i64::from(second) * 1_000)),
        Some(_) => Err(wrong()),
    }
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

fn span(n: u32, unit: &str) -> Result<Span, String> {
    let (times, unit) = match unit {
        "hour" | "hours" => (1, Unit::Hour),
        "day" | "days" | "calendar_day" | "calendar_days" => (1, Unit::Day),
        "week" | "weeks" => (7, Unit::Day),
        "workday" | "workdays" | "working_day" | "working_days" => (1, Unit::Workday),
        "month" | "months" => (1, Unit::Month),
        "year" | "years" => (1, Unit::Year),
        _ => return Err(format!("unknown unit `{unit}`")),
    };
    let n = n.checked_mul(times);
    n.map(|n| Span::new(n, unit))
        .ok_or_else(|| "`n` is too large".to_owned())
}

/// Without the key the end rolls, as CPL 85 has it.
fn roll(case: &Value) -> Result<Roll, String> {
    match case.get("roll") {
        Some(Value::Bool(false)) => Ok(Roll::None),
        Some(Value::Bool(true)) | None => Ok(Roll::End),
        other => Err(format!("`roll` is not true or false but {}", shown(other))),
    }
}
