//! What the server hands the press, and what comes back. Both programs compile this file; the server links no typesetter.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One document to set, as JSON on the standard input.
#[derive(Debug, Serialize, Deserialize)]
pub struct Job {
    /// Looked through in this order.
    pub font_folders: Vec<PathBuf>,
    /// The number of the document, `W01`.
    pub template: String,
    /// What the PDF is known by inside; the same values give the same bytes.
    pub identifier: String,
    pub dated: Dated,
    /// What the template reads.
    pub data: Value,
}

/// A minute of the Chinese calendar day.
#[derive(Debug, Serialize, Deserialize)]
pub struct Dated {
    pub year: i32,
    pub month: u8,
    pub day: u8,
    pub hour: u8,
    pub minute: u8,
}

/// The line before the PDF on the standard output.
#[derive(Debug, Serialize, Deserialize)]
pub struct Report {
    /// Characters no document font has; each stands in the text as its code point, never as an empty box.
    pub missing_glyphs: Vec<char>,
}
