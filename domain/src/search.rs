//! Searching for agencies: the query as a shareable address, and the shape of an answer.

mod answer;
mod pairs;
mod query;

pub use answer::*;
pub use pairs::*;
pub use query::*;
