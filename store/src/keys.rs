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
    /// Drawn in this process; written only for an empty database (see [`Keys::keep`]).
    new: bool,
}

impl core::fmt::Debug for Keys {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Keys")
            .field("current", &self.current_id())
            .finish_non_exhaustive()
    }
}

impl Keys {
    /// Reads the ring, or draws one. A new one is written by the store that opens with it, and only if its database
    /// is empty: one that was sealed with other keys needs those.
    ///
    /// # Errors
    /// The file cannot be read, or is no key ring.
    pub fn open_or_create(path: impl Into<PathBuf>) -> Result<Self> {
        let path = path.into();
        match fs::read_to_string(&path) {
            Ok(text) => Self::read(path, &text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Self::create(path),
            Err(error) => Err(error.into()),
        }
    }

    fn create(path: PathBuf) -> Result<Self> {
        let id = new_id()?;
        Ok(Self {
            path,
            ring: RwLock::new(Ring {
                current: id.clone(),
                fields: BTreeMap::from([(id, Secret::draw()?)]),
            }),
            index: Secret::draw()?,
            new: true,
        })
    }

    /// Whether the ring was drawn by this process.
    pub(crate) fn is_new(&self) -> bool {
        self.new
    }

    /// Writes a new ring (owner may read and write, nobody else); one that another process has written stays.
    pub(crate) fn keep(&self) -> Result<()> {
        let ring = self.read_ring();
        let beside = self.write_beside(&ring)?;
        let kept = fs::hard_link(&beside, &self.path);
        fs::remove_file(&beside)?;
        kept?;
        self.sync_folder()
    }

    /// What a database keeps to know its own ring by. It says nothing of the keys, and rotation does not change it.
    pub(crate) fn check_value(&self) -> String {
        self.index("key ring", "check")
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
            new: false,
        })
    }

    /// The ring as the file has it now, if it is still the same ring.
    fn read_again(&self) -> Result<Ring> {
        let text = fs::read_to_string(&self.path)?;
        let file = Self::read(self.path.clone(), &text)?;
        if file.index.0 != self.index.0 {
            return Err(broken("another ring has taken its place"));
        }
        let ring = file.ring.into_inner();
        Ok(ring.unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    /// Adds a new key and seals with it from now on. Older keys stay, for what was sealed with them.
    ///
    /// # Errors
    /// There is no ring yet, or the file cannot be read or written; the ring is unchanged then.
    pub fn rotate(&self) -> Result<String> {
        let mut ring = self.write_ring();
        // Another process may have added a key since this one read the file.
        let mut fields = self.read_again()?.fields;
        let id = new_id()?;
        fields.insert(id.clone(), Secret::draw()?);
        let next = Ring {
            current: id.clone(),
            fields,
        };
        self.write(&next)?;
        *ring = next;
        Ok(id)
    }

    /// The ids of all keys.
    pub(crate) fn ids(&self) -> std::collections::BTreeSet<String> {
        self.read_ring().fields.keys().cloned().collect()
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

    /// A key this process does not know yet may have been added by `zhangban keys rotate`: the file is asked once.
    pub(crate) fn by_id(&self, id: &str) -> Option<Secret> {
        let known = self.read_ring().fields.get(id).cloned();
        known.or_else(|| {
            let again = self.read_again().ok()?;
            let key = again.fields.get(id).cloned()?;
            *self.write_ring() = again;
            Some(key)
        })
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

    fn write_ring(&self) -> std::sync::RwLockWriteGuard<'_, Ring> {
        self.ring
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Writes beside and renames over: a crash leaves the old ring or the new one, never half of one.
    fn write(&self, ring: &Ring) -> Result<()> {
        fs::rename(self.write_beside(ring)?, &self.path)?;
        self.sync_folder()
    }

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
    }

    fn sync_folder(&self) -> Result<()> {
        Ok(fs::File::open(self.folder())?.sync_all()?)
    }

    fn write_beside(&self, ring: &Ring) -> Result<PathBuf> {
        let fields = ring.fields.iter();
        let file = RingFile {
            current: ring.current.clone(),
            fields: fields.map(|(id, key)| (id.clone(), key.text())).collect(),
            index: self.index.text(),
        };
        let text = serde_json::to_string_pretty(&file).map_err(StoreError::unavailable)?;
        fs::create_dir_all(self.folder())?;
        let beside = self
            .path
            .with_extension(format!("json.{}", std::process::id()));
        let mut to = private_file(&beside)?;
        to.write_all(text.as_bytes())?;
        to.sync_all()?;
        Ok(beside)
    }
}

/// Drawn, so that no two rings call different keys by one name.
fn new_id() -> Result<String> {
    let mut bytes = [0; 4];
    getrandom::fill(&mut bytes).map_err(StoreError::unavailable)?;
    Ok(format!("k{:08x}", u32::from_be_bytes(bytes)))
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
        assert!(!path.exists(), "a new ring waits for an empty database");
        first.keep().unwrap();
        assert!(first.keep().is_err(), "a ring is never written over");
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
        let keys = kept(&path);
        let first = keys.current_id();
        let second = keys.rotate().unwrap();
        assert_ne!(first, second);
        let again = Keys::open_or_create(&path).unwrap();
        assert_eq!(again.current_id(), second);
        assert!(again.by_id(&first).is_some());
    }

    fn kept(path: &Path) -> Keys {
        let keys = Keys::open_or_create(path).unwrap();
        keys.keep().unwrap();
        keys
    }

    #[test]
    fn a_key_another_process_has_added_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("fields.json");
        let keys = kept(&path);
        let (here, there) = (
            Keys::open_or_create(&path).unwrap(),
            Keys::open_or_create(&path).unwrap(),
        );
        let theirs = there.rotate().unwrap();
        assert!(here.by_id(&theirs).is_some());
        assert!(here.by_id("k0").is_none());
        let last = keys.rotate().unwrap();
        let whole = Keys::open_or_create(&path).unwrap();
        assert!(whole.by_id(&theirs).is_some() && whole.by_id(&last).is_some());
    }

    #[test]
    fn there_is_nothing_to_rotate_before_the_ring_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::open_or_create(folder.path().join("fields.json")).unwrap();
        assert!(keys.rotate().is_err());
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_the_ring() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("fields.json");
        kept(&path).rotate().unwrap();
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
}
