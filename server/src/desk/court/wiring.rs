use std::{collections::BTreeMap, sync::Arc};

use async_trait::async_trait;
use domain::{
    calendar::Date,
    caller::Caller,
    clock::Instant,
    court::{
        case::{CorrectionItem, RefusalGround},
        desk::{CourtDesk, ExhibitWords, IdempotencyKey, SavedRow},
        field::Step,
        view::{CaseSummary, CaseView, DraftSummary, DraftView, QueueRow, ReceiptView, ReviewView},
    },
    id::{CaseId, DraftId, ExhibitId},
    receipt::{NotProved, PublicKey, SignedReceipt},
    refusal::Refusal,
};
use store::Store;

use crate::context::Context;

/// The court counter over a store.
#[derive(Clone)]
pub struct Court {
    pub(super) context: Arc<Context>,
}

impl Court {
    #[must_use]
    pub fn new(context: Arc<Context>) -> Self {
        Self { context }
    }

    pub(super) fn store(&self) -> &Store {
        &self.context.store
    }

    /// What this counter does counts its days from the commit, never from a clock that was set back behind it.
    pub(super) fn now(&self) -> Instant {
        self.context.store.commit_time()
    }

    pub(super) fn today(&self) -> Date {
        self.now().date_in_china()
    }
}

#[async_trait]
impl CourtDesk for Court {
    async fn open_draft(&self, caller: &Caller, key: IdempotencyKey) -> Result<DraftId, Refusal> {
        self.open_draft(caller, key).await
    }

    async fn drafts(&self, caller: &Caller) -> Result<Vec<DraftSummary>, Refusal> {
        self.drafts(caller).await
    }

    async fn draft(&self, caller: &Caller, draft: DraftId) -> Result<DraftView, Refusal> {
        self.draft(caller, draft).await
    }

    async fn save_row(
        &self,
        caller: &Caller,
        draft: DraftId,
        version: Option<u64>,
        step: Step,
        row: usize,
        values: BTreeMap<String, String>,
    ) -> Result<SavedRow, Refusal> {
        self.save_row(caller, draft, version, step, row, values)
            .await
    }

    async fn remove_row(
        &self,
        caller: &Caller,
        draft: DraftId,
        version: u64,
        step: Step,
        row: usize,
    ) -> Result<u64, Refusal> {
        self.remove_row(caller, draft, version, step, row).await
    }

    async fn describe_exhibit(
        &self,
        caller: &Caller,
        draft: DraftId,
        exhibit: ExhibitId,
        words: ExhibitWords,
    ) -> Result<u64, Refusal> {
        self.describe_exhibit(caller, draft, exhibit, words).await
    }

    async fn remove_exhibit(
        &self,
        caller: &Caller,
        draft: DraftId,
        exhibit: ExhibitId,
    ) -> Result<u64, Refusal> {
        self.remove_exhibit(caller, draft, exhibit).await
    }

    async fn discard_draft(&self, caller: &Caller, draft: DraftId) -> Result<(), Refusal> {
        self.discard_draft(caller, draft).await
    }

    async fn submit(
        &self,
        caller: &Caller,
        draft: DraftId,
        key: IdempotencyKey,
    ) -> Result<CaseId, Refusal> {
        self.submit(caller, draft, key).await
    }

    async fn correct(&self, caller: &Caller, case: CaseId) -> Result<DraftId, Refusal> {
        self.correct(caller, case).await
    }

    async fn receipt(
        &self,
        caller: &Caller,
        case: CaseId,
        round: Option<usize>,
    ) -> Result<ReceiptView, Refusal> {
        self.receipt(caller, case, round).await
    }

    async fn case(&self, caller: &Caller, case: CaseId) -> Result<CaseView, Refusal> {
        self.case(caller, case).await
    }

    async fn cases(&self, caller: &Caller) -> Result<Vec<CaseSummary>, Refusal> {
        self.cases(caller).await
    }

    async fn queue(&self, caller: &Caller) -> Result<Vec<QueueRow>, Refusal> {
        self.queue(caller).await
    }

    async fn review(&self, caller: &Caller, case: CaseId) -> Result<ReviewView, Refusal> {
        self.review(caller, case).await
    }

    async fn send_list(
        &self,
        caller: &Caller,
        case: CaseId,
        version: u64,
        items: Vec<CorrectionItem>,
        days: u32,
        key: IdempotencyKey,
    ) -> Result<(), Refusal> {
        self.send_list(caller, case, version, items, days, key)
            .await
    }

    async fn accept(
        &self,
        caller: &Caller,
        case: CaseId,
        version: u64,
        key: IdempotencyKey,
    ) -> Result<(), Refusal> {
        self.accept(caller, case, version, key).await
    }

    async fn return_unanswered(
        &self,
        caller: &Caller,
        case: CaseId,
        version: u64,
        key: IdempotencyKey,
    ) -> Result<(), Refusal> {
        self.return_unanswered(caller, case, version, key).await
    }

    async fn refuse(
        &self,
        caller: &Caller,
        case: CaseId,
        version: u64,
        ground: RefusalGround,
        reasons: String,
        key: IdempotencyKey,
    ) -> Result<(), Refusal> {
        self.refuse(caller, case, version, ground, reasons, key)
            .await
    }

    fn verify_receipt(&self, text: &str) -> Result<SignedReceipt, NotProved> {
        self.verify_receipt(text)
    }

    fn public_keys(&self) -> Vec<PublicKey> {
        self.public_keys()
    }
}
