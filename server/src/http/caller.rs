//! Extractors for plain routes: the caller and the visit that the session layer has made sure of.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use domain::caller::Caller;
use http::request::Parts;

use super::visit::Visit;

/// Whoever sends this request; on a route without session access, always a visitor.
pub struct Sender(pub Caller);

impl<S: Sync> FromRequestParts<S> for Sender {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let visit = parts.extensions.get::<Visit>();
        Ok(Self(visit.map_or_else(Caller::visitor, |visit| {
            visit.caller.clone()
        })))
    }
}
