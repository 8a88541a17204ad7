//! A unit of work as data: what to write, what it was based on, what the docket says, what must follow.

use domain::{
    account::Account,
    calendar::Date,
    caller::Grant,
    clock::Instant,
    court::{case::Case, draft::Draft, notice::Notice},
    docket::{Entry, Hash, Statement},
    id::{AccountId, CaseId, DraftId, SessionId},
    market::agency::Agency,
    outcome::Effect,
};
use serde_json::Value;

use crate::records::{Amendment, ExternalName, NewReading, NewSession, NewToken, Purpose};

/// Names one command of one sender: sent twice, it is carried out once.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IdempotencyKey {
    /// Whose key it is, `account:<id>`, `session:<id>` or `work:<worker>`: foreign keys never meet.
    pub scope: String,
    /// What the sender calls the command.
    pub key: String,
}

impl IdempotencyKey {
    #[must_use]
    pub fn of_account(account: AccountId, key: impl Into<String>) -> Self {
        Self {
            scope: format!("account:{account}"),
            key: key.into(),
        }
    }

    #[must_use]
    pub fn of_session(session: SessionId, key: impl Into<String>) -> Self {
        Self {
            scope: format!("session:{session}"),
            key: key.into(),
        }
    }

    /// For what the program does by itself: the worker's name and the piece of work, so that a second run of
    /// the same piece finds the first.
    #[must_use]
    pub fn of_work(worker: &str, piece: impl Into<String>) -> Self {
        Self {
            scope: format!("work:{worker}"),
            key: piece.into(),
        }
    }
}

/// Something that must still hold when the unit is saved, beyond the versions of what it writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// The account that acts is as it was when its authority was judged.
    Account { id: AccountId, version: u64 },
    /// The session has not been revoked meanwhile.
    Session { id: SessionId },
    /// A case that is read and not written is still as it was.
    Case { id: CaseId, version: u64 },
}

/// One change. `expected` is the version the aggregate was loaded at; `None` says that it is new.
/// An aggregate carries a higher version than the expected one.
#[derive(Clone, Debug)]
pub enum Write {
    Account {
        account: Box<Account>,
        expected: Option<u64>,
    },
    /// Files named by the draft count as named from here on.
    Draft {
        draft: Box<Draft>,
        expected: Option<u64>,
    },
    DropDraft {
        id: DraftId,
        expected: u64,
    },
    /// Also sets the schedule to `Case::next_check`, and keeps every file the case has ever named.
    Case {
        case: Box<Case>,
        expected: Option<u64>,
    },
    Agency {
        agency: Box<Agency>,
        expected: Option<u64>,
    },
    /// One notice of a kind and round in a case; a second one is `Conflict::Exists`.
    Notice(Box<Notice>),
    Session(NewSession),
    /// Ends `old` and begins `new`: after a sign-in or a second factor the token is another one.
    ReplaceSession {
        old: SessionId,
        new: NewSession,
    },
    /// Ends a session of this account; none left is no conflict.
    Revoke {
        id: SessionId,
        account: AccountId,
    },
    RevokeAll {
        account: AccountId,
        except: Option<SessionId>,
    },
    Token(NewToken),
    /// Spends a one-time token; the second one to try gets `Conflict::TokenSpent`.
    Consume {
        hash: Hash,
        purpose: Purpose,
    },
    /// Takes away every unspent token of one purpose, as when a new letter replaces the old.
    CancelTokens {
        account: AccountId,
        purpose: Purpose,
    },
    /// Takes the number after `expected` from a counter; a counter nobody used stands at 0.
    Take {
        counter: String,
        expected: u64,
    },
    Reading(NewReading),
    Amendment(Amendment),
    /// Removes what is kept for an account alone: drafts, sessions, tokens, preferences, remembered commands. Files
    /// and uploads nothing else names become free at once.
    Forget {
        account: AccountId,
    },
    /// Ties a provider's subject to an account, or keeps what its claims gave at this sign-in. A subject of another
    /// account is `Conflict::Exists`, and so is a second subject of one provider for one account.
    Subject {
        named: ExternalName,
        account: AccountId,
        claimed: Vec<Grant>,
    },
    /// A provider's word no longer signs in to the account.
    Untie {
        account: AccountId,
        issuer: String,
    },
    /// No role of the account rests on claims any longer.
    Unclaim {
        account: AccountId,
    },
    /// What an account likes to see: language, elder mode.
    Preferences {
        account: AccountId,
        value: Value,
    },
}

/// Statements to append to the docket of one case.
#[derive(Clone, Debug)]
pub struct Append {
    pub case: CaseId,
    /// Position of the last entry when the case was loaded; 0 before the first.
    pub expected_head: u64,
    pub statements: Vec<Statement>,
}

/// One command's whole effect, saved in one commit or not at all.
#[derive(Clone, Debug)]
pub struct Unit {
    pub key: IdempotencyKey,
    /// Hash of the request: the same key with another request is refused.
    pub request_hash: Hash,
    /// The day in China from which the unit counts: a commit that falls on another is a conflict.
    pub day: Option<Date>,
    pub checks: Vec<Check>,
    pub writes: Vec<Write>,
    pub docket: Vec<Append>,
    pub effects: Vec<Effect>,
    /// A small answer, kept with the key and given again to a repeated request.
    pub result: Value,
}

impl Unit {
    #[must_use]
    pub fn new(key: IdempotencyKey, request_hash: Hash) -> Self {
        Self {
            key,
            request_hash,
            day: None,
            checks: Vec::new(),
            writes: Vec::new(),
            docket: Vec::new(),
            effects: Vec::new(),
            result: Value::Null,
        }
    }

    #[must_use]
    pub fn on_day(mut self, day: Date) -> Self {
        self.day = Some(day);
        self
    }

    #[must_use]
    pub fn check(mut self, check: Check) -> Self {
        self.checks.push(check);
        self
    }

    #[must_use]
    pub fn write(mut self, write: Write) -> Self {
        self.writes.push(write);
        self
    }

    #[must_use]
    pub fn append(mut self, case: CaseId, expected_head: u64, statements: Vec<Statement>) -> Self {
        self.docket.push(Append {
            case,
            expected_head,
            statements,
        });
        self
    }

    #[must_use]
    pub fn effects(mut self, effects: impl IntoIterator<Item = Effect>) -> Self {
        self.effects.extend(effects);
        self
    }

    #[must_use]
    pub fn answering(mut self, result: Value) -> Self {
        self.result = result;
        self
    }
}

/// How a unit was saved.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// By this call.
    Now(Commit),
    /// By an earlier call under the same key; `result` is what that one kept.
    Already {
        commit_seq: u64,
        at: Instant,
        result: Value,
    },
}

/// What the writer fixed inside the transaction.
#[derive(Clone, Debug, PartialEq)]
pub struct Commit {
    /// Order of number is order of commit.
    pub commit_seq: u64,
    pub at: Instant,
    /// The sealed docket entries, in the order of the unit.
    pub entries: Vec<Entry>,
    pub result: Value,
}

impl Saved {
    #[must_use]
    pub fn result(&self) -> &Value {
        match self {
            Saved::Now(commit) => &commit.result,
            Saved::Already { result, .. } => result,
        }
    }

    #[must_use]
    pub fn at(&self) -> Instant {
        match self {
            Saved::Now(commit) => commit.at,
            Saved::Already { at, .. } => *at,
        }
    }
}
