//! Which yearly rate runs on which day, and how high the law lets it be.

use serde::{Deserialize, Serialize};

use super::{
    cash::{AgreedRate, LedgerInput, LoanTerms, RatePeriod},
    error::LedgerError,
    run::LedgerNote,
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
    /// What the agreed rate is counted in.
    pub(super) per: RatePeriod,
    /// A day older than the rules was met with their first entry: the court settles the rate.
    pub(super) left_to_court: bool,
}

/// A value of a series, and whether the series really reaches the day it was asked for.
#[derive(Clone, Copy)]
struct Found<T> {
    value: T,
    reached: bool,
}

/// A rate before its limit.
struct Wanted {
    annual: Ratio,
    basis: RateBasis,
    per: RatePeriod,
    left_to_court: bool,
}

/// The entry of `day`, or the nearest where the series does not reach it: a court must take an old loan like any
/// other (INT 219), so the day is no reason to compute nothing.
fn found<T: Copy>(series: &Edition<T>, day: Date) -> Option<Found<T>> {
    let in_force = series.at(day);
    let entries = series.entries();
    let nearest = || {
        let begun = entries
            .iter()
            .rev()
            .find(|entry| entry.effective_from <= day);
        begun.or(entries.first())
    };
    let entry = in_force.or_else(nearest)?;
    Some(Found {
        value: entry.value,
        reached: in_force.is_some(),
    })
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

    fn prime_at(&self, day: Date) -> Result<Found<LoanPrimeRate>, LedgerError> {
        found(&self.prime, day).ok_or(LedgerError::NoPrimeRate)
    }

    /// The cap for interest of `day`, and whether the rules reach the days it is taken from. A contract older than the present rule keeps the earlier cap until the day the
    /// rule began; from then on the present rule holds with the prime rate of the day of filing (LEND 31).
    fn cap(&self, input: &LedgerInput, day: Date) -> Result<Found<Cap>, LedgerError> {
        let contract_on = input.terms.contract_on;
        let newer = self
            .newer_cap(input)
            .filter(|newer| day >= newer.effective_from);
        let (rule, prime_on) = match newer {
            Some(newer) => {
                let value = newer.value;
                let reached = true;
                (Found { value, reached }, input.filed_on)
            }
            None => {
                let at_contract = found(&self.caps, contract_on).ok_or(LedgerError::NoCap)?;
                (at_contract, contract_on)
            }
        };
        match rule.value {
            InterestCap::Fixed { rate } => Ok(Found {
                value: Cap {
                    annual: rate,
                    prime: None,
                },
                reached: rule.reached,
            }),
            InterestCap::LoanPrimeRate { multiple } => {
                let prime = self.prime_at(prime_on)?;
                Ok(Found {
                    value: Cap {
                        annual: prime.value.0.checked_mul(Ratio::whole(multiple))?,
                        prime: Some((prime.value, multiple)),
                    },
                    reached: rule.reached && prime.reached,
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
        let wanted = match terms.due_on {
            Some(due) if day >= due => self.overdue(terms, due)?,
            _ => in_term(terms)?,
        };
        // What bears no interest needs no cap, however old the contract.
        let cap = match wanted.annual > Ratio::ZERO {
            true => self.cap(input, day)?,
            false => Found {
                value: Cap::default(),
                reached: true,
            },
        };
        Ok(Running {
            annual: wanted.annual.min(cap.value.annual),
            basis: wanted.basis,
            uncapped: wanted.annual,
            cap: cap.value,
            per: wanted.per,
            left_to_court: wanted.left_to_court || !cap.reached,
        })
    }

    /// LEND 28 for the rate, LEND 29 for what a penalty adds to it.
    fn overdue(&self, terms: &LoanTerms, due: Date) -> Result<Wanted, LedgerError> {
        let penalty = terms.penalty_rate.annual()?;
        let (rate, basis) = match (terms.overdue_rate.annual()?, terms.rate.annual()?) {
            (Some(overdue), _) => (overdue, RateBasis::AgreedOverdue),
            (None, Some(loan)) => (loan, RateBasis::LoanRateOverdue),
            // The penalty is the agreed consequence of being late, so the law fills no gap.
            (None, None) if penalty.is_some() => (Ratio::ZERO, RateBasis::AgreedOverdue),
            (None, None) => {
                let first_late_day = due.next_day().unwrap_or(due);
                let prime = self.prime_at(first_late_day)?;
                return Ok(Wanted {
                    annual: prime.value.0,
                    basis: RateBasis::PrimeRateOverdue,
                    per: RatePeriod::Day,
                    left_to_court: !prime.reached,
                });
            }
        };
        let periods = [terms.overdue_rate, terms.rate].map(AgreedRate::per);
        // A penalty runs by the day, and what is added to it with it.
        let per = match penalty {
            Some(_) => RatePeriod::Day,
            None => periods.into_iter().flatten().next().unwrap_or_default(),
        };
        Ok(Wanted {
            annual: rate.checked_add(penalty.unwrap_or_default())?,
            basis,
            per,
            left_to_court: false,
        })
    }
}

fn in_term(terms: &LoanTerms) -> Result<Wanted, LedgerError> {
    let (annual, basis) = match terms.rate.annual()? {
        Some(annual) => (annual, RateBasis::Agreed),
        None => (Ratio::ZERO, RateBasis::NoInterest),
    };
    Ok(Wanted {
        annual,
        basis,
        per: terms.rate.per().unwrap_or_default(),
        left_to_court: false,
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
