//! The headers every response carries, errors, files and redirects included (S23).

use axum::{
    extract::{Request, State as Shared},
    middleware::Next,
    response::Response,
};
use http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::context::State;

/// What the browser is to keep from a page, put there by the page's handler.
#[derive(Clone)]
pub struct Nonce(pub String);

/// Two years, as browsers' preload lists ask (ASVS 3.4.1: at least one).
const HSTS: &str = "max-age=63072000; includeSubDomains";
const NOTHING: &str = "accelerometer=(), autoplay=(), bluetooth=(), browsing-topics=(), camera=(), display-capture=(), \
                       geolocation=(), gyroscope=(), hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), \
                       payment=(), serial=(), usb=(), xr-spatial-tracking=()";

const FIXED: [(HeaderName, &str); 8] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (HeaderName::from_static("permissions-policy"), NOTHING),
    (
        HeaderName::from_static("x-permitted-cross-domain-policies"),
        "none",
    ),
    (HeaderName::from_static("origin-agent-cluster"), "?1"),
];

pub async fn headers(Shared(state): Shared<State>, request: Request, next: Next) -> Response {
    let https = state.context.config.public_origin().is_https();
    let mut response = next.run(request).await;
    let nonce = response.extensions_mut().remove::<Nonce>();
    put(response.headers_mut(), nonce.as_ref(), https);
    response
}

fn put(headers: &mut HeaderMap, nonce: Option<&Nonce>, https: bool) {
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if https {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static(HSTS),
        );
    }
    // A file for download brings a stricter policy of its own.
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy(nonce, https));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}

/// WebAssembly needs `'wasm-unsafe-eval'`, which compiles modules and evaluates no text.
fn policy(nonce: Option<&Nonce>, https: bool) -> HeaderValue {
    let nonce = nonce.map_or_else(String::new, |Nonce(nonce)| format!(" 'nonce-{nonce}'"));
    let upgrade = if https {
        "; upgrade-insecure-requests"
    } else {
        ""
    };
    let policy = format!(
        "default-src 'none'; script-src 'self'{nonce} 'wasm-unsafe-eval'; style-src 'self'{nonce}; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; \
         frame-ancestors 'none'; base-uri 'none'; object-src 'none'{upgrade}"
    );
    HeaderValue::from_str(&policy).expect("a nonce is base64")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(nonce: Option<&str>, https: bool) -> HeaderMap {
        let mut headers = HeaderMap::new();
        let nonce = nonce.map(|nonce| Nonce(nonce.to_owned()));
        put(&mut headers, nonce.as_ref(), https);
        headers
    }

    #[test]
    fn nothing_inline_runs_without_the_nonce() {
        let policy = of(Some("bm9uY2U"), true)["content-security-policy"]
            .to_str()
            .unwrap()
            .to_owned();
        assert!(policy.contains("script-src 'self' 'nonce-bm9uY2U' 'wasm-unsafe-eval';"));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
        assert!(policy.contains("frame-ancestors 'none'"));
    }

    #[test]
    fn https_is_insisted_on_only_over_https() {
        assert!(of(None, true).contains_key("strict-transport-security"));
        assert!(!of(None, false).contains_key("strict-transport-security"));
    }

    #[test]
    fn what_is_not_marked_as_public_is_not_kept() {
        assert_eq!(of(None, true)["cache-control"], "no-store");
    }
}
