//! Papers given out: who may have them is decided by the view, and no browser runs what is in them.

use axum::{
    body::Body,
    extract::{Path, Query, State as Shared},
    response::{IntoResponse as _, Response},
};
use domain::{
    caller::Caller,
    court::{
        deadline::{ics, ics_file},
        evidence::StoredFile,
        view::CaseView,
    },
    id::{CaseId, DraftId, ExhibitId, NoticeId},
    refusal::Refusal,
};
use http::{HeaderValue, header};
use serde::Deserialize;

use super::{
    intake::file_refusal,
    names::{content_disposition, paper_name},
};
use crate::{
    context::State,
    desk::court::Court,
    documents::notice_title,
    http::{caller::Sender, problem::Problem},
};

pub async fn case_exhibit(
    Shared(state): Shared<State>,
    Sender(caller): Sender,
    Path((case, exhibit)): Path<(CaseId, ExhibitId)>,
) -> Result<Response, Problem> {
    let court = Court::new(state.context.clone());
    let (view, place) = court.case_exhibit(&caller, case, exhibit).await?;
    let exhibit = view
        .filing
        .exhibits
        .get(place)
        .ok_or_else(Refusal::not_found)?;
    let title = format!("证据{}_{}", place + 1, exhibit.title);
    let name = named(&view, &title, &exhibit.file);
    file(&court, &exhibit.file, &name).await
}

pub async fn draft_exhibit(
    Shared(state): Shared<State>,
    Sender(caller): Sender,
    Path((draft, exhibit)): Path<(DraftId, ExhibitId)>,
) -> Result<Response, Problem> {
    let court = Court::new(state.context.clone());
    let exhibit = court.draft_exhibit(&caller, draft, exhibit).await?;
    file(&court, &exhibit.file, &exhibit.file.name).await
}

pub async fn notice(
    Shared(state): Shared<State>,
    Sender(caller): Sender,
    Path(notice): Path<NoticeId>,
) -> Result<Response, Problem> {
    let court = Court::new(state.context.clone());
    let (view, notice) = court.notice(&caller, notice).await?;
    let name = paper_name(&view, notice_title(notice.kind), notice.issued, "pdf");
    file(&court, &notice.file, &name).await
}

/// A limit of a case for the calendar of a telephone.
pub async fn deadline(
    Shared(state): Shared<State>,
    Sender(caller): Sender,
    Path((case, name)): Path<(CaseId, String)>,
) -> Result<Response, Problem> {
    let rule = name.strip_suffix(".ics").ok_or_else(Refusal::not_found)?;
    let view = view(&state, &caller, case).await?;
    let deadline = view
        .deadlines
        .iter()
        .find(|deadline| deadline.rule.as_str() == rule);
    let deadline = deadline.ok_or_else(Refusal::not_found)?;
    let title = limit_title(rule);
    let uid = format!("{case}.{rule}@zhangban");
    let text = ics_file(&[ics(deadline, &uid, title)]);
    let name = paper_name(&view, title, view.first_submitted, "ics");
    Ok(attachment(
        &name,
        "text/calendar; charset=utf-8",
        Body::from(text),
    ))
}

/// Which submission a receipt is asked of; the last where it is not said.
#[derive(Deserialize)]
pub struct Round {
    round: Option<usize>,
}

/// The receipt's own text, which proves itself.
pub async fn receipt(
    Shared(state): Shared<State>,
    Sender(caller): Sender,
    Path(case): Path<CaseId>,
    Query(asked): Query<Round>,
) -> Result<Response, Problem> {
    let receipt = state.court.receipt(&caller, case, asked.round).await?;
    let name = format!("zhangban-receipt-{case}-{}.txt", receipt.round);
    Ok(attachment(
        &name,
        "text/plain; charset=utf-8",
        Body::from(receipt.text),
    ))
}

/// The receipt keys, for everyone who checks a receipt offline.
pub async fn keys(Shared(state): Shared<State>) -> Response {
    let mut response = axum::Json(state.court.public_keys()).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=300"),
    );
    response
}

async fn view(state: &State, caller: &Caller, case: CaseId) -> Result<CaseView, Problem> {
    Ok(state.court.case(caller, case).await?)
}

/// What a limit asks for, without a name in it: calendars are shared and synchronised.
fn limit_title(rule: &str) -> &'static str {
    match rule {
        "T01" => "法院决定是否立案",
        "T02" => "交纳案件受理费",
        _ => "补正起诉材料",
    }
}

fn named(view: &CaseView, title: &str, file: &StoredFile) -> String {
    let ending = file
        .name
        .rsplit_once('.')
        .map_or("bin", |(_, ending)| ending);
    paper_name(view, title, file.stored, ending)
}

async fn file(court: &Court, file: &StoredFile, name: &str) -> Result<Response, Problem> {
    let reading = court
        .files()
        .open_file(file.id, None)
        .await
        .map_err(file_refusal)?;
    let mut response = attachment(
        name,
        file.file_type.media_type(),
        Body::from_stream(reading.bytes),
    );
    response
        .headers_mut()
        .insert(header::CONTENT_LENGTH, HeaderValue::from(file.bytes));
    Ok(response)
}

/// Saved and not shown, in a sandbox if it is shown, kept by no cache.
pub(crate) fn attachment(name: &str, media_type: &'static str, body: Body) -> Response {
    let disposition = HeaderValue::from_str(&content_disposition(name));
    let disposition = disposition.expect("only ASCII letters, digits and percent signs");
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    let sandbox = HeaderValue::from_static("default-src 'none'; sandbox");
    headers.insert(header::CONTENT_SECURITY_POLICY, sandbox);
    response
}
