//! Which yearly rate runs on which day, and how high the law lets it be.

use serde::{Deserialize, Serialize};

use super::{
    cash::{AgreedRate, LedgerInput, LoanTerms},
    run::{LedgerError, LedgerNote},
};
use crate::{
    calendar::Date,
    money::Ratio,
    rulebook::{Checked, Dated, Edition, RuleBook},
};

/// 一年期贷款市场报价利率.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LoanPrimeRate(pub Ratio);

/// How private lending is capped (LEND 25).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "cap", rename_all = "snake_case")]
pub enum InterestCap {
    Fixed { rate: Ratio },
    LoanPrimeRate { multiple: i64 },
}

/// The slice of the rule book a ledger reads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoanRates {
    pub prime: Edition<LoanPrimeRate>,
    pub caps: Edition<InterestCap>,
}

/// The highest yearly rate on a day, and what it was derived from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cap {
    pub annual: Ratio,
    /// The prime rate and its multiple; none for a fixed cap.
    pub prime: Option<(LoanPrimeRate, i64)>,
}

/// Why this rate runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RateBasis {
    /// LEND 24: none agreed, or unclear.
    NoInterest,
    Agreed,
    AgreedOverdue,
    /// LEND 28(2): no overdue rate agreed, so the loan rate goes on.
    LoanRateOverdue,
    /// LEND 28(1): neither rate agreed.
    PrimeRateOverdue,
}

/// The rate that runs on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Running {
    pub(super) annual: Ratio,
    pub(super) basis: RateBasis,
    pub(super) uncapped: Ratio,
    pub(super) cap: Cap,
}

impl Checked for LoanPrimeRate {
    fn fault(&self) -> Option<String> {
        (self.0 <= Ratio::ZERO || self.0 >= Ratio::ONE)
            .then(|| "a prime rate lies between 0 and 100 %".to_owned())
    }
}

impl Checked for InterestCap {
    fn fault(&self) -> Option<String> {
        let positive = match self {
            InterestCap::Fixed { rate } => *rate > Ratio::ZERO,
            InterestCap::LoanPrimeRate { multiple } => *multiple > 0,
        };
        (!positive).then(|| "an interest cap is positive".to_owned())
    }
}

impl LoanRates {
    #[must_use]
    pub fn of(rules: &RuleBook) -> Self {
        Self {
            prime: rules.lpr.clone(),
            caps: rules.lending.clone(),
        }
    }

    fn prime_at(&self, day: Date) -> Result<LoanPrimeRate, LedgerError> {
        let entry = self.prime.at(day).ok_or(LedgerError::NoPrimeRate)?;
        Ok(entry.value)
    }

    /// The cap for interest of `day`. A contract older than the present rule keeps the earlier cap until the day the
    /// rule began; from then on the present rule holds with the prime rate of the day of filing (LEND 31).
    pub(super) fn cap(&self, input: &LedgerInput, day: Date) -> Result<Cap, LedgerError> {
        let contract_on = input.terms.contract_on;
        let newer = self
            .newer_cap(input)
            .filter(|newer| day >= newer.effective_from);
        let (rule, prime_on) = match newer {
            Some(newer) => (newer.value, input.filed_on),
            None => {
                let at_contract = self.caps.at(contract_on).ok_or(LedgerError::NoCap)?;
                (at_contract.value, contract_on)
            }
        };
        match rule {
            InterestCap::Fixed { rate } => Ok(Cap {
                annual: rate,
                prime: None,
            }),
            InterestCap::LoanPrimeRate { multiple } => {
                let prime = self.prime_at(prime_on)?;
                Ok(Cap {
                    annual: prime.0.checked_mul(Ratio::whole(multiple))?,
                    prime: Some((prime, multiple)),
                })
            }
        }
    }

    /// The cap of the day of filing, if it began after the contract was made.
    fn newer_cap(&self, input: &LedgerInput) -> Option<&Dated<InterestCap>> {
        let at_filing = self.caps.at(input.filed_on)?;
        (at_filing.effective_from > input.terms.contract_on).then_some(at_filing)
    }

    /// The day a newer cap takes over from the contract's own, if it does.
    pub(super) fn cap_changes_on(&self, input: &LedgerInput) -> Option<Date> {
        self.newer_cap(input).map(|newer| newer.effective_from)
    }

    pub(super) fn running(&self, input: &LedgerInput, day: Date) -> Result<Running, LedgerError> {
        let terms = &input.terms;
        let (uncapped, basis) = match terms.due_on {
            Some(due) if day >= due => self.overdue(terms, due)?,
            _ => in_term(terms)?,
        };
        // What bears no interest needs no cap, however old the contract.
        let cap = match uncapped > Ratio::ZERO {
            true => self.cap(input, day)?,
            false => Cap::default(),
        };
        Ok(Running {
            annual: uncapped.min(cap.annual),
            basis,
            uncapped,
            cap,
        })
    }

    /// LEND 28 for the rate, LEND 29 for what a penalty adds to it.
    fn overdue(&self, terms: &LoanTerms, due: Date) -> Result<(Ratio, RateBasis), LedgerError> {
        let penalty = terms.penalty_rate.annual()?;
        let (rate, basis) = match (terms.overdue_rate.annual()?, terms.rate.annual()?) {
            (Some(overdue), _) => (overdue, RateBasis::AgreedOverdue),
            (None, Some(loan)) => (loan, RateBasis::LoanRateOverdue),
            // The penalty is the agreed consequence of being late, so the law fills no gap.
            (None, None) if penalty.is_some() => (Ratio::ZERO, RateBasis::AgreedOverdue),
            (None, None) => {
                let first_late_day = due.next_day().unwrap_or(due);
                (
                    self.prime_at(first_late_day)?.0,
                    RateBasis::PrimeRateOverdue,
                )
            }
        };
        Ok((rate.checked_add(penalty.unwrap_or_default())?, basis))
    }
}

fn in_term(terms: &LoanTerms) -> Result<(Ratio, RateBasis), LedgerError> {
    Ok(match terms.rate.annual()? {
        Some(annual) => (annual, RateBasis::Agreed),
        None => (Ratio::ZERO, RateBasis::NoInterest),
    })
}

/// LEND 24: silence bears no interest; an unclear rate bears none between natural persons, and is for the court to
/// settle otherwise.
pub(super) fn note_on_loan_rate(terms: &LoanTerms) -> Option<LedgerNote> {
    match (terms.rate, terms.between_natural_persons) {
        (AgreedRate::None, _) => Some(LedgerNote::NoInterestAgreed),
        (AgreedRate::Unclear, true) => Some(LedgerNote::UnclearBetweenPersons),
        (AgreedRate::Unclear, false) => Some(LedgerNote::UnclearLeftToCourt),
        (AgreedRate::Rate { .. }, _) => None,
    }
}
