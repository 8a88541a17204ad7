//! A draft as its owner sees it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    caller::CourtCode,
    clock::Instant,
    court::{
        case::CorrectionList,
        deadline::Deadline,
        draft::{Draft, Path, Typed},
        evidence::Exhibit,
        fee::FeeQuote,
        field::{FIELDS, Step},
        jurisdiction::{Advice, ProcedureChoice},
        ledger::{LedgerConflict, LedgerRun},
        tasks::TaskList,
    },
    id::{CaseId, DraftId},
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

impl DraftSummary {
    #[must_use]
    pub fn of(draft: &Draft, tasks: &TaskList) -> Self {
        let value = |step, name: &str| {
            let field = FIELDS
                .iter()
                .find(|field| field.step == step && field.name == name);
            field.map_or(String::new(), |field| {
                let path = Path {
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
