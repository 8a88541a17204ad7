//! Skips work whose inputs have not changed since it was last finished.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::place::Place;

pub struct Stamp {
    file: PathBuf,
    fingerprint: String,
}

impl Stamp {
    /// Fingerprints the contents of `inputs` (files or folders, relative to the workspace) and `settings`.
    pub fn of(place: &Place, name: &str, inputs: &[&str], settings: &str) -> Result<Self> {
        Ok(Self {
            file: place.target.join("xtask").join(name),
            fingerprint: fingerprint(&place.root, inputs, settings)?,
        })
    }

    pub fn is_fresh(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|stored| stored == self.fingerprint)
    }

    /// Call it after the work is done; a failure before leaves the work to be done again.
    pub fn store(&self) -> Result<()> {
        let folder = self.file.parent().context("a stamp lies in a folder")?;
        fs::create_dir_all(folder)?;
        fs::write(&self.file, &self.fingerprint)?;
        Ok(())
    }
}

pub fn fingerprint(root: &Path, inputs: &[&str], settings: &str) -> Result<String> {
    let mut hasher = Sha256::new();
    hasher.update(settings.as_bytes());
    for input in inputs {
        for file in files_below(&root.join(input))? {
            hasher.update(file.to_string_lossy().as_bytes());
            hasher.update(fs::read(&file).with_context(|| file.display().to_string())?);
        }
    }
    Ok(hex(&hasher.finalize()))
}

/// Every file at or below `path` in a stable order; nothing when it does not exist. Links are followed to files only.
pub fn files_below(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_path_buf()]);
    }
    let mut files = Vec::new();
    if path.is_dir() {
        let mut entries = fs::read_dir(path)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<Vec<_>, _>>()?;
        entries.sort();
        for entry in entries {
            if !(entry.is_symlink() && entry.is_dir()) {
                files.extend(files_below(&entry)?);
            }
        }
    }
    Ok(files)
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
