//! Rules as values: effective-dated, sourced, amendable.
//!
//! The built-in files are the first edition. An amendment makes a new book; an old case keeps
//! reading the entry that was in force on its day.

mod amendment;
mod book;
mod citation;
mod edition;

pub use amendment::{Amendment, Refused};
pub use book::RuleBook;
pub use citation::{Citation, CitationError, Law};
pub use edition::{Checked, Dated, Edition, Keyed, Table};
