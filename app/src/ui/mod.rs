//! What every page is built of.

mod icons;
mod page;
mod term;

pub use icons::Icon;
pub use page::{awaited, error_text, form_errors, in_textarea, moment, param, refused, summary};
pub use term::{term, term_as};
