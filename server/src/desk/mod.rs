//! The desks: authorise, load, one transition, one save.

pub mod account;
pub mod court;
pub mod market;
