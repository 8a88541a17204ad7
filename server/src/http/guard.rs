//! The shape of a request, before anything reads it: only methods and addresses the site knows how to answer.
//!
//! leptos_axum 0.8.10 panics on an authority-form address and on one without a path, and would look for files by
//! path; requests of such shapes end here, and files are served from a list made at the start.

use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::refusal::{Kind, Refusal};
use http::{HeaderValue, Method, StatusCode, Uri, header};

use super::problem::Problem;

/// The longest address that is read; the search page with every facet chosen needs a tenth of it.
const ADDRESS_BYTES_MAX: usize = 8 * 1024;
/// More parameters than any form of ours has in its address (S13).
const PARAMETERS_MAX: usize = 256;

const METHODS: [Method; 6] = [
    Method::GET,
    Method::HEAD,
    Method::POST,
    Method::PUT,
    Method::PATCH,
    Method::DELETE,
];
const ALLOW: &str = "GET, HEAD, POST, PUT, PATCH, DELETE";

/// Answers what is not a request for this site.
pub async fn shape(request: Request, next: Next) -> Response {
    if !METHODS.contains(request.method()) {
        let allow = [(header::ALLOW, HeaderValue::from_static(ALLOW))];
        return (StatusCode::METHOD_NOT_ALLOWED, allow).into_response();
    }
    match fault(request.uri()) {
        None => next.run(request).await,
        Some(StatusCode::NOT_FOUND) => Problem(Refusal::not_found()).into_response(),
        Some(status) => {
            let mut response = Problem::of(Kind::Invalid, "form.malformed").into_response();
            *response.status_mut() = status;
            response
        }
    }
}

fn fault(uri: &Uri) -> Option<StatusCode> {
    // Authority form (`CONNECT`) and asterisk form (`OPTIONS *`) name no page.
    let Some(address) = uri.path_and_query() else {
        return Some(StatusCode::BAD_REQUEST);
    };
    if !address.path().starts_with('/') {
        return Some(StatusCode::BAD_REQUEST);
    }
    let parameters = address.query().map_or(0, |query| query.split('&').count());
    if address.as_str().len() > ADDRESS_BYTES_MAX || parameters > PARAMETERS_MAX {
        return Some(StatusCode::URI_TOO_LONG);
    }
    path_fault(address.path())
}

/// No path of ours has an encoded slash, backslash or control character in it, nor a segment that begins with a
/// dot, one excepted (RFC 8615).
fn path_fault(path: &str) -> Option<StatusCode> {
    let decoded = decoded(path);
    let controls = decoded
        .iter()
        .any(|byte| byte.is_ascii_control() || *byte == b'\\');
    let more_slashes = count(&decoded, b'/') != count(path.as_bytes(), b'/');
    if controls || more_slashes {
        return Some(StatusCode::BAD_REQUEST);
    }
    let mut segments = decoded.split(|byte| *byte == b'/').skip(1);
    let hidden = segments.any(|segment| segment.starts_with(b".") && segment != b".well-known");
    hidden.then_some(StatusCode::NOT_FOUND)
}

fn count(bytes: &[u8], wanted: u8) -> usize {
    bytes.iter().filter(|byte| **byte == wanted).count()
}

/// Percent-decoded once; what is no encoding, as in `%zz`, stays as it is.
fn decoded(path: &str) -> Vec<u8> {
    let bytes = path.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        let pair = after.get(..2).filter(|_| *first == b'%');
        let byte = pair
            .and_then(|pair| std::str::from_utf8(pair).ok())
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        decoded.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(address: &str) -> Option<u16> {
        fault(&address.parse().unwrap()).map(|status| status.as_u16())
    }

    #[test]
    fn pages_pass() {
        for address in [
            "/",
            "/search?q=%E6%B5%8B",
            "/cases/01J",
            "/.well-known/zhangban-keys.json",
            "/a%20b",
            "/%zz",
        ] {
            assert_eq!(of(address), None, "{address}");
        }
    }

    #[test]
    fn addresses_without_a_path_are_refused() {
        assert_eq!(of("example.org:443"), Some(400));
        assert_eq!(of("*"), Some(400));
    }

    #[test]
    fn ways_out_of_a_folder_are_refused() {
        for address in [
            "/..%2f..%2fetc%2fpasswd",
            "/pkg/%2e%2e%2fsecret",
            "/a%5c..%5cb",
            "/a%00b",
            "/a%0d%0ab",
        ] {
            assert_eq!(of(address), Some(400), "{address}");
        }
        for address in [
            "/../etc/passwd",
            "/pkg/%2e%2e/x",
            "/.git/config",
            "/pkg/.builds",
        ] {
            assert_eq!(of(address), Some(404), "{address}");
        }
    }

    #[test]
    fn an_endless_address_is_refused() {
        assert_eq!(of(&format!("/?{}", "a".repeat(9_000))), Some(414));
        assert_eq!(of(&format!("/?{}", "a&".repeat(300))), Some(414));
    }
}
