//! Values as they stand in a row: whole numbers and text, nothing else.

use domain::{
    clock::Instant,
    docket::Hash,
    id::{AccountId, AgencyId, CaseId, DraftId, EffectId, FileId, NoticeId, SessionId},
};

use crate::error::{Result, StoreError};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Null,
    Int(i64),
    Text(String),
    /// Stands for the commit time the writer fixes.
    CommitAt,
    /// Stands for the number the writer gives.
    CommitSeq,
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Value::Int(number)
    }
}

impl From<u64> for Value {
    /// Versions, positions and sizes stay far below 2^63; a larger one would be refused by the comparison it meets.
    fn from(number: u64) -> Self {
        Value::Int(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Value::Int(i64::from(number))
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Self {
        Value::Int(i64::from(yes))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<Instant> for Value {
    fn from(at: Instant) -> Self {
        Value::Int(at.0)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

macro_rules! as_text {
    ($($name:ty),+) => {$(
        impl From<$name> for Value {
            fn from(value: $name) -> Self {
                Value::Text(value.to_string())
            }
        }
    )+};
}
as_text!(
    AccountId, AgencyId, CaseId, DraftId, EffectId, FileId, NoticeId, SessionId, Hash
);

/// The arguments of a statement, in the order of their numbers.
macro_rules! args {
    ($($value:expr),* $(,)?) => {
        vec![$($crate::db::Value::from($value)),*]
    };
}
pub(crate) use args;

/// The same for a link, which only looks at them.
macro_rules! given {
    ($($value:expr),* $(,)?) => {
        &[$($crate::db::Value::from($value)),*]
    };
}
pub(crate) use given;

/// A row that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row(pub(crate) Vec<Value>);

impl Row {
    fn wrong(&self, column: usize, expected: &str) -> StoreError {
        let id = match self.0.first() {
            Some(Value::Text(text)) => text.clone(),
            Some(Value::Int(number)) => number.to_string(),
            _ => "?".to_owned(),
        };
        StoreError::corrupt("row", id, format!("column {column} holds no {expected}"))
    }

    pub(crate) fn int(&self, column: usize) -> Result<i64> {
        match self.0.get(column) {
            Some(Value::Int(number)) => Ok(*number),
            _ => Err(self.wrong(column, "number")),
        }
    }

    pub(crate) fn count(&self, column: usize) -> Result<u64> {
        u64::try_from(self.int(column)?).map_err(|_| self.wrong(column, "count"))
    }

    pub(crate) fn at(&self, column: usize) -> Result<Instant> {
        self.int(column).map(Instant)
    }

    pub(crate) fn yes(&self, column: usize) -> Result<bool> {
        self.int(column).map(|number| number != 0)
    }

    pub(crate) fn is_null(&self, column: usize) -> bool {
        matches!(self.0.get(column), None | Some(Value::Null))
    }

    pub(crate) fn text(&self, column: usize) -> Result<&str> {
        match self.0.get(column) {
            Some(Value::Text(text)) => Ok(text),
            _ => Err(self.wrong(column, "text")),
        }
    }

    /// A text in the form of `T`: an id, a hash, a role.
    pub(crate) fn parse<T: core::str::FromStr>(&self, column: usize) -> Result<T> {
        let kind = core::any::type_name::<T>();
        self.text(column)?
            .parse()
            .map_err(|_| self.wrong(column, kind))
    }

    pub(crate) fn parse_some<T: core::str::FromStr>(&self, column: usize) -> Result<Option<T>> {
        match self.is_null(column) {
            true => Ok(None),
            false => self.parse(column).map(Some),
        }
    }
}
