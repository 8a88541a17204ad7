//! Whether the process lives, and whether it can work.

use axum::extract::State as Shared;
use http::StatusCode;

use crate::context::State;

/// `GET /healthz`: the process answers.
pub async fn live() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the store answers too; a balancer sends no requests where it does not.
pub async fn ready(Shared(state): Shared<State>) -> (StatusCode, &'static str) {
    match state.context.store.ping().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::warn!(%error, "the store does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
        }
    }
}
