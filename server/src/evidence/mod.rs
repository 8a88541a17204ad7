//! Files over HTTP: exhibits sent in one form or in resumable pieces, and papers given out again.
//!
//! These are plain routes and no server functions, whose codecs know no limit of the body.

mod bombs;
mod download;
mod form;
mod intake;
mod names;
mod pieces;
mod routes;
mod sniff;

pub(crate) use download::attachment;
pub use intake::add;
pub use names::{content_disposition, paper_name, safe_name};
pub use routes::{endpoints, paper_endpoints, receipt_endpoints};
