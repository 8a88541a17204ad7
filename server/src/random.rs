//! Randomness from the operating system: ids, tokens, keys.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use domain::docket::Hash;

/// 256 bits, twice what ASVS 7.2.3 asks of a session token.
const TOKEN_BYTES: usize = 32;

/// The program's source of randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct Random;

impl Random {
    #[must_use]
    pub fn bytes<const N: usize>(self) -> [u8; N] {
        let mut bytes = [0; N];
        getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
        bytes
    }

    /// The random half of an id.
    #[must_use]
    pub fn id_half(self) -> u128 {
        u128::from_be_bytes(self.bytes())
    }

    /// A secret for one holder; only its hash is ever kept.
    #[must_use]
    pub fn secret(self) -> Secret {
        let text = BASE64_URL_SAFE_NO_PAD.encode(self.bytes::<TOKEN_BYTES>());
        Secret {
            hash: Hash::of(text.as_bytes()),
            text,
        }
    }
}

/// A random text and its SHA-256. With 256 bits of chance in it, it needs no salt and no slow hash.
#[derive(Clone)]
pub struct Secret {
    pub text: String,
    pub hash: Hash,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_has_256_bits_and_is_found_by_its_hash() {
        let secret = Random.secret();
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(&secret.text);
        assert_eq!(bytes.map(|bytes| bytes.len()), Ok(TOKEN_BYTES));
        assert_eq!(Hash::of(secret.text.as_bytes()), secret.hash);
        assert_ne!(Random.secret().text, secret.text);
    }
}
