//! The routes as data, for the router and for the matrix of roles and endpoints.

use std::time::Duration;

use domain::court::evidence::FILE_BYTES_MAX;
use http::Method;

use super::{download, form, pieces};
use crate::{
    config::Limits,
    http::endpoint::{Access, Endpoint},
};

/// What a whole-file form may be longer than its file: boundaries and words.
const FORM_EXTRA_BYTES: usize = 64 * 1024;

fn slow(limits: &Limits) -> Duration {
    Duration::from_secs(limits.upload_seconds_max)
}

fn session(method: Method, path: &'static str) -> (Method, &'static str, Access) {
    (method, path, Access::Session)
}

macro_rules! endpoint {
    ($method:ident $path:literal, $handler:path) => {{
        let (method, path, access) = session(Method::$method, $path);
        Endpoint::new(method, path, access, $handler)
    }};
}

/// Files coming in, and exhibits given out again.
#[must_use]
pub fn endpoints(limits: &Limits) -> Vec<Endpoint> {
    let whole = usize::try_from(FILE_BYTES_MAX)
        .unwrap_or(usize::MAX)
        .saturating_add(FORM_EXTRA_BYTES);
    let piece = limits.upload_bytes_max;
    vec![
        endpoint!(POST "/court/drafts/{draft}/exhibits", form::send)
            .with_body_limit(whole)
            .with_time_limit(slow(limits)),
        endpoint!(POST "/court/drafts/{draft}/uploads", pieces::begin),
        endpoint!(GET "/court/uploads/{upload}", pieces::standing),
        endpoint!(PATCH "/court/uploads/{upload}", pieces::append)
            .with_body_limit(piece)
            .with_time_limit(slow(limits)),
        endpoint!(POST "/court/uploads/{upload}/finish", pieces::finish)
            .with_time_limit(slow(limits)),
        endpoint!(GET "/court/drafts/{draft}/exhibits/{exhibit}", download::draft_exhibit)
            .with_time_limit(slow(limits)),
        endpoint!(GET "/court/cases/{case}/exhibits/{exhibit}", download::case_exhibit)
            .with_time_limit(slow(limits)),
    ]
}

/// Documents the court has issued, and the dates they set.
#[must_use]
pub fn paper_endpoints(limits: &Limits) -> Vec<Endpoint> {
    vec![
        endpoint!(GET "/court/notices/{notice}", download::notice).with_time_limit(slow(limits)),
        endpoint!(GET "/court/cases/{case}/deadlines/{file}", download::deadline),
    ]
}

/// Receipts as text, and the keys that prove them.
#[must_use]
pub fn receipt_endpoints() -> Vec<Endpoint> {
    let keys = "/.well-known/zhangban-receipt-keys.json";
    vec![
        endpoint!(GET "/court/cases/{case}/receipt.txt", download::receipt),
        Endpoint::new(Method::GET, keys, Access::Anonymous, download::keys),
    ]
}
