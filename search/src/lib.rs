//! The search index over agencies: fed in commit order, disposable, rebuildable from the store at any time.

pub mod fold;
pub mod generate;
pub mod index;
pub mod latin;
pub mod sound;
pub mod tokens;
pub mod vocabulary;

mod bits;
mod correct;
mod day;
mod explain;
mod facets;
mod filter;
mod letters;
mod meet;
mod phrases;
mod place;
mod plan;
mod reading;
mod rows;
mod run;
mod schema;
mod snapshot;
mod suggest;
mod tally;

pub use index::{Change, Index, SearchError};
