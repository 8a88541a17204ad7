//! The doubled part of interest for late performance of a judgment (加倍部分债务利息).

use serde::{Deserialize, Serialize};

use crate::{
    money::{Fen, MoneyError, Ratio},
    rulebook::Checked,
};

/// LATE 1: a rate for each day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LatePerformanceRule {
    pub per_day: Ratio,
}

impl Checked for LatePerformanceRule {
    fn fault(&self) -> Option<String> {
        (self.per_day <= Ratio::ZERO)
            .then(|| "late performance costs something each day".to_owned())
    }
}

/// LATE 1: unpaid principal of the judgment, without ordinary interest, times the daily rate and the days. The
/// principal is paid before this part (LATE 4).
///
/// # Errors
/// An overflow.
pub fn late_performance(
    unpaid: Fen,
    days: u32,
    rule: &LatePerformanceRule,
) -> Result<Fen, MoneyError> {
    unpaid
        .times(rule.per_day)?
        .times(Ratio::whole(days.into()))?
        .round()
}
