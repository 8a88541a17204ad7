//! The filing clerk's queue.

use serde::{Deserialize, Serialize};

use crate::{
    calendar::{Date, as_iso},
    clock::Instant,
    court::case::{Case, Stage},
    id::CaseId,
    money::Fen,
};

/// A line of the filing clerk's queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueRow {
    pub case: CaseId,
    pub claimant: String,
    pub respondent: String,
    pub amount: Fen,
    pub submitted: Instant,
    #[serde(with = "as_iso")]
    pub decide_by: Date,
    /// Days left on the legal clock; negative once it has passed.
    pub days_left: i64,
    pub escalated: bool,
    pub answered_list: bool,
    /// Fees overdue are on the same desk: the clerk brings them before a judge (INT 213).
    pub fee_overdue: bool,
    /// The correction list ran out on a provisional day.
    pub list_overdue: bool,
}

impl QueueRow {
    /// A line of the queue as of `today`; cases that need nothing of the court give none.
    #[must_use]
    pub fn of(case: &Case, today: Date) -> Option<Self> {
        let due = case.court_acts_by()?;
        let row = Self {
            case: case.id,
            claimant: case.filing.claimant_names(),
            respondent: case.filing.respondent_names(),
            amount: case.filing.claims.total,
            submitted: case.first_submitted,
            decide_by: due,
            days_left: (due - today).whole_days(),
            escalated: false,
            answered_list: false,
            fee_overdue: false,
            list_overdue: false,
        };
        Some(match &case.stage {
            Stage::Submitted {
                at,
                escalated,
                answered,
                ..
            } => Self {
                submitted: *at,
                escalated: escalated.is_some(),
                answered_list: answered.is_some(),
                ..row
            },
            Stage::Docketed { accepted, .. } => Self {
                submitted: *accepted,
                fee_overdue: true,
                ..row
            },
            Stage::Correction { .. } => Self {
                list_overdue: true,
                ..row
            },
            Stage::Returned { .. } | Stage::Refused { .. } => return None,
        })
    }
}
