//! Receipt keys (Ed25519) and the signing of receipts from stored docket entries.
//!
//! A receipt is signed by the key in force at its entry's commit time, and Ed25519 draws nothing (RFC 8032):
//! asked again, even after a rotation, it is the same text. Retired secrets are therefore kept beside the current one.

use std::{
    io::Write as _,
    os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
};

use domain::{
    clock::{Clock, Instant},
    court::case::Case,
    docket::{Entry, Hash},
    receipt::{PublicKey, Receipt, SignedReceipt},
};
use ed25519_dalek::{Signer as _, SigningKey};
use serde::{Deserialize, Serialize};

pub use crate::evidence::receipt_endpoints as endpoints;
use crate::random::Random;

/// The docket events that say a complaint came in.
pub const SUBMISSIONS: [&str; 2] = ["filing.submitted", "filing.resubmitted"];

const FILE: &str = "receipt-keys.json";

/// Bits that let anyone but the owner at a file.
const OTHERS: u32 = 0o077;

/// Why keys cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error("{path}: {error}")]
    Io {
        path: PathBuf,
        error: std::io::Error,
    },
    #[error("{0}: readable by others; set its mode to 0600")]
    Open(PathBuf),
    #[error("{0}: not a key file of this program")]
    Malformed(PathBuf),
}

/// Why a stored entry gives no receipt.
#[derive(Debug, thiserror::Error)]
pub enum NoReceipt {
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error("entry {position} is no submission of this filing")]
    NotThisFiling { position: u64 },
}

#[derive(Clone, Serialize, Deserialize)]
struct KeyRow {
    id: String,
    /// Seed in lower-case hexadecimal.
    secret: String,
    since: Instant,
    until: Option<Instant>,
}

/// The receipt keys of a folder. The file is read each time, so that a rotation needs no restart.
#[derive(Clone, Debug)]
pub struct Receipts {
    file: PathBuf,
}

impl Receipts {
    /// Opens the keys in `folder` and makes the first one where there is none.
    ///
    /// # Errors
    /// A folder or file that cannot be read or written, or that others may read.
    pub fn open(folder: &Path, clock: &dyn Clock, random: Random) -> Result<Self, KeyError> {
        let keys = Self {
            file: folder.join(FILE),
        };
        match keys.file.exists() {
            true => drop(keys.rows()?),
            false => keys.write(&[new_row(clock.now(), random)])?,
        }
        Ok(keys)
    }

    /// Retires the current key and begins a new one; gives its id.
    ///
    /// # Errors
    /// The file cannot be read or written.
    pub fn rotate(&self, clock: &dyn Clock, random: Random) -> Result<String, KeyError> {
        let now = clock.now();
        let mut rows = self.rows()?;
        let new = new_row(now, random);
        let id = new.id.clone();
        if let Some(current) = rows.last_mut() {
            current.until = Some(now);
        }
        rows.push(new);
        self.write(&rows)?;
        Ok(id)
    }

    /// The public halves, the first key first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn public(&self) -> Result<Vec<PublicKey>, KeyError> {
        let rows = self.rows()?;
        let public = rows.iter().map(|row| {
            let secret = row
                .signing()
                .ok_or_else(|| KeyError::Malformed(self.file.clone()))?;
            Ok(PublicKey {
                id: row.id.clone(),
                key: Hash(secret.verifying_key().to_bytes()).to_string(),
                since: row.since,
                until: row.until,
            })
        });
        public.collect()
    }

    /// The receipt of a submission, made from its stored docket entry.
    ///
    /// # Errors
    /// The entry is not the submission of the filing the case holds; or no key.
    pub fn sign(&self, case: &Case, entry: &Entry) -> Result<SignedReceipt, NoReceipt> {
        let filing_sha256 = case.filing.digest();
        let said = entry.statement.facts.get("filing_sha256");
        let submission = SUBMISSIONS.contains(&entry.statement.event.as_str());
        if !submission || entry.case != case.id || said != Some(&filing_sha256.to_string()) {
            return Err(NoReceipt::NotThisFiling {
                position: entry.position,
            });
        }
        let files = case.filing.exhibits.iter().map(|exhibit| &exhibit.file);
        let receipt = Receipt {
            case: case.id,
            court: case.court.to_string(),
            received: entry.at,
            filing_sha256,
            exhibits: files.map(|file| (file.sha256, file.bytes)).collect(),
            docket_position: entry.position,
            docket_hash: entry.hash,
        };
        let (key_id, secret) = self.key_at(entry.at)?;
        let text = SignedReceipt::signed_text(&receipt, &key_id);
        let signature = hex(&secret.sign(text.as_bytes()).to_bytes());
        Ok(SignedReceipt {
            receipt,
            key_id,
            signature,
        })
    }

    /// The key in force at `at`; before the first one the first, since demo cases are older than their keys.
    fn key_at(&self, at: Instant) -> Result<(String, SigningKey), KeyError> {
        let malformed = || KeyError::Malformed(self.file.clone());
        let rows = self.rows()?;
        let row = rows
            .iter()
            .rev()
            .find(|row| row.since <= at)
            .or(rows.first());
        let row = row.ok_or_else(malformed)?;
        Ok((row.id.clone(), row.signing().ok_or_else(malformed)?))
    }

    fn rows(&self) -> Result<Vec<KeyRow>, KeyError> {
        let io = |error| KeyError::Io {
            path: self.file.clone(),
            error,
        };
        let mode = std::fs::metadata(&self.file)
            .map_err(io)?
            .permissions()
            .mode();
        if mode & OTHERS != 0 {
            return Err(KeyError::Open(self.file.clone()));
        }
        let text = std::fs::read(&self.file).map_err(io)?;
        let rows: Vec<KeyRow> =
            serde_json::from_slice(&text).map_err(|_| KeyError::Malformed(self.file.clone()))?;
        match rows.is_empty() {
            true => Err(KeyError::Malformed(self.file.clone())),
            false => Ok(rows),
        }
    }

    /// Whole or not at all: a new file takes the old one's name once it is on disk.
    fn write(&self, rows: &[KeyRow]) -> Result<(), KeyError> {
        let io = |error| KeyError::Io {
            path: self.file.clone(),
            error,
        };
        let folder = self.file.parent().unwrap_or(Path::new("."));
        if !folder.exists() {
            std::fs::create_dir_all(folder).map_err(io)?;
            std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700)).map_err(io)?;
        }
        let text =
            serde_json::to_vec_pretty(rows).map_err(|_| KeyError::Malformed(self.file.clone()))?;
        let new = self.file.with_extension("new");
        let _ = std::fs::remove_file(&new);
        let mut file = std::fs::OpenOptions::new();
        let mut file = file
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&new)
            .map_err(io)?;
        file.write_all(&text)
            .and_then(|()| file.sync_all())
            .map_err(io)?;
        std::fs::rename(&new, &self.file).map_err(io)?;
        std::fs::File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(io)
    }
}

impl KeyRow {
    fn signing(&self) -> Option<SigningKey> {
        let seed: Hash = self.secret.parse().ok()?;
        Some(SigningKey::from_bytes(&seed.0))
    }
}

fn new_row(now: Instant, random: Random) -> KeyRow {
    let seed: [u8; 32] = random.bytes();
    let public = SigningKey::from_bytes(&seed).verifying_key().to_bytes();
    let name = Hash::of(&public).to_string();
    KeyRow {
        id: format!("zb-{}", &name[..16]),
        secret: Hash(seed).to_string(),
        since: now,
        until: None,
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use store::clock::HandClock;

    use super::*;

    fn at(ms: i64) -> HandClock {
        HandClock::at(Instant(ms))
    }

    #[test]
    fn a_rotation_keeps_the_past_key_for_its_time() {
        let folder = tempfile::tempdir().expect("a folder");
        let keys =
            Receipts::open(&folder.path().join("keys"), &at(1_000), Random).expect("new keys");
        let (first, secret) = keys.key_at(Instant(1_500)).expect("a key");
        let second = keys.rotate(&at(2_000), Random).expect("rotated");
        assert_ne!(first, second);
        let (again, same) = keys.key_at(Instant(1_500)).expect("a key");
        assert_eq!((again, same.to_bytes()), (first.clone(), secret.to_bytes()));
        assert_eq!(keys.key_at(Instant(2_000)).expect("a key").0, second);
        assert_eq!(keys.key_at(Instant(1)).expect("a key").0, first);
        let public = keys.public().expect("public keys");
        assert_eq!(public.len(), 2);
        assert_eq!(
            (public[0].until, public[1].until),
            (Some(Instant(2_000)), None)
        );
    }

    #[test]
    fn keys_others_may_read_are_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = Receipts::open(folder.path(), &at(0), Random).expect("new keys");
        let mode = std::fs::metadata(&keys.file)
            .expect("the file")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
        std::fs::set_permissions(&keys.file, std::fs::Permissions::from_mode(0o640))
            .expect("a mode");
        assert!(matches!(keys.public(), Err(KeyError::Open(_))));
    }

    #[test]
    fn an_existing_key_is_opened_and_not_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = Receipts::open(folder.path(), &at(0), Random)
            .expect("new")
            .public()
            .expect("keys");
        let again = Receipts::open(folder.path(), &at(9), Random)
            .expect("old")
            .public()
            .expect("keys");
        assert_eq!(first, again);
    }
}
