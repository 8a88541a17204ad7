//! Words whose characters have a reading that context decides.

use std::collections::HashMap;

/// Words and what they are said like, by their first character.
pub struct Phrases(HashMap<char, Vec<Phrase>>);

struct Phrase {
    chars: Vec<char>,
    syllables: Vec<&'static str>,
}

impl Phrases {
    /// Of words and their syllables, which stand apart by spaces.
    pub fn new(words: &[(&str, &'static str)]) -> Self {
        let mut phrases: HashMap<char, Vec<Phrase>> = HashMap::new();
        for (word, said) in words {
            let chars: Vec<char> = word.chars().collect();
            let syllables = said.split(' ').collect();
            let phrase = Phrase { chars, syllables };
            phrases.entry(phrase.chars[0]).or_default().push(phrase);
        }
        Self(phrases)
    }

    /// Whether a phrase begins with this character.
    pub fn opens_with(&self, c: char) -> bool {
        self.0.contains_key(&c)
    }

    /// The syllables of every phrase these characters begin with, each with its place; the last one decides.
    pub fn opening(&self, chars: &[char]) -> impl Iterator<Item = (usize, &'static str)> {
        let phrases = chars.first().and_then(|first| self.0.get(first));
        let said = phrases.into_iter().flatten();
        said.filter(|phrase| chars.starts_with(&phrase.chars))
            .flat_map(|phrase| phrase.syllables.iter().copied().enumerate())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_later_in_the_table_decides_last() {
        let phrases = Phrases::new(&[("长", "chang"), ("长子", "zhang zi")]);
        let said = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            phrases.opening(&chars).collect::<Vec<_>>()
        };
        assert_eq!(said("长子县"), [(0, "chang"), (0, "zhang"), (1, "zi")]);
        assert_eq!(said("长"), [(0, "chang")]);
        assert!(said("子长").is_empty() && said("").is_empty());
        assert!(phrases.opens_with('长') && !phrases.opens_with('子'));
    }
}
