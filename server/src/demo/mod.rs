//! Demo data: accounts, agencies, and cases at every stage, dated from the day of loading.
//!
//! Nothing here is a second way into the store: agencies go through the same units as an import, and cases are
//! driven through the desks and workers, with a clock that begins two months ago and ends now.

mod accounts;
mod agencies;
mod cases;
mod filing;
mod load;
mod story;

pub use accounts::{Person, SignIn};
pub use load::{DemoError, Loaded, is_in, load};
