//! The addresses of the court's pages, written once.

use domain::{
    court::{desk::SavedRow, field::Step},
    id::{CaseId, DraftId},
};

pub const COURT: &str = "/court";
pub const QUEUE: &str = "/court/queue";
/// Only as a file: the list itself stands on the front page.
pub const CASES: &str = "/court/cases";
pub const DRAFTS: &str = "/court/drafts";
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

/// The receipt of one submission, counted from 1.
#[must_use]
pub fn receipt_of(case: CaseId, round: usize) -> String {
    format!("{}?round={round}", receipt(case))
}

/// Its text as a file.
#[must_use]
pub fn receipt_text(case: CaseId, round: usize) -> String {
    format!("{}.txt?round={round}", receipt(case))
}

#[must_use]
pub fn review(case: CaseId) -> String {
    format!("/court/cases/{case}/review")
}

/// A row of a repeating page, to be changed.
#[must_use]
pub fn row(id: DraftId, at: Step, row: usize) -> String {
    format!("{}?row={row}", step(id, at))
}

/// The page after a save: what a choice newly asks, an empty new row, the next page, or the same page with what is
/// still wrong.
#[must_use]
pub fn after_save(id: DraftId, at: Step, row: usize, then: &str, saved: SavedRow) -> String {
    let page = step(id, at);
    match (then, saved.page_done) {
        ("list", _) => draft(id),
        ("add" | "next", _) if saved.opened => format!("{page}?opened={row}"),
        ("add", _) => format!("{page}?add=1"),
        ("next", true) => after(id, at),
        _ => format!("{page}?checked=1"),
    }
}

/// The address of the page that follows.
#[must_use]
pub fn after(id: DraftId, at: Step) -> String {
    next(at).map_or_else(|| check(id), |next| step(id, next))
}

/// The page that follows; after the last comes the check.
#[must_use]
pub fn next(at: Step) -> Option<Step> {
    let place = Step::ALL.iter().position(|step| *step == at)?;
    Step::ALL.get(place + 1).copied()
}

#[cfg(test)]
mod tests {
    use domain::clock::Instant;

    use super::*;

    #[test]
    fn a_save_that_opens_questions_stays_once_and_then_goes_on() {
        let id = DraftId::from_parts(Instant::default(), 0);
        let saved = |page_done, opened| SavedRow {
            version: 1,
            page_done,
            opened,
        };
        let to = |then, saved| after_save(id, Step::Respondent, 0, then, saved);
        assert!(to("next", saved(true, true)).ends_with("/respondent?opened=0"));
        assert!(to("add", saved(true, true)).ends_with("/respondent?opened=0"));
        assert!(to("next", saved(true, false)).ends_with("/agent"));
        assert!(to("next", saved(false, false)).ends_with("/respondent?checked=1"));
    }
}
