use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Refused;
use crate::calendar::{Date, as_iso, as_iso_option, iso};

/// A rule with the days on which it holds and the place it was taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dated<T> {
    #[serde(with = "as_iso")]
    pub effective_from: Date,
    /// The last day in force. Without it the rule holds until the next entry begins.
    #[serde(
        with = "as_iso_option",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub effective_to: Option<Date>,
    pub source: String,
    pub value: T,
}

/// A rule value that can say what is wrong with itself.
pub trait Checked {
    fn fault(&self) -> Option<String> {
        None
    }
}

/// A rule value that stands in a table beside others, such as one deadline among many.
pub trait Keyed: Checked {
    type Key: Ord + Clone + std::fmt::Display;

    fn key(&self) -> Self::Key;
}

/// All wordings of one rule in the order of their effective dates, without overlap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Dated<T>>", into = "Vec<Dated<T>>")]
#[serde(bound(
    serialize = "T: Clone + Serialize",
    deserialize = "T: Checked + Deserialize<'de>"
))]
pub struct Edition<T>(Vec<Dated<T>>);

impl<T> Edition<T> {
    /// The wording in force on this day.
    pub fn at(&self, date: Date) -> Option<&Dated<T>> {
        self.0
            .iter()
            .rev()
            .find(|entry| entry.effective_from <= date)
            .filter(|entry| entry.effective_to.is_none_or(|last| date <= last))
    }

    pub fn entries(&self) -> &[Dated<T>] {
        &self.0
    }
}

impl<T: Checked> Edition<T> {
    pub fn new(mut entries: Vec<Dated<T>>) -> Result<Edition<T>, Refused> {
        entries.sort_by_key(|entry| entry.effective_from);
        entries.iter().try_for_each(checked)?;
        for pair in entries.windows(2) {
            let (earlier, later) = (&pair[0], &pair[1]);
            if earlier.effective_from == later.effective_from {
                return Err(Refused::Duplicate(iso(later.effective_from)));
            }
            if earlier
                .effective_to
                .is_some_and(|last| last >= later.effective_from)
            {
                return Err(Refused::Overlap(iso(later.effective_from)));
            }
        }
        Ok(Edition(entries))
    }
}

impl<T: Checked + Clone> Edition<T> {
    /// This edition with the entries added; one with the same first day is replaced.
    pub fn amended(&self, entries: Vec<Dated<T>>) -> Result<Edition<T>, Refused> {
        // The new entries are checked among themselves first, so that two of them with the same
        // first day are refused instead of one silently winning.
        let new = Edition::new(entries)?;
        let kept = self.0.iter().filter(|old| {
            let replaced = |entry: &Dated<T>| entry.effective_from == old.effective_from;
            !new.0.iter().any(replaced)
        });
        Edition::new(kept.cloned().chain(new.0.iter().cloned()).collect())
    }
}

fn checked<T: Checked>(entry: &Dated<T>) -> Result<(), Refused> {
    let from = iso(entry.effective_from);
    if entry.source.trim().is_empty() {
        return Err(Refused::NoSource(from));
    }
    if entry
        .effective_to
        .is_some_and(|last| last < entry.effective_from)
    {
        return Err(Refused::Reversed(from));
    }
    match entry.value.fault() {
        Some(fault) => Err(Refused::Invalid(fault)),
        None => Ok(()),
    }
}

impl<T> Default for Edition<T> {
    fn default() -> Edition<T> {
        Edition(Vec::new())
    }
}

impl<T: Checked> TryFrom<Vec<Dated<T>>> for Edition<T> {
    type Error = Refused;

    fn try_from(entries: Vec<Dated<T>>) -> Result<Edition<T>, Refused> {
        Edition::new(entries)
    }
}

impl<T> From<Edition<T>> for Vec<Dated<T>> {
    fn from(edition: Edition<T>) -> Vec<Dated<T>> {
        edition.0
    }
}

/// Rules that stand beside each other under keys, each with its own wordings over time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Dated<T>>", into = "Vec<Dated<T>>")]
#[serde(bound(
    serialize = "T: Keyed + Clone + Serialize",
    deserialize = "T: Keyed + Clone + Deserialize<'de>"
))]
pub struct Table<T: Keyed>(BTreeMap<T::Key, Edition<T>>);

impl<T: Keyed> Table<T> {
    /// The wording of one rule in force on this day.
    pub fn at(&self, key: &T::Key, date: Date) -> Option<&Dated<T>> {
        self.0.get(key)?.at(date)
    }

    /// Whether there is or was such a rule.
    pub fn contains(&self, key: &T::Key) -> bool {
        self.0.contains_key(key)
    }

    /// Every rule in force on this day, by key.
    pub fn in_force(&self, date: Date) -> impl Iterator<Item = &Dated<T>> {
        self.0.values().filter_map(move |edition| edition.at(date))
    }

    pub fn entries(&self) -> impl Iterator<Item = &Dated<T>> {
        self.0.values().flat_map(Edition::entries)
    }
}

impl<T: Keyed + Clone> Table<T> {
    pub fn new(entries: Vec<Dated<T>>) -> Result<Table<T>, Refused> {
        Table::default().amended(entries)
    }

    /// This table with the entries added; one with the same key and first day is replaced.
    pub fn amended(&self, entries: Vec<Dated<T>>) -> Result<Table<T>, Refused> {
        let mut by_key: BTreeMap<T::Key, Vec<Dated<T>>> = BTreeMap::new();
        for entry in entries {
            by_key.entry(entry.value.key()).or_default().push(entry);
        }
        let mut table = self.0.clone();
        for (key, entries) in by_key {
            let old = table.remove(&key).unwrap_or_default();
            let new = old.amended(entries).map_err(|why| why.under(&key))?;
            table.insert(key, new);
        }
        Ok(Table(table))
    }
}

impl<T: Keyed> Default for Table<T> {
    fn default() -> Table<T> {
        Table(BTreeMap::new())
    }
}

impl<T: Keyed + Clone> TryFrom<Vec<Dated<T>>> for Table<T> {
    type Error = Refused;

    fn try_from(entries: Vec<Dated<T>>) -> Result<Table<T>, Refused> {
        Table::new(entries)
    }
}

impl<T: Keyed> From<Table<T>> for Vec<Dated<T>> {
    fn from(table: Table<T>) -> Vec<Dated<T>> {
        table.0.into_values().flat_map(Vec::from).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::parse_date;

    #[derive(Clone, Debug, PartialEq)]
    struct Rate(u32);

    impl Checked for Rate {
        fn fault(&self) -> Option<String> {
            (self.0 > 100).then(|| "a rate is at most 100".to_owned())
        }
    }

    fn date(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    fn dated(from: &str, to: Option<&str>, value: u32) -> Dated<Rate> {
        Dated {
            effective_from: date(from),
            effective_to: to.map(date),
            source: "gazette".to_owned(),
            value: Rate(value),
        }
    }

    fn value_at(edition: &Edition<Rate>, day: &str) -> Option<u32> {
        edition.at(date(day)).map(|entry| entry.value.0)
    }

    #[test]
    fn the_wording_of_the_day_answers() {
        let edition = Edition::new(vec![
            dated("2025-05-20", None, 3),
            dated("2024-01-01", Some("2024-12-31"), 4),
        ])
        .unwrap();
        assert_eq!(value_at(&edition, "2023-12-31"), None);
        assert_eq!(value_at(&edition, "2024-12-31"), Some(4));
        assert_eq!(value_at(&edition, "2025-01-01"), None);
        assert_eq!(value_at(&edition, "2025-05-20"), Some(3));
        assert_eq!(value_at(&edition, "2099-01-01"), Some(3));
    }

    #[test]
    fn an_amendment_adds_or_replaces_and_leaves_the_old_edition_alone() {
        let old = Edition::new(vec![dated("2024-01-01", None, 4)]).unwrap();
        let later = old.amended(vec![dated("2025-01-01", None, 5)]).unwrap();
        assert_eq!(value_at(&later, "2024-06-01"), Some(4));
        assert_eq!(value_at(&later, "2025-06-01"), Some(5));
        let replaced = later.amended(vec![dated("2025-01-01", None, 6)]).unwrap();
        assert_eq!(value_at(&replaced, "2025-06-01"), Some(6));
        assert_eq!(value_at(&old, "2025-06-01"), Some(4));
    }

    #[test]
    fn faulty_entries_are_refused() {
        let mut unsourced = dated("2024-01-01", None, 1);
        unsourced.source = "  ".to_owned();
        let first = || dated("2024-01-01", Some("2024-12-31"), 1);
        let cases = [
            (vec![unsourced], Refused::NoSource("2024-01-01".into())),
            (
                vec![dated("2024-01-02", Some("2024-01-01"), 1)],
                Refused::Reversed("2024-01-02".into()),
            ),
            (
                vec![first(), dated("2024-12-31", None, 2)],
                Refused::Overlap("2024-12-31".into()),
            ),
            (
                vec![first(), first()],
                Refused::Duplicate("2024-01-01".into()),
            ),
            (
                vec![dated("2024-01-01", None, 101)],
                Refused::Invalid("a rate is at most 100".into()),
            ),
        ];
        for (entries, refused) in cases {
            assert_eq!(Edition::new(entries), Err(refused));
        }
    }
}
