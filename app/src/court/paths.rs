//! The addresses of the court's pages, written once.

use domain::{
    court::{desk::SavedRow, field::Step},
    id::{CaseId, DraftId},
};

pub const COURT: &str = "/court";
pub const QUEUE: &str = "/court/queue";
pub const VERIFY: &str = "/verify";

#[must_use]
pub fn draft(draft: DraftId) -> String {
    format!("/court/drafts/{draft}")
}

#[must_use]
pub fn step(draft: DraftId, step: Step) -> String {
    format!("/court/drafts/{draft}/{}", step.code())
}

#[must_use]
pub fn check(draft: DraftId) -> String {
    format!("/court/drafts/{draft}/check")
}

#[must_use]
pub fn case(case: CaseId) -> String {
    format!("/court/cases/{case}")
}

#[must_use]
pub fn receipt(case: CaseId) -> String {
    format!("/court/cases/{case}/receipt")
}

#[must_use]
pub fn review(case: CaseId) -> String {
    format!("/court/cases/{case}/review")
}

/// The page after a save: an empty new row, the next page, or the same page with what is still wrong.
#[must_use]
pub fn after_save(id: DraftId, at: Step, then: &str, saved: SavedRow) -> String {
    let page = step(id, at);
    match (then, saved.page_done) {
        ("add", _) => format!("{page}?add=1"),
        ("list", _) => draft(id),
        ("next", true) => next(at).map_or_else(|| check(id), |next| step(id, next)),
        _ => format!("{page}?checked=1"),
    }
}

/// The page that follows; after the last comes the check.
#[must_use]
pub fn next(at: Step) -> Option<Step> {
    let place = Step::ALL.iter().position(|step| *step == at)?;
    Step::ALL.get(place + 1).copied()
}
