use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use time::Weekday;

use super::{Date, as_iso, as_iso_list};

/// A public holiday (法定休假日) by its festival.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holiday {
    /// 元旦
    NewYear,
    /// 春节
    SpringFestival,
    /// 清明节
    TombSweeping,
    /// 劳动节
    LabourDay,
    /// 端午节
    DragonBoat,
    /// 中秋节
    MidAutumn,
    /// 国庆节
    NationalDay,
    /// 国庆节、中秋节, in years in which one holiday covers both.
    NationalDayAndMidAutumn,
    /// A holiday proclaimed for one occasion, or a table that gives dates without names.
    Special,
}

/// Why a day is not a working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOff {
    Weekend,
    Holiday(Holiday),
}

/// Consecutive days off for one festival, both ends included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolidaySpan {
    pub name: Holiday,
    #[serde(with = "as_iso")]
    pub from: Date,
    #[serde(with = "as_iso")]
    pub to: Date,
}

/// The yearly notice of the State Council's general office (国务院办公厅) on holidays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearNotice {
    pub year: i32,
    pub holidays: Vec<HolidaySpan>,
    /// Weekend days that are worked to make up for a long holiday (调休上班).
    #[serde(with = "as_iso_list")]
    pub working_weekends: Vec<Date>,
}

impl YearNotice {
    /// What is wrong with the notice, if anything.
    pub fn fault(&self) -> Option<String> {
        // A festival may begin in the December before or end in the January after its year.
        let belongs = |date: Date| (date.year() - self.year).abs() <= 1;
        let mut off = BTreeSet::new();
        for span in &self.holidays {
            if span.to < span.from || !belongs(span.from) || !belongs(span.to) {
                return Some(format!("holiday {:?} has impossible dates", span.name));
            }
            for date in days(span.from, span.to) {
                if !off.insert(date) {
                    return Some(format!("{} is a holiday twice", super::iso(date)));
                }
            }
        }
        self.working_weekends.iter().find_map(|date| {
            let wrong = !is_weekend(*date) || off.contains(date) || !belongs(*date);
            wrong.then(|| format!("{} cannot be a make-up working day", super::iso(*date)))
        })
    }
}

/// Which days are worked, as far as notices are published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    holidays: BTreeMap<Date, Holiday>,
    working_weekends: BTreeSet<Date>,
    sources: BTreeMap<i32, String>,
}

impl Calendar {
    /// From notices, each with its source.
    pub fn new<'a>(notices: impl IntoIterator<Item = (&'a YearNotice, &'a str)>) -> Calendar {
        let mut calendar = Calendar::default();
        for (notice, source) in notices {
            calendar.sources.insert(notice.year, source.to_owned());
            calendar.working_weekends.extend(&notice.working_weekends);
            for span in &notice.holidays {
                let named = days(span.from, span.to).map(|date| (date, span.name));
                calendar.holidays.extend(named);
            }
        }
        calendar
    }

    /// From bare tables; the years in which a date stands count as published.
    pub fn from_tables(holidays: &[Date], working_weekends: &[Date], source: &str) -> Calendar {
        Calendar {
            holidays: holidays
                .iter()
                .map(|date| (*date, Holiday::Special))
                .collect(),
            working_weekends: working_weekends.iter().copied().collect(),
            sources: holidays
                .iter()
                .chain(working_weekends)
                .map(|date| (date.year(), source.to_owned()))
                .collect(),
        }
    }

    /// Why nobody works on this day; `None` on a working day.
    pub fn day_off(&self, date: Date) -> Option<DayOff> {
        if let Some(name) = self.holidays.get(&date) {
            return Some(DayOff::Holiday(*name));
        }
        if !self.knows(date.year())
            && let Some(name) = fixed_holiday(date)
        {
            return Some(DayOff::Holiday(name));
        }
        let off = is_weekend(date) && !self.working_weekends.contains(&date);
        off.then_some(DayOff::Weekend)
    }

    /// Whether the notice for this year is published; without it only weekends and fixed holidays are known.
    pub fn knows(&self, year: i32) -> bool {
        self.sources.contains_key(&year)
    }

    /// Where the notice for this year was published.
    pub fn source(&self, year: i32) -> Option<&str> {
        self.sources.get(&year).map(String::as_str)
    }
}

/// Holidays that have the same date in every year (全国年节及纪念日放假办法, 国务院令第795号; the second day of May
/// since 2025). A notice says it of its own year; before it is published they are still certain.
fn fixed_holiday(date: Date) -> Option<Holiday> {
    match (u8::from(date.month()), date.day()) {
        (1, 1) => Some(Holiday::NewYear),
        (5, 1) => Some(Holiday::LabourDay),
        (5, 2) if date.year() >= 2025 => Some(Holiday::LabourDay),
        (10, 1..=3) => Some(Holiday::NationalDay),
        _ => None,
    }
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn days(from: Date, to: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(from), |date| date.next_day()).take_while(move |date| *date <= to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::parse_date;

    fn date(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    fn notice() -> YearNotice {
        YearNotice {
            year: 2026,
            holidays: vec![HolidaySpan {
                name: Holiday::SpringFestival,
                from: date("2026-02-15"),
                to: date("2026-02-23"),
            }],
            working_weekends: vec![date("2026-02-14"), date("2026-02-28")],
        }
    }

    #[test]
    fn holidays_weekends_and_make_up_days_are_told_apart() {
        let notice = notice();
        let calendar = Calendar::new([(&notice, "test")]);
        let festival = DayOff::Holiday(Holiday::SpringFestival);
        assert_eq!(calendar.day_off(date("2026-02-14")), None);
        assert_eq!(calendar.day_off(date("2026-02-15")), Some(festival));
        assert_eq!(calendar.day_off(date("2026-02-23")), Some(festival));
        assert_eq!(calendar.day_off(date("2026-02-24")), None);
        assert_eq!(calendar.day_off(date("2026-03-01")), Some(DayOff::Weekend));
        assert!(calendar.knows(2026) && !calendar.knows(2027));
    }

    #[test]
    fn fixed_holidays_are_off_before_the_years_notice() {
        let notice = notice();
        let calendar = Calendar::new([(&notice, "test")]);
        for (day, name) in [
            ("2027-01-01", Holiday::NewYear),
            ("2029-05-01", Holiday::LabourDay),
            ("2029-05-02", Holiday::LabourDay),
            ("2027-10-01", Holiday::NationalDay),
            ("2029-10-03", Holiday::NationalDay),
        ] {
            assert_eq!(calendar.day_off(date(day)), Some(DayOff::Holiday(name)));
        }
        assert_eq!(calendar.day_off(date("2024-05-02")), None);
        assert_eq!(calendar.day_off(date("2029-10-04")), None);
    }

    #[test]
    fn an_impossible_notice_names_its_fault() {
        assert_eq!(notice().fault(), None);
        let mut monday_made_up = notice();
        monday_made_up.working_weekends.push(date("2026-03-02"));
        assert!(
            monday_made_up
                .fault()
                .is_some_and(|fault| fault.contains("2026-03-02"))
        );
        let mut twice = notice();
        twice.holidays.push(twice.holidays[0].clone());
        assert!(twice.fault().is_some_and(|fault| fault.contains("twice")));
        let mut reversed = notice();
        reversed.holidays[0].to = date("2026-02-01");
        assert!(reversed.fault().is_some());
        let mut other_year = notice();
        other_year.year = 2030;
        assert!(other_year.fault().is_some());
    }
}
