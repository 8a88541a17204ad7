//! What typst may see of the world: the templates built into the program, one data file, the fonts. Nothing else.

use typst::{
    Library, LibraryExt as _, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

use super::fonts::Fonts;

/// The templates by name; each prints one kind of document from `/data.json`.
const TEMPLATES: [(&str, &str); 6] = [
    ("/base.typ", include_str!("templates/base.typ")),
    ("/W01.typ", include_str!("templates/W01.typ")),
    ("/W02.typ", include_str!("templates/W02.typ")),
    ("/W03.typ", include_str!("templates/W03.typ")),
    ("/W04.typ", include_str!("templates/W04.typ")),
    ("/W06.typ", include_str!("templates/W06.typ")),
];

const DATA: &str = "/data.json";

/// The world of one document.
pub struct PaperWorld {
    library: LazyHash<Library>,
    fonts: Fonts,
    main: FileId,
    data: Bytes,
}

impl PaperWorld {
    /// `template` is the number of the document, `W01`; `data` its values as JSON.
    pub fn new(fonts: Fonts, template: &str, data: Vec<u8>) -> Self {
        Self {
            library: LazyHash::new(Library::default()),
            fonts,
            main: file_id(&format!("/{template}.typ")),
            data: Bytes::new(data),
        }
    }
}

fn file_id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("a name of ours: absolute, without dots");
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}

impl World for PaperWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        TEMPLATES
            .iter()
            .find(|(name, _)| file_id(name) == id)
            .map(|(_, text)| Source::new(id, (*text).to_owned()))
            .ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == file_id(DATA) {
            Ok(self.data.clone())
        } else {
            Err(not_found(id))
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.fonts.get(index).cloned()
    }

    /// A document has the date of the record it prints, never the day it happens to be printed.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
