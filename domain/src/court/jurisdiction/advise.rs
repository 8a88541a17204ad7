//! The order of decision: arbitration, exclusive, agreed, contract and general jurisdiction, then the level.

use serde::{Deserialize, Serialize};

use super::{
    facts::{Arbitration, Connection, ContractKind, CourtClause, JurisdictionFacts, Side, Subject},
    level::{CourtLevel, LevelThresholds},
};
use crate::market::region::RegionCode;

/// The courts that may hear the case, what stands in the way, and what the reader should know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// Several are a choice of the claimant; the first to file decides (CPL 36).
    pub courts: Vec<CompetentCourt>,
    pub blockers: Vec<Blocker>,
    pub cautions: Vec<Caution>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompetentCourt {
    /// The division the court's seat covers: a county for a basic court, a city for an intermediate one.
    pub place: RegionCode,
    pub level: CourtLevel,
    pub grounds: Vec<Ground>,
}

/// Why a place is competent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    ExclusiveRealEstate,
    AgreedCourt,
    AgreedPerformance,
    MoneyReceiver,
    RealEstatePlace,
    PerformingParty,
    OnTheSpot,
    PlaceOfUse,
    OnlineBuyer,
    OnlineReceipt,
    RespondentDomicile,
    RespondentHabitual,
    /// The respondent is detained, so the claimant's home decides.
    ClaimantOfDetained,
}

/// Why nothing can be filed, or not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Blocker {
    ArbitrationAgreed,
    /// No place is known that could decide.
    NoPlaceKnown,
    /// The chosen place is none of the competent ones.
    NotCompetent,
    /// The chosen place is right, its level is not.
    WrongLevel,
    /// Only the court of the real estate may hear it.
    Exclusive,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Caution {
    ArbitrationIneffective,
    ClauseNotWritten,
    ClauseHiddenFromConsumer,
    ClauseWithoutConnection,
    ClauseAgainstExclusive,
    /// The agreed place of performance does not count: nothing was performed and nobody lives there.
    AgreedPerformanceUnused,
    RespondentHomeUnknown,
    ClaimantHomeUnknown,
    SeveralCourts,
}

impl Ground {
    /// Where the rule stands, each written as a [`crate::rulebook::Citation`].
    #[must_use]
    pub fn articles(self) -> &'static [&'static str] {
        match self {
            Ground::ExclusiveRealEstate => &["CPL 34(1)", "INT 28"],
            Ground::AgreedCourt => &["CPL 35"],
            Ground::AgreedPerformance
            | Ground::RealEstatePlace
            | Ground::PerformingParty
            | Ground::OnTheSpot => &["CPL 24", "INT 18"],
            Ground::MoneyReceiver => &["CPL 24", "INT 18", "LEND 3"],
            Ground::PlaceOfUse => &["CPL 24", "INT 19"],
            Ground::OnlineBuyer | Ground::OnlineReceipt => &["CPL 24", "INT 20"],
            Ground::RespondentDomicile => &["CPL 24", "CPL 22", "INT 3"],
            Ground::RespondentHabitual => &["CPL 24", "CPL 22", "INT 4"],
            Ground::ClaimantOfDetained => &["CPL 23"],
        }
    }
}

impl Blocker {
    /// Where the rule stands, written as a [`crate::rulebook::Citation`].
    #[must_use]
    pub fn article(self) -> &'static str {
        match self {
            Blocker::ArbitrationAgreed => "CPL 127(2)",
            Blocker::NoPlaceKnown => "CPL 122(2)",
            Blocker::NotCompetent => "CPL 127(4)",
            Blocker::WrongLevel => "CPL 18",
            Blocker::Exclusive => "CPL 34",
        }
    }
}

/// Decides where the claim may be filed.
#[must_use]
pub fn advise(facts: &JurisdictionFacts, levels: &LevelThresholds) -> Advice {
    let mut advice = Advice::default();
    match facts.arbitration {
        Arbitration::None => {}
        Arbitration::Ineffective => advice.cautions.push(Caution::ArbitrationIneffective),
        Arbitration::Written => {
            advice.blockers.push(Blocker::ArbitrationAgreed);
            return advice;
        }
    }
    for (place, ground) in places(facts, &mut advice.cautions) {
        let level = levels.level(facts, place);
        add_court(&mut advice.courts, level.seat(place), level, ground);
    }
    match advice.courts.len() {
        0 => advice.blockers.push(Blocker::NoPlaceKnown),
        1 => {}
        _ => advice.cautions.push(Caution::SeveralCourts),
    }
    advice
}

impl Advice {
    /// Whether a claim may be filed at `place` and `level`; a court of a wider division covers the places inside it.
    ///
    /// # Errors
    /// The reason why it may not.
    pub fn admits(&self, place: RegionCode, level: CourtLevel) -> Result<&CompetentCourt, Blocker> {
        if let Some(blocker) = self.blockers.first() {
            return Err(*blocker);
        }
        let fits = |court: &&CompetentCourt| {
            court.level == level && court.place.overlaps(level.seat(place))
        };
        if let Some(court) = self.courts.iter().find(fits) {
            return Ok(court);
        }
        let exclusive =
            |court: &CompetentCourt| court.grounds.contains(&Ground::ExclusiveRealEstate);
        if self.courts.iter().any(|court| court.place.overlaps(place)) {
            Err(Blocker::WrongLevel)
        } else if self.courts.iter().any(exclusive) {
            Err(Blocker::Exclusive)
        } else {
            Err(Blocker::NotCompetent)
        }
    }
}

fn add_court(
    courts: &mut Vec<CompetentCourt>,
    place: RegionCode,
    level: CourtLevel,
    ground: Ground,
) {
    match courts
        .iter_mut()
        .find(|court| court.place == place && court.level == level)
    {
        Some(court) if court.grounds.contains(&ground) => {}
        Some(court) => court.grounds.push(ground),
        None => courts.push(CompetentCourt {
            place,
            level,
            grounds: vec![ground],
        }),
    }
}

type Places = Vec<(RegionCode, Ground)>;

fn places(facts: &JurisdictionFacts, cautions: &mut Vec<Caution>) -> Places {
    if let ContractKind::RealEstate { place } = facts.contract {
        if facts.clause.is_some() {
            cautions.push(Caution::ClauseAgainstExclusive);
        }
        return vec![(place, Ground::ExclusiveRealEstate)];
    }
    let agreed = facts
        .clause
        .as_ref()
        .map_or_else(Vec::new, |clause| agreed_places(clause, cautions));
    if !agreed.is_empty() {
        return agreed;
    }
    let mut places = performance_places(facts, cautions);
    places.extend(respondent_places(facts, cautions));
    places
}

/// The places a valid agreement names (CPL 35; INT 29–31); a void agreement leaves the general rules.
fn agreed_places(clause: &CourtClause, cautions: &mut Vec<Caution>) -> Places {
    if !clause.written {
        cautions.push(Caution::ClauseNotWritten);
        return Vec::new();
    }
    if clause.hidden_from_consumer {
        cautions.push(Caution::ClauseHiddenFromConsumer);
        return Vec::new();
    }
    let connected: Places = clause
        .places
        .iter()
        .filter(|place| place.connection != Connection::None)
        .map(|place| (place.region, Ground::AgreedCourt))
        .collect();
    if connected.len() < clause.places.len() || connected.is_empty() {
        cautions.push(Caution::ClauseWithoutConnection);
    }
    connected
}

fn performance_places(facts: &JurisdictionFacts, cautions: &mut Vec<Caution>) -> Places {
    if let Some(agreed) = facts.performance.agreed {
        let mut homes = facts
            .homes(Side::Claimant)
            .chain(facts.homes(Side::Respondent));
        if facts.performance.performed || homes.any(|home| agreed.overlaps(home)) {
            return vec![(agreed, Ground::AgreedPerformance)];
        }
        // INT 18(3): nothing performed and nobody living there leaves the respondent's place alone.
        cautions.push(Caution::AgreedPerformanceUnused);
        return Vec::new();
    }
    match facts.contract {
        ContractKind::GoodsLease { used_at } => return vec![(used_at, Ground::PlaceOfUse)],
        ContractKind::OnlineSaleDeliveredOnline { buyer } => {
            return homes(facts, buyer, Ground::OnlineBuyer, cautions);
        }
        ContractKind::OnlineSaleShipped { received_at } => {
            return vec![(received_at, Ground::OnlineReceipt)];
        }
        ContractKind::Loan | ContractKind::RealEstate { .. } | ContractKind::Other => {}
    }
    match facts.performance.subject {
        Subject::Money { receiver } => homes(facts, receiver, Ground::MoneyReceiver, cautions),
        Subject::RealEstate { place } => vec![(place, Ground::RealEstatePlace)],
        Subject::Other { performer } => homes(facts, performer, Ground::PerformingParty, cautions),
        Subject::OnTheSpot { place } => vec![(place, Ground::OnTheSpot)],
    }
}

fn homes(
    facts: &JurisdictionFacts,
    side: Side,
    ground: Ground,
    cautions: &mut Vec<Caution>,
) -> Places {
    let places: Places = facts.homes(side).map(|home| (home, ground)).collect();
    if places.len() < facts.side(side).len() {
        let caution = match side {
            Side::Claimant => Caution::ClaimantHomeUnknown,
            Side::Respondent => Caution::RespondentHomeUnknown,
        };
        if !cautions.contains(&caution) {
            cautions.push(caution);
        }
    }
    places
}

/// CPL 22, 24: the respondent's home; CPL 23(3), (4): the claimant's while every respondent is detained.
fn respondent_places(facts: &JurisdictionFacts, cautions: &mut Vec<Caution>) -> Places {
    let all_detained = facts.respondents.iter().all(|party| party.detained);
    if all_detained
        && !facts.respondents.is_empty()
        && !facts.claimants.iter().all(|party| party.detained)
    {
        return homes(facts, Side::Claimant, Ground::ClaimantOfDetained, cautions);
    }
    let mut places = Places::new();
    for party in &facts.respondents {
        let ground = match party.lives_by_habit() {
            true => Ground::RespondentHabitual,
            false => Ground::RespondentDomicile,
        };
        match party.home() {
            Some(home) => places.push((home, ground)),
            None if cautions.contains(&Caution::RespondentHomeUnknown) => {}
            None => cautions.push(Caution::RespondentHomeUnknown),
        }
    }
    places
}
