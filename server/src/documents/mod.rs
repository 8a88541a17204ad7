//! Court documents as PDF: the values of a case, set by typst with the fonts of the configured folders.

mod fonts;
mod paper;
mod render;
mod words;
mod world;

pub use paper::{CorrectionLine, ExhibitLine, FeeLine, Head, Paper, Words};
pub use render::{Documents, RenderError, Rendered};
pub use words::{
    article, chinese_date, chinese_time, correction_label, deadline_reason, evidence_label,
    ground_label, notice_title, percent, yuan,
};

pub use crate::evidence::paper_endpoints as endpoints;
