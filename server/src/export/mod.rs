//! Lists as files: CSV and XLSX, sent while they are read. Every list comes of the desk its page comes of, so that
//! a file never holds what the page would not show.

mod cell;
mod csv;
mod lists;
mod routes;
mod send;
mod xlsx;

pub use cell::{Cell, harmless};
pub use routes::endpoints;
pub use xlsx::{SheetFull, Workbook};
