//! One form for every spelling: NFKC, width and case folded, traditional characters made simplified.

use std::collections::HashMap;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

/// Folded text that remembers where each of its characters came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    pub chars: Vec<char>,
    /// For each folded character the index of the typed character it came from.
    pub origin: Vec<usize>,
}

/// Folds character by character, so that a place in the result is a place in the original.
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded::default();
    for (index, typed) in text.chars().enumerate() {
        each_folded(typed, |c| {
            folded.chars.push(c);
            folded.origin.push(index);
        });
    }
    folded
}

/// The folded characters alone.
pub fn fold_chars(text: &str) -> Vec<char> {
    let mut chars = Vec::with_capacity(text.len() / 2);
    for typed in text.chars() {
        each_folded(typed, |c| chars.push(c));
    }
    chars
}

/// The folded text as a string.
pub fn fold_text(text: &str) -> String {
    fold_chars(text).into_iter().collect()
}

/// A Hanzi, in any plane.
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}'
        | '〇' | '々')
}

/// A character of a Latin word or a number.
pub fn is_word(c: char) -> bool {
    !is_han(c) && c.is_alphanumeric()
}

fn each_folded(typed: char, mut push: impl FnMut(char)) {
    if typed.is_ascii() {
        push(typed.to_ascii_lowercase());
    } else if ('\u{3400}'..='\u{9fff}').contains(&typed) {
        push(simplified(typed));
    } else {
        for wide in typed.to_string().nfkc() {
            for lower in wide.to_lowercase() {
                push(simplified(lower));
            }
        }
    }
}

fn simplified(c: char) -> char {
    static PAIRS: OnceLock<HashMap<char, char>> = OnceLock::new();
    static BASIC: OnceLock<Vec<char>> = OnceLock::new();
    let pairs = || PAIRS.get_or_init(read_pairs);
    let basic = BASIC.get_or_init(|| {
        ('\u{3400}'..='\u{9fff}')
            .map(|c| pairs().get(&c).copied().unwrap_or(c))
            .collect()
    });
    let place = (c as usize).checked_sub(0x3400);
    match place.and_then(|place| basic.get(place)) {
        Some(folded) => *folded,
        None if c > '\u{ffff}' => pairs().get(&c).copied().unwrap_or(c),
        None => c,
    }
}

fn read_pairs() -> HashMap<char, char> {
    let lines = include_str!("../data/t2s.txt").lines();
    let chars: Vec<char> = lines
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::chars)
        .collect();
    chars
        .chunks_exact(2)
        .map(|pair| (pair[0], pair[1]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_traditional_forms_fold_together() {
        assert_eq!(fold_text("ＡＢＣ環境影響評價（甲）"), "abc环境影响评价(甲)");
        assert_eq!(fold_text("會計師事務所"), "会计师事务所");
    }

    #[test]
    fn places_lead_back_to_the_original() {
        let folded = fold("㈱測");
        assert_eq!(folded.chars, ['(', '株', ')', '测']);
        assert_eq!(folded.origin, [0, 0, 0, 1]);
    }

    #[test]
    fn hanzi_beyond_the_first_plane_are_hanzi() {
        assert!(is_han('𬭎') && is_han('㙦') && is_han('〇'));
        assert!(!is_han('a') && !is_han('（'));
        assert_eq!(fold_text("𬭎𠁞"), "𬭎𠀾");
    }
}
