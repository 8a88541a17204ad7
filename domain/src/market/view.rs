//! What everyone may see of agencies: cards in a list, a page each, figures.

use serde::{Deserialize, Serialize};

use crate::{
    calendar::{Date, as_iso},
    id::AgencyId,
    market::{agency::Agency, region::RegionCode},
    search::{AgencyQuery, Correction, Facet, Highlight, MatchReason, PageCursor, Recognised},
};

/// A found agency: the agency, what of it matched and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AgencyCard {
    pub agency: Agency,
    pub highlights: Vec<Highlight>,
    pub reasons: Vec<MatchReason>,
}

/// The search page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SearchPage {
    pub query: AgencyQuery,
    pub total: u64,
    pub cards: Vec<AgencyCard>,
    /// Where the next page begins; `None` on the last.
    pub next: Option<PageCursor>,
    pub facets: Vec<Facet>,
    pub recognised: Vec<Recognised>,
    /// Stands above results of another word, never mixed with real hits.
    pub correction: Option<Correction>,
    pub corrected_cards: Vec<AgencyCard>,
    pub micros: u64,
}

/// An agency's own page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AgencyPage {
    pub agency: Agency,
}

/// Figures on the home page, counted, never typed in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeFigures {
    pub agencies: u64,
    pub services: u64,
    pub cases_filed: u64,
    /// Visits forced, over all cases.
    pub visits: u64,
    /// The agencies that joined last, by day and by nothing else: no place here is for sale.
    pub joined: Vec<JoinedAgency>,
}

/// An agency that joined lately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinedAgency {
    pub id: AgencyId,
    pub name: String,
    pub region: RegionCode,
    #[serde(with = "as_iso")]
    pub on: Date,
}

impl JoinedAgency {
    #[must_use]
    pub fn of(agency: Agency) -> Self {
        Self {
            on: agency.joined(),
            id: agency.id,
            name: agency.name,
            region: agency.region,
        }
    }
}

/// The most agencies compared side by side.
pub const COMPARE_MAX: usize = 4;

/// One suggestion while typing: the text to search for and what kind of thing it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestionView {
    pub text: String,
    pub kind: String,
    pub agency: Option<AgencyId>,
}
