//! What stands in a cell.

use std::borrow::Cow;

use domain::{
    calendar::{Date, iso},
    clock::Instant,
};

/// The most characters a spreadsheet program takes into one cell.
const CELL_CHARS_MAX: usize = 32_767;

/// One cell of an exported list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    /// Digits with a point and a sign at most, made here and typed by nobody.
    Number(String),
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Self {
        let text: String = text.into();
        Self::Text(match text.char_indices().nth(CELL_CHARS_MAX) {
            Some((end, _)) => text[..end].to_owned(),
            None => text,
        })
    }

    pub(super) fn number(number: impl ToString) -> Self {
        Self::Number(number.to_string())
    }

    pub(super) fn date(date: Date) -> Self {
        Self::Text(iso(date))
    }

    pub(super) fn moment(at: Instant) -> Self {
        Self::Text(at.china_text())
    }
}

/// A text no spreadsheet program takes for a formula (ASVS 1.2.10): after a quotation mark it stays a text. The
/// full-width signs are what an East Asian keyboard types and such programs fold.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    const BEGINS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    match text.starts_with(BEGINS) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_a_formula_is_a_text() {
        for text in [
            "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A1",
        ] {
            assert_eq!(harmless(text), format!("'{text}"), "{text:?}");
        }
        for text in ["", "宁波测绘", "1+1", "'=1", "a=b", " =1"] {
            assert_eq!(harmless(text), text, "{text:?}");
        }
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let Cell::Text(text) = Cell::text("测".repeat(CELL_CHARS_MAX + 1)) else {
            panic!("a text");
        };
        assert_eq!(text.chars().count(), CELL_CHARS_MAX);
    }
}
