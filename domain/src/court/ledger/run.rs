//! The ledger run: interest day by day on what was really lent, each posting rounded once, half up to the fen.

use serde::{Deserialize, Serialize};

use super::{
    cash::{FlowKind, LedgerInput},
    count::{Counting, days},
    error::LedgerError,
    rates::{Cap, LoanRates, RateBasis, Running, note_on_loan_rate},
    renewal::RenewalRun,
    set_off::{Applied, Balance},
};
use crate::{
    calendar::{Date, as_iso},
    money::{Exact, Fen, Ratio},
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerRun {
    pub lines: Vec<LedgerLine>,
    /// What was really lent: deducted interest never was (LEND 26).
    pub actual_principal: Fen,
    pub outstanding: Balance,
    /// The most that may be claimed: the law names no day count, so what any usual one gives is no conflict.
    /// Interest here includes the charges allowed.
    pub at_most: Balance,
    /// Other charges for being late, as far as the cap leaves room (LEND 29).
    pub charges_allowed: Fen,
    /// Paid beyond everything owed.
    pub overpaid: Fen,
    pub capped: Option<Capped>,
    /// What goes on from the cut-off until the debt is paid.
    pub continuing: Option<Continuing>,
    /// What became of interest of an earlier loan (LEND 27).
    #[serde(default)]
    pub renewal: Option<RenewalRun>,
    pub notes: Vec<LedgerNote>,
}

/// One stretch of days at one rate, and the flow that ends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerLine {
    #[serde(with = "as_iso")]
    pub from: Date,
    #[serde(with = "as_iso")]
    pub to: Date,
    pub days: i64,
    /// The principal that bore interest in these days.
    pub principal: Fen,
    pub annual: Ratio,
    pub basis: RateBasis,
    pub interest: Fen,
    /// The flow's place in the input.
    pub flow: Option<usize>,
    pub kind: Option<FlowKind>,
    pub amount: Fen,
    pub applied: Applied,
    pub balance: Balance,
}

/// The agreed rate was higher than the law allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capped {
    pub agreed: Ratio,
    pub cap: Cap,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Continuing {
    pub principal: Fen,
    pub annual: Ratio,
    pub basis: RateBasis,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LedgerNote {
    NoInterestAgreed,
    UnclearBetweenPersons,
    UnclearLeftToCourt,
    InterestDeducted,
    OverdueAtLoanRate,
    OverdueAtPrimeRate,
    CappedByLaw,
    /// LEND 31: another cap holds for interest before the present rule.
    TwoCaps,
    ChargesCut,
    PaidMoreThanOwed,
    /// No due date: nothing is counted as overdue.
    NoDueDate,
    /// The rules begin later than a day the ledger needs: the rate of that day is left to the court.
    RateLeftToCourt,
    /// LEND 27(1): rolled-in interest above the cap is no principal.
    RolledInterestCut,
    /// LEND 27(2): in all no more than the first principal with interest at the cap.
    RenewalLimited,
}

/// Runs the ledger up to the cut-off; flows after it are left out (see `conflicts`).
///
/// # Errors
/// Nothing lent, a negative flow, a deduction above what was lent, rules without rates, an overflow.
pub fn run(input: &LedgerInput, rates: &LoanRates) -> Result<LedgerRun, LedgerError> {
    if let Some(flow) = input
        .flows
        .iter()
        .position(|flow| flow.amount.is_negative())
    {
        return Err(LedgerError::NegativeAmount { flow });
    }
    let renewal = input.terms.renewal;
    let bounds = renewal
        .map(|renewal| renewal.bounds(input, rates))
        .transpose()?;
    let not_lent = match &bounds {
        Some(bounds) => bounds.not_principal()?,
        None => Fen::ZERO,
    };
    let mut run = counted(input, rates, Counting::AsAgreed, not_lent)?;
    let other = counted(input, rates, Counting::Otherwise, not_lent)?.at_most;
    let most = &mut run.at_most;
    most.cost = most.cost.max(other.cost);
    most.interest = most.interest.max(other.interest);
    most.principal = most.principal.max(other.principal);
    if let Some(bounds) = bounds {
        bounds.hold(&mut run)?;
    }
    Ok(run)
}

/// One run; `not_lent` is what the first lendings state and the law does not count as lent (LEND 27(1)).
pub(super) fn counted(
    input: &LedgerInput,
    rates: &LoanRates,
    counting: Counting,
    not_lent: Fen,
) -> Result<LedgerRun, LedgerError> {
    let stops = stops(input, rates)?;
    let mut book = Book::new(input, rates, counting, stops[0].on);
    book.not_lent = not_lent;
    for stop in stops {
        book.advance(stop)?;
    }
    book.close()
}

/// A day on which something is posted or the rate may change.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Stop {
    on: Date,
    kind: Option<FlowKind>,
    flow: Option<usize>,
}

/// From the first lending to the cut-off; a change of rate comes before the flows of its day.
fn stops(input: &LedgerInput, rates: &LoanRates) -> Result<Vec<Stop>, LedgerError> {
    let lent =
        |flow: &&super::cash::CashFlow| flow.kind == FlowKind::Lend && flow.on <= input.cut_off;
    let first_lent = input.flows.iter().filter(lent).map(|flow| flow.on).min();
    let first_lent = first_lent.ok_or(LedgerError::NothingLent)?;
    let bare = |on| Stop {
        on,
        kind: None,
        flow: None,
    };
    let flows = input.flows.iter().enumerate().map(|(place, flow)| Stop {
        on: flow.on,
        kind: Some(flow.kind),
        flow: Some(place),
    });
    let changes = [input.terms.due_on, rates.cap_changes_on(input)];
    let changes = changes
        .into_iter()
        .flatten()
        .filter(|day| *day > first_lent)
        .map(bare);
    let mut stops: Vec<Stop> = flows
        .chain(changes)
        .filter(|stop| stop.on <= input.cut_off)
        .collect();
    stops.push(bare(input.cut_off));
    stops.sort();
    Ok(stops)
}

struct Book<'a> {
    input: &'a LedgerInput,
    rates: &'a LoanRates,
    counting: Counting,
    /// The day the principal was lent that interest periods are counted from.
    lent_on: Date,
    reached: Date,
    balance: Balance,
    /// What the cap leaves free beside the overdue rate, for other charges.
    room: Exact,
    /// What is still to be taken off the lendings.
    not_lent: Fen,
    run: LedgerRun,
}

impl<'a> Book<'a> {
    fn new(input: &'a LedgerInput, rates: &'a LoanRates, counting: Counting, from: Date) -> Self {
        let mut notes: Vec<LedgerNote> = note_on_loan_rate(&input.terms).into_iter().collect();
        if input.terms.due_on.is_none() {
            notes.push(LedgerNote::NoDueDate);
        }
        let run = LedgerRun {
            lines: Vec::new(),
            actual_principal: Fen::ZERO,
            outstanding: Balance::default(),
            at_most: Balance::default(),
            charges_allowed: Fen::ZERO,
            overpaid: Fen::ZERO,
            capped: None,
            continuing: None,
            renewal: None,
            notes,
        };
        Self {
            input,
            rates,
            counting,
            lent_on: from,
            reached: from,
            balance: Balance::default(),
            room: Exact::ZERO,
            not_lent: Fen::ZERO,
            run,
        }
    }

    fn advance(&mut self, stop: Stop) -> Result<(), LedgerError> {
        let days = days(self.reached, stop.on);
        let running = self.rates.running(self.input, self.reached)?;
        let principal = self.balance.principal;
        let interest = match days > 0 && !principal.is_zero() {
            true => self.accrue(&running, stop.on)?,
            false => Fen::ZERO,
        };
        let (amount, applied) = match stop.flow {
            Some(flow) => (self.input.flows[flow].amount, self.post(flow)?),
            None => (Fen::ZERO, Applied::default()),
        };
        if days > 0 || stop.flow.is_some() {
            self.run.lines.push(LedgerLine {
                from: self.reached,
                to: stop.on,
                days,
                principal,
                annual: running.annual,
                basis: running.basis,
                interest,
                flow: stop.flow,
                kind: stop.kind,
                amount,
                applied,
                balance: self.balance,
            });
        }
        self.reached = stop.on;
        Ok(())
    }

    /// Posts the interest of some days: the one rounding of the line.
    fn accrue(&mut self, running: &Running, to: Date) -> Result<Fen, LedgerError> {
        let years = self
            .counting
            .years(running.per, self.lent_on, self.reached, to)?;
        let interest = self
            .balance
            .principal
            .times(running.annual)?
            .times(years)?
            .round()?;
        self.balance.interest = self.balance.interest.checked_add(interest)?;
        let overdue = self
            .input
            .terms
            .due_on
            .is_some_and(|due| self.reached >= due);
        if overdue {
            let free = running.cap.annual.checked_sub(running.annual)?;
            let room = self.balance.principal.times(free)?.times(years)?;
            self.room = self.room.checked_add(room)?;
        }
        self.note(running);
        Ok(interest)
    }

    fn note(&mut self, running: &Running) {
        let note = match running.basis {
            RateBasis::LoanRateOverdue => Some(LedgerNote::OverdueAtLoanRate),
            RateBasis::PrimeRateOverdue => Some(LedgerNote::OverdueAtPrimeRate),
            RateBasis::NoInterest | RateBasis::Agreed | RateBasis::AgreedOverdue => None,
        };
        note.into_iter().for_each(|note| self.add_note(note));
        if running.left_to_court {
            self.add_note(LedgerNote::RateLeftToCourt);
        }
        if running.uncapped > running.cap.annual {
            self.add_note(LedgerNote::CappedByLaw);
            let steeper = self
                .run
                .capped
                .is_none_or(|known| running.uncapped > known.agreed);
            if steeper {
                self.run.capped = Some(Capped {
                    agreed: running.uncapped,
                    cap: running.cap,
                });
            }
            if self.rates.cap_changes_on(self.input).is_some() {
                self.add_note(LedgerNote::TwoCaps);
            }
        }
    }

    fn add_note(&mut self, note: LedgerNote) {
        if !self.run.notes.contains(&note) {
            self.run.notes.push(note);
        }
    }

    fn post(&mut self, flow: usize) -> Result<Applied, LedgerError> {
        let cash = self.input.flows[flow];
        match cash.kind {
            FlowKind::Lend => {
                if self.balance.principal.is_zero() {
                    self.lent_on = cash.on;
                }
                let not_lent = self.not_lent.min(cash.amount);
                self.not_lent = self.not_lent.checked_sub(not_lent)?;
                let lent = cash.amount.checked_sub(not_lent)?;
                self.balance.principal = self.balance.principal.checked_add(lent)?;
                self.run.actual_principal = self.run.actual_principal.checked_add(lent)?;
            }
            FlowKind::DeductedInterest if cash.amount > self.balance.principal => {
                return Err(LedgerError::DeductedMoreThanLent { flow });
            }
            FlowKind::DeductedInterest => {
                self.balance.principal = self.balance.principal.checked_sub(cash.amount)?;
                self.run.actual_principal = self.run.actual_principal.checked_sub(cash.amount)?;
                self.add_note(LedgerNote::InterestDeducted);
            }
            FlowKind::Cost => self.balance.cost = self.balance.cost.checked_add(cash.amount)?,
            FlowKind::Payment | FlowKind::PrincipalRepayment | FlowKind::InterestPayment => {
                let applied = self
                    .balance
                    .pay(cash.amount, cash.kind, self.input.terms.set_off)?;
                self.run.overpaid = self.run.overpaid.checked_add(applied.excess)?;
                return Ok(applied);
            }
        }
        Ok(Applied::default())
    }

    fn close(mut self) -> Result<LedgerRun, LedgerError> {
        let charges = self.input.terms.other_charges;
        let allowed = charges.min(self.room.round()?);
        if allowed < charges {
            self.add_note(LedgerNote::ChargesCut);
        }
        if !self.run.overpaid.is_zero() {
            self.add_note(LedgerNote::PaidMoreThanOwed);
        }
        let running = self.rates.running(self.input, self.input.cut_off)?;
        let goes_on = self.input.until_paid
            && !self.balance.principal.is_zero()
            && running.annual > Ratio::ZERO;
        self.run.continuing = goes_on.then_some(Continuing {
            principal: self.balance.principal,
            annual: running.annual,
            basis: running.basis,
        });
        self.run.charges_allowed = allowed;
        self.run.outstanding = self.balance;
        self.run.at_most = Balance {
            interest: self.balance.interest.checked_add(allowed)?,
            ..self.balance
        };
        Ok(self.run)
    }
}
