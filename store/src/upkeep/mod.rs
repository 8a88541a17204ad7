//! Upkeep from the command line: proof of what is stored, rebuilding of views, copies, pruning.

mod copy;
mod prune;
mod rebuild;
mod sealed;
mod ties;
mod verify;

pub use copy::{backup, restore};
pub use prune::Pruned;
pub use rebuild::Rebuilt;
pub use verify::{Finding, Report};
