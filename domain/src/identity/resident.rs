use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{IdentityError, masked, normalised, of_length};
use crate::calendar::{Date, parse_date};
use crate::text::Private;

const CHARS: usize = 18;
/// GB 11643: the weight of a place is 2 to the power of its distance from the right, mod 11.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// The check character by the remainder of the weighted sum.
const CHECK: [u8; 11] = *b"10X98765432";
/// Nobody alive was born before; the rule guards against slips, not against age.
const BIRTH_YEAR_MIN: i32 = 1850;

/// A resident identity number (居民身份证号码, GB 11643).
///
/// Personal: it serialises as a [`Private`] value and its `Debug` form is masked.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Private", into = "Private")]
pub struct ResidentId(String);

impl ResidentId {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// All but the last four characters hidden.
    pub fn masked(&self) -> String {
        masked(&self.0)
    }

    pub fn birth_date(&self) -> Date {
        birth_date(&self.0).expect("parsing made sure that places 7 to 14 are a date")
    }

    /// The sex stands in the seventeenth place: odd for men.
    pub fn is_male(&self) -> bool {
        (self.0.as_bytes()[16] - b'0') % 2 == 1
    }

    /// Full years on a day; `None` before birth.
    pub fn age_on(&self, day: Date) -> Option<u32> {
        let born = self.birth_date();
        let birthday_to_come =
            (u8::from(day.month()), day.day()) < (u8::from(born.month()), born.day());
        let years = day.year() - born.year() - i32::from(birthday_to_come);
        u32::try_from(years).ok()
    }
}

impl FromStr for ResidentId {
    type Err = IdentityError;

    fn from_str(text: &str) -> Result<ResidentId, IdentityError> {
        let text = normalised(text);
        of_length(&text, CHARS)?;
        let wrong = text.chars().enumerate().find(|(index, letter)| {
            !(letter.is_ascii_digit() || (*index == CHARS - 1 && *letter == 'X'))
        });
        if let Some((index, _)) = wrong {
            return Err(IdentityError::Character { place: index + 1 });
        }
        birth_date(&text)
            .filter(|date| date.year() >= BIRTH_YEAR_MIN)
            .ok_or(IdentityError::BirthDate)?;
        let bytes = text.as_bytes();
        let sum: u32 = WEIGHTS
            .iter()
            .zip(bytes)
            .map(|(weight, digit)| weight * u32::from(digit - b'0'))
            .sum();
        match CHECK[(sum % 11) as usize] == bytes[CHARS - 1] {
            true => Ok(ResidentId(text)),
            false => Err(IdentityError::CheckCharacter),
        }
    }
}

fn birth_date(text: &str) -> Option<Date> {
    parse_date(&format!(
        "{}-{}-{}",
        &text[6..10],
        &text[10..12],
        &text[12..14]
    ))
    .ok()
}

impl TryFrom<Private> for ResidentId {
    type Error = IdentityError;

    fn try_from(text: Private) -> Result<ResidentId, IdentityError> {
        text.0.parse()
    }
}

impl From<ResidentId> for Private {
    fn from(id: ResidentId) -> Private {
        Private(id.0)
    }
}

impl std::fmt::Debug for ResidentId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ResidentId({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_broken_rule_is_named() {
        let character = |place| IdentityError::Character { place };
        let length = |found| IdentityError::Length {
            expected: 18,
            found,
        };
        for (text, error) in [
            ("", IdentityError::Empty),
            ("   ", IdentityError::Empty),
            ("110105491231002", length(15)),
            ("11010519491231002X0", length(19)),
            ("11010519491231002Y", character(18)),
            ("1101051949123100X2", character(17)),
            ("一10105194912310020", character(1)),
            ("110105194913310024", IdentityError::BirthDate),
            ("990101199702290041", IdentityError::BirthDate),
            ("110105184912310026", IdentityError::BirthDate),
            ("110105194912310021", IdentityError::CheckCharacter),
            ("990101199003077015", IdentityError::CheckCharacter),
        ] {
            assert_eq!(text.parse::<ResidentId>(), Err(error), "{text}");
        }
    }

    #[test]
    fn typed_forms_are_normalised() {
        for text in [
            "11010519491231002x",
            " 110105 19491231 002X ",
            "１１０１０５１９４９１２３１００２ｘ",
        ] {
            let id: ResidentId = text.parse().unwrap();
            assert_eq!(id.as_str(), "11010519491231002X");
        }
    }

    #[test]
    fn birth_date_sex_and_age_are_read_from_the_number() {
        let woman: ResidentId = "990101199602290044".parse().unwrap();
        assert_eq!(woman.birth_date(), parse_date("1996-02-29").unwrap());
        assert!(!woman.is_male());
        let age = |day| woman.age_on(parse_date(day).unwrap());
        assert_eq!(age("2014-02-28"), Some(17));
        assert_eq!(age("2014-03-01"), Some(18));
        assert_eq!(age("1995-12-31"), None);
        let man: ResidentId = "990101199003077014".parse().unwrap();
        assert!(man.is_male());
    }

    #[test]
    fn debug_output_hides_the_person() {
        let id: ResidentId = "11010519491231002X".parse().unwrap();
        assert_eq!(format!("{id:?}"), "ResidentId(**************002X)");
    }

    /// Any one wrong digit is caught by mod 11-2, whatever its place.
    #[test]
    fn every_single_wrong_digit_is_caught() {
        let right = "990101199003077014";
        for place in 0..CHARS {
            for digit in b'0'..=b'9' {
                let mut bytes = right.as_bytes().to_vec();
                bytes[place] = digit;
                let text = String::from_utf8(bytes).unwrap();
                assert_eq!(text.parse::<ResidentId>().is_ok(), text == right, "{text}");
            }
        }
    }
}
