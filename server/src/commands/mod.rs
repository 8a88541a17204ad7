//! The command line.

mod admin;
mod cli;
mod copies;
mod demo;
mod import;
mod keys;
mod rules;
mod serve;
mod upkeep;

pub use cli::run;
pub use rules::recount;
pub use serve::{Running, start};
