//! What the store keeps beside the aggregates: sessions, tokens, queued work, readings, uploads.

use domain::{
    caller::Role,
    clock::Instant,
    docket::Hash,
    id::{AccountId, CaseId, FileId, SessionId},
    outcome::Effect,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A session to begin. Only the hash of its token is ever stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    pub id: SessionId,
    /// SHA-256 of the cookie's value.
    pub token_hash: Hash,
    /// `None` before anyone has signed in: such a session only carries form state.
    pub account: Option<AccountId>,
    pub second_factor: bool,
    /// Family of browser and system.
    pub device: String,
    pub created: Instant,
    /// Ends when not used until then.
    pub idle_expires: Instant,
    /// Ends then in any case.
    pub expires: Instant,
}

/// A live session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub id: SessionId,
    pub account: Option<AccountId>,
    pub second_factor: bool,
    pub device: String,
    pub created: Instant,
    pub seen: Instant,
    pub idle_expires: Instant,
    pub expires: Instant,
    /// Whether a short form's values wait to be shown once.
    pub has_form_state: bool,
}

/// What a one-time token is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    VerifyEmail,
    ResetPassword,
    /// An official's first password.
    Invite,
    /// The record of a closed account, for its former owner.
    ClosedRecord,
}

impl Purpose {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Purpose::VerifyEmail => "verify_email",
            Purpose::ResetPassword => "reset_password",
            Purpose::Invite => "invite",
            Purpose::ClosedRecord => "closed_record",
        }
    }
}

/// A one-time token to issue; only its hash is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewToken {
    pub hash: Hash,
    pub purpose: Purpose,
    pub account: AccountId,
    pub expires: Instant,
}

/// Place of an effect in the outbox, in commit order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EffectPlace {
    pub commit_seq: u64,
    /// Counted from 0 inside the unit.
    pub n: u64,
}

impl core::fmt::Display for EffectPlace {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}.{}", self.commit_seq, self.n)
    }
}

/// An effect in the hands of a worker until its lease ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queued {
    pub place: EffectPlace,
    pub effect: Effect,
    /// When the unit was committed.
    pub committed: Instant,
    /// How often it was taken before this time.
    pub attempts: u64,
    pub leased_until: Instant,
}

/// A case the clock must look at, in the hands of a worker until the lease ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    pub case: CaseId,
    pub due: Instant,
    pub attempts: u64,
    pub leased_until: Instant,
}

/// A reading of a case file by staff; the commit gives it its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReading {
    pub reader: AccountId,
    pub role: Role,
    pub case: CaseId,
    /// The page of the case, or one document.
    pub what: String,
}

/// A recorded reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub place: EffectPlace,
    pub at: Instant,
    pub reader: AccountId,
    pub role: Role,
    pub case: CaseId,
    pub what: String,
}

/// A dated change of the rules, as imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// SHA-256 of the imported file: the same file is imported once.
    pub sha256: Hash,
    pub imported_by: Option<AccountId>,
    pub body: Value,
}

/// An amendment with its place in the order of imports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amended {
    pub commit_seq: u64,
    pub at: Instant,
    pub amendment: Amendment,
}

/// A counted attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Attempts in this window, this one included.
    pub count: u64,
    pub allowed: bool,
    /// Milliseconds until the window ends.
    pub retry_after_ms: i64,
}

/// An upload that is not finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// Becomes the id of the stored file.
    pub id: FileId,
    pub owner: AccountId,
    pub name: String,
    pub bytes_max: u64,
    /// How many bytes have arrived and are safe: the next chunk begins here.
    pub offset: u64,
    pub created: Instant,
}

/// Numbers for the home page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    pub agencies_listed: u64,
    pub cases_submitted: u64,
    pub cases_docketed: u64,
}
