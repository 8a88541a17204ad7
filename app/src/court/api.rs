//! The court's server functions: take the counter, await the desk once, finish.

use std::collections::BTreeMap;

use domain::{
    court::{
        case::{CorrectionCode, CorrectionItem, RefusalGround},
        desk::{ExhibitWords, IdempotencyKey, SavedRow},
        evidence::EvidenceKind,
        field::Step,
    },
    id::{CaseId, DraftId, ExhibitId},
    receipt::RECEIPT_BYTES_MAX,
    refusal::{Kind, Refusal},
};
use leptos::prelude::*;

use super::paths;
use crate::{
    desks,
    wire::{Done, Refused},
};

/// Opens a new draft and goes to its list of pages.
#[server(prefix = "/api", endpoint = "court/open-draft")]
pub async fn open_draft(key: String) -> Result<Done, Refused> {
    let counter = desks::counter();
    let opened = counter
        .court
        .open_draft(&counter.caller, IdempotencyKey(key))
        .await;
    counter.finish(opened, paths::draft, paths::COURT, &[])
}

/// Saves one row of a page by a plain form and goes on as asked, or stays where a rule is broken.
#[server(prefix = "/api", endpoint = "court/save-row")]
pub async fn save_row(
    draft: DraftId,
    step: Step,
    row: usize,
    then: String,
    #[server(default)] shown: String,
    #[server(default)] values: BTreeMap<String, String>,
) -> Result<Done, Refused> {
    let counter = desks::counter();
    let saved = counter
        .court
        .save_row(&counter.caller, draft, None, step, row, values)
        .await;
    let back = paths::step(draft, step);
    counter.finish(
        // Where the island has shown what a choice asks for, it has been seen.
        saved.map(|saved| saved.seen(!shown.is_empty())),
        |saved| paths::after_save(draft, step, row, &then, saved),
        &back,
        &[],
    )
}

/// Saves what an island has seen typed, against the version it started from.
#[server(prefix = "/api", endpoint = "court/autosave")]
pub async fn autosave(
    draft: DraftId,
    version: u64,
    step: Step,
    row: usize,
    #[server(default)] values: BTreeMap<String, String>,
) -> Result<SavedRow, Refused> {
    let counter = desks::counter();
    let saved = counter
        .court
        .save_row(&counter.caller, draft, Some(version), step, row, values);
    saved
        .await
        .map_err(|refusal| counter.refused(refusal, &paths::step(draft, step)))
}

/// Takes one row of a repeating page away, as the page showed it: sent twice, it takes no second row along.
#[server(prefix = "/api", endpoint = "court/remove-row")]
pub async fn remove_row(
    draft: DraftId,
    version: u64,
    step: Step,
    row: usize,
) -> Result<Done, Refused> {
    let counter = desks::counter();
    let removed = counter
        .court
        .remove_row(&counter.caller, draft, version, step, row)
        .await;
    let page = paths::step(draft, step);
    counter.finish(removed, |_| page.clone(), &page, &[])
}

/// Changes what is said of an exhibit.
#[server(prefix = "/api", endpoint = "court/describe-exhibit")]
pub async fn describe_exhibit(
    draft: DraftId,
    exhibit: ExhibitId,
    title: String,
    kind: EvidenceKind,
    source: String,
    purpose: String,
) -> Result<Done, Refused> {
    let counter = desks::counter();
    let words = ExhibitWords {
        title,
        kind,
        source,
        purpose,
    };
    let described = counter
        .court
        .describe_exhibit(&counter.caller, draft, exhibit, words)
        .await;
    let page = paths::step(draft, Step::Evidence);
    counter.finish(described, |_| page.clone(), &page, &[])
}

/// Takes an exhibit out of the draft.
#[server(prefix = "/api", endpoint = "court/remove-exhibit")]
pub async fn remove_exhibit(draft: DraftId, exhibit: ExhibitId) -> Result<Done, Refused> {
    let counter = desks::counter();
    let removed = counter
        .court
        .remove_exhibit(&counter.caller, draft, exhibit)
        .await;
    let page = paths::step(draft, Step::Evidence);
    counter.finish(removed, |_| page.clone(), &page, &[])
}

/// Throws a draft away.
#[server(prefix = "/api", endpoint = "court/discard-draft")]
pub async fn discard_draft(draft: DraftId) -> Result<Done, Refused> {
    let counter = desks::counter();
    let discarded = counter.court.discard_draft(&counter.caller, draft).await;
    counter.finish(
        discarded,
        |()| paths::COURT.into(),
        &paths::draft(draft),
        &[],
    )
}

/// Submits a draft; the same key submits it once.
#[server(prefix = "/api", endpoint = "court/submit")]
pub async fn submit(draft: DraftId, key: String) -> Result<Done, Refused> {
    let counter = desks::counter();
    let submitted = counter
        .court
        .submit(&counter.caller, draft, IdempotencyKey(key))
        .await;
    counter.finish(submitted, paths::receipt, &paths::check(draft), &[])
}

/// Opens the draft that answers a correction list.
#[server(prefix = "/api", endpoint = "court/correct")]
pub async fn correct(case: CaseId) -> Result<Done, Refused> {
    let counter = desks::counter();
    let draft = counter.court.correct(&counter.caller, case).await;
    counter.finish(draft, paths::draft, &paths::case(case), &[])
}

/// Accepts a filing.
#[server(prefix = "/api", endpoint = "court/accept")]
pub async fn accept(case: CaseId, version: u64, key: String) -> Result<Done, Refused> {
    let counter = desks::counter();
    let accepted = counter
        .court
        .accept(&counter.caller, case, version, IdempotencyKey(key))
        .await;
    counter.finish(accepted, |()| paths::case(case), &paths::review(case), &[])
}

/// Sends the one correction list; codes are ticked, each with its note.
#[server(prefix = "/api", endpoint = "court/send-list")]
pub async fn send_list(
    case: CaseId,
    version: u64,
    key: String,
    days: String,
    #[server(default)] codes: BTreeMap<String, String>,
    #[server(default)] notes: BTreeMap<String, String>,
) -> Result<Done, Refused> {
    let counter = desks::counter();
    let (items, days) = (
        items(&codes, &notes),
        days.trim().parse().unwrap_or_default(),
    );
    let key = IdempotencyKey(key);
    let sent = counter
        .court
        .send_list(&counter.caller, case, version, items, days, key)
        .await;
    counter.finish(
        sent,
        |()| paths::QUEUE.into(),
        &paths::review(case),
        &typed_list(&notes),
    )
}

/// Returns a filing whose list ran out on a provisional day.
#[server(prefix = "/api", endpoint = "court/return-unanswered")]
pub async fn return_unanswered(case: CaseId, version: u64, key: String) -> Result<Done, Refused> {
    let counter = desks::counter();
    let returned = counter
        .court
        .return_unanswered(&counter.caller, case, version, IdempotencyKey(key))
        .await;
    counter.finish(returned, |()| paths::case(case), &paths::review(case), &[])
}

/// Refuses a filing with its ground and reasons.
#[server(prefix = "/api", endpoint = "court/refuse")]
pub async fn refuse(
    case: CaseId,
    version: u64,
    key: String,
    ground: RefusalGround,
    reasons: String,
) -> Result<Done, Refused> {
    let counter = desks::counter();
    let key = IdempotencyKey(key);
    let refused = counter
        .court
        .refuse(&counter.caller, case, version, ground, reasons.clone(), key)
        .await;
    let typed = [("ground", ground.code()), ("reasons", reasons.as_str())];
    counter.finish(
        refused,
        |()| paths::case(case),
        &paths::review(case),
        &typed,
    )
}

/// A note typed for a code ticks it again when the page comes back.
fn typed_list(notes: &BTreeMap<String, String>) -> Vec<(&str, &str)> {
    let written = notes.iter().filter(|(_, note)| !note.trim().is_empty());
    written
        .map(|(code, note)| (code.as_str(), note.as_str()))
        .collect()
}

/// The ticked codes with their notes, in the order of the closed set.
fn items(
    codes: &BTreeMap<String, String>,
    notes: &BTreeMap<String, String>,
) -> Vec<CorrectionItem> {
    let ticked = CorrectionCode::ALL
        .into_iter()
        .filter(|code| codes.contains_key(code.code()));
    let item = |code: CorrectionCode| CorrectionItem {
        code,
        note: notes.get(code.code()).cloned().unwrap_or_default(),
    };
    ticked.map(item).collect()
}

/// Carries a receipt's text back to its page, which proves it; the text is kept once and for nobody else. Of a text
/// longer than any receipt only so much is kept as shows that it is too long.
#[server(prefix = "/api", endpoint = "court/show-receipt")]
pub async fn show_receipt(text: String) -> Result<Done, Refused> {
    let counter = desks::counter();
    let shown = Err::<(), _>(Refusal::new(Kind::Invalid, "receipt.shown"));
    let text = &text[..text.ceil_char_boundary(RECEIPT_BYTES_MAX + 1)];
    counter.finish(shown, |()| String::new(), paths::VERIFY, &[("text", text)])
}
