use serde::{Deserialize, Serialize};
pub use time::Date;
use time::Month;

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateError {
    /// Not of the form `2026-03-02`.
    Form,
    /// The calendar has no such day.
    NoSuchDay,
}

impl std::fmt::Display for DateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            DateError::Form => "a date is written YYYY-MM-DD",
            DateError::NoSuchDay => "the calendar has no such day",
        })
    }
}

impl std::error::Error for DateError {}

/// Reads `2026-03-02` and nothing looser.
pub fn parse_date(text: &str) -> Result<Date, DateError> {
    let bytes = text.as_bytes();
    let well_formed = bytes.len() == 10
        && bytes.iter().enumerate().all(|(place, byte)| match place {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !well_formed {
        return Err(DateError::Form);
    }
    let number = |range: std::ops::Range<usize>| {
        bytes[range]
            .iter()
            .fold(0u16, |value, byte| value * 10 + u16::from(byte - b'0'))
    };
    let month = Month::try_from(number(5..7) as u8).map_err(|_| DateError::NoSuchDay)?;
    Date::from_calendar_date(i32::from(number(0..4)), month, number(8..10) as u8)
        .map_err(|_| DateError::NoSuchDay)
}

/// `2026-03-02`.
pub fn iso(date: Date) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        date.year(),
        u8::from(date.month()),
        date.day()
    )
}

/// `#[serde(with = "calendar::as_iso")]`: a date as `2026-03-02`.
pub mod as_iso {
    use super::{Date, iso, parse_date};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&iso(*date))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        parse_date(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// The same for a date that may be missing; pair it with `#[serde(default)]`.
pub mod as_iso_option {
    use super::{Date, iso, parse_date};
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub fn serialize<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        date.map(iso).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Date>, D::Error> {
        Option::<String>::deserialize(deserializer)?
            .map(|text| parse_date(&text).map_err(D::Error::custom))
            .transpose()
    }
}

/// The same for a list of dates.
pub mod as_iso_list {
    use super::{Date, iso, parse_date};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(dates: &[Date], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(dates.iter().copied().map(iso))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Date>, D::Error> {
        Vec::<String>::deserialize(deserializer)?
            .iter()
            .map(|text| parse_date(text).map_err(D::Error::custom))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_the_full_form_is_a_date() {
        for (text, error) in [
            ("2026-3-2", DateError::Form),
            ("2026/03/02", DateError::Form),
            (" 2026-03-02", DateError::Form),
            ("20260302", DateError::Form),
            ("2026-03-0x", DateError::Form),
            ("２０２６-03-02", DateError::Form),
            ("2026-02-29", DateError::NoSuchDay),
            ("2026-13-01", DateError::NoSuchDay),
            ("2026-00-10", DateError::NoSuchDay),
            ("2100-02-29", DateError::NoSuchDay),
        ] {
            assert_eq!(parse_date(text), Err(error), "{text}");
        }
        assert_eq!(
            parse_date("2028-02-29").map(iso).as_deref(),
            Ok("2028-02-29")
        );
    }

    proptest! {
        #[test]
        fn a_written_date_reads_back(julian_day in 1_721_060i32..5_373_484) {
            let date = Date::from_julian_day(julian_day).unwrap();
            prop_assert_eq!(parse_date(&iso(date)), Ok(date));
        }
    }
}
