//! What a role sees of a draft, a case, a queue. Only this folder decides it (invariant 7).

mod case;
mod draft;
mod queue;

pub use case::{
    CaseContext, CaseSummary, CaseView, NextStep, NoticeView, ReceiptView, ReviewView, Side,
    StageView, TimelineEntry, next_step,
};
pub use draft::{CorrectsView, CourtOption, DraftSummary, DraftView, Preview};
pub use queue::QueueRow;
