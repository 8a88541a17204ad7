//! What decides where a contract claim belongs.

use serde::{Deserialize, Serialize};

use crate::{market::region::RegionCode, money::Fen};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JurisdictionFacts {
    pub claimants: Vec<PartyPlace>,
    pub respondents: Vec<PartyPlace>,
    pub arbitration: Arbitration,
    pub clause: Option<CourtClause>,
    pub contract: ContractKind,
    pub performance: Performance,
    pub amount: Fen,
}

/// Where one party is at home.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyPlace {
    /// 住所地: the household registration, or an organisation's main office (INT 3).
    pub domicile: Option<RegionCode>,
    pub habitual: Option<HabitualResidence>,
    /// Imprisoned, or under a compulsory educational measure (CPL 23(3), (4)).
    pub detained: bool,
}

/// 经常居住地 (INT 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HabitualResidence {
    pub region: RegionCode,
    /// Lived there without a break for a year before filing.
    pub over_a_year: bool,
    /// A stay for treatment does not count.
    pub hospital: bool,
}

/// 仲裁协议 (CPL 127(2); INT 215).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arbitration {
    None,
    Written,
    /// Void, lapsed, or too unclear to be carried out.
    Ineffective,
}

/// 协议管辖 (CPL 35).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourtClause {
    pub written: bool,
    /// Standard terms a trader did not point out to a consumer (INT 31).
    pub hidden_from_consumer: bool,
    pub places: Vec<ClausePlace>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClausePlace {
    pub region: RegionCode,
    pub connection: Connection,
}

/// What ties an agreed place to the dispute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Connection {
    RespondentDomicile,
    ClaimantDomicile,
    Performance,
    Signing,
    Object,
    OtherReal,
    None,
}

/// The kinds of contract that have a rule of place of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ContractKind {
    Loan,
    /// Rights in real estate, farmland contract, house lease, construction, policy housing (INT 28).
    RealEstate {
        place: RegionCode,
    },
    /// Lease of goods (INT 19).
    GoodsLease {
        used_at: RegionCode,
    },
    /// Sale over an information network, delivered over it (INT 20).
    OnlineSaleDeliveredOnline {
        buyer: Side,
    },
    /// Sale over an information network, delivered otherwise (INT 20).
    OnlineSaleShipped {
        received_at: RegionCode,
    },
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Performance {
    pub agreed: Option<RegionCode>,
    pub subject: Subject,
    /// False if nothing at all was performed.
    pub performed: bool,
}

/// 争议标的: the obligation the dispute is about (INT 18).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "subject", rename_all = "snake_case")]
pub enum Subject {
    Money {
        receiver: Side,
    },
    RealEstate {
        place: RegionCode,
    },
    Other {
        performer: Side,
    },
    /// 即时结清: settled on the spot.
    OnTheSpot {
        place: RegionCode,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Claimant,
    Respondent,
}

impl PartyPlace {
    /// The place that counts as home: the habitual residence if there is one in law, else the domicile (CPL 22).
    #[must_use]
    pub fn home(&self) -> Option<RegionCode> {
        self.habitual
            .filter(|residence| residence.over_a_year && !residence.hospital)
            .map(|residence| residence.region)
            .or(self.domicile)
    }

    pub(super) fn lives_by_habit(&self) -> bool {
        self.home() != self.domicile
    }
}

impl JurisdictionFacts {
    /// A lender's claim for repayment: money is owed, and the lender receives it.
    #[must_use]
    pub fn loan_repayment(claimant: PartyPlace, respondents: Vec<PartyPlace>, amount: Fen) -> Self {
        Self {
            claimants: vec![claimant],
            respondents,
            arbitration: Arbitration::None,
            clause: None,
            contract: ContractKind::Loan,
            performance: Performance {
                agreed: None,
                subject: Subject::Money {
                    receiver: Side::Claimant,
                },
                performed: true,
            },
            amount,
        }
    }

    pub(super) fn side(&self, side: Side) -> &[PartyPlace] {
        match side {
            Side::Claimant => &self.claimants,
            Side::Respondent => &self.respondents,
        }
    }

    pub(super) fn homes(&self, side: Side) -> impl Iterator<Item = RegionCode> {
        self.side(side).iter().filter_map(PartyPlace::home)
    }
}
