//! Numbers that name a person or an organisation, checked by their own rules.

mod phone;
mod resident;
mod uscc;

pub use phone::Phone;
pub use resident::ResidentId;
pub use uscc::Uscc;

use serde::{Deserialize, Serialize};

/// How many characters of a number stay visible when it is masked.
const VISIBLE_CHARS: usize = 4;

/// Why a number was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentityError {
    Empty,
    Length {
        expected: usize,
        found: usize,
    },
    /// The character in this place, counted from one, cannot stand there.
    Character {
        place: usize,
    },
    /// GB 11643: places 7 to 14 are a day of birth.
    BirthDate,
    /// GB 11643 (ISO 7064 mod 11-2) or GB 32100 (mod 31): the last character follows from the others.
    CheckCharacter,
    /// Mainland mobile numbers begin with 13 to 19.
    Prefix,
}

impl IdentityError {
    /// The rule's name, under which the app keeps its texts.
    pub const fn rule(self) -> &'static str {
        match self {
            IdentityError::Empty => "id.empty",
            IdentityError::Length { .. } => "id.length",
            IdentityError::Character { .. } => "id.character",
            IdentityError::BirthDate => "id.birth_date",
            IdentityError::CheckCharacter => "id.check_digit",
            IdentityError::Prefix => "id.prefix",
        }
    }
}

impl std::fmt::Display for IdentityError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            IdentityError::Empty => f.write_str("nothing given"),
            IdentityError::Length { expected, found } => {
                write!(f, "{found} characters instead of {expected}")
            }
            IdentityError::Character { place } => {
                write!(f, "the character in place {place} cannot stand there")
            }
            IdentityError::BirthDate => f.write_str("contains no day of birth"),
            IdentityError::CheckCharacter => f.write_str("the check character is wrong"),
            IdentityError::Prefix => f.write_str("does not begin like a mobile number"),
        }
    }
}

impl std::error::Error for IdentityError {}

/// Half-width capitals without spaces: what people type and paste, in the form of the standard.
fn normalised(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| match letter {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
            _ => letter,
        })
        .map(|letter| letter.to_ascii_uppercase())
        .collect()
}

fn of_length(text: &str, expected: usize) -> Result<(), IdentityError> {
    match text.chars().count() {
        0 => Err(IdentityError::Empty),
        found if found == expected => Ok(()),
        found => Err(IdentityError::Length { expected, found }),
    }
}

/// Every character but the last four hidden. The text is ASCII, as the parsers made sure.
fn masked(text: &str) -> String {
    let hidden = text.len().saturating_sub(VISIBLE_CHARS);
    format!("{}{}", "*".repeat(hidden), &text[hidden..])
}
