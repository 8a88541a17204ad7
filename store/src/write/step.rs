//! One statement of a unit, with what must be true of its outcome.

use std::borrow::Cow;

use domain::clock::Instant;

use crate::{
    db::{Sql, Stamp, Value},
    error::{Conflict, Result, StoreError},
};

/// What a statement's outcome has to be.
#[derive(Clone, Debug)]
pub(super) enum Expect {
    Anything,
    /// At least one row changed, or this conflict.
    Change(Conflict),
    /// The query finds a row, or this conflict.
    Found(Conflict),
    /// The query finds none, or this conflict.
    Absent(Conflict),
}

#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) sql: &'static str,
    pub(super) args: Vec<Value>,
    pub(super) expect: Expect,
}

impl Step {
    pub(super) fn new(sql: &'static str, args: Vec<Value>) -> Self {
        Self {
            sql,
            args,
            expect: Expect::Anything,
        }
    }

    pub(super) fn or(mut self, expect: Expect) -> Self {
        self.expect = expect;
        self
    }

    /// The arguments with the commit's values in their places; most steps have none.
    fn fixed(&self, stamp: Stamp) -> Cow<'_, [Value]> {
        let waits = |value: &Value| matches!(value, Value::CommitAt | Value::CommitSeq);
        if !self.args.iter().any(waits) {
            return Cow::Borrowed(&self.args);
        }
        let fixed = self.args.iter().map(|value| match value {
            Value::CommitAt => stamp.at.into(),
            Value::CommitSeq => stamp.seq.into(),
            other => other.clone(),
        });
        Cow::Owned(fixed.collect())
    }

    pub(super) async fn run(&self, sql: &mut dyn Sql, stamp: Stamp) -> Result<()> {
        let args = &*self.fixed(stamp);
        let (holds, conflict) = match &self.expect {
            Expect::Anything => {
                sql.execute(self.sql, args).await?;
                return Ok(());
            }
            Expect::Change(conflict) => (sql.execute(self.sql, args).await? > 0, conflict),
            Expect::Found(conflict) => (!sql.query(self.sql, args).await?.is_empty(), conflict),
            Expect::Absent(conflict) => (sql.query(self.sql, args).await?.is_empty(), conflict),
        };
        match holds {
            true => Ok(()),
            false => Err(conflict.clone().into()),
        }
    }
}

/// The version a write makes must be above the one it was made from.
pub(super) fn advances(table: &'static str, expected: Option<u64>, version: u64) -> Result<()> {
    match expected {
        Some(expected) if version <= expected => Err(StoreError::Malformed(format!(
            "{table}: version {version} does not follow {expected}"
        ))),
        _ => Ok(()),
    }
}

pub(super) fn version_conflict(table: &'static str, id: impl ToString) -> Expect {
    Expect::Change(Conflict::Version {
        table,
        id: id.to_string(),
    })
}

pub(super) fn exists_conflict(table: &'static str, id: impl ToString) -> Expect {
    Expect::Change(Conflict::Exists {
        table,
        id: id.to_string(),
    })
}

/// Long before any date the program meets.
pub(super) const AT_ONCE: Instant = Instant(0);
