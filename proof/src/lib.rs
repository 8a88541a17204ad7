//! Proofs made where the reader is: the rules of `domain` as a module of their own, without pages.
//!
//! A page imports it when something is to be checked, and the server never sees what was checked.

mod receipt;

pub use receipt::prove_receipt;
