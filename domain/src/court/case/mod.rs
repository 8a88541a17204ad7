//! A case (案件) from its submission to the docket: stages that own their data, transitions that consume them.

mod acts;
mod clock;
mod ground;
mod list;

pub use ground::RefusalGround;
pub use list::{CORRECTION_DAYS, CorrectionCode, CorrectionItem, CorrectionList, NOTE_CHARS_MAX};

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    calendar::Date,
    caller::CourtCode,
    clock::Instant,
    court::{deadline::Deadline, fee::FeeQuote, filing::Filing},
    id::{AccountId, CaseId},
};

/// `（2026）浙0203民初1234号`: year of filing, court, type, number.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CaseNumber {
    pub year: i32,
    pub court: CourtCode,
    pub kind: CaseKind,
    pub number: u64,
}

/// The type code in a case number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseKind {
    /// 民初: civil, first instance.
    CivilFirst,
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            CaseKind::CivilFirst => "民初",
        };
        write!(f, "（{}）{}{kind}{}号", self.year, self.court, self.number)
    }
}

/// A case as the store holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    pub id: CaseId,
    pub version: u64,
    pub owner: AccountId,
    pub court: CourtCode,
    pub filing: Filing,
    /// When the first complaint reached the system: the claimant's date for limitation.
    pub first_submitted: Instant,
    pub stage: Stage,
}

/// Where a case stands before trial. Every variant owns what is known there and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum Stage {
    /// 待审查: the court's seven days run (CPL 126).
    Submitted {
        at: Instant,
        decide_by: Deadline,
        /// Set once the seven days have passed undecided (先行立案, REG 8).
        escalated: Option<Instant>,
        /// The one list there may be, once it has been answered (REG 7, OLR 9).
        answered: Option<CorrectionList>,
    },
    /// 待补正: the claimant's turn.
    Correction {
        list: CorrectionList,
        due: Deadline,
        /// Set when the period seemed to pass on a provisional date: nothing is returned before a notice settles it.
        overdue: Option<Instant>,
    },
    /// 已立案
    Docketed {
        number: CaseNumber,
        accepted: Instant,
        fee: Box<FeeQuote>,
        fee_due: Deadline,
        /// Set when the fee date passed unpaid: a task of the filing clerk, never an automatic loss (INT 213).
        fee_overdue: Option<Instant>,
        /// The one list there was: its document can be printed at any later time.
        #[serde(default)]
        answered: Option<CorrectionList>,
    },
    /// 退回: the period of the list passed without an answer (REG 7).
    Returned { at: Instant, list: CorrectionList },
    /// 不予受理: appealable within ten days (CPL 126, 171).
    Refused {
        at: Instant,
        ground: RefusalGround,
        reasons: String,
        /// The one list there was.
        #[serde(default)]
        list: Option<CorrectionList>,
        /// The claimant may appeal against the ruling (T19: CPL 171, INT 244).
        appeal_by: Deadline,
    },
}

/// The docket events that say a complaint came in; each gives a receipt.
pub const SUBMISSIONS: [&str; 2] = ["filing.submitted", "filing.resubmitted"];

impl Stage {
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Stage::Submitted { .. } => "submitted",
            Stage::Correction { .. } => "correction",
            Stage::Docketed { .. } => "docketed",
            Stage::Returned { .. } => "returned",
            Stage::Refused { .. } => "refused",
        }
    }
}

impl Case {
    #[must_use]
    pub fn number(&self) -> Option<&CaseNumber> {
        match &self.stage {
            Stage::Docketed { number, .. } => Some(number),
            _ => None,
        }
    }

    /// The day a court must act by, for the order of its queue.
    #[must_use]
    pub fn court_acts_by(&self) -> Option<Date> {
        match &self.stage {
            Stage::Submitted { decide_by, .. } => Some(decide_by.end),
            Stage::Correction {
                due,
                overdue: Some(_),
                ..
            } => Some(due.end),
            Stage::Docketed {
                fee_due,
                fee_overdue: Some(_),
                ..
            } => Some(fee_due.end),
            _ => None,
        }
    }

    pub(in crate::court) fn at(mut self, stage: Stage) -> Self {
        self.stage = stage;
        self.version += 1;
        self
    }
}
