//! The hash of an upload while it arrives: carried from one request to the next, so that no byte is read again.

use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD};
use bytes::Bytes;
use domain::docket::Hash;
use sha2::{
    Digest as _, Sha256,
    digest::common::hazmat::{SerializableState as _, SerializedState},
};

/// SHA-256 of the first bytes of an upload. During a change of versions an older node may take a piece without hashing
/// it: the hash then stays behind what has arrived, and the whole is hashed in its place.
#[derive(Clone, Debug, Default)]
pub(super) struct Hashing {
    hash: Sha256,
    bytes: u64,
}

impl Hashing {
    pub(super) fn add(&mut self, bytes: &Bytes) {
        self.hash.update(bytes);
        self.bytes += bytes.len() as u64;
    }

    /// As the upload's row keeps it.
    pub(super) fn to_text(&self) -> String {
        let state = STANDARD_NO_PAD.encode(self.hash.serialize());
        format!("{}:{state}", self.bytes)
    }

    /// A text that says nothing is a hash of nothing.
    pub(super) fn of_text(text: &str) -> Self {
        let read = || {
            let (bytes, state) = text.split_once(':')?;
            let state = STANDARD_NO_PAD.decode(state).ok()?;
            let state = SerializedState::<Sha256>::try_from(&state[..]).ok()?;
            Some(Self {
                hash: Sha256::deserialize(&state).ok()?,
                bytes: bytes.parse().ok()?,
            })
        };
        read().unwrap_or_default()
    }

    /// The hash of an upload of so many bytes, if every one of them went through here.
    pub(super) fn finish(self, bytes: u64) -> Option<Hash> {
        (self.bytes == bytes).then(|| Hash(self.hash.finalize().into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_goes_on_where_it_stood() {
        let text = "起诉状与证据材料".repeat(40);
        for cut in [0, 1, 63, 64, 65, text.len()] {
            let (before, after) = text.as_bytes().split_at(cut);
            let mut hashing = Hashing::default();
            hashing.add(&Bytes::copy_from_slice(before));
            let mut hashing = Hashing::of_text(&hashing.to_text());
            hashing.add(&Bytes::copy_from_slice(after));
            let whole = Some(Hash::of(text.as_bytes()));
            assert_eq!(hashing.finish(text.len() as u64), whole, "cut at {cut}");
        }
    }

    #[test]
    fn what_stays_behind_gives_no_hash() {
        for text in ["", "AAAA", "3:AAAA"] {
            let mut hashing = Hashing::of_text(text);
            hashing.add(&Bytes::from_static(b"abc"));
            assert_eq!(hashing.clone().finish(6), None);
            assert_eq!(hashing.finish(3), Some(Hash::of(b"abc")));
        }
    }
}
