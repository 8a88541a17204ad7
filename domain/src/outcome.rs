//! What one transition gives: the next state, what the docket says of it, what must follow.

use serde::{Deserialize, Serialize};

use crate::{clock::Instant, court::notice::NoticeKind, docket::Statement, id::CaseId};

/// The result of a pure transition; a desk turns it into one saved unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome<T> {
    pub next: T,
    pub docket: Vec<Statement>,
    pub effects: Vec<Effect>,
    /// When the clock must look at this thing again, if ever.
    pub next_check: Option<Instant>,
}

/// Something that leaves the transaction through the outbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "effect", rename_all = "snake_case")]
pub enum Effect {
    /// Render a notice as PDF, store it and name it in the docket.
    Issue { case: CaseId, notice: NoticeKind },
    /// Remind those concerned by mail; a reminder is never service (OLR 32).
    Remind { case: CaseId, about: String },
    /// Tell the search index that an agency changed.
    Index { agency: crate::id::AgencyId },
    /// A letter to an account, by template; its one-time secret is sealed in `secret`.
    Mail {
        account: crate::id::AccountId,
        template: String,
        secret: Option<crate::text::Private>,
    },
}
