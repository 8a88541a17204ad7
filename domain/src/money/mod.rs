//! Amounts in integer fen (分) and the exact fractions in which fees and interest are computed.

mod fen;
mod parse;
mod ratio;

pub use fen::{Exact, Fen};
pub use ratio::Ratio;

use serde::{Deserialize, Serialize};

/// Why an amount or a fraction was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MoneyError {
    /// Nothing was written.
    Empty,
    /// An amount of money is written without a sign.
    Negative,
    /// The fen is the smallest unit: at most two decimals.
    TooManyDecimals,
    /// Not a number, or thousands separators in the wrong places.
    NotANumber,
    /// Beyond what the integer holds.
    Overflow,
    /// A fraction over zero.
    ZeroDenominator,
}

impl std::fmt::Display for MoneyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            MoneyError::Empty => "no amount given",
            MoneyError::Negative => "an amount is not negative",
            MoneyError::TooManyDecimals => "more than two decimals",
            MoneyError::NotANumber => "not an amount",
            MoneyError::Overflow => "too large",
            MoneyError::ZeroDenominator => "a fraction over zero",
        })
    }
}

impl std::error::Error for MoneyError {}
