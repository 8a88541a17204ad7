//! Our own tokens: Hanzi as single characters and positional pairs, Latin and digits as words, sounds as
//! syllables and as triples of initials. Every position is the index of a character, so a phrase of tokens
//! is an exact run of characters.

use std::ops::Range;

use ecow::EcoString;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::fold::{fold_chars, is_han, is_word};
use crate::sound;

/// Stands before the first character of a name.
pub const START: char = '\u{2}';
/// Stands after its last.
pub const END: char = '\u{3}';
/// Separates names given to one field.
pub const BREAK: char = '\u{1f}';

/// A token and the character it begins at. Tokens are short, and a name has a hundred: none is on the heap.
pub type Placed = (usize, EcoString);

/// Names with their start and end marked.
pub fn marked(text: &str) -> Vec<char> {
    let mut chars = Vec::with_capacity(text.len());
    for part in text.split(BREAK) {
        chars.push(START);
        chars.extend(fold_chars(part));
        chars.push(END);
    }
    chars
}

/// Names as they are cut: one that stands within another lends it only its marks, as its characters and their
/// neighbours are there already.
pub struct Spread {
    /// The names that stand on their own, with their start and end marked.
    pub chars: Vec<char>,
    /// Where the others lie in `chars`.
    pub within: Vec<Range<usize>>,
}

impl Spread {
    pub fn of(text: &str) -> Self {
        let mut spread = Self {
            chars: Vec::with_capacity(text.len()),
            within: Vec::new(),
        };
        for part in text.split(BREAK) {
            let part = fold_chars(part);
            match spread.place_of(&part) {
                Some(start) => spread.within.push(start..start + part.len()),
                None => {
                    spread.chars.push(START);
                    spread.chars.extend(part);
                    spread.chars.push(END);
                }
            }
        }
        spread
    }

    /// Only among Hanzi: a run of them is read in the names themselves, while one with Latin letters is a phrase of
    /// tokens, which would take the start of the one name and the end of the other for a whole name.
    fn place_of(&self, part: &[char]) -> Option<usize> {
        let hanzi = |chars: &[char]| {
            chars
                .iter()
                .all(|c| is_han(*c) || matches!(*c, START | END))
        };
        (part.len() > 1 && hanzi(part) && hanzi(&self.chars)).then_some(())?;
        let mut places = self.chars.windows(part.len());
        places.position(|window| window == part)
    }

    /// Every token in the order of its place: those of the names, and the marks of the names within them.
    pub fn tokens(&self, cut: Cut) -> Vec<Placed> {
        let mut tokens = match cut {
            Cut::Grams => grams(&self.chars),
            Cut::Syllables => return sound::syllable_tokens(&self.chars),
            Cut::Initials => sound::initial_tokens(&self.chars),
        };
        if self.within.is_empty() {
            return tokens;
        }
        for name in &self.within {
            match cut {
                Cut::Grams => tokens.extend(self.marks(name)),
                _ => tokens.extend(sound::opening_initials(&self.chars, name.start)),
            }
        }
        tokens.sort_by_key(|(place, _)| *place);
        tokens
    }

    fn marks(&self, name: &Range<usize>) -> [Placed; 3] {
        let (first, second) = (self.chars[name.start], self.chars[name.start + 1]);
        let end = name.end - 1;
        [
            (name.start - 1, [START, first].into_iter().collect()),
            (name.start - 1, [START, first, second].into_iter().collect()),
            (end, [self.chars[end], END].into_iter().collect()),
        ]
    }
}

/// Single characters, pairs and words of folded characters, and the first two of a name with its mark: many
/// names begin with the same character, few with the same two.
pub fn grams(chars: &[char]) -> Vec<Placed> {
    let mut tokens = Vec::with_capacity(chars.len() * 2);
    let mut index = 0;
    while index < chars.len() {
        let c = chars[index];
        if is_word(c) {
            let end = word_end(chars, index);
            tokens.push((index, chars[index..end].iter().copied().collect()));
            index = end;
            continue;
        }
        if is_han(c) {
            tokens.push((index, EcoString::from(c)));
        }
        if let Some(next) = chars.get(index + 1).filter(|next| pairs_up(c, **next)) {
            tokens.push((index, [c, *next].into_iter().collect()));
        }
        if opens(&chars[index..]) {
            tokens.push((
                index,
                chars[index..index + OPENING_CHARS]
                    .iter()
                    .copied()
                    .collect(),
            ));
        }
        index += 1;
    }
    tokens
}

/// The fewest tokens whose presence in these places means that the run of characters is there: the opening,
/// every second pair after it, and the last one of each stretch.
pub fn probe(chars: &[char]) -> Vec<Placed> {
    let mut tokens = Vec::with_capacity(chars.len());
    let mut index = 0;
    while index < chars.len() {
        let c = chars[index];
        if is_word(c) {
            let end = word_end(chars, index);
            tokens.push((index, chars[index..end].iter().copied().collect()));
            index = end;
            continue;
        }
        let mut end = index + 1;
        while end < chars.len() && pairs_up(chars[end - 1], chars[end]) {
            end += 1;
        }
        match end - index {
            1 if is_han(c) => tokens.push((index, EcoString::from(c))),
            1 => {}
            length => {
                let opening = if opens(&chars[index..end]) {
                    OPENING_CHARS
                } else {
                    0
                };
                if opening > 0 {
                    tokens.push((
                        index,
                        chars[index..index + opening].iter().copied().collect(),
                    ));
                }
                let covered = |at: usize| at % 2 == opening % 2 && at >= opening;
                let last = |at: usize| at + 2 == length && length > opening;
                let places = (0..length - 1).filter(|at| covered(*at) || last(*at));
                let pair = |at: usize| chars[index + at..index + at + 2].iter().copied().collect();
                tokens.extend(places.map(|at| (index + at, pair(at))));
            }
        }
        index = end;
    }
    tokens
}

/// The mark of a start and two Hanzi.
const OPENING_CHARS: usize = 3;

fn opens(chars: &[char]) -> bool {
    matches!(chars, [START, first, second, ..] if is_han(*first) && is_han(*second))
}

fn pairs_up(first: char, second: char) -> bool {
    let left = is_han(first) || first == START;
    let right = is_han(second) || second == END;
    left && right && !(first == START && second == END)
}

fn word_end(chars: &[char], start: usize) -> usize {
    let length = chars[start..].iter().take_while(|c| is_word(**c)).count();
    start + length
}

/// What one field is cut into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    Grams,
    Syllables,
    Initials,
}

/// The tokenizer registered with the index.
#[derive(Clone, Copy, Debug)]
pub struct Cutter(pub Cut);

impl Tokenizer for Cutter {
    type TokenStream<'a> = Tokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens {
        Tokens {
            rest: Spread::of(text).tokens(self.0).into_iter(),
            token: Token::default(),
        }
    }
}

/// The tokens of one text in order of place.
pub struct Tokens {
    rest: std::vec::IntoIter<Placed>,
    token: Token,
}

impl TokenStream for Tokens {
    fn advance(&mut self) -> bool {
        let Some((position, text)) = self.rest.next() else {
            return false;
        };
        self.token.position = position;
        self.token.offset_from = position;
        self.token.offset_to = position + 1;
        self.token.text.clear();
        self.token.text.push_str(&text);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(tokens: Vec<Placed>) -> Vec<String> {
        tokens
            .into_iter()
            .map(|(at, text)| format!("{at}{text}"))
            .collect()
    }

    #[test]
    fn hanzi_give_single_characters_and_pairs_in_place() {
        let chars = fold_chars("甲测绘A1检");
        assert_eq!(
            texts(grams(&chars)),
            ["0甲", "0甲测", "1测", "1测绘", "2绘", "3a1", "5检"]
        );
    }

    #[test]
    fn a_name_within_another_adds_only_its_marks() {
        let cut = |text: &str, cut| texts(Spread::of(text).tokens(cut)).join(" ");
        let long = cut("甲乙丙丁", Cut::Grams);
        let both = cut("甲乙丙丁\u{1f}乙丙", Cut::Grams);
        let more: Vec<&str> = both
            .split(' ')
            .filter(|token| !long.contains(token))
            .collect();
        assert_eq!(more, ["1\u{2}乙", "1\u{2}乙丙", "3丙\u{3}"]);
        assert!(
            cut("甲乙\u{1f}乙丙", Cut::Grams).contains("5乙丙"),
            "it does not lie within"
        );
        assert!(
            cut("甲乙\u{1f}乙", Cut::Grams).contains("5乙\u{3}"),
            "one character has no opening"
        );
        assert!(
            cut("甲乙A丙\u{1f}甲乙", Cut::Grams).contains("7甲乙"),
            "nothing lends its marks to a name with Latin letters"
        );
        let heard = cut("重庆测绘院\u{1f}测绘", Cut::Initials);
        assert_eq!(heard, "0^cq 1cqc 2qch 2^ch 3chy");
        assert_eq!(
            cut("甲乙丙\u{1f}乙丙", Cut::Syllables),
            cut("甲乙丙", Cut::Syllables)
        );
    }

    #[test]
    fn a_probe_uses_pairs_where_there_are_pairs() {
        assert_eq!(
            texts(probe(&fold_chars("测绘院 a 检"))),
            ["0测绘", "1绘院", "4a", "6检"]
        );
        assert_eq!(
            texts(probe(&['\u{2}', '甲', '\u{3}'])),
            ["0\u{2}甲", "1甲\u{3}"]
        );
        let opening = |text: &str| texts(probe(&text.chars().collect::<Vec<char>>()));
        assert_eq!(opening("\u{2}甲乙"), ["0\u{2}甲乙"]);
        assert_eq!(opening("\u{2}甲乙\u{3}"), ["0\u{2}甲乙", "2乙\u{3}"]);
        assert_eq!(opening("\u{2}甲乙丙丁"), ["0\u{2}甲乙", "3丙丁"]);
        assert_eq!(
            opening("\u{2}甲乙丙丁\u{3}"),
            ["0\u{2}甲乙", "3丙丁", "4丁\u{3}"]
        );
    }

    #[test]
    fn hanzi_beyond_the_first_plane_pair_up() {
        assert_eq!(texts(probe(&fold_chars("𬭎信"))), ["0𬭎信"]);
    }
}
