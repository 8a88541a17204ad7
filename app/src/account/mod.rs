//! Accounts: registering, signing in, one's devices; staff and the record of readings.

mod api;
mod data;
mod enrol;
mod fields;
mod me;
mod readings;
mod register;
mod reset;
mod sessions;
mod sign_in;
mod staff;

pub use data::{ClosedPage, DataPage};
pub use enrol::SecondFactorPage;
pub use me::MePage;
pub use readings::ReadingsPage;
pub use register::{RegisterPage, RegisteredPage, VerifyEmailPage};
pub use reset::{ResetPage, ResetRequestPage};
pub use sessions::SessionsPage;
pub use sign_in::{CodePage, SignInPage};
pub use staff::StaffPage;
