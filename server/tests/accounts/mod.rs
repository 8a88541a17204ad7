//! The account counter on a real store, with letters over real SMTP. Tests name their ASVS 5.0 requirements.

mod browser;
mod personal;
mod registration;
mod sessions;
mod staff;
