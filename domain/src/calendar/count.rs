use serde::{Deserialize, Serialize};
use time::Month;

use super::{Calendar, Date, DayOff, as_iso};

/// What a period is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    Hour,
    Day,
    Workday,
    Month,
    Year,
}

/// A length of time, such as fifteen days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    pub n: u32,
    pub unit: Unit,
}

impl Span {
    pub const fn new(n: u32, unit: Unit) -> Span {
        Span { n, unit }
    }
}

/// Whether a last day on which nobody works is moved to the next working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Roll {
    /// CPL 85: the day after the holiday is the last day. Only the end moves.
    End,
    None,
}

/// A day off over which the end of a period moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RolledDay {
    #[serde(with = "as_iso")]
    pub date: Date,
    pub why: DayOff,
}

/// A counted period with the reasons for its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
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
    pub rolled_over: Vec<RolledDay>,
    /// The answer rests on a year whose holiday notice is not published yet.
    pub provisional: bool,
    /// The years whose notices were consulted.
    pub years_consulted: Vec<i32>,
}

/// Why a period cannot be counted in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountError {
    /// The end lies beyond the calendar's last year.
    OutOfRange,
    /// Hours run from an instant, not from a day.
    HoursNeedAnInstant,
}

impl std::fmt::Display for CountError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            CountError::OutOfRange => "the end lies beyond the calendar",
            CountError::HoursNeedAnInstant => "hours run from an instant, not from a day",
        })
    }
}

impl std::error::Error for CountError {}

/// Counts a period from the day after `start` (CPL 85).
pub fn count(
    calendar: &Calendar,
    start: Date,
    span: Span,
    roll: Roll,
) -> Result<Counted, CountError> {
    let mut walk = Walk::new(calendar);
    let first_counted = start.next_day().ok_or(CountError::OutOfRange)?;
    let raw_end = match span.unit {
        Unit::Hour => return Err(CountError::HoursNeedAnInstant),
        Unit::Day => plus_days(start, span.n)?,
        Unit::Workday => walk.plus_workdays(start, span.n)?,
        Unit::Month => plus_months(start, i64::from(span.n))?,
        Unit::Year => plus_months(start, 12 * i64::from(span.n))?,
    };
    let (end, rolled_over) = match roll {
        Roll::None => (raw_end, Vec::new()),
        Roll::End => walk.next_working_day(raw_end)?,
    };
    Ok(Counted {
        start,
        first_counted,
        raw_end,
        end,
        rolled_over,
        provisional: walk.years.iter().any(|year| !calendar.knows(*year)),
        years_consulted: walk.years,
    })
}

/// Asks the calendar day by day and remembers which years' notices the answer rests on.
struct Walk<'a> {
    calendar: &'a Calendar,
    years: Vec<i32>,
}

impl<'a> Walk<'a> {
    fn new(calendar: &'a Calendar) -> Walk<'a> {
        Walk {
            calendar,
            years: Vec::new(),
        }
    }

    fn day_off(&mut self, date: Date) -> Option<DayOff> {
        if self.years.last() != Some(&date.year()) {
            self.years.push(date.year());
        }
        self.calendar.day_off(date)
    }

    fn plus_workdays(&mut self, start: Date, n: u32) -> Result<Date, CountError> {
        let mut date = start;
        let mut left = n;
        while left > 0 {
            date = date.next_day().ok_or(CountError::OutOfRange)?;
            if self.day_off(date).is_none() {
                left -= 1;
            }
        }
        Ok(date)
    }

    fn next_working_day(&mut self, from: Date) -> Result<(Date, Vec<RolledDay>), CountError> {
        let mut date = from;
        let mut rolled_over = Vec::new();
        while let Some(why) = self.day_off(date) {
            rolled_over.push(RolledDay { date, why });
            date = date.next_day().ok_or(CountError::OutOfRange)?;
        }
        Ok((date, rolled_over))
    }
}

fn plus_days(start: Date, n: u32) -> Result<Date, CountError> {
    i32::try_from(n)
        .ok()
        .and_then(|days| start.to_julian_day().checked_add(days))
        .and_then(|julian_day| Date::from_julian_day(julian_day).ok())
        .ok_or(CountError::OutOfRange)
}

/// The same day of the month, or the month's last day where it has no such day.
pub(crate) fn plus_months(start: Date, months: i64) -> Result<Date, CountError> {
    let counted = i64::from(start.year()) * 12 + i64::from(u8::from(start.month())) - 1 + months;
    let year = i32::try_from(counted.div_euclid(12)).map_err(|_| CountError::OutOfRange)?;
    let month = Month::try_from(counted.rem_euclid(12) as u8 + 1)
        .expect("a remainder by twelve plus one is a month");
    let day = start.day().min(month.length(year));
    Date::from_calendar_date(year, month, day).map_err(|_| CountError::OutOfRange)
}
