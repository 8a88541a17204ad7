//! A case as each side sees it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    caller::{Action, Caller, CourtCode, Role, permits},
    clock::Instant,
    court::{
        case::{Case, CorrectionList, RefusalGround, SUBMISSIONS, Stage},
        deadline::Deadline,
        fee::FeeQuote,
        filing::Filing,
        jurisdiction::{Advice, Blocker},
        notice::{Notice, NoticeKind},
    },
    docket::{Actor, Entry, Hash},
    id::{CaseId, NoticeId},
    money::Fen,
    receipt::SignedReceipt,
};

/// Who looks: decides what of a case is shown and what may be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Claimant,
    Clerk,
    /// Court staff who may read and not decide.
    Staff,
}

/// A case as one side sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseView {
    pub id: CaseId,
    pub version: u64,
    pub side: Side,
    pub number: Option<String>,
    pub court: CourtCode,
    pub court_name: String,
    pub filing: Filing,
    pub first_submitted: Instant,
    pub stage: StageView,
    pub timeline: Vec<TimelineEntry>,
    pub notices: Vec<NoticeView>,
    pub deadlines: Vec<Deadline>,
    pub next: NextStep,
    /// Visits this matter has forced so far.
    pub visits: u32,
}

/// The stage with what this side may know of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum StageView {
    Submitted {
        escalated: bool,
        list_used: bool,
    },
    Correction {
        list: CorrectionList,
        /// The period passed on a provisional day; the filing clerk may return the filing.
        overdue: bool,
    },
    Docketed {
        fee: Box<FeeQuote>,
        overdue: bool,
    },
    Returned {
        list: CorrectionList,
    },
    Refused {
        ground: RefusalGround,
        reasons: String,
    },
}

/// Whose turn it is, for what, until when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextStep {
    /// Whether the one who looks must act.
    pub yours: bool,
    /// Names the sentence, such as `pay_fee`.
    pub code: String,
    pub until: Option<Deadline>,
}

impl NextStep {
    /// Names the sentence for the side that looks.
    #[must_use]
    pub fn key(&self) -> String {
        let side = if self.yours { "yours" } else { "waiting" };
        format!("next.{}.{side}", self.code)
    }

    /// Whether it stands among what the reader has to do. An ended filing does only while an appeal is open:
    /// filing anew is free at any time and waits for nobody.
    #[must_use]
    pub fn waits(&self, now: Instant) -> bool {
        let open = |until: &Deadline| until.expires_at > now;
        self.yours
            && match self.code.as_str() {
                "refused" => self.until.as_ref().is_some_and(open),
                "returned" => false,
                _ => true,
            }
    }
}

/// A docket entry on the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineEntry {
    pub position: u64,
    pub at: Instant,
    pub event: String,
    /// The role that acted; names of officials are not shown to parties.
    pub role: Option<Role>,
    pub facts: BTreeMap<String, String>,
    pub hash: Hash,
}

/// A document in the list of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeView {
    pub id: NoticeId,
    pub kind: NoticeKind,
    pub round: u32,
    pub issued: Instant,
    pub bytes: u64,
    pub sha256: Hash,
    /// Only a clerk is told: glyphs the paper lacks.
    pub missing_glyphs: Vec<char>,
}

/// A line in one's own list of cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseSummary {
    pub id: CaseId,
    pub number: Option<String>,
    pub against: String,
    pub amount: Fen,
    pub stage: String,
    pub submitted: Instant,
    pub next: NextStep,
}

/// A receipt on its page: the text to keep and what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptView {
    pub case: CaseId,
    /// Which submission it is of, counted from 1.
    pub round: usize,
    pub signed: SignedReceipt,
    pub text: String,
    /// The printed receipt W01, once it is rendered.
    pub notice: Option<NoticeId>,
}

/// What a clerk fills in to accept: the fee is computed, the number is given by the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewView {
    pub case: CaseView,
    pub fee: FeeQuote,
    pub fee_due_if_today: Deadline,
    pub jurisdiction: Advice,
    /// Why this court may not hear it, on what was filed.
    pub not_here: Option<Blocker>,
    pub may_send_list: bool,
}

/// What stands beside a case in the store and is shown with it.
#[derive(Clone, Debug, Default)]
pub struct CaseContext {
    pub entries: Vec<Entry>,
    pub notices: Vec<Notice>,
    pub court_name: String,
}

impl CaseView {
    /// How often a complaint came in: each time there is a receipt.
    #[must_use]
    pub fn submissions(&self) -> usize {
        let events = self.timeline.iter().map(|entry| entry.event.as_str());
        events.filter(|event| SUBMISSIONS.contains(event)).count()
    }

    /// The case as `caller` may see it; `None` answers like a case that is not there.
    #[must_use]
    pub fn for_caller(case: Case, context: CaseContext, caller: &Caller) -> Option<Self> {
        let ties = caller.ties(Some(case.owner), Some(&case.court));
        if !permits(caller, Action::ReadCase, &ties) {
            return None;
        }
        let side = match (ties.owner, ties.courts.contains(&Role::FilingClerk)) {
            (true, _) => Side::Claimant,
            (false, true) => Side::Clerk,
            (false, false) => Side::Staff,
        };
        let next = next_step(&case.stage, side);
        let deadlines = deadlines(&case.stage);
        let notices = context
            .notices
            .into_iter()
            .map(|notice| notice_view(notice, side));
        Some(Self {
            id: case.id,
            version: case.version,
            side,
            number: case.number().map(ToString::to_string),
            court: case.court,
            court_name: context.court_name,
            filing: case.filing,
            first_submitted: case.first_submitted,
            stage: stage_view(case.stage),
            timeline: context.entries.into_iter().map(timeline_entry).collect(),
            notices: notices.collect(),
            deadlines,
            next,
            visits: 0,
        })
    }
}

fn notice_view(notice: Notice, side: Side) -> NoticeView {
    let missing_glyphs = match side {
        Side::Claimant => Vec::new(),
        Side::Clerk | Side::Staff => notice.missing_glyphs,
    };
    NoticeView {
        id: notice.id,
        kind: notice.kind,
        round: notice.round,
        issued: notice.issued,
        bytes: notice.file.bytes,
        sha256: notice.file.sha256,
        missing_glyphs,
    }
}

fn timeline_entry(entry: Entry) -> TimelineEntry {
    let role = match entry.statement.actor {
        Actor::Account { role, .. } => Some(role),
        Actor::Clock => None,
    };
    TimelineEntry {
        position: entry.position,
        at: entry.at,
        event: entry.statement.event,
        role,
        facts: entry.statement.facts,
        hash: entry.hash,
    }
}

fn stage_view(stage: Stage) -> StageView {
    match stage {
        Stage::Submitted {
            escalated,
            answered,
            ..
        } => StageView::Submitted {
            escalated: escalated.is_some(),
            list_used: answered.is_some(),
        },
        Stage::Correction { list, overdue, .. } => StageView::Correction {
            list,
            overdue: overdue.is_some(),
        },
        Stage::Docketed {
            fee, fee_overdue, ..
        } => StageView::Docketed {
            fee,
            overdue: fee_overdue.is_some(),
        },
        Stage::Returned { list, .. } => StageView::Returned { list },
        Stage::Refused {
            ground, reasons, ..
        } => StageView::Refused { ground, reasons },
    }
}

fn deadlines(stage: &Stage) -> Vec<Deadline> {
    match stage {
        Stage::Submitted { decide_by, .. } => vec![decide_by.clone()],
        Stage::Correction { due, .. } => vec![due.clone()],
        Stage::Docketed { fee_due, .. } => vec![fee_due.clone()],
        Stage::Refused { appeal_by, .. } => vec![appeal_by.clone()],
        Stage::Returned { .. } => Vec::new(),
    }
}

/// Whose turn it is, told from the side of the one who looks.
#[must_use]
pub fn next_step(stage: &Stage, side: Side) -> NextStep {
    let step = |turn: Option<Side>, code: &str, until: Option<&Deadline>| NextStep {
        yours: turn == Some(side),
        code: code.to_owned(),
        until: until.cloned(),
    };
    match stage {
        Stage::Submitted {
            decide_by,
            escalated: None,
            ..
        } => step(Some(Side::Clerk), "decide", Some(decide_by)),
        Stage::Submitted { decide_by, .. } => {
            step(Some(Side::Clerk), "decide_overdue", Some(decide_by))
        }
        // The claimant may still answer; the clerk may end the waiting.
        Stage::Correction {
            due,
            overdue: Some(_),
            ..
        } if side == Side::Clerk => step(Some(Side::Clerk), "list_overdue", Some(due)),
        Stage::Correction { due, .. } => step(Some(Side::Claimant), "correct", Some(due)),
        Stage::Docketed {
            fee_due,
            fee_overdue: None,
            ..
        } => step(Some(Side::Claimant), "pay_fee", Some(fee_due)),
        Stage::Docketed { fee_due, .. } => step(Some(Side::Clerk), "fee_overdue", Some(fee_due)),
        Stage::Returned { .. } => step(Some(Side::Claimant), "returned", None),
        Stage::Refused { appeal_by, .. } => step(Some(Side::Claimant), "refused", Some(appeal_by)),
    }
}

impl CaseSummary {
    #[must_use]
    pub fn of(case: &Case) -> Self {
        Self {
            id: case.id,
            number: case.number().map(ToString::to_string),
            against: case.filing.respondent_names(),
            amount: case.filing.claims.total,
            stage: case.stage.code().to_owned(),
            submitted: case.first_submitted,
            next: next_step(&case.stage, Side::Claimant),
        }
    }
}
