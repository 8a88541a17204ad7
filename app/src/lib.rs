//! The pages of both counters: rendered on the server, with islands where a page answers while one types.

// A page's view is one type, nested as deeply as its markup.
#![recursion_limit = "512"]

pub mod account;
pub mod court;
pub mod desks;
pub mod help;
pub mod market;
pub mod routes;
pub mod shell;
pub mod text;
pub mod ui;
pub mod wire;

pub use routes::App;
pub use shell::shell;

/// Wakes the islands of a page that has any; nothing else of it is hydrated.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
