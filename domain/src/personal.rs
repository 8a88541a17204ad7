//! Personal data in its owner's hands: a copy to take along, and what goes and what stays when an account is closed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    account::{AccountView, SessionView},
    caller::Role,
    clock::Instant,
    court::{
        case::{Case, Stage},
        evidence::Exhibit,
        field::Step,
        view::CaseView,
    },
    docket::Hash,
    id::{CaseId, DraftId},
};

/// Everything kept of one person (PIPL 45: to consult and to copy).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonalData {
    pub made: Instant,
    pub account: AccountView,
    pub registered: Instant,
    /// The language letters are written in.
    pub language: Option<String>,
    pub sessions: Vec<SessionView>,
    pub drafts: Vec<DraftCopy>,
    pub cases: Vec<CaseCopy>,
    /// Every file of drafts and cases, with the address it is downloaded from.
    pub documents: Vec<DocumentLine>,
}

/// A draft as it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftCopy {
    pub id: DraftId,
    pub corrects: Option<CaseId>,
    pub created: Instant,
    pub updated: Instant,
    pub typed: BTreeMap<Step, Vec<BTreeMap<String, String>>>,
    pub exhibits: Vec<Exhibit>,
}

/// A case as its claimant sees it, and which parts of the court's staff have opened it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseCopy {
    pub case: CaseView,
    pub readings: Vec<CaseReading>,
}

/// One opening of the case file. Names of officials are not shown to parties, as on the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseReading {
    pub at: Instant,
    pub role: Role,
    pub what: String,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentLine {
    pub title: String,
    pub bytes: u64,
    pub sha256: Hash,
    pub address: String,
}

/// What closing an account would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    pub drafts: usize,
    pub sessions: usize,
    pub kept: Vec<KeptCase>,
}

/// What became of a closed account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    pub at: Instant,
    pub kept: Vec<KeptCase>,
}

/// A filed case stays with its papers: while its keeping period runs, the law asks for storage and protection and
/// for nothing else (PIPL 47, second paragraph).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptCase {
    pub id: CaseId,
    pub number: Option<String>,
    pub court: String,
    pub submitted: Instant,
    pub stage: String,
    /// Whether the matter still goes on or may be appealed, so that closing the account leaves it without its claimant online.
    pub open: bool,
}

impl KeptCase {
    #[must_use]
    pub fn of(case: &Case, court: String, now: Instant) -> Self {
        Self {
            id: case.id,
            number: case.number().map(ToString::to_string),
            court,
            submitted: case.first_submitted,
            stage: case.stage.code().to_owned(),
            open: match &case.stage {
                Stage::Returned { .. } => false,
                Stage::Refused { appeal_by, .. } => appeal_by.expires_at > now,
                _ => true,
            },
        }
    }
}
