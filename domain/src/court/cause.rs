//! The list of causes of action (案由) of a day: look-up by number, and the picker's text search.

use core::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::rulebook::Checked;

/// A third-level number and, if any, the fourth-level item within it: 民间借贷 is `108.3`, written 108(3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CauseNo {
    pub number: u16,
    pub item: Option<u8>,
}

/// The text was not `108`, `108.3` or `108(3)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadCauseNo;

/// One cause of action and the headings it stands under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Cause<'a> {
    pub no: CauseNo,
    pub name: &'a str,
    /// The third-level cause a fourth-level one belongs to.
    pub parent: Option<&'a str>,
    /// Second level, numbered 一 to 五十九.
    pub section: &'a str,
    /// First level.
    pub part: &'a str,
}

/// Every cause of one edition, in the order of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CauseList {
    /// What most people come for, most frequent kinds first; offered before anything is typed.
    frequent: Vec<CauseNo>,
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Part {
    no: u8,
    name: String,
    sections: Vec<Section>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Section {
    no: u8,
    name: String,
    causes: Vec<Entry>,
}

/// A number and a name, written together as `108.3 民间借贷纠纷`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
struct Entry {
    no: CauseNo,
    name: String,
}

impl CauseNo {
    /// 民间借贷纠纷 in the list of 2026.
    pub const PRIVATE_LENDING: Self = Self {
        number: 108,
        item: Some(3),
    };

    fn parent(self) -> Option<Self> {
        self.item.map(|_| Self { item: None, ..self })
    }
}

impl CauseList {
    /// Every cause, in the order of the list.
    pub fn all(&self) -> impl Iterator<Item = Cause<'_>> {
        self.parts.iter().flat_map(move |part| {
            part.sections.iter().flat_map(move |section| {
                section.causes.iter().map(move |entry| Cause {
                    no: entry.no,
                    name: &entry.name,
                    parent: entry.no.parent().and_then(|no| section.name_of(no)),
                    section: &section.name,
                    part: &part.name,
                })
            })
        })
    }

    #[must_use]
    pub fn get(&self, no: CauseNo) -> Option<Cause<'_>> {
        self.all().find(|cause| cause.no == no)
    }

    pub fn frequent(&self) -> impl Iterator<Item = Cause<'_>> {
        self.frequent.iter().filter_map(|no| self.get(*no))
    }

    /// The causes a typed text may mean, best first: its number, then names that begin with it, hold it, or hold its
    /// characters in order. An empty text answers the frequent ones.
    #[must_use]
    pub fn search(&self, typed: &str, count_max: usize) -> Vec<Cause<'_>> {
        let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        if typed.is_empty() {
            return self.frequent().take(count_max).collect();
        }
        let number = typed.parse().ok();
        let mut hits: Vec<_> = self
            .all()
            .filter_map(|cause| Some((rank(cause, &typed, number)?, cause)))
            .collect();
        hits.sort_by_key(|(rank, cause)| (*rank, !self.frequent.contains(&cause.no), cause.no));
        hits.into_iter()
            .take(count_max)
            .map(|(_, cause)| cause)
            .collect()
    }
}

impl Checked for CauseList {
    fn fault(&self) -> Option<String> {
        let mut seen = std::collections::BTreeSet::new();
        if let Some(twice) = self.all().find(|cause| !seen.insert(cause.no)) {
            return Some(format!("cause {} stands twice", twice.no));
        }
        let unknown = self.frequent.iter().find(|no| !seen.contains(no));
        unknown.map(|no| format!("frequent cause {no} is not in the list"))
    }
}

impl Section {
    fn name_of(&self, no: CauseNo) -> Option<&str> {
        let entry = self.causes.iter().find(|entry| entry.no == no)?;
        Some(&entry.name)
    }
}

fn rank(cause: Cause<'_>, typed: &str, number: Option<CauseNo>) -> Option<u8> {
    if number == Some(cause.no) {
        Some(0)
    } else if number.is_some_and(|no| Some(no) == cause.no.parent()) {
        Some(1)
    } else if cause.name.starts_with(typed) {
        Some(2)
    } else if cause.name.contains(typed) {
        Some(3)
    } else if in_order(cause.name, typed) {
        Some(4)
    } else {
        None
    }
}

/// True if the characters of `typed` stand in `name` in the same order, perhaps with others between them.
fn in_order(name: &str, typed: &str) -> bool {
    let mut rest = name.chars();
    typed.chars().count() > 1 && typed.chars().all(|wanted| rest.any(|c| c == wanted))
}

impl FromStr for CauseNo {
    type Err = BadCauseNo;

    fn from_str(text: &str) -> Result<Self, BadCauseNo> {
        let (number, item) = match text.find(['.', '(', '（']) {
            None => (text, None),
            Some(at) => {
                let rest = text[at..].trim_start_matches(['.', '(', '（']);
                (&text[..at], Some(rest.trim_end_matches([')', '）'])))
            }
        };
        let number = number.parse().map_err(|_| BadCauseNo)?;
        let item = item.map(str::parse).transpose().map_err(|_| BadCauseNo)?;
        if number == 0 || item == Some(0) {
            return Err(BadCauseNo);
        }
        Ok(Self { number, item })
    }
}

impl fmt::Display for CauseNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.item {
            None => write!(f, "{}", self.number),
            Some(item) => write!(f, "{}.{item}", self.number),
        }
    }
}

impl TryFrom<String> for CauseNo {
    type Error = BadCauseNo;

    fn try_from(text: String) -> Result<Self, BadCauseNo> {
        text.parse()
    }
}

impl From<CauseNo> for String {
    fn from(no: CauseNo) -> Self {
        no.to_string()
    }
}

impl fmt::Display for BadCauseNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a cause number such as 108 or 108.3")
    }
}

impl core::error::Error for BadCauseNo {}

impl TryFrom<String> for Entry {
    type Error = BadCauseNo;

    fn try_from(text: String) -> Result<Self, BadCauseNo> {
        let (no, name) = text.split_once(' ').ok_or(BadCauseNo)?;
        Ok(Self {
            no: no.parse()?,
            name: name.to_owned(),
        })
    }
}

impl From<Entry> for String {
    fn from(entry: Entry) -> Self {
        format!("{} {}", entry.no, entry.name)
    }
}
