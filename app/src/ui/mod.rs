//! What every page is built of.

mod icons;
mod page;

pub use icons::Icon;
pub use page::{awaited, error_text, form_errors, moment, param, refused, summary};
