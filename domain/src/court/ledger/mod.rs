//! The loan ledger (计息台账): what was lent, what was paid, what the law lets a lender claim.

mod cash;
mod conflict;
mod count;
mod error;
mod late;
mod rates;
mod renewal;
mod run;
mod set_off;

pub use cash::{AgreedRate, CashFlow, FlowKind, LedgerInput, LoanTerms, RatePeriod};
pub use conflict::{LedgerClaims, LedgerConflict, conflicts};
pub use error::LedgerError;
pub use late::{LatePerformanceRule, late_performance};
pub use rates::{Cap, InterestCap, LoanPrimeRate, LoanRates, RateBasis};
pub use renewal::{Renewal, RenewalRun};
pub use run::{Capped, Continuing, LedgerLine, LedgerNote, LedgerRun, run};
pub use set_off::{Applied, Balance, SetOff};
