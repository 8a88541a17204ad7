//! Requests that change something come from pages of this site (ASVS 3.5.1).

use axum::{
    extract::{Request, State as Shared},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::refusal::Kind;
use http::{HeaderMap, HeaderValue, Method, header};

use crate::{config::Origin, context::State};

use super::{
    cookies::{Jar, Names},
    problem::Problem,
};

const SEC_FETCH_SITE: &str = "sec-fetch-site";

/// Refuses a change that another site makes a browser send. Server functions take plain form posts, which need no
/// preflight: this is what stands between them and a foreign page.
pub async fn check(Shared(state): Shared<State>, request: Request, next: Next) -> Response {
    let own = state.context.config.own_origins();
    let session = Names::for_origin(&state.context.config.public_origin()).session;
    let safe = matches!(*request.method(), Method::GET | Method::HEAD);
    let signed = Jar::of(request.headers()).get(session).is_some();
    if safe || from_here(request.headers(), &own, signed) {
        return next.run(request).await;
    }
    tracing::warn!("a request from another origin was refused");
    Problem::of(Kind::Forbidden, "forbidden").into_response()
}

/// Whether the browser says that a page of ours made it ask; for the few acts that are links.
#[must_use]
pub fn is_same_origin(headers: &HeaderMap) -> bool {
    headers
        .get(SEC_FETCH_SITE)
        .is_some_and(|value| value == "same-origin")
}

/// With a session cookie, the browser must say that the request is ours; without one, it must not say that it is
/// another's: a foreign page must not sign someone in either.
fn from_here(headers: &HeaderMap, own: &[Origin], signed: bool) -> bool {
    let text = |value: &HeaderValue| value.to_str().ok().map(str::to_owned);
    let site = headers
        .get(SEC_FETCH_SITE)
        .map(|value| value == "same-origin");
    match headers.get(header::ORIGIN) {
        Some(origin) => {
            text(origin).is_some_and(|origin| own.iter().any(|own| own.as_str() == origin))
        }
        None => site.unwrap_or(!signed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(signed: bool, given: &[(&'static str, &'static str)]) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in given {
            headers.insert(*name, HeaderValue::from_static(value));
        }
        from_here(&headers, &["https://here.example".parse().unwrap()], signed)
    }

    #[test]
    fn the_own_origin_passes_and_no_other() {
        assert!(passes(true, &[("origin", "https://here.example")]));
        for other in [
            "https://there.example",
            "http://here.example",
            "https://here.example.evil.example",
            "null",
        ] {
            assert!(!passes(true, &[("origin", other)]), "{other}");
            assert!(!passes(false, &[("origin", other)]), "{other}");
        }
    }

    #[test]
    fn without_an_origin_the_fetch_site_decides() {
        assert!(passes(true, &[("sec-fetch-site", "same-origin")]));
        assert!(!passes(true, &[("sec-fetch-site", "same-site")]));
        assert!(!passes(true, &[("sec-fetch-site", "cross-site")]));
        assert!(!passes(false, &[("sec-fetch-site", "cross-site")]));
    }

    #[test]
    fn a_session_without_either_is_refused() {
        assert!(!passes(true, &[]));
        assert!(passes(false, &[]));
    }
}
