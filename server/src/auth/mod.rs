//! Passwords, codes, one-time tokens, and how often they may be tried.

pub mod lifetime;
pub mod password;
pub mod policy;
pub mod qr;
pub mod throttle;
pub mod totp;
