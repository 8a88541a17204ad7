//! Every word of the pages in three languages: one row a key, so that a missing translation does not compile.

mod account;
mod common;
mod court;
mod glossary;
mod market;
mod oidc;
mod refusals;
mod rules;

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use serde::{Deserialize, Serialize};

/// A key with its text in 简体中文, 繁體中文 and English.
pub type Row = (&'static str, [&'static str; 3]);

/// A text of the tables; a key that is in none of them shows as `⟦key⟧`, which the tests look for.
pub type Text = Cow<'static, str>;

/// The language of a page. The law is written in Chinese; the English pages say so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// 简体中文
    #[default]
    Hans,
    /// 繁體中文
    Hant,
    En,
}

impl Lang {
    pub const ALL: [Lang; 3] = [Lang::Hans, Lang::Hant, Lang::En];

    /// The language tag of the page (BCP 47), and the value of the cookie.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Lang::Hans => "zh-Hans",
            Lang::Hant => "zh-Hant",
            Lang::En => "en",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    #[must_use]
    pub fn is_chinese(self) -> bool {
        self != Lang::En
    }

    /// Its place in a row of texts or names.
    pub(crate) fn column(self) -> usize {
        match self {
            Lang::Hans => 0,
            Lang::Hant => 1,
            Lang::En => 2,
        }
    }
}

const TABLES: [&[Row]; 7] = [
    common::ROWS,
    glossary::ROWS,
    market::ROWS,
    account::ROWS,
    oidc::ROWS,
    refusals::ROWS,
    rules::ROWS,
];

fn rows() -> impl Iterator<Item = &'static Row> {
    TABLES.into_iter().chain(court::TABLES).flatten()
}

static TEXTS: LazyLock<HashMap<&'static str, [&'static str; 3]>> =
    LazyLock::new(|| rows().copied().collect());

/// The text of `key`.
#[must_use]
pub fn t(lang: Lang, key: &str) -> Text {
    match TEXTS.get(key) {
        Some(texts) => Cow::Borrowed(texts[lang.column()]),
        None => Cow::Owned(format!("⟦{key}⟧")),
    }
}

/// Whether the tables know `key`.
#[must_use]
pub fn has(key: &str) -> bool {
    TEXTS.contains_key(key)
}

/// The text of `key` with its `{name}`s replaced.
#[must_use]
pub fn fill<'a>(
    lang: Lang,
    key: &str,
    facts: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> String {
    let facts: Vec<_> = facts.into_iter().collect();
    let text = t(lang, key);
    let mut filled = String::with_capacity(2 * text.len());
    let mut rest = &*text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let named = after.split_once('}');
        let fact = named.and_then(|(name, rest)| {
            let fact = facts.iter().find(|(other, _)| *other == name)?;
            Some((fact.1, rest))
        });
        rest = match fact {
            Some((value, rest)) => {
                filled.push_str(value);
                rest
            }
            None => {
                filled.push('{');
                after
            }
        };
    }
    filled.push_str(rest);
    filled
}

/// The text of `key` with the facts of a refusal, an event or a rule in it.
#[must_use]
pub fn fill_facts(
    lang: Lang,
    key: &str,
    facts: &std::collections::BTreeMap<String, String>,
) -> String {
    fill(
        lang,
        key,
        facts
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str())),
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_key_stands_in_two_rows() {
        let mut seen = BTreeSet::new();
        for (key, _) in rows() {
            assert!(seen.insert(key), "{key} stands twice");
        }
    }

    #[test]
    fn no_text_is_empty() {
        for (key, texts) in rows() {
            assert!(texts.iter().all(|text| !text.trim().is_empty()), "{key}");
        }
    }

    #[test]
    fn what_was_typed_is_never_taken_for_a_place_to_fill() {
        let facts = [("text", "{total} {"), ("total", "7")];
        let says = fill(Lang::En, "market.found.for", facts);
        assert!(says.contains("{total} {") && says.contains('7'), "{says}");
    }

    #[test]
    fn the_three_languages_name_the_same_facts() {
        for (key, texts) in rows() {
            let facts = texts.map(placeholders);
            assert!(
                facts[0] == facts[1] && facts[1] == facts[2],
                "{key}: {facts:?}"
            );
        }
    }

    #[test]
    fn english_has_no_hanzi_outside_quotes_of_chinese_terms() {
        for (key, texts) in rows() {
            let plain = outside_brackets(texts[2]);
            let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
            assert!(!plain.chars().any(is_han), "{key}: {}", texts[2]);
        }
    }

    #[test]
    fn words_that_join_english_words_keep_their_spaces() {
        assert_eq!(t(Lang::En, "why.and"), " and ");
        for key in ["colon", "list.and"] {
            assert!(t(Lang::En, key).ends_with(' '), "{key}");
        }
        assert!(t(Lang::En, "why.provisional").starts_with(' '));
    }

    #[test]
    fn every_grade_has_its_word() {
        for grade in domain::market::taxonomy::Grade::ALL {
            let word = t(Lang::Hans, &format!("grade.{}", grade.code()));
            assert_eq!(word, grade.name());
        }
    }

    #[test]
    fn an_unknown_key_is_seen() {
        assert_eq!(t(Lang::En, "no.such.key"), "⟦no.such.key⟧");
    }

    #[test]
    fn facts_go_into_their_places() {
        let text = fill(Lang::En, "page.of", [("page", "2"), ("pages", "9")]);
        assert!(
            text.contains('2') && text.contains('9') && !text.contains('{'),
            "{text}"
        );
    }

    fn placeholders(text: &str) -> BTreeSet<String> {
        text.split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}').map(|(name, _)| name.to_owned()))
            .collect()
    }

    /// Chinese terms of art stand in brackets after their translation.
    fn outside_brackets(text: &str) -> String {
        let mut depth = 0_u32;
        let mut plain = String::new();
        for c in text.chars() {
            match c {
                '(' | '“' | '‘' => depth += 1,
                ')' | '”' | '’' => depth = depth.saturating_sub(1),
                _ if depth == 0 => plain.push(c),
                _ => {}
            }
        }
        plain
    }
}
