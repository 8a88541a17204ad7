//! Kinds that ask what changes after a fee was paid.

use super::{
    circumstances::procedure,
    input::Input,
    kinds::{AMOUNT, Case},
};
use crate::{
    court::{
        fee::{
            Charge, Circumstances, HalvingReason, after_payment_order, quote, refund,
            refund_if_unpaid_after_conversion, split, top_up,
        },
        ledger::late_performance,
    },
    money::{Fen, Ratio},
};

const FROM: super::input::Names = &["from", "before", "old", "original", "from_amount"];
const TO: super::input::Names = &["to", "after", "new", "changed", "to_amount"];

impl Case<'_, '_> {
    /// Either the claim was raised, or with `"from": "simplified"` the procedure changed.
    pub(super) fn top_up(&self) -> Result<Fen, String> {
        if self
            .input
            .value(FROM)?
            .is_some_and(|from| procedure(from.as_str()).is_ok() && from.is_string())
        {
            return self.conversion();
        }
        let circumstances = self.circumstances()?;
        let from = self.input.amount_needed(FROM)?;
        let to = self.input.amount_needed(TO)?;
        let paid = match self.input.amount(&["paid"])? {
            Some(paid) => paid,
            None => self.property(from, &circumstances)?,
        };
        let now = quote(
            &Charge::Property { claims: vec![to] },
            &circumstances,
            self.fees,
        );
        let now = now.map_err(|refusal| refusal.to_string())?;
        top_up(paid, &now).map_err(|refusal| refusal.to_string())
    }

    pub(super) fn conversion(&self) -> Result<Fen, String> {
        let from = procedure(self.input.text(FROM)?)?.unwrap_or(HalvingReason::Simplified);
        let to = procedure(self.input.text(TO)?)?;
        let claims = self.claims()?;
        let circumstances = |reason: Option<HalvingReason>| {
            reason.map(Circumstances::halved_by).unwrap_or_default()
        };
        let charge = Charge::Property { claims };
        let paid = self.quote(&charge, &circumstances(Some(from)))?;
        let now =
            quote(&charge, &circumstances(to), self.fees).map_err(|refusal| refusal.to_string())?;
        top_up(paid, &now).map_err(|refusal| refusal.to_string())
    }

    pub(super) fn unpaid_conversion(&self) -> Result<Fen, String> {
        let paid = match self.input.amount(&["paid"])? {
            Some(paid) => paid,
            None => self.quote(
                &Charge::Property {
                    claims: self.claims()?,
                },
                &Circumstances::halved_by(HalvingReason::Simplified),
            )?,
        };
        refund_if_unpaid_after_conversion(paid, &self.fees.value)
            .map_err(|refusal| refusal.to_string())
    }

    /// A cut claim; or, without `to`, a fee paid in full that is halved afterwards by how the case ended.
    pub(super) fn refund(&self) -> Result<Fen, String> {
        let before = self.input.flag(&[
            "before_investigation_ends",
            "before_investigation_end",
            "before_end_of_investigation",
            "before_investigation",
            "in_time",
        ])?;
        let after = self.input.flag(&[
            "after_investigation",
            "after_investigation_ends",
            "after_investigation_end",
            "after_investigation_ended",
            "after_end_of_investigation",
            "late",
        ])?;
        let in_time = before.unwrap_or(!after.unwrap_or(false));
        let mut now = self.circumstances()?;
        let (from, to) = match self.input.amount(FROM)? {
            Some(from) => (from, self.input.amount_needed(TO)?),
            None => {
                let amount = self.input.amount_needed(AMOUNT)?;
                (amount, amount)
            }
        };
        let mut then = now.clone();
        if from == to {
            let ended = |reason: &HalvingReason| {
                matches!(reason, HalvingReason::Mediated | HalvingReason::Withdrawn)
            };
            then.halving.retain(|reason| !ended(reason));
        }
        let paid = match self.input.amount(&["paid"])? {
            Some(paid) => paid,
            None => self.property(from, &then)?,
        };
        now.halving.extend(then.halving);
        let now = quote(&Charge::Property { claims: vec![to] }, &now, self.fees);
        let now = now.map_err(|refusal| refusal.to_string())?;
        refund(paid, &now, in_time).map_err(|refusal| refusal.to_string())
    }

    pub(super) fn payment_order_to_lawsuit(&self) -> Result<Fen, String> {
        let amount = self.input.amount_needed(AMOUNT)?;
        let circumstances = self.circumstances()?;
        let paid = self.quote(&Charge::PaymentOrder { amount }, &Circumstances::default())?;
        let lawsuit = quote(
            &Charge::Property {
                claims: vec![amount],
            },
            &circumstances,
            self.fees,
        );
        let lawsuit = lawsuit.map_err(|refusal| refusal.to_string())?;
        after_payment_order(paid, &lawsuit, &self.fees.value).map_err(|refusal| refusal.to_string())
    }

    /// The part asked for, counted from 0; the first if none is named.
    pub(super) fn split(&self) -> Result<Fen, String> {
        let asked = self.input.count(&["part", "index"])?.unwrap_or(0);
        let parts = self.parts()?;
        let part = usize::try_from(asked)
            .ok()
            .and_then(|at| parts.get(at).copied());
        part.ok_or_else(|| "input.part: there is no such part".to_owned())
    }

    pub(super) fn parts(&self) -> Result<Vec<Fen>, String> {
        let total = self.input.amount_needed(&["fee", "total", "amount"])?;
        let percent = self.input.share(&["percent", "share"])?;
        let weights = self
            .input
            .weights(&["ratio", "shares", "weights", "split"])?;
        let weights = match (weights, percent) {
            (Some(weights), None) => weights,
            (None, Some(percent)) => shares_of(percent)?,
            _ => return Err("input.ratio: give the shares, or one of them in percent".to_owned()),
        };
        split(total, &weights).map_err(|refusal| refusal.to_string())
    }

    pub(super) fn late_performance(&self) -> Result<Fen, String> {
        let principal = self.input.amount_needed(&["principal", "amount", "debt"])?;
        let days = Input::needed(&["days"], self.input.count(&["days"])?)?;
        let rule = self.rules.late_performance.entries().last();
        let rule = rule.ok_or("rules: no rate for late performance")?;
        let days = u32::try_from(days).map_err(|_| "input.days: too many")?;
        late_performance(principal, days, &rule.value).map_err(|error| error.to_string())
    }
}

fn shares_of(percent: Ratio) -> Result<Vec<u64>, String> {
    let fault = || "input.percent: not between 0 and 100".to_owned();
    let part = u64::try_from(percent.numerator()).map_err(|_| fault())?;
    let whole = u64::try_from(percent.denominator()).map_err(|_| fault())?;
    Ok(vec![part, whole.checked_sub(part).ok_or_else(fault)?])
}
