//! Receipts (回执): a signed text that proves what was filed, where it stands in the docket and when.
//!
//! The text is what is signed (Ed25519, RFC 8032: the same bytes give the same signature), line by line,
//! so that anyone can read it and check it offline with the court's public key.

use core::fmt;

use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};

use crate::{clock::Instant, docket::Hash, id::CaseId};

const TITLE: &str = "ZHANGBAN-RECEIPT-1";

/// The longest text the checker reads: 100 exhibits at under 100 bytes a line.
pub const RECEIPT_BYTES_MAX: usize = 16 * 1024;

/// What a receipt says, made from the stored docket entry and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub case: CaseId,
    pub court: String,
    /// The commit time of the docket entry (Electronic Signature Law art. 11: entry into the system).
    pub received: Instant,
    pub filing_sha256: Hash,
    pub exhibits: Vec<(Hash, u64)>,
    pub docket_position: u64,
    pub docket_hash: Hash,
}

/// A receipt with the signature over its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedReceipt {
    pub receipt: Receipt,
    pub key_id: String,
    /// 64 bytes in lower-case hexadecimal.
    pub signature: String,
}

/// A court's public key: current, or past with the day it was retired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicKey {
    pub id: String,
    /// 32 bytes in lower-case hexadecimal.
    pub key: String,
    pub since: Instant,
    pub until: Option<Instant>,
}

/// What is wrong with a text shown as a receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotProved {
    /// It does not read as a receipt; the line is counted from 1.
    Malformed { line: usize },
    /// No key of this id was ever ours.
    UnknownKey,
    /// The text is not what was signed.
    Altered,
}

impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{TITLE}")?;
        writeln!(f, "case: {}", self.case)?;
        writeln!(f, "court: {}", self.court)?;
        writeln!(f, "received-ms: {}", self.received.0)?;
        writeln!(f, "filing-sha256: {}", self.filing_sha256)?;
        for (number, (hash, bytes)) in (1..).zip(&self.exhibits) {
            writeln!(f, "exhibit-{number}: {hash} {bytes}")?;
        }
        writeln!(f, "docket-position: {}", self.docket_position)?;
        writeln!(f, "docket-hash: {}", self.docket_hash)
    }
}

impl SignedReceipt {
    /// The bytes under the signature: the receipt and the key's id.
    #[must_use]
    pub fn signed_text(receipt: &Receipt, key_id: &str) -> String {
        format!("{receipt}key: {key_id}\n")
    }

    /// The whole text a claimant keeps.
    #[must_use]
    pub fn text(&self) -> String {
        let signed = Self::signed_text(&self.receipt, &self.key_id);
        format!("{signed}signature: {}\n", self.signature)
    }
}

/// Reads a receipt text and proves it against the published keys.
///
/// # Errors
/// The text is no receipt, its key is unknown, or a byte was changed.
pub fn verify(text: &str, keys: &[PublicKey]) -> Result<SignedReceipt, NotProved> {
    let signed = parse(text)?;
    let key = keys
        .iter()
        .find(|key| key.id == signed.key_id)
        .ok_or(NotProved::UnknownKey)?;
    let proved = check(&signed, key).is_some();
    if proved {
        Ok(signed)
    } else {
        Err(NotProved::Altered)
    }
}

fn check(signed: &SignedReceipt, key: &PublicKey) -> Option<()> {
    let key: Hash = key.key.parse().ok()?;
    let key = VerifyingKey::from_bytes(&key.0).ok()?;
    let (first, second) = signed.signature.split_at_checked(64)?;
    let mut bytes = [0; 64];
    bytes[..32].copy_from_slice(&first.parse::<Hash>().ok()?.0);
    bytes[32..].copy_from_slice(&second.parse::<Hash>().ok()?.0);
    let text = SignedReceipt::signed_text(&signed.receipt, &signed.key_id);
    key.verify_strict(text.as_bytes(), &Signature::from_bytes(&bytes))
        .ok()
}

fn parse(text: &str) -> Result<SignedReceipt, NotProved> {
    if text.len() > RECEIPT_BYTES_MAX {
        return Err(NotProved::Malformed { line: 1 });
    }
    let mut lines = Lines {
        rest: text.trim().lines().collect(),
        at: 0,
    };
    lines.title()?;
    let case = lines.value("case")?;
    let court = lines.value("court")?;
    let received = Instant(lines.value("received-ms")?);
    let filing_sha256 = lines.value("filing-sha256")?;
    let mut exhibits = Vec::new();
    while lines.next_is(&format!("exhibit-{}", exhibits.len() + 1)) {
        exhibits.push(lines.exhibit(exhibits.len() + 1)?);
    }
    let docket_position = lines.value("docket-position")?;
    let docket_hash = lines.value("docket-hash")?;
    let receipt = Receipt {
        case,
        court,
        received,
        filing_sha256,
        exhibits,
        docket_position,
        docket_hash,
    };
    let key_id = lines.value("key")?;
    let signature = lines.value("signature")?;
    lines.end()?;
    Ok(SignedReceipt {
        receipt,
        key_id,
        signature,
    })
}

struct Lines<'a> {
    rest: Vec<&'a str>,
    at: usize,
}

impl Lines<'_> {
    fn malformed(&self) -> NotProved {
        NotProved::Malformed { line: self.at + 1 }
    }

    fn title(&mut self) -> Result<(), NotProved> {
        let found = self.rest.first().is_some_and(|line| line.trim() == TITLE);
        self.at = usize::from(found);
        found.then_some(()).ok_or(NotProved::Malformed { line: 1 })
    }

    fn next_is(&self, name: &str) -> bool {
        self.rest
            .get(self.at)
            .and_then(|line| line.split_once(": "))
            .is_some_and(|(found, _)| found.trim() == name)
    }

    fn raw(&mut self, name: &str) -> Result<&str, NotProved> {
        if !self.next_is(name) {
            return Err(self.malformed());
        }
        let value = self.rest[self.at]
            .split_once(": ")
            .map_or("", |(_, value)| value);
        self.at += 1;
        Ok(value.trim())
    }

    fn value<T: core::str::FromStr>(&mut self, name: &str) -> Result<T, NotProved> {
        let line = self.at + 1;
        let parsed = self.raw(name)?.parse();
        parsed.map_err(|_| NotProved::Malformed { line })
    }

    fn exhibit(&mut self, number: usize) -> Result<(Hash, u64), NotProved> {
        let line = self.at + 1;
        let malformed = NotProved::Malformed { line };
        let value = self.raw(&format!("exhibit-{number}"))?;
        let (hash, bytes) = value.split_once(' ').ok_or(malformed.clone())?;
        let hash = hash.parse().map_err(|_| malformed.clone())?;
        let bytes = bytes.parse().map_err(|_| malformed)?;
        Ok((hash, bytes))
    }

    fn end(&self) -> Result<(), NotProved> {
        (self.at == self.rest.len())
            .then_some(())
            .ok_or(self.malformed())
    }
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::{Signer as _, SigningKey};

    use super::*;

    fn signed() -> (SignedReceipt, PublicKey) {
        let receipt = Receipt {
            case: CaseId::from_parts(Instant(1), 1),
            court: "浙0203".into(),
            received: Instant(1_772_000_000_123),
            filing_sha256: Hash::of(b"filing"),
            exhibits: vec![(Hash::of(b"one"), 3), (Hash::of(b"two"), 300)],
            docket_position: 1,
            docket_hash: Hash::of(b"entry"),
        };
        let secret = SigningKey::from_bytes(&[7; 32]);
        let text = SignedReceipt::signed_text(&receipt, "2026a");
        let signature = secret.sign(text.as_bytes()).to_bytes();
        let signature = signature.iter().map(|byte| format!("{byte:02x}")).collect();
        let key = PublicKey {
            id: "2026a".into(),
            key: Hash(secret.verifying_key().to_bytes()).to_string(),
            since: Instant(0),
            until: None,
        };
        (
            SignedReceipt {
                receipt,
                key_id: "2026a".into(),
                signature,
            },
            key,
        )
    }

    #[test]
    fn a_signed_receipt_is_proved() {
        let (signed, key) = signed();
        assert_eq!(verify(&signed.text(), &[key]), Ok(signed));
    }

    #[test]
    fn every_changed_digit_is_noticed() {
        let (signed, key) = signed();
        let text = signed.text();
        for (at, letter) in text
            .char_indices()
            .filter(|(_, letter)| letter.is_ascii_hexdigit())
        {
            let other = if letter == '0' { '1' } else { '0' };
            let mut changed = text.clone();
            changed.replace_range(at..at + letter.len_utf8(), &other.to_string());
            if changed != text {
                assert!(
                    verify(&changed, std::slice::from_ref(&key)).is_err(),
                    "at {at}: {letter}"
                );
            }
        }
    }

    #[test]
    fn a_foreign_key_proves_nothing() {
        let (signed, key) = signed();
        let other = PublicKey {
            id: "other".into(),
            ..key
        };
        assert_eq!(verify(&signed.text(), &[other]), Err(NotProved::UnknownKey));
    }

    #[test]
    fn a_missing_line_is_named() {
        let (signed, key) = signed();
        let text: String = signed
            .text()
            .lines()
            .filter(|line| !line.starts_with("docket-hash"))
            .map(|line| format!("{line}\n"))
            .collect();
        assert_eq!(verify(&text, &[key]), Err(NotProved::Malformed { line: 9 }));
    }
}
