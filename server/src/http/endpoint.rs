//! A route as data: the router is built from these, and the matrix test reads the same list.

use std::time::Duration;

use axum::{
    handler::Handler,
    http::Method,
    routing::{MethodFilter, MethodRouter, on},
};

use crate::context::State;

/// Whether a route looks at cookies at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// The same answer for everyone: cookies are not read, no caller is made.
    Anonymous,
    /// The caller's session decides; the answer is never stored.
    Session,
    /// For the networks of `metrics` only.
    Inside,
}

/// One method on one path.
pub struct Endpoint {
    pub method: Method,
    /// In axum's notation, such as `/evidence/{draft}`.
    pub path: &'static str,
    pub access: Access,
    /// Without it, the limit of a form.
    pub body_bytes_max: Option<usize>,
    /// Without it, the limit of a request.
    pub time_max: Option<Duration>,
    pub route: MethodRouter<State>,
}

impl Endpoint {
    /// # Panics
    /// On a method axum does not route; endpoints are made once, at the start.
    #[must_use]
    pub fn new<H, T>(method: Method, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, State>,
        T: 'static,
    {
        let filter = MethodFilter::try_from(method.clone()).expect("a method axum routes");
        Self {
            method,
            path,
            access,
            body_bytes_max: None,
            time_max: None,
            route: on(filter, handler),
        }
    }

    #[must_use]
    pub fn with_body_limit(mut self, bytes_max: usize) -> Self {
        self.body_bytes_max = Some(bytes_max);
        self
    }

    #[must_use]
    pub fn with_time_limit(mut self, time_max: Duration) -> Self {
        self.time_max = Some(time_max);
        self
    }
}
