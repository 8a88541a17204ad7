use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{IdentityError, masked, normalised, of_length};

const CHARS: usize = 18;
/// GB 32100: digits and capitals without I, O, S, V and Z.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// GB 32100: powers of 3 mod 31.
const WEIGHTS: [usize; 17] = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
];

/// A unified social credit code (统一社会信用代码, GB 32100).
///
/// Public for organisations, so it serialises as plain text; sole traders' codes are masked in
/// `Debug` output with the others.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Uscc(String);

impl Uscc {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// All but the last four characters hidden.
    pub fn masked(&self) -> String {
        masked(&self.0)
    }
}

impl FromStr for Uscc {
    type Err = IdentityError;

    fn from_str(text: &str) -> Result<Uscc, IdentityError> {
        let text = normalised(text);
        of_length(&text, CHARS)?;
        let values = text
            .chars()
            .enumerate()
            .map(|(index, letter)| {
                ALPHABET
                    .iter()
                    .position(|known| char::from(*known) == letter)
                    .ok_or(IdentityError::Character { place: index + 1 })
            })
            .collect::<Result<Vec<usize>, IdentityError>>()?;
        let sum: usize = WEIGHTS
            .iter()
            .zip(&values)
            .map(|(weight, value)| weight * value)
            .sum();
        let check = (ALPHABET.len() - sum % ALPHABET.len()) % ALPHABET.len();
        match values[CHARS - 1] == check {
            true => Ok(Uscc(text)),
            false => Err(IdentityError::CheckCharacter),
        }
    }
}

impl TryFrom<String> for Uscc {
    type Error = IdentityError;

    fn try_from(text: String) -> Result<Uscc, IdentityError> {
        text.parse()
    }
}

impl From<Uscc> for String {
    fn from(code: Uscc) -> String {
        code.0
    }
}

impl std::fmt::Display for Uscc {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::fmt::Debug for Uscc {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Uscc({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_broken_rule_is_named() {
        let length = |found| IdentityError::Length {
            expected: 18,
            found,
        };
        for (text, error) in [
            ("", IdentityError::Empty),
            ("91350100M000100Y4", length(17)),
            ("91350100I000100Y43", IdentityError::Character { place: 9 }),
            ("9135010OM000100Y43", IdentityError::Character { place: 8 }),
            ("91350100M000100Y44", IdentityError::CheckCharacter),
            ("91350100M00010Y043", IdentityError::CheckCharacter),
        ] {
            assert_eq!(text.parse::<Uscc>(), Err(error), "{text}");
        }
    }

    #[test]
    fn spaces_and_lower_case_are_accepted() {
        for text in [
            "91350100m000100y43",
            "9135 0100 M000 100Y 43",
            "９１３５０１００Ｍ０００１００Ｙ４３",
        ] {
            assert_eq!(text.parse::<Uscc>().unwrap().as_str(), "91350100M000100Y43");
        }
    }

    #[test]
    fn debug_output_is_masked() {
        let code: Uscc = "91350100M000100Y43".parse().unwrap();
        assert_eq!(format!("{code:?}"), "Uscc(**************0Y43)");
    }
}
