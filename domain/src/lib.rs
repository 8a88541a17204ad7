//! The law of Zhangban 掌办 as types and functions, for the browser and the server alike.
//!
//! Nothing here reads a clock, a random source, the environment or a database: rules receive them.

pub mod account;
pub mod calendar;
pub mod caller;
pub mod clock;
pub mod court;
pub mod docket;
#[cfg(feature = "edition")]
pub mod edition;
pub mod id;
pub mod identity;
pub mod market;
pub mod money;
pub mod outcome;
pub mod personal;
pub mod receipt;
pub mod refusal;
#[cfg(feature = "edition")]
pub mod replay;
pub mod rulebook;
pub mod search;
pub mod text;
