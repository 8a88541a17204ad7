//! One line and one measurement a request: method, route, status, duration. No address, no query, no name.

use std::panic::AssertUnwindSafe;

use axum::{
    extract::{MatchedPath, Request, State as Shared},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::refusal::Kind;
use futures::FutureExt as _;
use http::{HeaderName, HeaderValue, StatusCode};
use tracing::Instrument as _;

use crate::{clock::Stopwatch, context::State};

use super::{
    metrics,
    peer::{Connection, Peer},
    problem::Problem,
};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The outermost layer: names the request, finds where it comes from, and writes it down when it is answered.
pub async fn line(Shared(state): Shared<State>, mut request: Request, next: Next) -> Response {
    let watch = Stopwatch::start();
    let id = request_id(&state);
    let connection = request.extensions().get::<Connection>().map(|it| it.0.ip());
    if let Some(connection) = connection {
        let trusted = &state.context.config.trusted_proxies;
        let peer = Peer::of(connection, request.headers(), trusted);
        request.extensions_mut().insert(peer);
    }
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>();
    // Server functions share one route; their names are public and hold nothing personal.
    let route = match route.map(MatchedPath::as_str) {
        Some(route) => route.to_owned(),
        None => "unmatched".to_owned(),
    };
    let span = tracing::info_span!("request", id = %id);
    let mut response = next.run(request).instrument(span.clone()).await;
    let elapsed = watch.elapsed();
    let status = response.status();
    metrics::request(&route, status, elapsed);
    span.in_scope(|| {
        tracing::info!(%method, route, status = status.as_u16(), duration_ms = elapsed.as_secs_f64() * 1e3, "answered");
    });
    let id = HeaderValue::from_str(&id).expect("hexadecimal digits");
    response.headers_mut().insert(REQUEST_ID, id);
    response
}

fn request_id(state: &State) -> String {
    format!("{:016x}", u64::from_be_bytes(state.context.random.bytes()))
}

/// A panic ends its request and nothing else (ASVS 16.5.4). What it said goes to the log through the panic hook.
pub async fn calm(request: Request, next: Next) -> Response {
    match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(_) => broken(),
    }
}

/// The answer of a request that panicked.
#[must_use]
pub fn broken() -> Response {
    metrics::panicked();
    let mut response = Problem::of(Kind::Unavailable, "unavailable").into_response();
    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    response
}

#[cfg(test)]
mod tests {
    use axum::{Router, body::Body, middleware::from_fn, routing::get};
    use tower::ServiceExt as _;

    use super::*;

    async fn breaks() -> &'static str {
        panic!("a test of what a panic does")
    }

    #[tokio::test]
    async fn a_panic_is_500_and_the_next_request_is_answered() {
        let router = Router::new()
            .route("/breaks", get(breaks))
            .route("/holds", get(|| async { "held" }))
            .layer(from_fn(calm));
        let ask = async |path: &str| {
            let request = Request::builder().uri(path).body(Body::empty());
            let answer = router.clone().oneshot(request.expect("a request")).await;
            answer.expect("infallible").status()
        };
        assert_eq!(ask("/breaks").await, StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(ask("/holds").await, StatusCode::OK);
    }
}
