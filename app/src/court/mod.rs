//! The micro-court's pages: from the first question to the docket.

mod answers;
mod api;
mod autosave;
mod case;
mod check;
mod draft;
mod evidence;
mod fields;
mod home;
mod ledger;
mod parts;
mod paths;
mod queue;
mod receipt;
mod review;
mod step;
mod todo;
mod upload;
mod venue;
mod verify;

pub use case::CasePage;
pub use check::CheckPage;
pub use draft::DraftPage;
pub use home::CourtPage;
pub use parts::{citation, percent};
pub use queue::QueuePage;
pub use receipt::ReceiptPage;
pub use review::ReviewPage;
pub use step::StepPage;
pub use todo::TodoPage;
pub use verify::VerifyPage;
