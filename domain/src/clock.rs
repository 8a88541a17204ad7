//! Instants, and their reading in China time, which is UTC+8 all year.

use serde::{Deserialize, Serialize};

use crate::calendar::{Date, iso};

const MS_PER_SECOND: i64 = 1_000;
const MS_PER_MINUTE: i64 = 60 * MS_PER_SECOND;
const MS_PER_HOUR: i64 = 60 * MS_PER_MINUTE;
const MS_PER_DAY: i64 = 24 * MS_PER_HOUR;
/// Asia/Shanghai has had no daylight saving since 1991.
const CHINA_OFFSET_MS: i64 = 8 * MS_PER_HOUR;
/// The Julian day number of 1970-01-01.
const EPOCH_JULIAN_DAY: i64 = 2_440_588;

/// A point in time: milliseconds since 1970-01-01T00:00Z.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Instant(pub i64);

/// Where rules get the time from; the server implements it, tests hold it still.
pub trait Clock {
    fn now(&self) -> Instant;
}

impl Instant {
    pub const fn ms(self) -> i64 {
        self.0
    }

    /// The given China time. Hours and minutes past the end of the day run into the next one,
    /// so that 24:00 is the following midnight.
    pub fn from_china(date: Date, hour: u8, minute: u8) -> Instant {
        let days = i64::from(date.to_julian_day()) - EPOCH_JULIAN_DAY;
        let within = i64::from(hour) * MS_PER_HOUR + i64::from(minute) * MS_PER_MINUTE;
        Instant(days * MS_PER_DAY + within - CHINA_OFFSET_MS)
    }

    /// A period ends at 24:00 of its last day: the first instant that is too late.
    pub fn end_of_day_in_china(date: Date) -> Instant {
        Instant::from_china(date, 24, 0)
    }

    /// The China date; instants beyond the calendar's years 0 to 9999 answer its first or last day.
    pub fn date_in_china(self) -> Date {
        let (days, _) = self.china_day_and_ms();
        let edge = if days < 0 { Date::MIN } else { Date::MAX };
        i32::try_from(days + EPOCH_JULIAN_DAY)
            .ok()
            .and_then(|julian_day| Date::from_julian_day(julian_day).ok())
            .unwrap_or(edge)
    }

    /// Hour and minute in China.
    pub fn time_in_china(self) -> (u8, u8) {
        let (_, ms) = self.china_day_and_ms();
        ((ms / MS_PER_HOUR) as u8, (ms / MS_PER_MINUTE % 60) as u8)
    }

    /// `2026-03-09 10:02`, China time.
    pub fn china_text(self) -> String {
        let (hour, minute) = self.time_in_china();
        format!("{} {hour:02}:{minute:02}", iso(self.date_in_china()))
    }

    /// `2026-03-09T10:02:00.000+08:00`.
    pub fn rfc3339(self) -> String {
        let (_, ms) = self.china_day_and_ms();
        let (hour, minute) = self.time_in_china();
        format!(
            "{}T{hour:02}:{minute:02}:{:02}.{:03}+08:00",
            iso(self.date_in_china()),
            ms / MS_PER_SECOND % 60,
            ms % MS_PER_SECOND,
        )
    }

    /// Later by the given milliseconds, at most the last instant there is.
    pub const fn plus_ms(self, ms: i64) -> Instant {
        Instant(self.0.saturating_add(ms))
    }

    pub const fn plus_minutes(self, minutes: i64) -> Instant {
        self.plus_ms(minutes.saturating_mul(MS_PER_MINUTE))
    }

    pub const fn plus_hours(self, hours: i64) -> Instant {
        self.plus_ms(hours.saturating_mul(MS_PER_HOUR))
    }

    pub const fn plus_days(self, days: i64) -> Instant {
        self.plus_ms(days.saturating_mul(MS_PER_DAY))
    }

    /// Milliseconds from `earlier` to this instant; negative if it lies after it.
    pub const fn ms_since(self, earlier: Instant) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The full hour after this one. CPL 85: the hour in which a period begins is not counted.
    pub const fn next_full_hour(self) -> Instant {
        Instant(self.0.saturating_sub(self.0.rem_euclid(MS_PER_HOUR))).plus_ms(MS_PER_HOUR)
    }

    fn china_day_and_ms(self) -> (i64, i64) {
        let local = self.0.saturating_add(CHINA_OFFSET_MS);
        (local.div_euclid(MS_PER_DAY), local.rem_euclid(MS_PER_DAY))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::parse_date;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    #[test]
    fn the_day_changes_at_four_in_the_afternoon_utc() {
        let midnight = Instant(1_773_072_000_000);
        assert_eq!(midnight.china_text(), "2026-03-10 00:00");
        assert_eq!(midnight.plus_ms(-1).china_text(), "2026-03-09 23:59");
        assert_eq!(midnight.plus_ms(-1).date_in_china(), date("2026-03-09"));
    }

    #[test]
    fn a_day_ends_where_the_next_begins() {
        let end = Instant::end_of_day_in_china(date("2026-12-31"));
        assert_eq!(end, Instant::from_china(date("2027-01-01"), 0, 0));
        assert_eq!(end.date_in_china(), date("2027-01-01"));
        assert_eq!(end.plus_ms(-1).date_in_china(), date("2026-12-31"));
    }

    #[test]
    fn machine_text_carries_the_offset() {
        let instant = Instant::from_china(date("2026-03-09"), 10, 2).plus_ms(1_007);
        assert_eq!(instant.rfc3339(), "2026-03-09T10:02:01.007+08:00");
    }

    #[test]
    fn the_starting_hour_is_skipped_even_on_the_stroke() {
        let day = date("2026-03-09");
        let eleven = Instant::from_china(day, 11, 0);
        assert_eq!(Instant::from_china(day, 10, 0).next_full_hour(), eleven);
        assert_eq!(Instant::from_china(day, 10, 59).next_full_hour(), eleven);
    }

    #[test]
    fn instants_beyond_the_calendar_answer_its_edges() {
        assert_eq!(Instant(i64::MAX).date_in_china(), Date::MAX);
        assert_eq!(Instant(i64::MIN).date_in_china(), Date::MIN);
    }

    proptest! {
        #[test]
        fn china_time_reads_back(
            days in -700_000i32..2_900_000, hour in 0u8..24, minute in 0u8..60,
        ) {
            let date = Date::from_julian_day(2_440_588 + days);
            prop_assume!(date.is_ok());
            let date = date.unwrap();
            let instant = Instant::from_china(date, hour, minute);
            prop_assert_eq!(instant.date_in_china(), date);
            prop_assert_eq!(instant.time_in_china(), (hour, minute));
        }
    }
}
