//! A document from effect to docket: rendered, stored durably, then named in one unit.

use bytes::Bytes;
use domain::{
    court::{
        case::{Case, SUBMISSIONS},
        evidence::{FileType, StoredFile},
        notice::{Notice, NoticeKind},
    },
    docket::{Actor, Entry, Hash, Statement},
    id::{CaseId, NoticeId},
};
use store::{StoreError, Unit, Write, records::Queued, unit::IdempotencyKey};

use super::{outbox::WorkError, paper};
use crate::context::Context;

/// How often a unit is tried while others write to the same docket.
const TRIES_MAX: u32 = 3;

/// Issues the document of an effect. Run twice it issues once; run after a failure midway it goes on.
pub(super) async fn issue(
    context: &Context,
    queued: &Queued,
    case: CaseId,
    kind: NoticeKind,
) -> Result<(), WorkError> {
    let store = &context.store;
    let case = store
        .cases
        .by_id(case)
        .await?
        .ok_or(WorkError::NoCase(case))?;
    let entries = store.dockets.of_case(case.id).await?;
    let notices = store.notices.of_case(case.id).await?;
    let Some((entry, round)) = occasion(kind, &entries, &notices, queued) else {
        return Ok(());
    };
    if notices
        .iter()
        .any(|notice| notice.kind == kind && notice.round == round)
    {
        return Ok(());
    }
    let Some(paper) = paper::paper(context, &case, entry, kind, round)? else {
        tracing::warn!(case = %case.id, document = kind.number(), "the case no longer holds what this document says");
        return Ok(());
    };
    let rendered = context.documents.render(paper).await?;
    let name = format!("{}-{round}.pdf", kind.number());
    let file = store
        .file_store
        .put(&name, FileType::Pdf, Bytes::from(rendered.pdf))
        .await?;
    let notice = Notice {
        id: NoticeId::from_parts(context.now(), context.random.id_half()),
        case: case.id,
        kind,
        round,
        issued: context.now(),
        missing_glyphs: rendered.missing_glyphs,
        file,
    };
    record(context, &case, notice, queued).await
}

/// The docket entry this document rests on, and which of its kind it is. Entry and effect left the same commit;
/// where two commits share a millisecond, the first that has no document yet is meant.
fn occasion<'a>(
    kind: NoticeKind,
    entries: &'a [Entry],
    notices: &[Notice],
    queued: &Queued,
) -> Option<(&'a Entry, u32)> {
    let events = events(kind);
    let ours = entries
        .iter()
        .filter(|entry| events.contains(&entry.statement.event.as_str()));
    let mut same: Vec<(&Entry, u32)> = ours
        .zip(1..)
        .filter(|(entry, _)| entry.at == queued.committed)
        .collect();
    let issued = |round: u32| {
        notices
            .iter()
            .any(|notice| notice.kind == kind && notice.round == round)
    };
    let open = same.iter().position(|(_, round)| !issued(*round));
    open.map(|place| same.swap_remove(place))
}

fn events(kind: NoticeKind) -> &'static [&'static str] {
    match kind {
        NoticeKind::SubmissionReceipt => &SUBMISSIONS,
        NoticeKind::CorrectionList => &["filing.correction_list"],
        NoticeKind::Refusal => &["case.refused"],
        NoticeKind::Acceptance | NoticeKind::FeeNotice => &["case.accepted"],
    }
}

async fn record(
    context: &Context,
    case: &Case,
    notice: Notice,
    queued: &Queued,
) -> Result<(), WorkError> {
    for _ in 0..TRIES_MAX {
        let head = context.store.dockets.head(case.id).await?;
        let unit = unit(case, &notice, head, queued);
        match context.store.save(unit).await {
            Ok(_) => return Ok(()),
            // Another worker has issued it, or the docket has grown: the first is done, the second is tried again.
            Err(StoreError::Conflict(store::Conflict::Exists { .. })) => return Ok(()),
            Err(StoreError::Conflict(conflict)) if conflict.moved_on() => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(WorkError::Busy(case.id))
}

fn unit(case: &Case, notice: &Notice, head: u64, queued: &Queued) -> Unit {
    let piece = format!("issue:{}", queued.place);
    let request = Hash::of(piece.as_bytes());
    let said = said(notice.kind, notice.round, &notice.file);
    Unit::new(IdempotencyKey::of_work("outbox", piece), request)
        .write(Write::Notice(Box::new(notice.clone())))
        .append(case.id, head, vec![said])
}

fn said(kind: NoticeKind, round: u32, file: &StoredFile) -> Statement {
    Statement::new(Actor::Clock, "notice.issued")
        .with("kind", kind.number())
        .with("round", round)
        .with("sha256", file.sha256)
        .with("bytes", file.bytes)
}
