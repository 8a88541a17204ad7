//! Court documents as PDF: the values of a case, set by the press (`press/`) with the fonts of the configured folders.

mod paper;
mod press;
mod words;

pub use paper::{CorrectionLine, ExhibitLine, FeeLine, Head, Paper, Words};
pub use press::{Documents, RenderError, Rendered, program};
pub use words::{
    article, chinese_date, chinese_time, correction_label, deadline_reason, evidence_label,
    ground_label, notice_title, percent, yuan,
};

pub use crate::evidence::paper_endpoints as endpoints;
