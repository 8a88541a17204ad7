//! 前期利息计入后期本金: a note written anew with the interest of an earlier loan in it (LEND 27).
//!
//! What the parties settled on is principal as far as the first loan would have borne it at its cap; the rate they had
//! agreed before asks for no less. Of several notes in a row what lay between is not known, and the same cap holds
//! from the first lending to the last note.

use serde::{Deserialize, Serialize};

use super::{
    cash::{AgreedRate, CashFlow, FlowKind, LedgerInput, LoanTerms, RatePeriod},
    count::Counting,
    error::LedgerError,
    rates::LoanRates,
    run::{LedgerNote, LedgerRun, counted},
    set_off::Balance,
};
use crate::{
    calendar::{Date, as_iso},
    money::{Fen, MoneyError, Ratio},
};

/// The loan the note stands for, as the claimant states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renewal {
    /// 最初借款本金: what was lent first.
    pub principal: Fen,
    #[serde(with = "as_iso")]
    pub lent_on: Date,
    /// All interest that became principal of the note.
    pub interest: Fen,
}

/// What of the rolled-in interest counts, and what may be owed in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenewalRun {
    pub rolled: Fen,
    /// The part that is principal of the note (LEND 27(1)).
    pub counted: Fen,
    /// The most that principal and interest may come to at the cut-off: the first principal with interest at the cap
    /// over the whole time, less what was paid (LEND 27(2)). None while the dates cannot be.
    pub limit: Option<Fen>,
    /// The note's own terms give more than the limit.
    pub limited: bool,
}

/// The two bounds of LEND 27.
#[derive(Clone, Copy)]
pub(super) struct Bounds {
    rolled: Fen,
    counted: Fen,
    /// What the first principal would have grown to.
    most: Option<Most>,
    left_to_court: bool,
}

#[derive(Clone, Copy)]
struct Most {
    owed: Fen,
    /// What bears interest at the cap from the cut-off on.
    principal: Fen,
    annual: Ratio,
}

/// 100 % a year: above every cap, so that the cap is what runs.
const ABOVE_EVERY_CAP: AgreedRate = AgreedRate::Rate {
    rate: Ratio::ONE,
    per: RatePeriod::Year,
};

impl Renewal {
    /// Whether the first loan is older than the note; otherwise no interest can have come of it.
    pub(super) fn is_dated(&self, input: &LedgerInput) -> bool {
        self.lent_on < input.terms.contract_on && self.lent_on < input.cut_off
    }

    /// # Errors
    /// Rules without rates, an overflow.
    pub(super) fn bounds(
        &self,
        input: &LedgerInput,
        rates: &LoanRates,
    ) -> Result<Bounds, LedgerError> {
        let mut bounds = Bounds {
            rolled: self.interest,
            counted: Fen::ZERO,
            most: None,
            left_to_court: false,
        };
        if !self.is_dated(input) {
            return Ok(bounds);
        }
        let earlier = self.earlier(input);
        let whole = self.whole(input)?;
        // The law names no day count: what either usual one gives is no fault.
        for counting in [Counting::AsAgreed, Counting::Otherwise] {
            let run = counted(&earlier, rates, counting, Fen::ZERO)?;
            bounds.hear(&run);
            let interest = run.outstanding.interest.min(self.interest);
            bounds.counted = bounds.counted.max(interest);
            let run = counted(&whole, rates, counting, Fen::ZERO)?;
            bounds.hear(&run);
            let most = Most::of(&run)?;
            let greater = bounds.most.is_none_or(|known| most.owed > known.owed);
            bounds.most = if greater { Some(most) } else { bounds.most };
        }
        Ok(bounds)
    }

    /// The first loan at the cap until the note.
    fn earlier(&self, input: &LedgerInput) -> LedgerInput {
        LedgerInput {
            terms: self.terms(input),
            flows: vec![self.lending()],
            cut_off: input.terms.contract_on.min(input.cut_off),
            ..input.clone()
        }
    }

    /// The first principal at the cap until the cut-off, with new money and payments as they came.
    fn whole(&self, input: &LedgerInput) -> Result<LedgerInput, LedgerError> {
        let mut carried = self.principal.checked_add(self.interest)?;
        let mut flows = vec![self.lending()];
        for flow in &input.flows {
            let old = match flow.kind {
                FlowKind::Lend => carried.min(flow.amount),
                _ => Fen::ZERO,
            };
            carried = carried.checked_sub(old)?;
            flows.push(CashFlow {
                amount: flow.amount.checked_sub(old)?,
                ..*flow
            });
        }
        Ok(LedgerInput {
            terms: self.terms(input),
            flows,
            until_paid: true,
            ..input.clone()
        })
    }

    fn lending(&self) -> CashFlow {
        CashFlow {
            on: self.lent_on,
            amount: self.principal,
            kind: FlowKind::Lend,
        }
    }

    fn terms(&self, input: &LedgerInput) -> LoanTerms {
        LoanTerms {
            contract_on: self.lent_on,
            due_on: None,
            agreed_amount: None,
            partly_provided: false,
            rate: ABOVE_EVERY_CAP,
            overdue_rate: AgreedRate::None,
            penalty_rate: AgreedRate::None,
            other_charges: Fen::ZERO,
            between_natural_persons: input.terms.between_natural_persons,
            set_off: input.terms.set_off,
            renewal: None,
        }
    }
}

impl Most {
    fn of(run: &LedgerRun) -> Result<Self, MoneyError> {
        let goes_on = run.continuing;
        Ok(Self {
            owed: owed(run.outstanding)?,
            principal: run.outstanding.principal,
            annual: goes_on.map_or(Ratio::ZERO, |goes_on| goes_on.annual),
        })
    }
}

impl Bounds {
    fn hear(&mut self, run: &LedgerRun) {
        self.left_to_court |= run.notes.contains(&LedgerNote::RateLeftToCourt);
    }

    /// What the note states as principal and the law does not count as such.
    pub(super) fn not_principal(&self) -> Result<Fen, MoneyError> {
        self.rolled.checked_sub(self.counted)
    }

    /// Holds a run by the note's own terms to what LEND 27 allows.
    pub(super) fn hold(&self, run: &mut LedgerRun) -> Result<(), LedgerError> {
        let own = owed(run.outstanding)?.checked_add(run.charges_allowed)?;
        let most = self.most.filter(|most| own > most.owed);
        run.renewal = Some(RenewalRun {
            rolled: self.rolled,
            counted: self.counted,
            limit: self.most.map(|most| most.owed),
            limited: most.is_some(),
        });
        if self.counted < self.rolled {
            run.notes.push(LedgerNote::RolledInterestCut);
        }
        if self.left_to_court && !run.notes.contains(&LedgerNote::RateLeftToCourt) {
            run.notes.push(LedgerNote::RateLeftToCourt);
        }
        let Some(most) = most else {
            return Ok(());
        };
        run.notes.push(LedgerNote::RenewalLimited);
        let principal = run.outstanding.principal.min(most.owed);
        let room = most.owed.checked_sub(principal)?;
        let interest = run.outstanding.interest.min(room);
        run.charges_allowed = run.charges_allowed.min(room.checked_sub(interest)?);
        run.outstanding = Balance {
            interest,
            principal,
            ..run.outstanding
        };
        if let Some(goes_on) = &mut run.continuing {
            let grows = goes_on.principal.times(goes_on.annual)?.round()?;
            if grows > most.principal.times(most.annual)?.round()? {
                goes_on.principal = most.principal;
                goes_on.annual = most.annual;
            }
        }
        Ok(())
    }
}

/// Principal and interest together: costs have no limit here.
fn owed(balance: Balance) -> Result<Fen, MoneyError> {
    balance.principal.checked_add(balance.interest)
}
