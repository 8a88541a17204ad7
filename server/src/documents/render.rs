//! Sets one document: check the glyphs, lay out, export. The same values give the same bytes.

use std::{collections::BTreeSet, path::PathBuf, sync::Arc};

use domain::clock::Instant;
use serde_json::Value;
use tokio::sync::Semaphore;
use typst::{
    diag::SourceDiagnostic,
    foundations::{Datetime, Smart},
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::{fonts::Fonts, paper::Paper, world::PaperWorld};

/// A document and what of it could not be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    pub pdf: Vec<u8>,
    /// Characters no document font has; each stands in the text as its code point, never as an empty box.
    pub missing_glyphs: Vec<char>,
}

/// Why no document could be made.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    #[error("no document font in {0:?}: install fonts-noto-cjk")]
    NoFonts(Vec<PathBuf>),
    #[error("template {template}: {why}")]
    Template { template: &'static str, why: String },
    #[error("the renderer stopped")]
    Stopped,
}

/// The document press. One document at a time: a rendering holds two font files in memory.
#[derive(Clone)]
pub struct Documents {
    folders: Arc<[PathBuf]>,
    one_at_a_time: Arc<Semaphore>,
}

impl Documents {
    /// `font_folders` are looked through in this order.
    #[must_use]
    pub fn new(font_folders: Vec<PathBuf>) -> Self {
        Self {
            folders: font_folders.into(),
            one_at_a_time: Arc::new(Semaphore::new(1)),
        }
    }

    /// Sets a document on a thread of its own.
    ///
    /// # Errors
    /// No font, or a template that does not compile.
    pub async fn render(&self, paper: Paper) -> Result<Rendered, RenderError> {
        let turn = Arc::clone(&self.one_at_a_time).acquire_owned().await;
        let turn = turn.map_err(|_| RenderError::Stopped)?;
        let folders = Arc::clone(&self.folders);
        let printed = tokio::task::spawn_blocking(move || {
            let printed = print(&folders, &paper);
            // typst keeps what it computed, fonts and all, for the next rendering; here the next is hours away.
            typst::comemo::evict(0);
            drop(turn);
            printed
        });
        printed.await.map_err(|_| RenderError::Stopped)?
    }
}

fn print(folders: &[PathBuf], paper: &Paper) -> Result<Rendered, RenderError> {
    let fonts = Fonts::load(folders).ok_or_else(|| RenderError::NoFonts(folders.to_vec()))?;
    let template = paper.kind.number();
    let failed = |why: String| RenderError::Template { template, why };
    let mut data = serde_json::to_value(paper).map_err(|error| failed(error.to_string()))?;
    let mut missing = BTreeSet::new();
    replace_missing(&mut data, &fonts, &mut missing);
    data["fonts"] = serde_json::json!(fonts.families);
    let data = serde_json::to_vec(&data).map_err(|error| failed(error.to_string()))?;
    let world = PaperWorld::new(fonts, template, data);
    let document = typst::compile::<PagedDocument>(&world).output;
    let document = document.map_err(|errors| failed(first(&errors)))?;
    let options = options(paper).ok_or_else(|| failed("a date outside the calendar".into()))?;
    let pdf = typst_pdf::pdf(&document, &options).map_err(|errors| failed(first(&errors)))?;
    Ok(Rendered {
        pdf,
        missing_glyphs: missing.into_iter().collect(),
    })
}

fn first(errors: &[SourceDiagnostic]) -> String {
    errors
        .first()
        .map_or_else(String::new, |error| error.message.to_string())
}

/// PDF/A-2b: fonts inside, no script, made to be archived (OLR 35).
fn options(paper: &Paper) -> Option<PdfOptions> {
    let timestamp = china_datetime(paper.dated).and_then(|at| Timestamp::new_local(at, 8 * 60));
    Some(PdfOptions {
        ident: Smart::Custom(format!(
            "{}:{}:{}",
            paper.head.case_id,
            paper.kind.number(),
            paper.round
        )),
        creator: Smart::Custom(Some("Zhangban".to_owned())),
        timestamp: Some(timestamp?),
        standards: PdfStandards::new(&[PdfStandard::A_2b]).ok()?,
        ..PdfOptions::default()
    })
}

fn china_datetime(at: Instant) -> Option<Datetime> {
    let date = at.date_in_china();
    let (hour, minute) = at.time_in_china();
    Datetime::from_ymd_hms(
        date.year(),
        date.month().into(),
        date.day(),
        hour,
        minute,
        0,
    )
}

/// A rare character of a name must not vanish into a box: it is printed as its code point and reported.
fn replace_missing(value: &mut Value, fonts: &Fonts, missing: &mut BTreeSet<char>) {
    match value {
        Value::String(text) => {
            let lacks = |letter: char| {
                !letter.is_whitespace() && !letter.is_control() && !fonts.covers(letter)
            };
            if !text.chars().any(lacks) {
                return;
            }
            let mut printable = String::with_capacity(text.len());
            for letter in text.chars() {
                if lacks(letter) {
                    missing.insert(letter);
                    printable.push_str(&format!("〔U+{:04X}〕", u32::from(letter)));
                } else {
                    printable.push(letter);
                }
            }
            *text = printable;
        }
        Value::Array(values) => values
            .iter_mut()
            .for_each(|one| replace_missing(one, fonts, missing)),
        Value::Object(fields) => fields
            .values_mut()
            .for_each(|one| replace_missing(one, fonts, missing)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
