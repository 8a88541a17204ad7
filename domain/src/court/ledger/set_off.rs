//! What a payment pays first when it does not pay everything.

use serde::{Deserialize, Serialize};

use super::cash::FlowKind;
use crate::money::{Fen, MoneyError};

/// 清偿抵充顺序.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SetOff {
    /// Costs, interest, principal (Civil Code 561).
    #[default]
    Statutory,
    /// The parties agreed otherwise.
    PrincipalFirst,
}

/// What the borrower owes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balance {
    pub cost: Fen,
    pub interest: Fen,
    pub principal: Fen,
}

/// What one payment went to; `excess` found nothing left to pay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applied {
    pub cost: Fen,
    pub interest: Fen,
    pub principal: Fen,
    pub excess: Fen,
}

#[derive(Clone, Copy)]
enum Debt {
    Cost,
    Interest,
    Principal,
}

impl SetOff {
    /// A payment named for one debt pays it first; the rest follows the general order.
    fn order(self, kind: FlowKind) -> [Debt; 3] {
        match (kind, self) {
            (FlowKind::PrincipalRepayment, _) | (_, SetOff::PrincipalFirst)
                if kind != FlowKind::InterestPayment =>
            {
                [Debt::Principal, Debt::Cost, Debt::Interest]
            }
            (FlowKind::InterestPayment, _) => [Debt::Interest, Debt::Cost, Debt::Principal],
            _ => [Debt::Cost, Debt::Interest, Debt::Principal],
        }
    }
}

impl Balance {
    /// Applies a payment, debt by debt.
    ///
    /// # Errors
    /// An overflow.
    pub fn pay(
        &mut self,
        amount: Fen,
        kind: FlowKind,
        set_off: SetOff,
    ) -> Result<Applied, MoneyError> {
        let mut applied = Applied::default();
        let mut left = amount;
        for debt in set_off.order(kind) {
            let (owed, paid) = match debt {
                Debt::Cost => (&mut self.cost, &mut applied.cost),
                Debt::Interest => (&mut self.interest, &mut applied.interest),
                Debt::Principal => (&mut self.principal, &mut applied.principal),
            };
            *paid = left.min(*owed);
            *owed = owed.checked_sub(*paid)?;
            left = left.checked_sub(*paid)?;
        }
        applied.excess = left;
        Ok(applied)
    }
}
