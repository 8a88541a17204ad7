use domain::{
    clock::Instant,
    receipt::{NotProved, PublicKey, SignedReceipt, verify},
};
use wasm_bindgen::prelude::wasm_bindgen;

/// Proves the text of a receipt against published keys, one a line: its id, a space, 64 hexadecimal digits.
///
/// The answer's first line is the verdict. After `proved` follow the time it came in (in China, and as RFC 3339), the
/// place in the docket and the digest of the filing; after `malformed` the number of the line that does not read as
/// a receipt; after `unknown_key` and `altered` nothing.
#[wasm_bindgen]
#[must_use]
pub fn prove_receipt(text: &str, keys: &str) -> String {
    let keys: Vec<PublicKey> = keys.lines().filter_map(key).collect();
    match verify(text, &keys) {
        Ok(signed) => proved(&signed),
        Err(NotProved::Malformed { line }) => format!("malformed\n{line}"),
        Err(NotProved::UnknownKey) => "unknown_key".to_owned(),
        Err(NotProved::Altered) => "altered".to_owned(),
    }
}

/// A proof needs no more of a key than this; when it was in use is for people to read.
fn key(line: &str) -> Option<PublicKey> {
    let (id, key) = line.split_once(' ')?;
    Some(PublicKey {
        id: id.to_owned(),
        key: key.to_owned(),
        since: Instant(0),
        until: None,
    })
}

fn proved(signed: &SignedReceipt) -> String {
    let said = &signed.receipt;
    format!(
        "proved\n{}\n{}\n{}\n{}",
        said.received.china_text(),
        said.received.rfc3339(),
        said.docket_position,
        said.filing_sha256,
    )
}

#[cfg(test)]
mod tests {
    use domain::{clock::Instant, docket::Hash, id::CaseId, receipt::Receipt};
    use ed25519_dalek::{Signer as _, SigningKey};

    use super::*;

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// A receipt text and the line of the key that signed it.
    fn signed() -> (String, String) {
        let receipt = Receipt {
            case: "01M7GZFQ80Q79XD2AC4MY3DYG1"
                .parse::<CaseId>()
                .expect("an id"),
            court: "浙0203".to_owned(),
            received: Instant(1_794_792_480_000),
            filing_sha256: Hash([7; 32]),
            exhibits: vec![(Hash([8; 32]), 119)],
            docket_position: 1,
            docket_hash: Hash([9; 32]),
        };
        let secret = SigningKey::from_bytes(&[3; 32]);
        let text = SignedReceipt::signed_text(&receipt, "zb-1");
        let signature = hex(&secret.sign(text.as_bytes()).to_bytes());
        let key_id = "zb-1".to_owned();
        let whole = SignedReceipt {
            receipt,
            key_id,
            signature,
        };
        let key = format!("zb-1 {}", hex(secret.verifying_key().as_bytes()));
        (whole.text(), key)
    }

    #[test]
    fn a_receipt_is_proved_with_its_key() {
        let (text, key) = signed();
        let answer = prove_receipt(&text, &format!("zb-0 {}\n{key}", "0".repeat(64)));
        let lines: Vec<&str> = answer.lines().collect();
        assert_eq!(lines.len(), 5);
        assert_eq!(lines[..2], ["proved", "2026-11-16 09:28"]);
        assert_eq!(lines[3..], ["1", &"07".repeat(32)]);
    }

    #[test]
    fn each_fault_has_its_name() {
        let (text, key) = signed();
        let altered = text.replace("docket-position: 1", "docket-position: 2");
        assert_eq!(prove_receipt(&altered, &key), "altered");
        assert_eq!(prove_receipt(&text, ""), "unknown_key");
        assert_eq!(prove_receipt("hello", &key), "malformed\n1");
    }
}
