//! Server functions, for plain forms and for islands.
//!
//! A plain form post is answered with 303, whatever became of it; leptos' own answer to it, a 302 with the error
//! and what was typed in the address, is thrown away. An island gets its refusal as JSON with its own status.

use std::sync::{Arc, LazyLock};

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Extension, Request, State as Shared},
    response::{IntoResponse, Response},
};
use domain::refusal::{Kind, Refusal};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts};
use leptos::{prelude::provide_context, server_fn};

use crate::context::State;

use super::{
    form_state, limits,
    local::LocalPath,
    log, pages,
    problem::{self, Problem},
    reply::{Answer, Slot},
    visit::Visit,
};

/// What a server function gives back is a list of suggestions or an address.
const ANSWER_BYTES_MAX: usize = 4 * 1024 * 1024;

/// The mark leptos puts on its errors.
const ERROR_MARK: &str = "serverfnerror";

/// Path and method of every server function of the app.
pub static ALL: LazyLock<Vec<(&'static str, Method)>> =
    LazyLock::new(|| server_fn::axum::server_fn_paths().collect());

/// Any method on `/api/…`.
pub async fn call(
    Shared(state): Shared<State>,
    Extension(visit): Extension<Visit>,
    request: Request,
) -> Response {
    if let Some(response) = unknown(&request) {
        return response;
    }
    let plain_form = problem::accepts_html(request.headers());
    let here = LocalPath::home();
    let slot = Arc::new(Slot::default());
    let counter = pages::counter(&state, visit.clone(), &here, None, &slot);
    let (parts, body) = request.into_parts();
    let body = match to_bytes(body, usize::MAX).await {
        Ok(body) => body,
        Err(error) if limits::is_beyond_limit(&error) => {
            return limits::too_large(state.context.config.limits.form_bytes_max);
        }
        Err(_) => return Problem::of(Kind::Invalid, "form.malformed").into_response(),
    };
    let provide = move || provide_context(counter.clone());
    // A task of its own: a client that goes away does not end an act half-way, and the context stays until it is done.
    let task = tokio::spawn(run(provide, parts, body));
    let Ok(result) = task.await else {
        return log::broken();
    };
    let answer = slot.take();
    match plain_form {
        true => plain(&state, &visit, answer, &slot, result).await,
        false => island(answer, result),
    }
}

/// What leptos made of the call.
struct Called {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

async fn run(provide: impl Fn() + Clone + Send + 'static, parts: Parts, body: Bytes) -> Called {
    let request = Request::from_parts(parts, Body::from(body));
    let response = leptos_axum::handle_server_fns_with_context(provide, request).await;
    let (parts, body) = response.into_response().into_parts();
    Called {
        status: parts.status,
        headers: parts.headers,
        body: to_bytes(body, ANSWER_BYTES_MAX).await.unwrap_or_default(),
    }
}

/// No such function, or not with this method.
fn unknown(request: &Request) -> Option<Response> {
    let path = request.uri().path();
    let method = request.method();
    let mut named = ALL.iter().filter(|(known, _)| *known == path).peekable();
    if named.peek().is_none() {
        return Some(Problem(Refusal::not_found()).into_response());
    }
    let allowed: Vec<&str> = named.clone().map(|(_, method)| method.as_str()).collect();
    if named.any(|(_, known)| known == method) {
        return None;
    }
    let allow = HeaderValue::from_str(&allowed.join(", ")).expect("methods are ASCII");
    Some((StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, allow)]).into_response())
}

/// The answer to a form without script.
async fn plain(
    state: &State,
    visit: &Visit,
    answer: Answer,
    slot: &Slot,
    called: Called,
) -> Response {
    let mut headers = HeaderMap::new();
    let to = match (&answer.go, answer.refused) {
        (Some(to), _) => LocalPath::parse_or_home(to),
        (None, Some(refused)) => match form_state::keep(&state.context, visit, refused, slot).await
        {
            Ok(back) => back,
            Err(refusal) => return Problem(refusal).into_response(),
        },
        (None, None) => return not_decoded(&called),
    };
    headers.insert(header::LOCATION, to.header());
    for cookie in answer.cookies.iter().chain(&slot.take().cookies) {
        headers.append(header::SET_COOKIE, cookie.header());
    }
    if let Some(what) = answer.clear_site_data {
        headers.insert("clear-site-data", what);
    }
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// The function never ran, or has no page of its own: what it refused is all there is to say.
fn not_decoded(called: &Called) -> Response {
    let refusal = serde_json::from_slice::<Refusal>(&called.body).ok();
    let refusal = refusal.unwrap_or_else(|| Refusal::new(Kind::Invalid, "form.malformed"));
    let malformed = refusal.code == "form.malformed";
    let mut response = Problem(refusal).into_response();
    if malformed {
        *response.status_mut() = StatusCode::BAD_REQUEST;
    }
    response
}

/// The answer to an island: the function's own, an error with the status of its refusal.
fn island(answer: Answer, called: Called) -> Response {
    let mut response = Response::new(Body::from(called.body.clone()));
    *response.status_mut() = called.status;
    for name in [
        header::CONTENT_TYPE,
        http::HeaderName::from_static(ERROR_MARK),
    ] {
        if let Some(value) = called.headers.get(&name) {
            response.headers_mut().insert(name, value.clone());
        }
    }
    if called.headers.contains_key(ERROR_MARK) || called.status.is_server_error() {
        let refusal = answer.refused.map(|refused| refused.refusal);
        let refusal = refusal.or_else(|| serde_json::from_slice(&called.body).ok());
        let refusal = refusal.unwrap_or_else(|| Refusal::new(Kind::Unavailable, "unavailable"));
        *response.status_mut() = match refusal.code.as_str() {
            "form.malformed" => StatusCode::BAD_REQUEST,
            _ => problem::status_of(&refusal),
        };
        if let Some(wait) = problem::retry_after(&refusal) {
            response.headers_mut().insert(header::RETRY_AFTER, wait);
        }
    }
    for cookie in &answer.cookies {
        response
            .headers_mut()
            .append(header::SET_COOKIE, cookie.header());
    }
    response
}
