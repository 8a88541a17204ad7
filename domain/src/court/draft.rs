//! A filing while it is written (草稿): what was typed, as it was typed.

use core::fmt;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    clock::Instant,
    court::{
        desk::ExhibitWords,
        evidence::Exhibit,
        field::{self, Field, Step},
    },
    id::{AccountId, CaseId, DraftId, ExhibitId},
    refusal::{Kind as RefusalKind, Refusal},
    text::Private,
};

/// A value as typed; personal ones are sealed at rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Typed {
    Private(Private),
    Plain(String),
}

impl Typed {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Typed::Private(text) => &text.0,
            Typed::Plain(text) => text,
        }
    }
}

/// One row of typed values, by field name. A step asked once has one row.
pub type Row = BTreeMap<String, Typed>;

/// The longest text kept as typed, in bytes: the narrative's 5,000 Hanzi at 4 bytes each.
pub const VALUE_BYTES_MAX: usize = 5_000 * 4;

/// The most exhibits in one filing.
pub const EXHIBITS_MAX: usize = 100;

/// A filing that is being written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub id: DraftId,
    pub owner: AccountId,
    /// Counted up with every save; a save names the version it was made from.
    pub version: u64,
    pub rows: BTreeMap<Step, Vec<Row>>,
    pub exhibits: Vec<Exhibit>,
    /// The case whose correction list this draft answers.
    pub corrects: Option<CaseId>,
    pub created: Instant,
    pub updated: Instant,
}

/// The path of a field in a draft, `claimant.0.name`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path {
    pub step: Step,
    pub row: usize,
    pub name: &'static str,
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.step.code(), self.row, self.name)
    }
}

impl Draft {
    #[must_use]
    pub fn new(id: DraftId, owner: AccountId, now: Instant) -> Self {
        Self {
            id,
            owner,
            version: 0,
            rows: BTreeMap::new(),
            exhibits: Vec::new(),
            corrects: None,
            created: now,
            updated: now,
        }
    }

    /// The rows of a step; a step asked once always has its one row, if only an empty one.
    #[must_use]
    pub fn rows(&self, step: Step) -> &[Row] {
        self.rows.get(&step).map_or(&[], Vec::as_slice)
    }

    #[must_use]
    pub fn value(&self, path: Path) -> &str {
        self.rows(path.step)
            .get(path.row)
            .and_then(|row| row.get(path.name))
            .map_or("", Typed::as_str)
    }

    /// Whether `field` is asked in this row, given what the row says so far.
    #[must_use]
    pub fn asks(&self, field: &Field, row: usize) -> bool {
        let Some(when) = field.when else { return true };
        let path = Path {
            step: field.step,
            row,
            name: when.name,
        };
        let depends_on = field::field(field.step, when.name);
        when.is.contains(&self.value(path)) && depends_on.is_none_or(|on| self.asks(on, row))
    }

    /// Keeps what was typed into one row of a step; names it does not know are refused.
    ///
    /// # Errors
    /// An unknown field, a row past the step's limit, a text past `VALUE_BYTES_MAX`.
    pub fn typed(
        mut self,
        step: Step,
        row: usize,
        values: &BTreeMap<String, String>,
        now: Instant,
    ) -> Result<Self, Refusal> {
        let rows_max = step.rows_max().unwrap_or(1);
        if row >= rows_max || row > self.rows(step).len() {
            return Err(Refusal::new(RefusalKind::Invalid, "draft.row").with("max", rows_max));
        }
        let rows = self.rows.entry(step).or_default();
        if row == rows.len() {
            rows.push(Row::new());
        }
        for (name, text) in values {
            let Some(field) = field::field(step, name) else {
                return Err(Refusal::new(RefusalKind::Invalid, "draft.unknown_field"));
            };
            if text.len() > VALUE_BYTES_MAX {
                let path = Path {
                    step,
                    row,
                    name: field.name,
                };
                return Err(Refusal::field(&path.to_string(), "text.too_long"));
            }
            let text = text.replace("\r\n", "\n");
            let value = match field.private {
                true => Typed::Private(Private(text)),
                false => Typed::Plain(text),
            };
            rows[row].insert(field.name.to_owned(), value);
        }
        self.touch(now);
        Ok(self)
    }

    /// Takes one row of a repeating step away; the others move up.
    ///
    /// # Errors
    /// The row is not there.
    pub fn without_row(mut self, step: Step, row: usize, now: Instant) -> Result<Self, Refusal> {
        let rows = self.rows.entry(step).or_default();
        if row >= rows.len() {
            return Err(Refusal::not_found());
        }
        rows.remove(row);
        self.touch(now);
        Ok(self)
    }

    /// Adds a stored file as the next exhibit.
    ///
    /// # Errors
    /// The filing already holds `EXHIBITS_MAX` exhibits.
    pub fn with_exhibit(mut self, exhibit: Exhibit, now: Instant) -> Result<Self, Refusal> {
        if self.exhibits.len() >= EXHIBITS_MAX {
            return Err(
                Refusal::new(RefusalKind::TooMany, "draft.exhibits").with("max", EXHIBITS_MAX)
            );
        }
        self.exhibits.push(exhibit);
        self.touch(now);
        Ok(self)
    }

    /// Says something else about an exhibit; its file and its place stay.
    ///
    /// # Errors
    /// There is no such exhibit.
    pub fn described(
        mut self,
        id: ExhibitId,
        words: &ExhibitWords,
        now: Instant,
    ) -> Result<Self, Refusal> {
        let exhibit = self.exhibits.iter_mut().find(|exhibit| exhibit.id == id);
        let exhibit = exhibit.ok_or_else(Refusal::not_found)?;
        exhibit.title = words.title.trim().to_owned();
        exhibit.kind = words.kind;
        exhibit.source = words.source.trim().to_owned();
        exhibit.purpose = words.purpose.trim().to_owned();
        self.touch(now);
        Ok(self)
    }

    /// Takes an exhibit away.
    ///
    /// # Errors
    /// There is no such exhibit.
    pub fn without_exhibit(mut self, id: ExhibitId, now: Instant) -> Result<Self, Refusal> {
        let before = self.exhibits.len();
        self.exhibits.retain(|exhibit| exhibit.id != id);
        if self.exhibits.len() == before {
            return Err(Refusal::not_found());
        }
        self.touch(now);
        Ok(self)
    }

    fn touch(&mut self, now: Instant) {
        self.version += 1;
        self.updated = now;
    }
}
