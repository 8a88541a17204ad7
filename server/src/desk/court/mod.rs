//! The court counter: authorise, load, one transition, one save.

mod draft;
mod gate;
mod preview;
mod read;
mod review;
mod save;
mod submit;
mod wiring;

pub(crate) use save::{NO_ROOM, refused, unanswered};
pub use wiring::Court;
