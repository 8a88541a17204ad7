//! Personal fields at rest: `{"private": "…"}` becomes `{"sealed": "k1:…"}` before a body is written.
//!
//! XChaCha20-Poly1305 with a random nonce; table and id are bound in, so that a value copied to another row
//! does not open there.

use std::ops::Range;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead as _, KeyInit as _, Payload},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{
    error::{Result, StoreError},
    intact,
    keys::Keys,
};

const OPEN: &str = "private";
const SEALED: &str = "sealed";
/// XChaCha20's nonce is long enough to be drawn at random.
const NONCE_BYTES: usize = 24;

/// Where a value stands.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) table: &'static str,
    pub(crate) id: &'a str,
}

impl Place<'_> {
    fn bound(&self) -> String {
        format!("{}/{}", self.table, self.id)
    }

    fn corrupt(&self, what: impl ToString) -> StoreError {
        StoreError::corrupt(self.table, self.id, what)
    }
}

/// The body of a row, with every personal field sealed.
pub(crate) fn body<T: Serialize>(keys: &Keys, place: Place<'_>, value: &T) -> Result<String> {
    let sealed = seal_all(keys, &place.bound(), &written(value)?)?;
    Ok(intact::marked(&sealed))
}

/// The value as compact JSON.
pub(crate) fn written<T: Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|why| StoreError::Malformed(why.to_string()))
}

/// What a body holds, opened.
pub(crate) fn read<T: DeserializeOwned>(keys: &Keys, place: Place<'_>, body: &str) -> Result<T> {
    let body = intact::checked(body).ok_or_else(|| place.corrupt(intact::CHANGED))?;
    let mut json = serde_json::from_str(body).map_err(|_| place.corrupt("the body is no JSON"))?;
    open_all(keys, place, &mut json)?;
    // The reader's own words may quote a personal value; the log gets none.
    let expected = core::any::type_name::<T>();
    serde_json::from_value(json).map_err(|_| place.corrupt(format!("the body is no {expected}")))
}

/// One text, sealed as a whole.
pub(crate) fn seal_text(keys: &Keys, place: Place<'_>, text: &str) -> Result<String> {
    let (id, key) = keys.current();
    let cipher = XChaCha20Poly1305::new(&key.0.into());
    seal(&id, &cipher, &place.bound(), text)
}

pub(crate) fn open_text(keys: &Keys, place: Place<'_>, sealed: &str) -> Result<String> {
    open(keys, place, sealed)
}

/// Seals in the text itself: building a tree of every body for the few fields that are personal costs several
/// times what sealing them does. Inside a string every quotation mark is escaped, so that what looks like the
/// beginning of a personal field is one.
fn seal_all(keys: &Keys, bound: &str, json: &str) -> Result<String> {
    let mut fields = Privates { json, at: 0 }.peekable();
    if fields.peek().is_none() {
        return Ok(json.to_owned());
    }
    let (id, key) = keys.current();
    let cipher = XChaCha20Poly1305::new(&key.0.into());
    let mut out = String::with_capacity(json.len() * 2);
    let mut copied = 0;
    for field in fields {
        let text: String = serde_json::from_str(&json[field.text.clone()])
            .map_err(|why| StoreError::Malformed(why.to_string()))?;
        let sealed = seal(&id, &cipher, bound, &text)?;
        out.push_str(&json[copied..field.whole.start]);
        out.push_str(SEALED_OPENS);
        out.push_str(&sealed);
        out.push_str("\"}");
        copied = field.whole.end;
    }
    out.push_str(&json[copied..]);
    Ok(out)
}

const PRIVATE_OPENS: &str = "{\"private\":\"";
const SEALED_OPENS: &str = "{\"sealed\":\"";

/// A personal field in compact JSON: the object, and the string in it with its quotation marks.
struct PrivateField {
    whole: Range<usize>,
    text: Range<usize>,
}

/// The personal fields of compact JSON: objects with nothing in them but the text.
struct Privates<'a> {
    json: &'a str,
    at: usize,
}

impl Iterator for Privates<'_> {
    type Item = PrivateField;

    fn next(&mut self) -> Option<PrivateField> {
        loop {
            let start = self.at + self.json[self.at..].find(PRIVATE_OPENS)?;
            let first = start + PRIVATE_OPENS.len();
            let end = first + end_of_string(&self.json.as_bytes()[first..])?;
            self.at = end;
            if self.json[end..].starts_with('}') {
                return Some(PrivateField {
                    whole: start..end + 1,
                    text: first - 1..end,
                });
            }
        }
    }
}

/// Where a string ends, after its closing quotation mark.
fn end_of_string(rest: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        match rest.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

fn open_all(keys: &Keys, place: Place<'_>, json: &mut Value) -> Result<()> {
    match json {
        Value::Object(map) if map.len() == 1 && map.get(SEALED).is_some_and(Value::is_string) => {
            let sealed = map.get(SEALED).and_then(Value::as_str).unwrap_or_default();
            let text = open(keys, place, sealed)?;
            map.clear();
            map.insert(OPEN.to_owned(), Value::String(text));
            Ok(())
        }
        Value::Object(map) => map
            .values_mut()
            .try_for_each(|one| open_all(keys, place, one)),
        Value::Array(list) => list
            .iter_mut()
            .try_for_each(|one| open_all(keys, place, one)),
        _ => Ok(()),
    }
}

fn seal(id: &str, cipher: &XChaCha20Poly1305, bound: &str, text: &str) -> Result<String> {
    let mut nonce = [0; NONCE_BYTES];
    getrandom::fill(&mut nonce).map_err(StoreError::unavailable)?;
    let payload = Payload {
        msg: text.as_bytes(),
        aad: bound.as_bytes(),
    };
    let sealed = cipher.encrypt(&XNonce::from(nonce), payload);
    let sealed = sealed.map_err(|_| StoreError::Malformed("a text too long to seal".into()))?;
    let mut bytes = nonce.to_vec();
    bytes.extend(sealed);
    Ok(format!("{id}:{}", STANDARD.encode(bytes)))
}

fn open(keys: &Keys, place: Place<'_>, sealed: &str) -> Result<String> {
    let (id, text) = sealed
        .split_once(':')
        .ok_or_else(|| place.corrupt("a sealed field names no key"))?;
    let key = keys
        .by_id(id)
        .ok_or_else(|| place.corrupt(format!("key {id} is not in the ring")))?;
    let bytes = STANDARD
        .decode(text)
        .map_err(|_| place.corrupt("a sealed field is no base64"))?;
    let (nonce, ciphertext) = bytes
        .split_first_chunk::<NONCE_BYTES>()
        .ok_or_else(|| place.corrupt("a sealed field is cut off"))?;
    let bound = place.bound();
    let payload = Payload {
        msg: ciphertext,
        aad: bound.as_bytes(),
    };
    let cipher = XChaCha20Poly1305::new(&key.0.into());
    let bytes = cipher.decrypt(&XNonce::from(*nonce), payload);
    let bytes = bytes.map_err(|_| place.corrupt("a sealed field does not open here"))?;
    String::from_utf8(bytes).map_err(|_| place.corrupt("a sealed field is no text"))
}

/// Every personal text under the field `name`, wherever it stands in the compact JSON of a value.
pub(crate) fn personal_texts(json: &str, name: &str) -> Result<Vec<String>> {
    let field = format!("\"{name}\":");
    let named = Privates { json, at: 0 }.filter(|one| json[..one.whole.start].ends_with(&field));
    let texts = named.map(|one| serde_json::from_str(&json[one.text]));
    let texts: std::result::Result<Vec<String>, _> = texts.collect();
    let mut found = texts.map_err(|why| StoreError::Malformed(why.to_string()))?;
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn keys() -> (tempfile::TempDir, Keys) {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::open_or_create(folder.path().join("fields.json")).unwrap();
        keys.keep().unwrap();
        (folder, keys)
    }

    const HERE: Place<'static> = Place {
        table: "case",
        id: "1",
    };

    #[test]
    fn nested_personal_fields_are_sealed_and_open_again() {
        let (_folder, keys) = keys();
        let value = json!({"a": [{"phone": {"private": "13800138000"}}], "b": "plain", "c": {"private": "x", "d": 1}});
        let body = body(&keys, HERE, &value).unwrap();
        assert!(!body.contains("13800138000"));
        assert!(body.contains("plain"));
        assert_eq!(read::<Value>(&keys, HERE, &body).unwrap(), value);
    }

    #[test]
    fn a_value_does_not_open_in_another_row() {
        let (_folder, keys) = keys();
        let body = body(&keys, HERE, &json!({"phone": {"private": "13800138000"}})).unwrap();
        let elsewhere = Place {
            table: "case",
            id: "2",
        };
        assert!(matches!(
            read::<Value>(&keys, elsewhere, &body),
            Err(StoreError::Corrupt { .. })
        ));
    }

    #[test]
    fn values_of_an_older_key_stay_readable() {
        let (_folder, keys) = keys();
        let value = json!({"private": "secret"});
        let (first, old) = (keys.current_id(), body(&keys, HERE, &value).unwrap());
        let second = keys.rotate().unwrap();
        let new = body(&keys, HERE, &value).unwrap();
        assert!(old.contains(&first) && new.contains(&second));
        assert_eq!(read::<Value>(&keys, HERE, &old).unwrap(), value);
        assert_eq!(read::<Value>(&keys, HERE, &new).unwrap(), value);
    }

    #[test]
    fn personal_texts_are_found_by_their_field() {
        let value = json!({"parties": [{"who": {"id_number": {"private": "b"}}}, {"id_number": {"private": "a"}}], "phone": {"private": "c"}});
        let json = written(&value).unwrap();
        assert_eq!(personal_texts(&json, "id_number").unwrap(), ["a", "b"]);
    }

    #[test]
    fn what_a_visitor_wrote_is_never_taken_for_a_field() {
        let (_folder, keys) = keys();
        let value = json!({
            "a": "{\"private\":\"not this\"}",
            "b": {"private": "a\"}\\ \u{1f} {\"sealed\":\"k1:\"}"},
            "c": ["\\", {"private": ""}],
        });
        let sealed = body(&keys, HERE, &value).unwrap();
        assert_eq!(sealed.matches("\"sealed\":\"k").count(), 2, "{sealed}");
        assert!(sealed.contains("not this"));
        assert_eq!(read::<Value>(&keys, HERE, &sealed).unwrap(), value);
    }
}
