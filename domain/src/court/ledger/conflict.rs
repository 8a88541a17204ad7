//! Two amounts for one fact, and dates that cannot be: each refuses finalisation until it is settled.

use serde::{Deserialize, Serialize};

use super::{
    cash::{FlowKind, LedgerInput},
    run::LedgerRun,
};
use crate::{
    calendar::Date,
    court::{draft::Path, field::Step},
    money::{Fen, MoneyError},
};

/// The figures of the complaint that speak of the same facts as the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerClaims {
    pub principal: Fen,
    pub interest: Fen,
    /// 实现债权的费用.
    pub costs: Fen,
    /// Money asked for beside these.
    pub other: Fen,
    /// 标的总额.
    pub total: Fen,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "conflict", rename_all = "snake_case")]
pub enum LedgerConflict {
    PrincipalAboveLedger {
        claimed: Fen,
        computed: Fen,
    },
    InterestAboveLedger {
        claimed: Fen,
        computed: Fen,
    },
    CostsAboveLedger {
        claimed: Fen,
        computed: Fen,
    },
    TotalDiffers {
        stated: Fen,
        sum: Fen,
    },
    AgreedAmountDiffers {
        agreed: Fen,
        lent: Fen,
    },
    /// What was lent is entered after the deduction, and the deduction once more.
    DeductedTwice {
        agreed: Fen,
        lent: Fen,
        deducted: Fen,
    },
    /// Interest counts as deducted only on a day of lending (LEND 26).
    DeductionWithoutLending {
        flow: usize,
    },
    PaymentBeforeLending {
        flow: usize,
    },
    FlowAfterCutOff {
        flow: usize,
    },
    FlowInFuture {
        flow: usize,
    },
    EmptyFlow {
        flow: usize,
    },
    CutOffInFuture,
    ContractInFuture,
    DueBeforeContract,
    PaidMoreThanOwed {
        excess: Fen,
    },
    /// The principal claimed holds rolled-in interest above the cap (LEND 27(1)).
    RolledInterestAboveCap {
        claimed: Fen,
        computed: Fen,
    },
    /// Principal and interest are together above what the first loan gives at the cap (LEND 27(2)).
    RepayableAboveLimit {
        claimed: Fen,
        computed: Fen,
    },
    /// The first principal and the interest rolled in are more than the note says.
    RenewalAboveNote {
        parts: Fen,
        agreed: Fen,
    },
    /// The first loan is not older than the note that renewed it.
    EarlierLoanNotBefore,
    /// What moved before the note was settled by it, and would count twice.
    FlowBeforeRenewal {
        flow: usize,
    },
}

impl LedgerConflict {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            LedgerConflict::PrincipalAboveLedger { .. } => "ledger.principal_above",
            LedgerConflict::InterestAboveLedger { .. } => "ledger.interest_above",
            LedgerConflict::CostsAboveLedger { .. } => "ledger.costs_above",
            LedgerConflict::TotalDiffers { .. } => "ledger.total_differs",
            LedgerConflict::AgreedAmountDiffers { .. } => "ledger.agreed_amount_differs",
            LedgerConflict::DeductedTwice { .. } => "ledger.deducted_twice",
            LedgerConflict::DeductionWithoutLending { .. } => "ledger.deduction_without_lending",
            LedgerConflict::PaymentBeforeLending { .. } => "ledger.payment_before_lending",
            LedgerConflict::FlowAfterCutOff { .. } => "ledger.after_cut_off",
            LedgerConflict::FlowInFuture { .. } => "ledger.in_future",
            LedgerConflict::EmptyFlow { .. } => "ledger.empty",
            LedgerConflict::CutOffInFuture => "ledger.cut_off_in_future",
            LedgerConflict::ContractInFuture => "ledger.contract_in_future",
            LedgerConflict::DueBeforeContract => "ledger.due_before_contract",
            LedgerConflict::PaidMoreThanOwed { .. } => "ledger.paid_more_than_owed",
            LedgerConflict::RolledInterestAboveCap { .. } => "ledger.rolled_interest_above_cap",
            LedgerConflict::RepayableAboveLimit { .. } => "ledger.repayable_above_limit",
            LedgerConflict::RenewalAboveNote { .. } => "ledger.renewal_above_note",
            LedgerConflict::EarlierLoanNotBefore => "ledger.earlier_loan_not_before",
            LedgerConflict::FlowBeforeRenewal { .. } => "ledger.before_renewal",
        }
    }

    /// The field of the form to look at first.
    #[must_use]
    pub fn path(self) -> Path {
        let once = |step, name| Path { step, row: 0, name };
        let flow = |row, name| Path {
            step: Step::Ledger,
            row,
            name,
        };
        match self {
            LedgerConflict::PrincipalAboveLedger { .. } => once(Step::Claim, "principal"),
            LedgerConflict::InterestAboveLedger { .. } => once(Step::Claim, "interest"),
            LedgerConflict::CostsAboveLedger { .. } => once(Step::Claim, "costs"),
            LedgerConflict::TotalDiffers { .. } => once(Step::Claim, "total"),
            LedgerConflict::AgreedAmountDiffers { .. } | LedgerConflict::DeductedTwice { .. } => {
                once(Step::Loan, "agreed_amount")
            }
            LedgerConflict::DeductionWithoutLending { flow: row } => flow(row, "flow"),
            LedgerConflict::PaymentBeforeLending { flow: row }
            | LedgerConflict::FlowAfterCutOff { flow: row }
            | LedgerConflict::FlowInFuture { flow: row }
            | LedgerConflict::FlowBeforeRenewal { flow: row } => flow(row, "date"),
            LedgerConflict::EmptyFlow { flow: row } => flow(row, "amount"),
            LedgerConflict::CutOffInFuture => once(Step::Claim, "as_of"),
            LedgerConflict::ContractInFuture => once(Step::Loan, "contract_date"),
            LedgerConflict::DueBeforeContract => once(Step::Loan, "due_date"),
            LedgerConflict::PaidMoreThanOwed { .. }
            | LedgerConflict::RolledInterestAboveCap { .. } => once(Step::Claim, "principal"),
            LedgerConflict::RepayableAboveLimit { .. } => once(Step::Claim, "interest"),
            LedgerConflict::RenewalAboveNote { .. } => once(Step::Loan, "rolled_interest"),
            LedgerConflict::EarlierLoanNotBefore => once(Step::Loan, "earlier_date"),
        }
    }
}

/// Every conflict between the complaint's figures, the flows and the run, in the order of the form.
///
/// # Errors
/// An overflow.
pub fn conflicts(
    claims: &LedgerClaims,
    input: &LedgerInput,
    run: &LedgerRun,
    today: Date,
) -> Result<Vec<LedgerConflict>, MoneyError> {
    let mut found = dates(input, today);
    found.extend(lent(input)?);
    found.extend(renewal(input)?);
    found.extend(flows(input, today));
    found.extend(figures(claims, input, run)?);
    Ok(found)
}

fn dates(input: &LedgerInput, today: Date) -> Vec<LedgerConflict> {
    let terms = &input.terms;
    let checks = [
        (terms.contract_on > today, LedgerConflict::ContractInFuture),
        (
            terms.due_on.is_some_and(|due| due < terms.contract_on),
            LedgerConflict::DueBeforeContract,
        ),
        (input.cut_off > today, LedgerConflict::CutOffInFuture),
    ];
    let broken = checks.into_iter().filter(|(broken, _)| *broken);
    broken.map(|(_, conflict)| conflict).collect()
}

/// The agreed amount and the sum lent are one fact, unless the claimant says that less was provided.
fn lent(input: &LedgerInput) -> Result<Option<LedgerConflict>, MoneyError> {
    let Some(agreed) = input.terms.agreed_amount else {
        return Ok(None);
    };
    let lent = input.sum(FlowKind::Lend)?;
    let deducted = input.sum(FlowKind::DeductedInterest)?;
    if agreed == lent {
        return Ok(None);
    }
    if !deducted.is_zero() && lent.checked_add(deducted)? == agreed {
        return Ok(Some(LedgerConflict::DeductedTwice {
            agreed,
            lent,
            deducted,
        }));
    }
    if input.terms.partly_provided && lent < agreed {
        return Ok(None);
    }
    Ok(Some(LedgerConflict::AgreedAmountDiffers { agreed, lent }))
}

/// LEND 27: the note stands for the earlier loan, so both speak of one debt.
fn renewal(input: &LedgerInput) -> Result<Vec<LedgerConflict>, MoneyError> {
    let terms = &input.terms;
    let Some(renewal) = terms.renewal else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    if renewal.lent_on >= terms.contract_on {
        found.push(LedgerConflict::EarlierLoanNotBefore);
    }
    let parts = renewal.principal.checked_add(renewal.interest)?;
    if let Some(agreed) = terms.agreed_amount.filter(|agreed| parts > *agreed) {
        found.push(LedgerConflict::RenewalAboveNote { parts, agreed });
    }
    let flows = input.flows.iter().enumerate();
    let settled = flows.filter(|(_, flow)| flow.on < terms.contract_on);
    found.extend(settled.map(|(flow, _)| LedgerConflict::FlowBeforeRenewal { flow }));
    Ok(found)
}

fn flows(input: &LedgerInput, today: Date) -> Vec<LedgerConflict> {
    let lendings = || {
        input
            .flows
            .iter()
            .filter(|flow| flow.kind == FlowKind::Lend)
    };
    let first_lent = lendings().map(|flow| flow.on).min();
    let mut found = Vec::new();
    for (place, flow) in input.flows.iter().enumerate() {
        if flow.amount <= Fen::ZERO {
            found.push(LedgerConflict::EmptyFlow { flow: place });
        }
        if flow.on > today {
            found.push(LedgerConflict::FlowInFuture { flow: place });
        } else if flow.on > input.cut_off {
            found.push(LedgerConflict::FlowAfterCutOff { flow: place });
        }
        if flow.kind.is_paid_by_borrower() && first_lent.is_none_or(|first| flow.on < first) {
            found.push(LedgerConflict::PaymentBeforeLending { flow: place });
        }
        if flow.kind == FlowKind::DeductedInterest && !lendings().any(|lent| lent.on == flow.on) {
            found.push(LedgerConflict::DeductionWithoutLending { flow: place });
        }
    }
    found
}

fn figures(
    claims: &LedgerClaims,
    input: &LedgerInput,
    run: &LedgerRun,
) -> Result<Vec<LedgerConflict>, MoneyError> {
    let mut found = Vec::new();
    let owed = run.at_most;
    if !run.overpaid.is_zero() {
        found.push(LedgerConflict::PaidMoreThanOwed {
            excess: run.overpaid,
        });
    }
    if claims.principal > owed.principal {
        let (claimed, computed) = (claims.principal, owed.principal);
        let rolled = run
            .renewal
            .is_some_and(|renewal| renewal.counted < renewal.rolled);
        found.push(match rolled {
            true => LedgerConflict::RolledInterestAboveCap { claimed, computed },
            false => LedgerConflict::PrincipalAboveLedger { claimed, computed },
        });
    }
    // LEND 29: interest and the other charges for being late stay below one limit together.
    let interest = claims.interest.checked_add(claims.other)?;
    if interest > owed.interest {
        found.push(LedgerConflict::InterestAboveLedger {
            claimed: interest,
            computed: owed.interest,
        });
    }
    let repayable = claims.principal.checked_add(interest)?;
    let limit = run.renewal.and_then(|renewal| renewal.limit);
    if let Some(computed) = limit.filter(|limit| repayable > *limit) {
        found.push(LedgerConflict::RepayableAboveLimit {
            claimed: repayable,
            computed,
        });
    }
    // Without a cost in the ledger the complaint is the only place that speaks of costs.
    let costs_entered = input.flows.iter().any(|flow| flow.kind == FlowKind::Cost);
    if costs_entered && claims.costs > owed.cost {
        found.push(LedgerConflict::CostsAboveLedger {
            claimed: claims.costs,
            computed: owed.cost,
        });
    }
    let sum = Fen::checked_sum([
        claims.principal,
        claims.interest,
        claims.costs,
        claims.other,
    ])?;
    if claims.total != sum {
        found.push(LedgerConflict::TotalDiffers {
            stated: claims.total,
            sum,
        });
    }
    Ok(found)
}
