//! Fonts from the configured folders, read when a document is set and dropped after it: a CJK collection is
//! tens of megabytes, and documents are rare.

use std::path::{Path, PathBuf};

use typst::{
    foundations::Bytes,
    text::{Font, FontBook},
    utils::LazyHash,
};

/// Families a court document may be set in, the best first: Debian's collection, then the npm package's files.
const FAMILIES: [&str; 3] = ["Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC"];

/// The largest font file read: the full Noto Serif CJK collection is under 30 MB a weight.
const FONT_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// The fonts of one rendering.
pub struct Fonts {
    pub book: LazyHash<FontBook>,
    pub fonts: Vec<Font>,
    pub families: Vec<&'static str>,
}

impl Fonts {
    /// Reads the document fonts of the first folder that has any; `None` where no folder has one.
    pub fn load(folders: &[PathBuf]) -> Option<Self> {
        folders.iter().find_map(|folder| {
            let fonts: Vec<Font> = files(folder).iter().flat_map(|file| faces(file)).collect();
            let families: Vec<_> = FAMILIES
                .into_iter()
                .filter(|family| {
                    fonts
                        .iter()
                        .any(|font| font.info().family.as_str() == *family)
                })
                .collect();
            (!families.is_empty()).then(|| Self {
                book: LazyHash::new(FontBook::from_fonts(&fonts)),
                fonts,
                families,
            })
        })
    }

    /// Whether any of the fonts can print `letter`.
    pub fn covers(&self, letter: char) -> bool {
        self.fonts
            .iter()
            .any(|font| font.info().coverage.contains(u32::from(letter)))
    }
}

/// Serif files in name order, so that the same folder gives the same document.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| is_document_font(path))
        .collect();
    files.sort();
    files
}

fn is_document_font(path: &Path) -> bool {
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or("");
    let weight = name.contains("Regular")
        || name.contains("400")
        || name.contains("Bold")
        || name.contains("700");
    let other_weight = name.contains("SemiBold") || name.contains("ExtraBold");
    let format = [".ttf", ".otf", ".ttc"]
        .iter()
        .any(|ending| name.ends_with(ending));
    let small = path
        .metadata()
        .is_ok_and(|file| file.len() <= FONT_BYTES_MAX);
    name.contains("Serif") && weight && !other_weight && format && small
}

/// The faces of a file that are of our families; a collection holds one face for each region of Hanzi.
fn faces(file: &Path) -> Vec<Font> {
    let Ok(bytes) = std::fs::read(file) else {
        return Vec::new();
    };
    Font::iter(Bytes::new(bytes))
        .filter(|font| FAMILIES.contains(&font.info().family.as_str()))
        .collect()
}
