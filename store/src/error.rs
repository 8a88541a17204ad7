//! What can go wrong, for the operator; a desk turns it into a refusal for the public.

use domain::{clock::Instant, id::CaseId};

/// Why the store could not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The world has moved on since the caller looked: reload, and try again if that still makes sense.
    #[error("conflict: {0}")]
    Conflict(#[from] Conflict),
    /// The store cannot be relied on just now. Whether the unit was saved is unknown; a retry under the same
    /// idempotency key is safe.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// There is no room on the disk. Nothing of the unit was saved; it can be sent again once there is.
    #[error("no room: {0}")]
    Full(String),
    /// A row or file that cannot be what it claims to be.
    #[error("corrupt: {table} {id}: {what}")]
    Corrupt {
        table: &'static str,
        id: String,
        what: String,
    },
    /// The caller asked for something that makes no sense; a bug on its side.
    #[error("malformed: {0}")]
    Malformed(String),
    /// The key ring at hand is not the one this database was sealed with.
    #[error("the database was sealed with other keys: put its own `keys/fields.json` in place")]
    OtherKeys,
    /// A newer program has changed the database; this one must not touch it.
    #[error("the database has schema {found}, this program knows up to {known}")]
    NewerSchema { found: i64, known: i64 },
}

/// What exactly has moved on. Only `moved_on` ones are worth a reload and another try.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    #[error("{table} {id} is no longer at the version that was read")]
    Version { table: &'static str, id: String },
    #[error("{table} {id} exists already")]
    Exists { table: &'static str, id: String },
    #[error("the docket of {case} has grown")]
    DocketHead { case: CaseId },
    #[error("the counter {name} was taken by another")]
    Counter { name: String },
    /// The unit counts its days from another day than the one its commit falls on.
    #[error("the day has turned: the commit is of {}", .at.date_in_china())]
    OtherDay { at: Instant },
    #[error("the account that acts has changed")]
    Authority,
    #[error("the session has ended")]
    SessionGone,
    #[error("the idempotency key was used for another request")]
    KeyReused,
    #[error("the e-mail address belongs to another account")]
    EmailTaken,
    #[error("the one-time token is unknown, spent or expired")]
    TokenSpent,
    #[error("a named file is not in the store")]
    FileGone,
}

impl Conflict {
    /// Whether loading again and retrying can succeed.
    #[must_use]
    pub fn moved_on(&self) -> bool {
        matches!(
            self,
            Conflict::Version { .. }
                | Conflict::Exists { .. }
                | Conflict::DocketHead { .. }
                | Conflict::Counter { .. }
                | Conflict::OtherDay { .. }
                | Conflict::Authority
        )
    }
}

pub type Result<T, E = StoreError> = core::result::Result<T, E>;

impl StoreError {
    pub(crate) fn corrupt(table: &'static str, id: impl ToString, what: impl ToString) -> Self {
        StoreError::Corrupt {
            table,
            id: id.to_string(),
            what: what.to_string(),
        }
    }

    pub(crate) fn unavailable(why: impl ToString) -> Self {
        StoreError::Unavailable(why.to_string())
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        match is_full(&error) {
            true => StoreError::Full(error.to_string()),
            false => StoreError::Unavailable(error.to_string()),
        }
    }
}

pub(crate) fn is_full(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{QuotaExceeded, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded)
}
