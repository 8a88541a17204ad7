//! The court counter (移动微法院) as the pages call it: authorise, load, one transition, one save.

use std::collections::BTreeMap;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use crate::{
    caller::Caller,
    court::{
        case::{CorrectionItem, RefusalGround},
        evidence::EvidenceKind,
        field::Step,
        view::{CaseSummary, CaseView, DraftSummary, DraftView, QueueRow, ReceiptView, ReviewView},
    },
    id::{CaseId, DraftId, ExhibitId},
    receipt::{NotProved, PublicKey, SignedReceipt},
    refusal::{FieldError, Refusal},
};

/// Chosen by the browser once per act, so that an act sent twice is done once.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IdempotencyKey(pub String);

/// What is said about an exhibit beside its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExhibitWords {
    pub title: String,
    pub kind: EvidenceKind,
    pub source: String,
    pub purpose: String,
}

impl ExhibitWords {
    pub const TITLE_CHARS_MAX: usize = 60;
    pub const SOURCE_CHARS_MAX: usize = 120;
    pub const PURPOSE_CHARS_MAX: usize = 500;

    /// EVI 19: each piece of evidence is listed with its source and with what it is to prove.
    ///
    /// # Errors
    /// Every word that is missing or too long, by its field.
    pub fn check(&self) -> Result<(), Refusal> {
        let fields = [
            ("title", &self.title, Self::TITLE_CHARS_MAX),
            ("source", &self.source, Self::SOURCE_CHARS_MAX),
            ("purpose", &self.purpose, Self::PURPOSE_CHARS_MAX),
        ];
        let errors = fields.into_iter().filter_map(|(name, text, chars_max)| {
            let strange = |letter: char| letter.is_control() && letter != '\n' && letter != '\r';
            match text.trim() {
                "" => Some(FieldError::new(name, "text.required")),
                text if text.chars().count() > chars_max => {
                    Some(FieldError::new(name, "text.too_long").with("max", chars_max))
                }
                text if text.chars().any(strange) => Some(FieldError::new(name, "text.control")),
                _ => None,
            }
        });
        let errors: Vec<_> = errors.collect();
        if errors.is_empty() {
            Ok(())
        } else {
            Err(Refusal::invalid(errors))
        }
    }
}

/// What saving a row gave: the draft's new version, whether its page still breaks a rule, and whether a choice
/// newly asks for more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedRow {
    pub version: u64,
    pub page_done: bool,
    pub opened: bool,
}

impl SavedRow {
    /// The same, where what a choice newly asks has been seen already.
    #[must_use]
    pub fn seen(self, seen: bool) -> Self {
        Self {
            opened: self.opened && !seen,
            ..self
        }
    }
}

/// Filing, review and reading of cases.
#[async_trait]
pub trait CourtDesk: Send + Sync {
    async fn open_draft(&self, caller: &Caller, key: IdempotencyKey) -> Result<DraftId, Refusal>;
    async fn drafts(&self, caller: &Caller) -> Result<Vec<DraftSummary>, Refusal>;
    async fn draft(&self, caller: &Caller, draft: DraftId) -> Result<DraftView, Refusal>;
    /// Keeps one row of one page as typed. `row` may be one past the last.
    async fn save_row(
        &self,
        caller: &Caller,
        draft: DraftId,
        version: Option<u64>,
        step: Step,
        row: usize,
        values: BTreeMap<String, String>,
    ) -> Result<SavedRow, Refusal>;
    /// Takes a row away from the version of the draft it was seen in: a row is named by its place.
    async fn remove_row(
        &self,
        caller: &Caller,
        draft: DraftId,
        version: u64,
        step: Step,
        row: usize,
    ) -> Result<u64, Refusal>;
    async fn describe_exhibit(
        &self,
        caller: &Caller,
        draft: DraftId,
        exhibit: ExhibitId,
        words: ExhibitWords,
    ) -> Result<u64, Refusal>;
    async fn remove_exhibit(
        &self,
        caller: &Caller,
        draft: DraftId,
        exhibit: ExhibitId,
    ) -> Result<u64, Refusal>;
    async fn discard_draft(&self, caller: &Caller, draft: DraftId) -> Result<(), Refusal>;
    /// Submits a draft, or resubmits it where it answers a correction list.
    async fn submit(
        &self,
        caller: &Caller,
        draft: DraftId,
        key: IdempotencyKey,
    ) -> Result<CaseId, Refusal>;
    /// A draft that answers the open correction list of a case; made at the first call.
    async fn correct(&self, caller: &Caller, case: CaseId) -> Result<DraftId, Refusal>;
    /// The receipt of one submission, counted from 1; without a number, of the last.
    async fn receipt(
        &self,
        caller: &Caller,
        case: CaseId,
        round: Option<usize>,
    ) -> Result<ReceiptView, Refusal>;
    async fn case(&self, caller: &Caller, case: CaseId) -> Result<CaseView, Refusal>;
    async fn cases(&self, caller: &Caller) -> Result<Vec<CaseSummary>, Refusal>;
    /// The queue of every court where the caller is filing clerk, by legal deadline.
    async fn queue(&self, caller: &Caller) -> Result<Vec<QueueRow>, Refusal>;
    async fn review(&self, caller: &Caller, case: CaseId) -> Result<ReviewView, Refusal>;
    async fn send_list(
        &self,
        caller: &Caller,
        case: CaseId,
        version: u64,
        items: Vec<CorrectionItem>,
        days: u32,
        key: IdempotencyKey,
    ) -> Result<(), Refusal>;
    async fn accept(
        &self,
        caller: &Caller,
        case: CaseId,
        version: u64,
        key: IdempotencyKey,
    ) -> Result<(), Refusal>;
    /// Returns a filing whose list ran out on a provisional day.
    async fn return_unanswered(
        &self,
        caller: &Caller,
        case: CaseId,
        version: u64,
        key: IdempotencyKey,
    ) -> Result<(), Refusal>;
    async fn refuse(
        &self,
        caller: &Caller,
        case: CaseId,
        version: u64,
        ground: RefusalGround,
        reasons: String,
        key: IdempotencyKey,
    ) -> Result<(), Refusal>;
    /// Proves a receipt text; open to everyone.
    fn verify_receipt(&self, text: &str) -> Result<SignedReceipt, NotProved>;
    fn public_keys(&self) -> Vec<PublicKey>;
}
