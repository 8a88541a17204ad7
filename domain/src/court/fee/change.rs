//! What changes once a fee is paid: more, less, or another bearer.

use serde::{Deserialize, Serialize};

use super::{
    quote::{FeeQuote, FeeRefusal},
    table::FeeTable,
};
use crate::money::{Exact, Fen, Ratio};

/// What is still to be paid after the claim was raised (FEE 21(1)) or the case turned from simplified to ordinary
/// (INT 199). It is the difference of two rounded fees, so that what was paid adds up to what is due.
///
/// # Errors
/// An overflow.
pub fn top_up(paid: Fen, now: &FeeQuote) -> Result<Fen, FeeRefusal> {
    Ok(now.total.checked_sub(paid)?.max(Fen::ZERO))
}

/// What goes back after the claim was cut before the court's investigation ended (FEE 21(2)), or the case was halved
/// after full payment. A later cut gives nothing back.
///
/// # Errors
/// An overflow.
pub fn refund(
    paid: Fen,
    now: &FeeQuote,
    before_investigation_ends: bool,
) -> Result<Fen, FeeRefusal> {
    if !before_investigation_ends {
        return Ok(Fen::ZERO);
    }
    Ok(paid.checked_sub(now.total)?.max(Fen::ZERO))
}

/// INT 199: a case turned ordinary whose difference stays unpaid counts as withdrawn, and half of what was paid goes
/// back.
///
/// # Errors
/// An overflow.
pub fn refund_if_unpaid_after_conversion(paid: Fen, table: &FeeTable) -> Result<Fen, FeeRefusal> {
    Ok(paid.times(table.halving)?.round()?)
}

/// What a lawsuit costs after a payment order ended without effect (INT 195).
///
/// # Errors
/// An overflow.
pub fn after_payment_order(
    paid: Fen,
    lawsuit: &FeeQuote,
    table: &FeeTable,
) -> Result<Fen, FeeRefusal> {
    match table.payment_order_credited {
        true => top_up(paid, lawsuit),
        false => Ok(lawsuit.total),
    }
}

/// Splits a fee by weights; the parts add up to the whole. Each gets its share rounded down, and the fen left over go
/// to the largest remainders, the first of equals first.
///
/// # Errors
/// No weight above zero, or an overflow.
pub fn split(total: Fen, weights: &[u64]) -> Result<Vec<Fen>, FeeRefusal> {
    let whole: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    if whole == 0 {
        return Err(FeeRefusal::NoShares);
    }
    if total.is_negative() {
        return Err(FeeRefusal::NegativeAmount);
    }
    let exact = |weight: &u64| i128::from(total.fen()) * i128::from(*weight);
    let mut parts: Vec<i128> = weights.iter().map(|weight| exact(weight) / whole).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|at| core::cmp::Reverse(exact(&weights[*at]) % whole));
    let left_over = i128::from(total.fen()) - parts.iter().sum::<i128>();
    // Fewer fen are left over than there are parts, for each part lost less than one.
    for at in order
        .into_iter()
        .take(usize::try_from(left_over).unwrap_or(0))
    {
        parts[at] += 1;
    }
    parts.into_iter().map(narrow).collect()
}

fn narrow(fen: i128) -> Result<Fen, FeeRefusal> {
    let fraction = Ratio::new(fen, 1)?;
    Ok(Exact::from(Fen(1)).times(fraction)?.round()?)
}

/// Who gets and who pays what at the end (INT 207).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// The court returns to the claimant what the respondent bears.
    pub returned_to_claimant: Fen,
    /// The court collects it from the respondent.
    pub collected_from_respondent: Fen,
    /// The claimant still owes it.
    pub collected_from_claimant: Fen,
}

/// Settles a fee the claimant prepaid, once the decision says which part each side bears.
///
/// # Errors
/// An overflow.
pub fn settle(
    prepaid: Fen,
    claimant_bears: Fen,
    respondent_bears: Fen,
) -> Result<Settlement, FeeRefusal> {
    let surplus = prepaid.checked_sub(claimant_bears)?;
    Ok(Settlement {
        returned_to_claimant: surplus.max(Fen::ZERO),
        collected_from_respondent: respondent_bears,
        collected_from_claimant: Fen::ZERO.checked_sub(surplus)?.max(Fen::ZERO),
    })
}
