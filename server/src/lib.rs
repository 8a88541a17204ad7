//! The server of Zhangban 掌办: composition root, HTTP, desks, workers, documents.

#[cfg(feature = "jemalloc")]
mod allocator;
pub mod auth;
pub mod build;
pub mod clock;
pub mod commands;
pub mod config;
pub mod context;
pub mod demo;
pub mod desk;
pub mod documents;
pub mod evidence;
pub mod export;
pub mod http;
pub mod import;
pub mod mail;
pub mod names;
pub mod oidc;
pub mod random;
pub mod receipts;
pub mod work;
