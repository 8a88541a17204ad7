//! The account counter (账户): registration, sign-in by password or by a provider, second factor, sessions, staff, readings.

mod enrol;
mod external;
mod first;
mod gate;
mod letters;
mod own;
mod personal;
mod register;
mod reset;
mod sign_in;
pub(crate) mod staff;
mod wiring;

pub use first::{NoFirst, first_operator};
pub use wiring::Accounts;
