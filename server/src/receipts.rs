//! Receipt keys (Ed25519) and the signing of receipts from stored docket entries.
//!
//! A receipt is signed by the key in force at its entry's commit time, and Ed25519 draws nothing (RFC 8032):
//! asked again, even after a rotation, it is the same text. Retired secrets are therefore kept beside the current one.

use std::{
    collections::BTreeSet,
    io::Write as _,
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use domain::{
    caller::CourtCode,
    clock::{Clock, Instant},
    court::case::SUBMISSIONS,
    docket::{Entry, Hash},
    receipt::{PublicKey, Receipt, SignedReceipt},
};
use ed25519_dalek::{Signer as _, SigningKey};
use serde::{Deserialize, Serialize};

pub use crate::evidence::receipt_endpoints as endpoints;
use crate::random::Random;

const FILE: &str = "receipt-keys.json";

/// How long after a rotation the new key begins: longer than any commit takes, or than clocks of two nodes differ.
const ROTATION_AHEAD_MS: i64 = 60_000;

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
    #[error("another node signs with a key that is not here")]
    Lacking,
}

/// Why a stored entry gives no receipt.
#[derive(Debug, thiserror::Error)]
pub enum NoReceipt {
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error("entry {position} is no submission")]
    NoSubmission { position: u64 },
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
    /// From when on another node signs with a key this one lacks; [`NOTHING_LACKS`] where it lacks none.
    lacking_since_ms: Arc<AtomicI64>,
}

const NOTHING_LACKS: i64 = i64::MAX;

impl Receipts {
    /// Opens the keys in `folder` and makes the first one where there is none.
    ///
    /// # Errors
    /// A folder or file that cannot be read or written, or that others may read.
    pub fn open(folder: &Path, clock: &dyn Clock, random: Random) -> Result<Self, KeyError> {
        let keys = Self {
            file: folder.join(FILE),
            lacking_since_ms: Arc::new(AtomicI64::new(NOTHING_LACKS)),
        };
        private_folder(folder)?;
        let alone = keys.locked()?;
        match keys.file.exists() {
            true => drop(keys.rows()?),
            false => keys.write(&[new_row(clock.now(), random)])?,
        }
        drop(alone);
        Ok(keys)
    }

    /// Whether there are keys in `folder`.
    #[must_use]
    pub fn stand_in(folder: &Path) -> bool {
        folder.join(FILE).exists()
    }

    /// Every key by its id and beginning, as the database knows them.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn ring(&self) -> Result<BTreeSet<String>, KeyError> {
        let rows = self.rows()?;
        let name = |row: &KeyRow| format!("{}@{}", row.id, row.since.ms());
        Ok(rows.iter().map(name).collect())
    }

    /// Takes note of keys another node signs with and this one does not have.
    pub fn lack(&self, keys: &BTreeSet<String>) {
        let since = |key: &String| key.rsplit_once('@')?.1.parse::<i64>().ok();
        let first = keys.iter().map(|key| since(key).unwrap_or(0)).min();
        let first = first.unwrap_or(NOTHING_LACKS);
        self.lacking_since_ms.store(first, Ordering::SeqCst);
    }

    /// Retires the current key and begins a new one; gives its id.
    ///
    /// The new key begins a little later: a commit that is under way, or made by a machine whose clock is behind,
    /// has its receipt signed by the key that was in force, before and after.
    ///
    /// # Errors
    /// The file cannot be read or written.
    pub fn rotate(&self, clock: &dyn Clock, random: Random) -> Result<String, KeyError> {
        let _alone = self.locked()?;
        let mut rows = self.rows()?;
        let begins = clock.now().plus_ms(ROTATION_AHEAD_MS);
        let last = rows.last().map_or(begins, |row| row.since.plus_ms(1));
        let new = new_row(begins.max(last), random);
        let id = new.id.clone();
        if let Some(current) = rows.last_mut() {
            current.until = Some(new.since);
        }
        rows.push(new);
        self.write(&rows)?;
        Ok(id)
    }

    /// Nobody else changes the keys until the lock is dropped: of two rotations at once neither is lost.
    fn locked(&self) -> Result<std::fs::File, KeyError> {
        let path = self.file.with_extension("lock");
        let io = |error| KeyError::Io {
            path: path.clone(),
            error,
        };
        let mut file = std::fs::OpenOptions::new();
        let file = file.write(true).create(true).truncate(false).mode(0o600);
        let file = file.open(&path).map_err(io)?;
        file.lock().map_err(io)?;
        Ok(file)
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

    /// The receipt of a submission, made from its stored docket entry alone: whatever became of the case, it is the
    /// same text.
    ///
    /// # Errors
    /// The entry is no submission; or no key.
    pub fn sign(&self, court: &CourtCode, entry: &Entry) -> Result<SignedReceipt, NoReceipt> {
        let position = entry.position;
        let receipt = receipt(court, entry).ok_or(NoReceipt::NoSubmission { position })?;
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
        if at.ms() >= self.lacking_since_ms.load(Ordering::SeqCst) {
            return Err(KeyError::Lacking);
        }
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

/// What the entry of a submission says.
fn receipt(court: &CourtCode, entry: &Entry) -> Option<Receipt> {
    let said = &entry.statement;
    if !SUBMISSIONS.contains(&said.event.as_str()) {
        return None;
    }
    let files = said.facts.get("exhibit_files")?;
    let files = files.split(',').filter(|file| !file.is_empty());
    let file = |file: &str| {
        let (sha256, bytes) = file.split_once(':')?;
        Some((sha256.parse().ok()?, bytes.parse().ok()?))
    };
    Some(Receipt {
        case: entry.case,
        court: court.to_string(),
        received: entry.at,
        filing_sha256: said.facts.get("filing_sha256")?.parse().ok()?,
        exhibits: files.map(file).collect::<Option<_>>()?,
        docket_position: entry.position,
        docket_hash: entry.hash,
    })
}

impl KeyRow {
    fn signing(&self) -> Option<SigningKey> {
        let seed: Hash = self.secret.parse().ok()?;
        Some(SigningKey::from_bytes(&seed.0))
    }
}

/// A folder only its owner can enter.
fn private_folder(folder: &Path) -> Result<(), KeyError> {
    let made = std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder);
    made.map_err(|error| KeyError::Io {
        path: folder.to_owned(),
        error,
    })
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
        // What is committed just now is signed by the old key, whether it is asked for before or after.
        assert_eq!(keys.key_at(Instant(61_999)).expect("a key").0, first);
        assert_eq!(keys.key_at(Instant(62_000)).expect("a key").0, second);
        assert_eq!(keys.key_at(Instant(1)).expect("a key").0, first);
        let public = keys.public().expect("public keys");
        assert_eq!(public.len(), 2);
        let since = Some(Instant(62_000));
        assert_eq!((public[0].until, public[1].until), (since, None));
    }

    #[test]
    fn rotations_at_once_are_all_kept_in_order() {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = Receipts::open(folder.path(), &at(1_000), Random).expect("new keys");
        std::thread::scope(|threads| {
            for _ in 0..8 {
                threads.spawn(|| keys.rotate(&at(2_000), Random).expect("rotated"));
            }
        });
        let public = keys.public().expect("public keys");
        assert_eq!(public.len(), 9);
        let ends = public.iter().map(|key| key.until);
        let begins = public.iter().skip(1).map(|key| Some(key.since));
        assert!(ends.eq(begins.chain([None])), "{public:?}");
        assert!(public.is_sorted_by(|one, next| one.since < next.since));
    }

    #[test]
    fn a_node_that_lacks_a_key_signs_nothing_from_its_beginning_on() {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = Receipts::open(folder.path(), &at(1_000), Random).expect("new keys");
        let (first, _) = keys.key_at(Instant(99_000)).expect("a key");
        assert_eq!(
            keys.ring().expect("a ring"),
            BTreeSet::from([format!("{first}@1000")])
        );
        keys.lack(&["zb-1@62000".to_owned(), "zb-2@70000".to_owned()].into());
        assert_eq!(keys.key_at(Instant(61_999)).expect("a key").0, first);
        let lacking = keys.key_at(Instant(62_000));
        assert!(matches!(lacking, Err(KeyError::Lacking)));
        keys.lack(&BTreeSet::new());
        assert_eq!(keys.key_at(Instant(62_000)).expect("a key").0, first);
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
