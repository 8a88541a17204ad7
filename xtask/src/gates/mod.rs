//! Rules about the code that no compiler checks: who may depend on whom, and what may be written where.

mod code;
pub mod security;
pub mod sources;
pub mod tree;
mod verdict;
