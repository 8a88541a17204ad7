//! The micro-court (移动微法院): filing, the case, its clocks and its money.

pub mod case;
pub mod cause;
pub mod courts;
pub mod deadline;
pub mod desk;
pub mod draft;
pub mod evidence;
pub mod fee;
pub mod field;
pub mod filing;
pub mod jurisdiction;
pub mod ledger;
pub mod notice;
pub mod party;
mod running;
pub mod tasks;
pub mod view;
