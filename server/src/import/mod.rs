//! `zhangban import agencies FILE`, CSV or XLSX: a real way in for agencies, row by row.
//!
//! Lists inside a cell are separated by `;`, the parts of one entry by `|`, several regions by `+`:
//! a certificate is `licence|number|grade|scope|issuer|issued|expires|status`, a service is
//! `service|title|fixed, from or rate|value|days|regions|conditions|process`, practitioners are `kind|count`.

mod entries;
mod report;
mod row;
mod run;
mod source;
mod xlsx;

pub use report::{Fault, Report};
pub use row::COLUMNS;
pub use run::{ImportError, agencies};
pub use xlsx::XlsxError;
