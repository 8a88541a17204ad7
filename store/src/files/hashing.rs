//! The hash of an upload while it arrives: carried from one request to the next, so that no byte is read again.

use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD};
use bytes::Bytes;
use domain::{docket::Hash, id::FileId};
use sha2::{
    Digest as _, Sha256,
    digest::common::hazmat::{SerializableState as _, SerializedState},
};

use crate::error::StoreError;

/// SHA-256 of what has arrived so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Hashing(Sha256);

impl Hashing {
    pub(super) fn add(&mut self, bytes: &Bytes) {
        self.0.update(bytes);
    }

    /// As the upload's row keeps it.
    pub(super) fn to_text(&self) -> String {
        STANDARD_NO_PAD.encode(self.0.serialize())
    }

    /// # Errors
    /// The text was written by no [`Hashing`].
    pub(super) fn of_text(id: FileId, text: &str) -> Result<Self, StoreError> {
        let state = STANDARD_NO_PAD.decode(text).ok();
        let state = state.and_then(|state| SerializedState::<Sha256>::try_from(&state[..]).ok());
        let hash = state.and_then(|state| Sha256::deserialize(&state).ok());
        let hash = hash.ok_or_else(|| StoreError::corrupt("upload", id, "its hash does not read"));
        Ok(Self(hash?))
    }

    pub(super) fn finish(self) -> Hash {
        Hash(self.0.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use domain::clock::Instant;

    use super::*;

    #[test]
    fn a_hash_goes_on_where_it_stood() {
        let id = FileId::from_parts(Instant(1), 2);
        let text = "起诉状与证据材料".repeat(40);
        for cut in [0, 1, 63, 64, 65, text.len()] {
            let (before, after) = text.as_bytes().split_at(cut);
            let mut hashing = Hashing::default();
            hashing.add(&Bytes::copy_from_slice(before));
            let mut hashing = Hashing::of_text(id, &hashing.to_text()).unwrap();
            hashing.add(&Bytes::copy_from_slice(after));
            assert_eq!(hashing.finish(), Hash::of(text.as_bytes()), "cut at {cut}");
        }
        assert!(Hashing::of_text(id, "").is_err());
        assert!(Hashing::of_text(id, "AAAA").is_err());
    }
}
