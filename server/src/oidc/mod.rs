//! Sign-in by OpenID Connect: authorization code with PKCE (RFC 7636), state, nonce and `iss` (RFC 9207).
//!
//! What an account may do comes of the desk (`desk/account/external.rs`); here stands how a provider is asked and
//! what of its answer is believed.

mod claims;
mod fetch;
mod provider;
mod routes;
mod transaction;
mod types;

pub use claims::Identity;
pub use provider::{OidcError, Provider, Providers};
pub use routes::endpoints;
pub use transaction::{Purpose, Transaction};
