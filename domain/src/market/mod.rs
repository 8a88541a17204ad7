//! The intermediary supermarket (网上中介超市): agencies, their certificates and services.

pub mod agency;
pub mod desk;
pub mod import;
pub mod listing;
pub mod region;
pub mod synonym;
pub mod taxonomy;
pub mod traditional;
pub mod view;
