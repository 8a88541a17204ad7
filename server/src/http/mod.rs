//! HTTP: the accept loop, the layers every request passes, and the routes.

pub mod caller;
pub mod cookies;
pub mod endpoint;
pub mod files;
pub mod form_state;
pub mod guard;
pub mod health;
pub mod limits;
pub mod local;
pub mod log;
pub mod metrics;
pub mod origin;
pub mod pages;
pub mod peer;
pub mod personal;
pub mod prefs;
pub mod problem;
pub mod reply;
pub mod router;
pub mod routes;
pub mod security;
pub mod serve;
pub mod server_fns;
pub mod session;
pub mod tls;
pub mod visit;

mod connections;
mod slow;
mod squeeze;
mod words;
