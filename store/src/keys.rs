//! The key ring for personal fields: outside the database, versioned, never in a backup unless asked for.

use std::{
    collections::BTreeMap,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    sync::RwLock,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::error::{Result, StoreError};

const KEY_BYTES: usize = 32;

/// One secret key; never printed.
#[derive(Clone)]
pub(crate) struct Secret(pub(crate) [u8; KEY_BYTES]);

impl Secret {
    fn draw() -> Result<Self> {
        let mut bytes = [0; KEY_BYTES];
        getrandom::fill(&mut bytes).map_err(StoreError::unavailable)?;
        Ok(Self(bytes))
    }

    fn read(text: &str) -> Result<Self> {
        let bytes = STANDARD
            .decode(text)
            .map_err(|_| broken("a key is no base64"))?;
        let bytes = bytes
            .try_into()
            .map_err(|_| broken("a key has not 32 bytes"))?;
        Ok(Self(bytes))
    }

    fn text(&self) -> String {
        STANDARD.encode(self.0)
    }
}

fn broken(what: &str) -> StoreError {
    StoreError::corrupt("key ring", "fields.json", what)
}

/// The file as it is written.
#[derive(Serialize, Deserialize)]
struct RingFile {
    /// The key new values are sealed with.
    current: String,
    /// Every key a stored value may still be sealed with, by its id.
    fields: BTreeMap<String, String>,
    /// For exact look-up. It stays: another one would hide every row that was found by it.
    index: String,
}

struct Ring {
    current: String,
    fields: BTreeMap<String, Secret>,
}

/// The keys personal fields are sealed and looked up with.
pub struct Keys {
    path: PathBuf,
    ring: RwLock<Ring>,
    index: Secret,
}

impl core::fmt::Debug for Keys {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Keys")
            .field("current", &self.current_id())
            .finish_non_exhaustive()
    }
}

impl Keys {
    /// Reads the ring, or makes it on the first start (owner may read and write, nobody else).
    ///
    /// # Errors
    /// The file cannot be read or written, or is no key ring.
    pub fn open_or_create(path: impl Into<PathBuf>) -> Result<Self> {
        let path = path.into();
        match fs::read_to_string(&path) {
            Ok(text) => Self::read(path, &text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Self::create(path),
            Err(error) => Err(error.into()),
        }
    }

    fn create(path: PathBuf) -> Result<Self> {
        let id = "k1".to_owned();
        let keys = Self {
            path,
            ring: RwLock::new(Ring {
                current: id.clone(),
                fields: BTreeMap::from([(id, Secret::draw()?)]),
            }),
            index: Secret::draw()?,
        };
        keys.write(&keys.read_ring())?;
        Ok(keys)
    }

    fn read(path: PathBuf, text: &str) -> Result<Self> {
        let file: RingFile =
            serde_json::from_str(text).map_err(|_| broken("the file does not read"))?;
        let fields = file.fields.into_iter();
        let fields = fields
            .map(|(id, key)| Ok((id, Secret::read(&key)?)))
            .collect::<Result<BTreeMap<_, _>>>()?;
        if !fields.contains_key(&file.current) {
            return Err(broken("the current key is missing"));
        }
        let ring = Ring {
            current: file.current,
            fields,
        };
        Ok(Self {
            path,
            ring: RwLock::new(ring),
            index: Secret::read(&file.index)?,
        })
    }

    /// Adds a new key and seals with it from now on. Older keys stay, for what was sealed with them.
    ///
    /// # Errors
    /// The file cannot be written; the ring is unchanged then.
    pub fn rotate(&self) -> Result<String> {
        let mut ring = self
            .ring
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut fields = ring.fields.clone();
        let id = format!("k{}", fields.len() + 1);
        fields.insert(id.clone(), Secret::draw()?);
        let next = Ring {
            current: id.clone(),
            fields,
        };
        self.write(&next)?;
        *ring = next;
        Ok(id)
    }

    /// The id of the key new values are sealed with.
    #[must_use]
    pub fn current_id(&self) -> String {
        self.read_ring().current.clone()
    }

    pub(crate) fn current(&self) -> (String, Secret) {
        let ring = self.read_ring();
        let key = ring.fields.get(&ring.current);
        let key = key.expect("every ring is made with its current key in it");
        (ring.current.clone(), key.clone())
    }

    pub(crate) fn by_id(&self, id: &str) -> Option<Secret> {
        self.read_ring().fields.get(id).cloned()
    }

    /// A keyed digest for exact look-up: equal texts of one kind give equal digests, and without the key
    /// nobody can try out values.
    #[must_use]
    pub fn index(&self, kind: &str, text: &str) -> String {
        let mut mac =
            <Hmac<Sha256>>::new_from_slice(&self.index.0).expect("HMAC takes keys of every length");
        mac.update(kind.as_bytes());
        mac.update(&[0]);
        mac.update(text.as_bytes());
        STANDARD.encode(mac.finalize().into_bytes())
    }

    fn read_ring(&self) -> std::sync::RwLockReadGuard<'_, Ring> {
        self.ring
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Writes beside and renames over: a crash leaves the old ring or the new one, never half of one.
    fn write(&self, ring: &Ring) -> Result<()> {
        let fields = ring.fields.iter();
        let file = RingFile {
            current: ring.current.clone(),
            fields: fields.map(|(id, key)| (id.clone(), key.text())).collect(),
            index: self.index.text(),
        };
        let text = serde_json::to_string_pretty(&file).map_err(StoreError::unavailable)?;
        let folder = self.path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let beside = self.path.with_extension("json.new");
        let mut to = private_file(&beside)?;
        to.write_all(text.as_bytes())?;
        to.sync_all()?;
        fs::rename(&beside, &self.path)?;
        fs::File::open(folder)?.sync_all()?;
        Ok(())
    }
}

#[cfg(unix)]
fn private_file(path: &Path) -> std::io::Result<fs::File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut how = fs::OpenOptions::new();
    how.write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
}

#[cfg(not(unix))]
fn private_file(path: &Path) -> std::io::Result<fs::File> {
    fs::File::create(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_is_made_once_and_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys/fields.json");
        let first = Keys::open_or_create(&path).unwrap();
        let second = Keys::open_or_create(&path).unwrap();
        assert_eq!(
            first.index("email", "a@b.cn"),
            second.index("email", "a@b.cn")
        );
        assert_ne!(
            first.index("email", "a@b.cn"),
            first.index("id_number", "a@b.cn")
        );
        assert_eq!(first.current().1.0, second.current().1.0);
    }

    #[test]
    fn rotation_keeps_the_older_keys() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("fields.json");
        let keys = Keys::open_or_create(&path).unwrap();
        assert_eq!(keys.rotate().unwrap(), "k2");
        let again = Keys::open_or_create(&path).unwrap();
        assert_eq!(again.current_id(), "k2");
        assert!(again.by_id("k1").is_some());
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_the_ring() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("fields.json");
        Keys::open_or_create(&path).unwrap().rotate().unwrap();
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
}
