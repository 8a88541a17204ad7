//! How large a request may be and how long it may take.

use std::{sync::atomic::Ordering, time::Duration};

use axum::{
    body::Body,
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::refusal::Kind;
use http::{HeaderValue, StatusCode, header};
use http_body_util::Limited;

use super::{problem::Problem, slow::Noted};

/// The bounds of one route.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    pub body_bytes_max: usize,
    pub time_max: Duration,
}

/// A body that says it is too long is refused before any of it is read; one that lies is cut off (S13).
pub async fn keep(bounds: Bounds, request: Request, next: Next) -> Response {
    let declared = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .map(HeaderValue::to_str);
    let declared = match declared {
        None => 0,
        Some(text) => match text.map(str::parse::<u64>) {
            Ok(Ok(bytes)) => bytes,
            _ => return Problem::of(Kind::Invalid, "form.malformed").into_response(),
        },
    };
    if declared > bounds.body_bytes_max as u64 {
        return too_large(bounds.body_bytes_max);
    }
    let (parts, body) = request.into_parts();
    let (body, waiting) = Noted::new(body);
    let body = Body::new(Limited::new(body, bounds.body_bytes_max));
    let request = Request::from_parts(parts, body);
    match tokio::time::timeout(bounds.time_max, next.run(request)).await {
        Ok(response) => response,
        Err(_) => too_slow(waiting.load(Ordering::Relaxed)),
    }
}

/// A sender who took too long is told so, and the rest of what it sends is not waited for; otherwise it was us.
fn too_slow(waiting: bool) -> Response {
    if !waiting {
        let mut response = Problem::of(Kind::Unavailable, "unavailable").into_response();
        *response.status_mut() = StatusCode::GATEWAY_TIMEOUT;
        return response;
    }
    let mut response = Problem::of(Kind::Invalid, "form.malformed").into_response();
    *response.status_mut() = StatusCode::REQUEST_TIMEOUT;
    let close = HeaderValue::from_static("close");
    response.headers_mut().insert(header::CONNECTION, close);
    response
}

/// The answer to a body beyond its limit.
#[must_use]
pub fn too_large(bytes_max: usize) -> Response {
    let refusal = Problem::of(Kind::TooLarge, "too_large").0;
    Problem(refusal.with("bytes_max", bytes_max)).into_response()
}

/// Whether reading a body failed because it went beyond its limit.
#[must_use]
pub fn is_beyond_limit(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if error.is::<http_body_util::LengthLimitError>() {
            return true;
        }
        cause = error.source();
    }
    false
}
