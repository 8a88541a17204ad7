//! A document as values: what is printed, never how. The templates read it as data.

use domain::{clock::Instant, court::notice::NoticeKind};
use serde::Serialize;

/// One document to set.
#[derive(Clone, Debug, Serialize)]
pub struct Paper {
    #[serde(skip)]
    pub kind: NoticeKind,
    #[serde(skip)]
    pub round: u32,
    /// The time of the docket entry the document prints; also the date inside the PDF.
    #[serde(skip)]
    pub dated: Instant,
    pub head: Head,
    pub words: Words,
}

/// What stands on every document.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    pub court: String,
    pub title: &'static str,
    /// Given on acceptance; until then the case is named by its id.
    pub number: Option<String>,
    pub case_id: String,
    pub claimants: String,
    pub respondents: String,
    pub cause: &'static str,
    pub date: String,
    /// The docket entry the document rests on.
    pub docket_position: u64,
    pub docket_hash: String,
}

/// What stands on documents of one kind.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Words {
    /// W01, with the list of CPL 69.
    Receipt {
        received: String,
        amount: String,
        filing_sha256: String,
        exhibits: Vec<ExhibitLine>,
        decide_by: String,
        decide_reason: String,
        key_id: String,
        signature: String,
    },
    /// W02
    Correction {
        items: Vec<CorrectionLine>,
        days: u32,
        due: String,
        due_reason: String,
    },
    /// W03
    Refusal {
        amount: String,
        ground: String,
        article: String,
        reasons: String,
    },
    /// W04
    Acceptance {
        received: String,
        accepted: String,
        fee_due: String,
    },
    /// W06
    Fee {
        amount: String,
        lines: Vec<FeeLine>,
        total: String,
        half: String,
        due: String,
        due_reason: String,
        rule: String,
    },
}

#[derive(Clone, Debug, Serialize)]
pub struct ExhibitLine {
    pub number: usize,
    pub title: String,
    pub kind: &'static str,
    pub source: String,
    pub bytes: u64,
    pub sha256: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct CorrectionLine {
    pub label: &'static str,
    pub article: String,
    pub note: String,
}

/// One step of the fee's sum.
#[derive(Clone, Debug, Serialize)]
pub struct FeeLine {
    pub part: String,
    pub sum: String,
}
