//! What the parties agreed and what moved between them.

use serde::{Deserialize, Serialize};

use super::{renewal::Renewal, set_off::SetOff};
use crate::{
    calendar::{Date, as_iso, as_iso_option},
    money::{Fen, MoneyError, Ratio},
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerInput {
    pub terms: LoanTerms,
    /// In the order they were entered; conflicts name a flow by its place here.
    pub flows: Vec<CashFlow>,
    /// The day the claim is filed, or today while it is drafted (LEND 31).
    #[serde(with = "as_iso")]
    pub filed_on: Date,
    /// Interest is claimed in figures up to this day.
    #[serde(with = "as_iso")]
    pub cut_off: Date,
    /// Interest is also claimed until the debt is paid.
    pub until_paid: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoanTerms {
    #[serde(with = "as_iso")]
    pub contract_on: Date,
    /// The last day to repay in time; without it nothing is overdue.
    #[serde(with = "as_iso_option", default)]
    pub due_on: Option<Date>,
    pub agreed_amount: Option<Fen>,
    /// The claimant says that less was provided than agreed.
    pub partly_provided: bool,
    pub rate: AgreedRate,
    pub overdue_rate: AgreedRate,
    /// 违约金 agreed as a rate on what is overdue.
    pub penalty_rate: AgreedRate,
    /// Other charges for being late, as one sum (LEND 29).
    pub other_charges: Fen,
    pub between_natural_persons: bool,
    pub set_off: SetOff,
    /// The note was written anew with interest of an earlier loan in it (LEND 27).
    #[serde(default)]
    pub renewal: Option<Renewal>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CashFlow {
    #[serde(with = "as_iso")]
    pub on: Date,
    pub amount: Fen,
    pub kind: FlowKind,
}

/// In the order in which flows of one day are posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlowKind {
    /// The amount as the contract counts it, a deduction included.
    Lend,
    /// 预先扣除的利息: kept back when lending, so never lent (LEND 26).
    DeductedInterest,
    /// A cost of realising the debt that the borrower owes.
    Cost,
    /// Paid without saying what for.
    Payment,
    PrincipalRepayment,
    InterestPayment,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "agreed", rename_all = "snake_case")]
pub enum AgreedRate {
    #[default]
    None,
    /// Something was said about interest, but not what.
    Unclear,
    Rate {
        rate: Ratio,
        per: RatePeriod,
    },
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RatePeriod {
    #[default]
    Day,
    Month,
    Quarter,
    Year,
}

impl FlowKind {
    #[must_use]
    pub fn is_paid_by_borrower(self) -> bool {
        matches!(
            self,
            FlowKind::Payment | FlowKind::PrincipalRepayment | FlowKind::InterestPayment
        )
    }
}

impl AgreedRate {
    /// The period the rate was agreed for, if one was.
    #[must_use]
    pub fn per(self) -> Option<RatePeriod> {
        match self {
            AgreedRate::Rate { per, .. } => Some(per),
            AgreedRate::None | AgreedRate::Unclear => None,
        }
    }

    /// The rate of a year, if one is agreed.
    ///
    /// # Errors
    /// An overflow.
    pub fn annual(self) -> Result<Option<Ratio>, MoneyError> {
        let AgreedRate::Rate { rate, per } = self else {
            return Ok(None);
        };
        let periods = match per {
            RatePeriod::Day => super::count::DAYS_PER_YEAR,
            RatePeriod::Month => 12,
            RatePeriod::Quarter => 4,
            RatePeriod::Year => 1,
        };
        rate.checked_mul(Ratio::whole(periods)).map(Some)
    }
}

impl LedgerInput {
    /// The sum of the flows of one kind.
    ///
    /// # Errors
    /// An overflow.
    pub fn sum(&self, kind: FlowKind) -> Result<Fen, MoneyError> {
        let flows = self.flows.iter().filter(|flow| flow.kind == kind);
        Fen::checked_sum(flows.map(|flow| flow.amount))
    }
}
