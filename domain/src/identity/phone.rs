use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{IdentityError, masked, normalised, of_length};
use crate::text::Private;

const DIGITS: usize = 11;
const COUNTRY_PREFIXES: [&str; 2] = ["+86", "0086"];

/// A mainland mobile number (手机号码), without country prefix.
///
/// Personal: it serialises as a [`Private`] value and its `Debug` form is masked.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Private", into = "Private")]
pub struct Phone(String);

impl Phone {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// All but the last four digits hidden.
    pub fn masked(&self) -> String {
        masked(&self.0)
    }
}

impl FromStr for Phone {
    type Err = IdentityError;

    fn from_str(text: &str) -> Result<Phone, IdentityError> {
        let joined = normalised(text).replace('-', "");
        let number = COUNTRY_PREFIXES
            .iter()
            .find_map(|prefix| joined.strip_prefix(prefix))
            .unwrap_or(&joined);
        of_length(number, DIGITS)?;
        if let Some(index) = number.chars().position(|digit| !digit.is_ascii_digit()) {
            return Err(IdentityError::Character { place: index + 1 });
        }
        match number.as_bytes() {
            [b'1', b'3'..=b'9', ..] => Ok(Phone(number.to_owned())),
            _ => Err(IdentityError::Prefix),
        }
    }
}

impl TryFrom<Private> for Phone {
    type Error = IdentityError;

    fn try_from(text: Private) -> Result<Phone, IdentityError> {
        text.0.parse()
    }
}

impl From<Phone> for Private {
    fn from(phone: Phone) -> Private {
        Private(phone.0)
    }
}

impl std::fmt::Debug for Phone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Phone({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_forms_are_normalised() {
        for text in [
            "13800138000",
            "138 0013 8000",
            "138-0013-8000",
            "+86 13800138000",
            "0086-13800138000",
            "１３８００１３８０００",
        ] {
            assert_eq!(text.parse::<Phone>().unwrap().as_str(), "13800138000");
        }
    }

    #[test]
    fn other_numbers_are_refused() {
        let length = |found| IdentityError::Length {
            expected: 11,
            found,
        };
        for (text, error) in [
            ("", IdentityError::Empty),
            ("1380013800", length(10)),
            ("05741234567", IdentityError::Prefix),
            ("12800138000", IdentityError::Prefix),
            ("1380013800o", IdentityError::Character { place: 11 }),
        ] {
            assert_eq!(text.parse::<Phone>(), Err(error), "{text}");
        }
    }

    #[test]
    fn debug_output_hides_the_number() {
        let phone: Phone = "13800138000".parse().unwrap();
        assert_eq!(format!("{phone:?}"), "Phone(*******8000)");
    }
}
