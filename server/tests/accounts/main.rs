//! The account counter on a real store, with letters over real SMTP. Tests name their ASVS 5.0 requirements.

#[path = "../support/mod.rs"]
mod support;

mod browser;
mod registration;
mod sessions;
mod staff;
