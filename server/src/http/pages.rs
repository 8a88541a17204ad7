//! Pages: rendered whole, by a task of their own, into bytes.
//!
//! A client that goes away ends its connection, not the rendering: leptos cleans up at the end of a page and
//! nowhere else, so a page is always rendered to its end (0.8.10 leaks what a dropped stream owns).

use std::sync::Arc;

use app::{
    desks::{Counter, Reply},
    wire::FormState,
};
use axum::{
    body::{Body, to_bytes},
    extract::{Extension, Request, State as Shared},
    response::{IntoResponse, Response},
};
use domain::refusal::Kind;
use http::{HeaderValue, StatusCode, header};
use leptos::{nonce::use_nonce, prelude::provide_context};

use crate::{context::State, desk::account::Accounts};

use super::{
    cookies::Names,
    form_state,
    local::LocalPath,
    log,
    problem::{self, Problem},
    reply::{Answer, Slot},
    security::Nonce,
    squeeze::Public,
    visit::Visit,
};

/// A page is a document, not a download: the fullest, four agencies side by side, is a hundredth of it.
const PAGE_BYTES_MAX: usize = 16 * 1024 * 1024;

/// A page of the app's route list.
pub async fn page(state: Shared<State>, visit: Extension<Visit>, request: Request) -> Response {
    render(state.0, visit.0, request, StatusCode::OK).await
}

/// Every other address.
pub async fn missing(state: Shared<State>, visit: Extension<Visit>, request: Request) -> Response {
    render(state.0, visit.0, request, StatusCode::NOT_FOUND).await
}

async fn render(state: State, visit: Visit, request: Request, status: StatusCode) -> Response {
    let here = match status {
        // Nothing reads the query of a page that does not exist; it is not repeated either.
        StatusCode::NOT_FOUND => LocalPath::parse_or_home(request.uri().path()),
        _ => here(&request),
    };
    let form = match form_state::shown_on(&state.context, &visit, here.page()).await {
        Ok(form) => form,
        Err(error) => {
            tracing::error!(%error, "the form state could not be read");
            return Problem::of(Kind::Unavailable, "unavailable").into_response();
        }
    };
    let shows_form = form.is_some();
    let signed_in = visit.caller.session.is_some();
    let has_session = visit.session.is_some();
    let names = Names::for_origin(&state.context.config.public_origin());
    let slot = Arc::new(Slot::default());
    let counter = counter(&state, visit, &here, form, &slot);
    let task = tokio::spawn(html(counter, slot.clone(), request));
    let Ok(rendered) = task.await else {
        return log::broken();
    };
    let mut response = match rendered {
        Ok(response) => response,
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            return log::broken();
        }
    };
    if status != StatusCode::OK {
        *response.status_mut() = status;
    }
    finish(&mut response, slot.take());
    if shows_form {
        response
            .headers_mut()
            .append(header::SET_COOKIE, names.no_form().header());
    }
    let cache = match signed_in || shows_form {
        true => "no-store",
        false => "private, no-cache",
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(header::VARY, HeaderValue::from_static("cookie"));
    if !has_session && !shows_form {
        response.extensions_mut().insert(Public);
    }
    response
}

/// Path and query as they came, ready to be shown and to go back to.
fn here(request: &Request) -> LocalPath {
    let address = request
        .uri()
        .path_and_query()
        .map_or("/", |address| address.as_str());
    LocalPath::parse_or_home(address)
}

/// Everything the page or server function of one request needs.
pub(super) fn counter(
    state: &State,
    visit: Visit,
    here: &LocalPath,
    form: Option<FormState>,
    slot: &Arc<Slot>,
) -> Counter {
    let now = state.context.now();
    Counter {
        caller: visit.caller.clone(),
        looks: visit.looks,
        now,
        today: now.date_in_china(),
        here: here.as_str().to_owned(),
        form,
        nonce: String::new(),
        built: state.built.clone(),
        names: state.names.clone(),
        providers: state.providers.clone(),
        reply: slot.clone() as Arc<dyn Reply>,
        account: Arc::new(Accounts::new(state.context.clone(), visit, slot.clone())),
        court: state.court.clone(),
        market: state.market.clone(),
    }
}

async fn html(
    counter: Counter,
    slot: Arc<Slot>,
    request: Request,
) -> Result<Response, axum::Error> {
    let provide = move || {
        let nonce = use_nonce().map_or_else(String::new, |nonce| nonce.to_string());
        slot.set_nonce(nonce.clone());
        provide_context(Counter {
            nonce,
            ..counter.clone()
        });
    };
    let render = leptos_axum::render_app_async_with_context(provide, app::shell);
    let (mut parts, body) = render(request).await.into_parts();
    let bytes = to_bytes(body, PAGE_BYTES_MAX).await?;
    parts.headers.remove(header::CONTENT_LENGTH);
    Ok(Response::from_parts(parts, Body::from(bytes)))
}

/// Puts what the page left in its slot into the response.
fn finish(response: &mut Response, answer: Answer) {
    if let Some(refusal) = &answer.page {
        *response.status_mut() = problem::status_of(refusal);
        if let Some(wait) = problem::retry_after(refusal) {
            response.headers_mut().insert(header::RETRY_AFTER, wait);
        }
    }
    if let Some(to) = &answer.go {
        *response.status_mut() = StatusCode::SEE_OTHER;
        let to = LocalPath::parse_or_home(to).header();
        response.headers_mut().insert(header::LOCATION, to);
    }
    if let Some(nonce) = answer.nonce {
        response.extensions_mut().insert(Nonce(nonce));
    }
    for cookie in &answer.cookies {
        response
            .headers_mut()
            .append(header::SET_COOKIE, cookie.header());
    }
}
