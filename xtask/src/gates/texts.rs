//! The words of the pages: a key nothing asks for is three translations that nobody reads.

use std::{collections::BTreeSet, fs};

use anyhow::{Context, Result};

use super::{code, verdict};
use crate::{place::Place, stamp::files_below};

/// Where the tables stand, one row a key.
const TABLES: &str = "app/src/text";
/// Whatever may name a key, or a part of one that is put together.
const SPEAKERS: [&str; 5] = [
    "app/src",
    "domain/src",
    "domain/rules",
    "search/src",
    "server/src",
];

pub fn check(place: &Place) -> Result<()> {
    let (mut keys, mut spoken) = (Vec::new(), BTreeSet::new());
    for folder in SPEAKERS {
        for file in files_below(&place.root.join(folder))? {
            let name = file.strip_prefix(&place.root)?.display().to_string();
            let is_table = name.starts_with(TABLES) && !name.ends_with("/mod.rs");
            let text = || fs::read_to_string(&file).with_context(|| name.clone());
            match name.rsplit('.').next() {
                Some("rs") if is_table => {
                    keys.extend(keys_of(&text()?).map(|key| (name.clone(), key)))
                }
                Some("rs" | "json") => spoken.extend(code::strings(&text()?).map(str::to_owned)),
                _ => {}
            }
        }
    }
    verdict::none_of(&unused(&keys, &spoken))
}

fn unused(keys: &[(String, String)], spoken: &BTreeSet<String>) -> Vec<String> {
    let patterns: Vec<Vec<&str>> = spoken.iter().filter_map(|text| pattern(text)).collect();
    let is_used = |key: &str| {
        let put_together = |fixed: &Vec<&str>| {
            let rest = key.strip_prefix(fixed[0]);
            rest.is_some_and(|rest| fits(rest, &fixed[1..], spoken))
        };
        spoken.contains(key) || patterns.iter().any(put_together)
    };
    keys.iter()
        .filter(|(_, key)| !is_used(key))
        .map(|(file, key)| format!("{file}: nothing uses `{key}`"))
        .collect()
}

/// The keys of a table: the first text of a row, before the list of its translations.
fn keys_of(table: &str) -> impl Iterator<Item = String> {
    table.split('(').filter_map(|row| {
        let (key, texts) = row.trim_start().strip_prefix('"')?.split_once('"')?;
        let texts = texts.trim_start().strip_prefix(',')?.trim_start();
        texts.starts_with('[').then(|| key.to_owned())
    })
}

/// What stands around the holes of a text such as `rule.{}`, if it can make a key.
fn pattern(text: &str) -> Option<Vec<&str>> {
    let (first, mut rest) = text.split_once('{')?;
    let is_key = |part: &str| {
        part.chars()
            .all(|it| it.is_ascii_lowercase() || ".:_".contains(it))
    };
    let mut fixed = vec![first];
    loop {
        rest = rest.split_once('}')?.1;
        let (part, more) = rest.split_once('{').unwrap_or((rest, ""));
        fixed.push(part);
        if part.len() == rest.len() {
            break;
        }
        rest = more;
    }
    (first.ends_with('.') && fixed.iter().all(|part| is_key(part))).then_some(fixed)
}

/// Whether `rest` of a key is the fixed parts with something spoken in each hole before them.
fn fits(rest: &str, fixed: &[&str], spoken: &BTreeSet<String>) -> bool {
    let is_spoken =
        |hole: &str| spoken.contains(hole) || hole.split('.').all(|part| spoken.contains(part));
    match fixed {
        [] => rest.is_empty(),
        [""] => is_spoken(rest),
        [next, later @ ..] => rest
            .match_indices(next)
            .any(|(at, _)| is_spoken(&rest[..at]) && fits(&rest[at + next.len()..], later, spoken)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(keys: &[&str], spoken: &[&str]) -> Vec<String> {
        let keys: Vec<_> = keys
            .iter()
            .map(|key| ("a.rs".to_owned(), (*key).to_owned()))
            .collect();
        let spoken = spoken.iter().map(|text| (*text).to_owned()).collect();
        unused(&keys, &spoken)
    }

    #[test]
    fn a_key_is_used_as_it_stands_or_put_together_of_what_is_spoken() {
        let spoken = [
            "a.b",
            "rule.{}",
            "ledger.none",
            "step.{}.lead",
            "door",
            "x.{one}.{two}",
            "p",
            "q",
        ];
        let used = [
            "a.b",
            "rule.ledger.none",
            "step.door.lead",
            "x.p.q",
            "rule.door.p",
        ];
        assert_eq!(found(&used, &spoken), Vec::<String>::new());
        let unused = [
            "a",
            "rule.gone",
            "step.gone.lead",
            "step.door",
            "x.p.gone",
            "x.p",
        ];
        assert_eq!(found(&unused, &spoken).len(), unused.len());
        assert_eq!(found(&["a"], &spoken), ["a.rs: nothing uses `a`"]);
    }

    #[test]
    fn a_hole_at_the_beginning_makes_no_key() {
        assert_eq!(found(&["a.b"], &["{}.{}", "a", "b"]).len(), 1);
    }

    #[test]
    fn the_first_text_of_a_row_is_its_key() {
        let table =
            "(\n \"a.b\",\n [\"甲(\", \"乙\", \"c\"],\n), (\"d\", [\"e\", \"f\", \"g\"]), h(\"i\")";
        assert_eq!(keys_of(table).collect::<Vec<_>>(), ["a.b", "d"]);
    }
}
