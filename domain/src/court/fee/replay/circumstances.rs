//! The flags beside an amount: what halves, reduces or lifts the fee.

use std::collections::BTreeSet;

use super::{
    input::Names,
    kinds::{Case, halved_by_name},
};
use crate::{
    court::fee::{Circumstances, Exemption, HalvingReason},
    money::Ratio,
};

impl Case<'_, '_> {
    pub(super) fn circumstances(&self) -> Result<Circumstances, String> {
        let input = self.input;
        let mut halving = BTreeSet::new();
        let flags: [(Names, HalvingReason); 6] = [
            (
                &["simplified", "simplified_procedure", "halved", "half"],
                HalvingReason::Simplified,
            ),
            (&["small_claims", "small_claim"], HalvingReason::SmallClaims),
            (
                &["mediated", "mediation", "settled"],
                HalvingReason::Mediated,
            ),
            (&["withdrawn", "withdrawal"], HalvingReason::Withdrawn),
            (
                &["counterclaim", "counterclaim_joined"],
                HalvingReason::CounterclaimJoined,
            ),
            (
                &["third_party", "independent_third_party"],
                HalvingReason::ThirdPartyJoined,
            ),
        ];
        for (names, reason) in flags {
            if input.is(names)? {
                halving.insert(reason);
            }
        }
        if let Some(reason) = procedure(input.text(&["procedure"])?)? {
            halving.insert(reason);
        }
        for name in input.texts(&["halving", "halved_by", "ended_by", "closed_by", "outcome"])? {
            let reason = halved_by_name(name);
            halving.insert(reason.ok_or_else(|| format!("input.halving: {name} is unknown"))?);
        }
        let rejected = input.flag(&["rejected"])?.unwrap_or(true);
        let upheld = input.is(&["upheld"])? || !rejected;
        let relief = input.is(&["exempt", "exempted", "waived"])?;
        let exemption = match input.text(&["exemption", "no_fee"])? {
            Some(reason) => Some(
                exemption(reason).ok_or_else(|| format!("input.exemption: {reason} is unknown"))?,
            ),
            // An objection that is upheld was never charged (FEE 13(6)).
            None if upheld => Some(Exemption::NotAccepted),
            None => relief.then_some(Exemption::Relief),
        };
        Ok(Circumstances {
            halving,
            reduction: self.reduction()?,
            exemption,
        })
    }

    fn reduction(&self) -> Result<Option<Ratio>, String> {
        self.input.share(&[
            "percent",
            "reduction_percent",
            "relief_percent",
            "reduction",
            "relief",
            "relief_rate",
            "relief_share",
            "reduction_rate",
            "reduction_share",
            "rate",
            "fraction",
        ])
    }
}

/// The halving a procedure brings; the ordinary one brings none.
pub(super) fn procedure(name: Option<&str>) -> Result<Option<HalvingReason>, String> {
    match name {
        None | Some("ordinary") => Ok(None),
        Some("simplified" | "summary") => Ok(Some(HalvingReason::Simplified)),
        Some("small_claims" | "small") => Ok(Some(HalvingReason::SmallClaims)),
        Some(other) => Err(format!("input.procedure: {other} is unknown")),
    }
}

pub(super) fn exemption(name: &str) -> Option<Exemption> {
    Some(match name {
        "special_procedure" => Exemption::SpecialProcedure,
        "not_accepted" => Exemption::NotAccepted,
        "dismissed" => Exemption::Dismissed,
        "prior_mediation_performed" => Exemption::PriorMediationPerformed,
        "judicial_confirmation" => Exemption::JudicialConfirmation,
        "exempt" => Exemption::Relief,
        _ => return None,
    })
}
