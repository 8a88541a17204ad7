//! A body carries a digest of itself, so that a bit that flips on the disk is found whenever the row is read.
//!
//! SQLite has no checksums on its pages. Columns beside a body stand twice, in the table and in an index that
//! `PRAGMA integrity_check` holds against it; a body would be too long for that.

use domain::docket::Hash;
use serde::de::DeserializeOwned;

/// A quarter of a SHA-256: against flips, not against people, whom the docket's chain is for.
const DIGITS: usize = 16;

/// Stands nowhere in JSON that is written without white space.
const BEFORE_DIGEST: char = '\n';

/// What is said of a row whose body is no longer the one that was written.
pub(crate) const CHANGED: &str = "the body is not what was written";

fn digest(body: &str) -> String {
    let mut digits = Hash::of(body.as_bytes()).to_string();
    digits.truncate(DIGITS);
    digits
}

/// The body as it is written.
pub(crate) fn marked(body: &str) -> String {
    format!("{body}{BEFORE_DIGEST}{}", digest(body))
}

/// The body as it was given, or `None` where a bit of it has changed. Rows from before there were digests have none;
/// a body whose mark was damaged does not pass for one of those, because it is no JSON.
pub(crate) fn checked(written: &str) -> Option<&str> {
    match written.split_once(BEFORE_DIGEST) {
        None => Some(written),
        Some((body, found)) => (digest(body) == found).then_some(body),
    }
}

/// What a body without personal fields holds.
pub(crate) fn json<T: DeserializeOwned>(written: &str) -> Result<T, String> {
    let body = checked(written).ok_or(CHANGED)?;
    serde_json::from_str(body).map_err(|why| why.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flipped_bit_of_a_body_is_found() {
        let body = "{\"a\":[1,2,\"字\"]}";
        let written = marked(body);
        assert_eq!(checked(&written), Some(body));
        for (at, bit) in (0..written.len()).flat_map(|at| (0..8).map(move |bit| (at, bit))) {
            let mut bytes = written.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            let Ok(text) = String::from_utf8(bytes) else {
                continue;
            };
            let read = checked(&text)
                .and_then(|body| serde_json::from_str::<serde_json::Value>(body).ok());
            assert_eq!(read, None, "byte {at} bit {bit}: {text:?}");
        }
    }

    #[test]
    fn a_body_from_before_the_digests_is_read() {
        assert_eq!(checked("{}"), Some("{}"));
    }
}
