//! Litigation fees (诉讼费用): the table of a day, the quote with its arithmetic, and what changes after payment.

mod change;
mod charge;
mod circumstance;
mod quote;
#[cfg(feature = "edition")]
pub mod replay;
mod table;

pub use change::{
    Settlement, after_payment_order, refund, refund_if_unpaid_after_conversion, settle, split,
    top_up,
};
pub use charge::{Charge, quote};
pub use circumstance::{Circumstances, Exemption, HalvingReason};
pub use quote::{
    FeeBand, FeeLine, FeeQuote, FeeRefusal, FeeRule, Halving, SpeedFormula, TableSource,
};
pub use table::{
    Bankruptcy, Bracket, Enforcement, FeeTable, Figure, FigureAndExcess, FigureRange, Preservation,
    ProvincialFigures, Schedule,
};
