//! What happens after a commit: documents, letters, the search index, and what time alone does.

mod bell;
mod clockwork;
mod index;
mod issue;
mod notify;
mod outbox;
mod paper;
mod workers;

pub use bell::Bell;
pub use clockwork::tick_due;
pub use index::{catch_up, rebuild_index};
pub use outbox::{WorkError, work_off};
pub use workers::start;
