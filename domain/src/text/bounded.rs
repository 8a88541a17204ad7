use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{TextError, clean};

/// One line of at most so many characters, never empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Line<const CHARS_MAX: usize>(String);

/// Paragraphs of together at most so many characters, never empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LongText<const CHARS_MAX: usize>(String);

impl<const CHARS_MAX: usize> Line<CHARS_MAX> {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const CHARS_MAX: usize> LongText<CHARS_MAX> {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const CHARS_MAX: usize> FromStr for Line<CHARS_MAX> {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        clean::line(text, CHARS_MAX).map(Line)
    }
}

impl<const CHARS_MAX: usize> FromStr for LongText<CHARS_MAX> {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        clean::prose(text, CHARS_MAX).map(LongText)
    }
}

impl<const CHARS_MAX: usize> TryFrom<String> for Line<CHARS_MAX> {
    type Error = TextError;

    fn try_from(text: String) -> Result<Self, TextError> {
        text.parse()
    }
}

impl<const CHARS_MAX: usize> TryFrom<String> for LongText<CHARS_MAX> {
    type Error = TextError;

    fn try_from(text: String) -> Result<Self, TextError> {
        text.parse()
    }
}

impl<const CHARS_MAX: usize> From<Line<CHARS_MAX>> for String {
    fn from(text: Line<CHARS_MAX>) -> String {
        text.0
    }
}

impl<const CHARS_MAX: usize> From<LongText<CHARS_MAX>> for String {
    fn from(text: LongText<CHARS_MAX>) -> String {
        text.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_trimmed_and_keeps_single_spaces() {
        let line: Line<20> = "\u{3000} a  b\u{3000}c ".parse().unwrap();
        assert_eq!(line.as_str(), "a b c");
    }

    #[test]
    fn paragraphs_keep_their_breaks() {
        let text: LongText<20> = " 一\r\n\t二\n ".parse().unwrap();
        assert_eq!(text.as_str(), "一\n\t二");
    }

    #[test]
    fn zero_width_leftovers_of_copying_are_dropped() {
        let line: Line<2> = "\u{FEFF}a\u{200B}b".parse().unwrap();
        assert_eq!(line.as_str(), "ab");
        assert_eq!("\u{200B}".parse::<LongText<2>>(), Err(TextError::Empty));
    }

    #[test]
    fn two_ways_to_write_a_letter_are_one() {
        let composed: Line<9> = "\u{FC}\u{8C48}".parse().unwrap();
        let apart: Line<9> = "u\u{308}\u{F900}".parse().unwrap();
        assert_eq!(composed, apart);
    }

    #[test]
    fn length_is_counted_in_characters_not_octets() {
        assert!("一二三".parse::<Line<3>>().is_ok());
        assert_eq!(
            "一二三四".parse::<LongText<3>>(),
            Err(TextError::TooLong {
                chars_max: 3,
                chars: 4
            })
        );
        assert_eq!(" \u{3000} ".parse::<Line<3>>(), Err(TextError::Empty));
    }

    #[test]
    fn control_and_invisible_characters_are_refused() {
        for text in ["ab\u{0}", "ab\n", "ab\u{202E}c", "ab\u{2028}"] {
            let error = Err(TextError::Character { place: 3 });
            assert_eq!(text.parse::<Line<9>>(), error, "{text:?}");
        }
        assert_eq!(
            "a\u{7}".parse::<LongText<9>>(),
            Err(TextError::Character { place: 2 })
        );
    }
}
