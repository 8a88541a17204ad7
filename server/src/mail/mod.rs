//! Letters: composed in the reader's language, handed to a mail server or, without one, written into a folder.

mod letters;
mod send;

pub use letters::Template;
pub use send::{MailError, Mailer};
