//! Why no ledger can be computed.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::money::MoneyError;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum LedgerError {
    NothingLent,
    NegativeAmount {
        flow: usize,
    },
    DeductedMoreThanLent {
        flow: usize,
    },
    /// The rules hold no prime rate at all.
    NoPrimeRate,
    /// The rules hold no cap at all.
    NoCap,
    Money {
        cause: MoneyError,
    },
}

impl From<MoneyError> for LedgerError {
    fn from(error: MoneyError) -> Self {
        LedgerError::Money { cause: error }
    }
}

impl fmt::Display for LedgerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LedgerError::NothingLent => f.write_str("nothing was lent before the cut-off"),
            LedgerError::NegativeAmount { flow } => write!(f, "flow {flow} is negative"),
            LedgerError::DeductedMoreThanLent { flow } => {
                write!(f, "flow {flow} deducts more than was lent")
            }
            LedgerError::NoPrimeRate => f.write_str("the rules hold no prime rate"),
            LedgerError::NoCap => f.write_str("the rules hold no interest cap"),
            LedgerError::Money { cause } => cause.fmt(f),
        }
    }
}

impl core::error::Error for LedgerError {}
