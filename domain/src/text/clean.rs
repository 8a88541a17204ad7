use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

/// Why a text was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextError {
    Empty,
    TooLong {
        chars_max: usize,
        chars: usize,
    },
    /// A control character, or an invisible one that makes a text mislead. Counted from one.
    Character {
        place: usize,
    },
    /// Not of the form `name@host.example`.
    NotAnEmail,
}

impl TextError {
    /// The rule's name, under which the app keeps its texts.
    pub const fn rule(self) -> &'static str {
        match self {
            TextError::Empty => "text.empty",
            TextError::TooLong { .. } => "text.too_long",
            TextError::Character { .. } => "text.control",
            TextError::NotAnEmail => "email.form",
        }
    }
}

impl std::fmt::Display for TextError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            TextError::Empty => f.write_str("nothing written"),
            TextError::TooLong { chars_max, chars } => {
                write!(f, "{chars} characters, at most {chars_max}")
            }
            TextError::Character { place } => {
                write!(f, "the character in place {place} cannot stand in a text")
            }
            TextError::NotAnEmail => f.write_str("not an e-mail address"),
        }
    }
}

impl std::error::Error for TextError {}

/// One line in normal form C: trimmed, with every run of spaces made one.
pub(super) fn line(text: &str, chars_max: usize) -> Result<String, TextError> {
    refuse(text, |letter| letter.is_control())?;
    let text = composed(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    bounded(words.join(" "), chars_max)
}

/// Paragraphs in normal form C: trimmed, with one kind of line end.
pub(super) fn prose(text: &str, chars_max: usize) -> Result<String, TextError> {
    let text = text.replace("\r\n", "\n");
    refuse(&text, |letter| {
        letter.is_control() && !matches!(letter, '\n' | '\t')
    })?;
    bounded(composed(&text).trim().to_owned(), chars_max)
}

fn refuse(text: &str, bad: impl Fn(char) -> bool) -> Result<(), TextError> {
    match text
        .chars()
        .position(|letter| bad(letter) || is_misleading(letter))
    {
        Some(index) => Err(TextError::Character { place: index + 1 }),
        None => Ok(()),
    }
}

/// Marks that turn the reading direction, hide text or break lines: a document with them does not
/// say what it seems to say.
fn is_misleading(letter: char) -> bool {
    matches!(letter,
        '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2061}'..='\u{206F}'
        | '\u{FFF0}'..='\u{FFFF}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Two ways to write one letter become one (NFC), so that equal names are equal texts; what web pages leave behind
/// when a text is copied from them goes, since nobody sees or means it.
fn composed(text: &str) -> String {
    let seen = |letter: &char| !matches!(letter, '\u{00AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}');
    text.chars().filter(seen).nfc().collect()
}

fn bounded(text: String, chars_max: usize) -> Result<String, TextError> {
    match text.chars().count() {
        0 => Err(TextError::Empty),
        chars if chars > chars_max => Err(TextError::TooLong { chars_max, chars }),
        _ => Ok(text),
    }
}
