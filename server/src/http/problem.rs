//! Refusals as responses: a status of their own, a page in the reader's language or a small JSON, never an inner detail.

use axum::{
    body::Body,
    extract::{Request, State as Shared},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::refusal::{Kind, Refusal};
use http::{HeaderMap, HeaderValue, StatusCode, header};

use crate::{context::State, desk::court::NO_ROOM};

use super::{peer::Peer, visit::Visit, words};

/// A refusal on its way out.
#[derive(Clone, Debug)]
pub struct Problem(pub Refusal);

impl Problem {
    #[must_use]
    pub fn of(kind: Kind, code: &str) -> Self {
        Self(Refusal::new(kind, code))
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self(refusal)
    }
}

impl IntoResponse for Problem {
    /// Status and mark; [`dress`] gives it its body.
    fn into_response(self) -> Response {
        let mut response = status_of(&self.0).into_response();
        if let Some(wait) = retry_after(&self.0) {
            response.headers_mut().insert(header::RETRY_AFTER, wait);
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// The status of one refusal: a full disk has one of its own (RFC 4918, 11.5).
#[must_use]
pub fn status_of(refusal: &Refusal) -> StatusCode {
    match refusal.code.as_str() {
        NO_ROOM => StatusCode::INSUFFICIENT_STORAGE,
        _ => status(refusal.kind),
    }
}

/// The status a family of refusals stands for.
#[must_use]
pub fn status(kind: Kind) -> StatusCode {
    match kind {
        Kind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        Kind::SignInNeeded => StatusCode::UNAUTHORIZED,
        Kind::SecondFactorNeeded | Kind::Forbidden => StatusCode::FORBIDDEN,
        Kind::NotFound => StatusCode::NOT_FOUND,
        Kind::Conflict => StatusCode::CONFLICT,
        Kind::TooMany => StatusCode::TOO_MANY_REQUESTS,
        Kind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Kind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// The wait a refusal speaks of, in seconds (RFC 9110, 10.2.3).
#[must_use]
pub fn retry_after(refusal: &Refusal) -> Option<HeaderValue> {
    let seconds: u64 = refusal.facts.get("retry_after_s")?.parse().ok()?;
    Some(HeaderValue::from(seconds))
}

/// Gives every error without a page of its own one: also those axum and the layers answer with.
pub async fn dress(Shared(state): Shared<State>, request: Request, next: Next) -> Response {
    let html = accepts_html(request.headers());
    let peer = request.extensions().get::<Peer>().copied();
    let looks = peer.map(|peer| Visit::of_headers(request.headers(), peer.address).looks);
    let response = next.run(request).await;
    if !needs_a_body(&response) {
        return response;
    }
    let problem = response.extensions().get::<Problem>().cloned();
    let (mut parts, _) = response.into_parts();
    let refusal = problem.map_or_else(|| of_status(parts.status), |problem| problem.0);
    parts.headers.remove(header::CONTENT_LENGTH);
    let (kind, body) = match html {
        true => {
            let page = words::page(
                looks.unwrap_or_default(),
                parts.status,
                &refusal,
                &state.built.css,
            );
            ("text/html; charset=utf-8", page)
        }
        false => {
            let json = serde_json::to_string(&refusal).expect("a refusal is plain data");
            ("application/json", json)
        }
    };
    parts
        .headers
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    Response::from_parts(parts, Body::from(body))
}

/// A page and an island's JSON carry a content type; axum's own errors are bare or plain text.
fn needs_a_body(response: &Response) -> bool {
    let status = response.status();
    let failed = status.is_client_error() || status.is_server_error();
    let marked = response.extensions().get::<Problem>().is_some();
    let kind = response.headers().get(header::CONTENT_TYPE);
    let plain = kind.is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    failed && (marked || plain)
}

/// What a bare status says.
fn of_status(status: StatusCode) -> Refusal {
    match status {
        StatusCode::NOT_FOUND => Refusal::not_found(),
        StatusCode::PAYLOAD_TOO_LARGE => Refusal::new(Kind::TooLarge, "too_large"),
        StatusCode::METHOD_NOT_ALLOWED => Refusal::new(Kind::Invalid, "method"),
        status if status.is_client_error() => Refusal::new(Kind::Invalid, "form.malformed"),
        _ => Refusal::new(Kind::Unavailable, "unavailable"),
    }
}

/// Whether a browser navigates (a page is wanted) rather than a script asks.
#[must_use]
pub fn accepts_html(headers: &HeaderMap) -> bool {
    let accept = headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_has_a_status_of_its_own() {
        let full = Refusal::new(Kind::Unavailable, NO_ROOM);
        assert_eq!(status_of(&full), StatusCode::INSUFFICIENT_STORAGE);
        let silent = Refusal::new(Kind::Unavailable, "unavailable");
        assert_eq!(status_of(&silent), StatusCode::SERVICE_UNAVAILABLE);
    }
}
