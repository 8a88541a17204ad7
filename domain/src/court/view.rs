//! What a role sees of a draft, a case, a queue. Only this file decides it (invariant 7).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    calendar::{Date, as_iso},
    caller::{Action, Caller, CourtCode, Role, permits},
    clock::Instant,
    court::{
        case::{Case, CorrectionList, RefusalGround, SUBMISSIONS, Stage},
        deadline::Deadline,
        draft::{Draft, Typed},
        evidence::Exhibit,
        fee::FeeQuote,
        field::{FIELDS, Step},
        filing::Filing,
        jurisdiction::{Advice, Blocker, ProcedureChoice},
        ledger::{LedgerConflict, LedgerRun},
        notice::{Notice, NoticeKind},
        tasks::TaskList,
    },
    docket::{Actor, Entry, Hash},
    id::{CaseId, DraftId, NoticeId},
    receipt::SignedReceipt,
    refusal::FieldError,
};

/// A line in the list of one's drafts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftSummary {
    pub id: DraftId,
    /// The respondent's name as typed, to tell drafts apart.
    pub against: String,
    pub total: String,
    pub done: usize,
    pub of: usize,
    pub corrects: Option<CaseId>,
    pub updated: Instant,
}

/// A draft as its owner sees it: what was typed, what is left, what it would cost and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftView {
    pub id: DraftId,
    pub version: u64,
    pub updated: Instant,
    pub rows: BTreeMap<Step, Vec<BTreeMap<String, String>>>,
    pub exhibits: Vec<Exhibit>,
    pub tasks: TaskList,
    pub errors: Vec<FieldError>,
    pub preview: Preview,
    pub corrects: Option<CorrectsView>,
    /// The courts one may choose, the competent ones first.
    pub courts: Vec<CourtOption>,
    /// What pages that were never saved start with, because it is known already.
    pub suggested: BTreeMap<Step, BTreeMap<String, String>>,
}

/// The list a draft answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectsView {
    pub case: CaseId,
    pub list: CorrectionList,
    pub due: Deadline,
}

/// A court on the page that chooses one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourtOption {
    pub code: CourtCode,
    pub name: String,
    pub region: String,
    /// Whether the helper finds it competent for what was typed.
    pub competent: bool,
}

/// What follows if the draft were submitted today; each part as far as the draft allows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    pub fee: Option<FeeQuote>,
    /// The procedure that is likely if the facts are clear.
    pub procedure: Option<ProcedureChoice>,
    /// The fee where that procedure halves it (FEE 16).
    pub fee_halved: Option<FeeQuote>,
    pub ledger: Option<LedgerRun>,
    pub conflicts: Vec<LedgerConflict>,
    pub jurisdiction: Option<Advice>,
    /// A chain: each limit is counted from the last day of the one before it.
    pub deadlines: Vec<Deadline>,
}

impl DraftView {
    #[must_use]
    pub fn rows(draft: &Draft) -> BTreeMap<Step, Vec<BTreeMap<String, String>>> {
        let plain = |row: &BTreeMap<String, Typed>| {
            row.iter()
                .map(|(name, typed)| (name.clone(), typed.as_str().to_owned()))
                .collect()
        };
        draft
            .rows
            .iter()
            .map(|(step, rows)| (*step, rows.iter().map(plain).collect()))
            .collect()
    }

    #[must_use]
    pub fn value(&self, step: Step, row: usize, name: &str) -> &str {
        self.rows
            .get(&step)
            .and_then(|rows| rows.get(row))
            .and_then(|row| row.get(name))
            .map_or("", String::as_str)
    }

    /// The name of a court one may choose.
    #[must_use]
    pub fn court_name(&self, code: &str) -> Option<String> {
        let court = self.courts.iter().find(|court| court.code.0 == code)?;
        Some(court.name.clone())
    }

    pub fn errors_of(&self, step: Step) -> impl Iterator<Item = &FieldError> {
        self.errors
            .iter()
            .filter(move |error| error.is_on(step.code()))
    }
}

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

/// A line of the filing clerk's queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueRow {
    pub case: CaseId,
    pub claimant: String,
    pub respondent: String,
    pub amount: crate::money::Fen,
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

/// A line in one's own list of cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseSummary {
    pub id: CaseId,
    pub number: Option<String>,
    pub against: String,
    pub amount: crate::money::Fen,
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
            Stage::Returned { .. } | Stage::Refused { .. } => row,
        })
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

impl DraftSummary {
    #[must_use]
    pub fn of(draft: &Draft, tasks: &TaskList) -> Self {
        let value = |step, name: &str| {
            let field = FIELDS
                .iter()
                .find(|field| field.step == step && field.name == name);
            field.map_or(String::new(), |field| {
                let path = crate::court::draft::Path {
                    step,
                    row: 0,
                    name: field.name,
                };
                draft.value(path).to_owned()
            })
        };
        Self {
            id: draft.id,
            against: value(Step::Respondent, "name"),
            total: value(Step::Claim, "total"),
            done: tasks.done(),
            of: tasks.steps.len(),
            corrects: draft.corrects,
            updated: draft.updated,
        }
    }
}
