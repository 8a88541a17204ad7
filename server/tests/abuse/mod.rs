//! Abuse of a real server over TCP. Each test names the ASVS 5.0 requirement it shows; `docs/security.md` lists them.
//!
//! Counts are reduced where every change is tested, and whole with `cargo xtask test --full`.

mod canaries;
mod floods;
mod headers;
mod loads;
mod measure;
mod origin;
mod sessions;
mod shapes;
mod sign_in;
mod snapshot;
mod uploads;
mod wire;
