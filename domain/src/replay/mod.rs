//! Vector files computed again: the rules are a public specification that anyone can replay.

mod deadlines;
mod fees;
mod format;
mod identity;
mod report;

pub use format::{ReplayError, check};
pub use report::{Mismatch, Report};
