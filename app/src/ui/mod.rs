//! What every page is built of.

mod export;
mod icons;
mod page;
mod term;

pub use export::export_links;
pub use icons::Icon;
pub use page::{awaited, error_text, form_errors, in_textarea, moment, param, refused, summary};
pub use term::{term, term_as};
