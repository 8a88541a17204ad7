//! One plan, one file. Each prints its figures and fails where a bar is missed.

pub mod backups;
pub mod clock;
pub mod disk_full;
pub mod flips;
pub mod fsync;
pub mod kill;
pub mod order;
pub mod postgres;
