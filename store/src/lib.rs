//! What Zhangban keeps: units of work as data, one batching writer, one port per aggregate, files.
//!
//! SQLite is the embedded default and PostgreSQL the other; everything above `sqlite` and `postgres` is shared.

pub mod clock;
pub mod error;
pub mod files;
pub mod keys;
pub mod ports;
pub mod records;
pub mod store;
pub mod unit;
pub mod upkeep;

mod db;
mod postgres;
mod read;
mod rings;
mod schema;
mod sealing;
mod sqlite;
mod write;

pub use error::{Conflict, StoreError};
pub use store::{Options, Store};
pub use unit::{Saved, Unit, Write};
