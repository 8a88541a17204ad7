use serde::{Deserialize, Serialize};

use super::{Bound, DeadlineRule, DeadlineRuleId, Direction, Length, StartEvent};
use crate::calendar::{
    Calendar, CountError, Counted, Date, Roll, RolledDay, Span, Unit, as_iso, count,
};
use crate::clock::Instant;
use crate::rulebook::{Citation, Dated, RuleBook};

/// A limit may point to another, which may point on; more steps than this are a circle.
const POINTERS_MAX: usize = 4;

/// The notice a year's working days were taken from; no source, no notice yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarSource {
    pub year: i32,
    pub source: Option<String>,
}

/// A time limit counted for one case, with everything needed to explain it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    pub rule: DeadlineRuleId,
    pub start_event: StartEvent,
    pub span: Span,
    pub roll: Roll,
    pub direction: Direction,
    /// The day of the event; never counted.
    #[serde(with = "as_iso")]
    pub start: Date,
    #[serde(with = "as_iso")]
    pub first_counted: Date,
    /// The last day before holidays are looked at.
    #[serde(with = "as_iso")]
    pub raw_end: Date,
    #[serde(with = "as_iso")]
    pub end: Date,
    /// The first instant that is too late: 24:00 of the last day in China, or the full hour.
    pub expires_at: Instant,
    pub rolled: Vec<RolledDay>,
    /// The answer rests on a year whose holiday notice is not published yet.
    pub provisional: bool,
    pub law: Vec<Citation>,
    pub rule_source: String,
    pub calendar: Vec<CalendarSource>,
}

/// Why no date can be given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeadlineError {
    /// The rule book has no such limit in force on the day of the event.
    NoRule(String),
    /// The limit is a condition, not a length.
    NoLength(DeadlineRuleId),
    /// Limits that end with each other.
    Circular(DeadlineRuleId),
    /// Only the law sets this length, or the chosen one is beyond what it allows.
    LengthNotAllowed(DeadlineRuleId),
    Count(CountError),
}

impl std::fmt::Display for DeadlineError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            DeadlineError::NoRule(id) => write!(f, "no time limit {id} in force that day"),
            DeadlineError::NoLength(id) => write!(f, "{id} is a condition without a length"),
            DeadlineError::Circular(id) => write!(f, "{id} ends with itself"),
            DeadlineError::LengthNotAllowed(id) => write!(f, "{id} does not allow this length"),
            DeadlineError::Count(why) => why.fmt(f),
        }
    }
}

impl std::error::Error for DeadlineError {}

impl From<CountError> for DeadlineError {
    fn from(why: CountError) -> DeadlineError {
        DeadlineError::Count(why)
    }
}

/// The limit for an event on this day, under the rule in force that day.
pub fn deadline(
    book: &RuleBook,
    id: impl AsRef<str>,
    start: Date,
) -> Result<Deadline, DeadlineError> {
    let rule = rule_at(book, id.as_ref(), start)?;
    let span = span_of(book, &rule.value, start)?;
    in_days(book, rule, span, start)
}

/// The limit with the length the court chose, where the law leaves it a choice.
pub fn deadline_of_length(
    book: &RuleBook,
    id: impl AsRef<str>,
    start: Date,
    chosen: Span,
) -> Result<Deadline, DeadlineError> {
    let rule = rule_at(book, id.as_ref(), start)?;
    let legal = span_of(book, &rule.value, start)?;
    let allowed = match rule.value.bound {
        Bound::Fixed => chosen == legal,
        Bound::AtLeast => chosen.unit == legal.unit && chosen.n >= legal.n,
        Bound::AtMost => chosen.unit == legal.unit && (1..=legal.n).contains(&chosen.n),
    };
    match allowed {
        true => in_days(book, rule, chosen, start),
        false => Err(DeadlineError::LengthNotAllowed(rule.value.id.clone())),
    }
}

/// The limit for an event at this instant; needed where the law counts hours.
pub fn deadline_after(
    book: &RuleBook,
    id: impl AsRef<str>,
    at: Instant,
) -> Result<Deadline, DeadlineError> {
    let start = at.date_in_china();
    let rule = rule_at(book, id.as_ref(), start)?;
    let span = span_of(book, &rule.value, start)?;
    match span.unit {
        Unit::Hour => Ok(in_hours(rule, span, at)),
        _ => in_days(book, rule, span, start),
    }
}

/// A period of days the court sets in a notice, where the law leaves its length to the court.
///
/// `law` cites the article that lets it, such as `REG 7`. The end rolls like any other (CPL 85).
pub fn of_days(book: &RuleBook, start: Date, days: u32, law: &str) -> Deadline {
    let span = Span::new(days, Unit::Day);
    let calendar = book.working_days();
    let counted = count(&calendar, start, span, Roll::End).unwrap_or_else(|_| beyond(start));
    Deadline {
        rule: DeadlineRuleId::SET_BY_COURT,
        start_event: StartEvent::CourtNoticeServed,
        span,
        roll: Roll::End,
        direction: Direction::After,
        start,
        first_counted: counted.first_counted,
        raw_end: counted.raw_end,
        end: counted.end,
        expires_at: Instant::end_of_day_in_china(counted.end),
        rolled: counted.rolled_over,
        provisional: counted.provisional,
        law: law.parse().into_iter().collect(),
        rule_source: String::new(),
        calendar: sources(&calendar, &counted.years_consulted),
    }
}

/// A period past the last day of the calendar ends with the calendar.
fn beyond(start: Date) -> Counted {
    Counted {
        start,
        first_counted: start.next_day().unwrap_or(start),
        raw_end: Date::MAX,
        end: Date::MAX,
        rolled_over: Vec::new(),
        provisional: true,
        years_consulted: Vec::new(),
    }
}

fn rule_at<'a>(
    book: &'a RuleBook,
    id: &str,
    day: Date,
) -> Result<&'a Dated<DeadlineRule>, DeadlineError> {
    id.parse::<DeadlineRuleId>()
        .ok()
        .and_then(|id| book.deadlines.at(&id, day))
        .ok_or_else(|| DeadlineError::NoRule(id.to_owned()))
}

fn span_of(book: &RuleBook, rule: &DeadlineRule, day: Date) -> Result<Span, DeadlineError> {
    let mut pointed = rule;
    for _ in 0..POINTERS_MAX {
        match &pointed.length {
            Length::Span(span) => return Ok(*span),
            Length::Condition => return Err(DeadlineError::NoLength(rule.id.clone())),
            Length::With(other) => pointed = &rule_at(book, other.as_str(), day)?.value,
        }
    }
    Err(DeadlineError::Circular(rule.id.clone()))
}

fn in_days(
    book: &RuleBook,
    rule: &Dated<DeadlineRule>,
    span: Span,
    start: Date,
) -> Result<Deadline, DeadlineError> {
    let calendar = book.working_days();
    let counted = match rule.value.direction {
        Direction::After => count(&calendar, start, span, rule.value.roll)?,
        Direction::Before => backwards(start, span)?,
    };
    Ok(Deadline {
        calendar: sources(&calendar, &counted.years_consulted),
        ..explained(rule, span, counted)
    })
}

/// CPL 139: the hearing's own day is not counted, and the notice is never shortened by a holiday.
fn backwards(event: Date, span: Span) -> Result<Counted, CountError> {
    let first_counted = event.previous_day().ok_or(CountError::OutOfRange)?;
    let end = i32::try_from(span.n)
        .ok()
        .and_then(|days| event.to_julian_day().checked_sub(days))
        .and_then(|julian_day| Date::from_julian_day(julian_day).ok())
        .ok_or(CountError::OutOfRange)?;
    Ok(Counted {
        start: event,
        first_counted,
        raw_end: end,
        end,
        rolled_over: Vec::new(),
        provisional: false,
        years_consulted: Vec::new(),
    })
}

/// CPL 85: hours are counted from the next full hour.
fn in_hours(rule: &Dated<DeadlineRule>, span: Span, at: Instant) -> Deadline {
    let from = at.next_full_hour();
    let expires_at = from.plus_hours(span.n.into());
    let end = expires_at.date_in_china();
    let counted = Counted {
        start: at.date_in_china(),
        first_counted: from.date_in_china(),
        raw_end: end,
        end,
        rolled_over: Vec::new(),
        provisional: false,
        years_consulted: Vec::new(),
    };
    Deadline {
        expires_at,
        ..explained(rule, span, counted)
    }
}

fn explained(rule: &Dated<DeadlineRule>, span: Span, counted: Counted) -> Deadline {
    Deadline {
        rule: rule.value.id.clone(),
        start_event: rule.value.start_event,
        span,
        roll: rule.value.roll,
        direction: rule.value.direction,
        start: counted.start,
        first_counted: counted.first_counted,
        raw_end: counted.raw_end,
        end: counted.end,
        expires_at: Instant::end_of_day_in_china(counted.end),
        rolled: counted.rolled_over,
        provisional: counted.provisional,
        law: rule.value.law.clone(),
        rule_source: rule.source.clone(),
        calendar: Vec::new(),
    }
}

fn sources(calendar: &Calendar, years: &[i32]) -> Vec<CalendarSource> {
    let source_of = |year: &i32| CalendarSource {
        year: *year,
        source: calendar.source(*year).map(str::to_owned),
    };
    years.iter().map(source_of).collect()
}
