//! Texts with an invariant, and personal texts that stay out of logs and are sealed at rest.

mod bounded;
mod clean;
mod email;
mod names;
mod private;

pub use bounded::{Line, LongText};
pub use clean::TextError;
pub use email::Email;
pub use names::{Address, OrgName, PersonName};
pub use private::Private;
