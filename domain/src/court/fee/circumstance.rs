//! What halves, reduces or lifts a fee.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::money::Ratio;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circumstances {
    pub halving: BTreeSet<HalvingReason>,
    /// 减交 (FEE 47): the share that is waived.
    pub reduction: Option<Ratio>,
    pub exemption: Option<Exemption>,
}

/// Each of these halves an acceptance fee; together they halve it once (INT 206).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HalvingReason {
    Simplified,
    /// Small claims belong to the simplified procedure.
    SmallClaims,
    Mediated,
    Withdrawn,
    CounterclaimJoined,
    ThirdPartyJoined,
}

/// Why nothing is due at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exemption {
    SpecialProcedure,
    NotAccepted,
    Dismissed,
    /// Mediation before filing succeeded and was performed.
    PriorMediationPerformed,
    JudicialConfirmation,
    /// 免交: granted to a natural person (FEE 45).
    Relief,
}

impl HalvingReason {
    /// Where the rule stands, written as a [`crate::rulebook::Citation`].
    #[must_use]
    pub fn article(self) -> &'static str {
        match self {
            HalvingReason::Mediated | HalvingReason::Withdrawn => "FEE 15",
            HalvingReason::Simplified | HalvingReason::SmallClaims => "FEE 16",
            HalvingReason::CounterclaimJoined | HalvingReason::ThirdPartyJoined => "FEE 18",
        }
    }

    /// FEE 16 and 18 speak of first instance; an appeal is halved only when it ends by agreement or withdrawal.
    pub(super) fn halves_an_appeal(self) -> bool {
        matches!(self, HalvingReason::Mediated | HalvingReason::Withdrawn)
    }
}

impl Exemption {
    /// Where the rule stands, written as a [`crate::rulebook::Citation`]; none where only the official template says it.
    #[must_use]
    pub fn article(self) -> Option<&'static str> {
        match self {
            Exemption::SpecialProcedure => Some("FEE 8(1)"),
            Exemption::NotAccepted | Exemption::Dismissed => Some("FEE 8(2)"),
            Exemption::Relief => Some("FEE 45"),
            Exemption::PriorMediationPerformed | Exemption::JudicialConfirmation => None,
        }
    }
}

impl Circumstances {
    #[must_use]
    pub fn halved_by(reason: HalvingReason) -> Self {
        Self {
            halving: BTreeSet::from([reason]),
            ..Self::default()
        }
    }
}
