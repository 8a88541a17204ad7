//! The market counter: the address read strictly, the index asked, the agencies loaded in one batch.

use std::{collections::HashMap, sync::Arc};

use async_trait::async_trait;
use domain::{
    caller::{Action, Caller, permits},
    id::AgencyId,
    market::{
        agency::Agency,
        desk::MarketDesk,
        taxonomy::Taxonomy,
        view::{
            AgencyCard, AgencyPage, COMPARE_MAX, HomeFigures, JoinedAgency, SearchPage,
            SuggestionView,
        },
    },
    refusal::{FieldError, Kind, Refusal},
    search::{
        self, AgencyQuery, Hit, QueryError, QueryFault, Suggestion, SuggestionKind, TEXT_CHARS_MAX,
    },
};

use super::court::refused;
use crate::{clock::Stopwatch, context::Context};

/// Lines offered while typing; more do not fit above a telephone's keyboard.
const SUGGESTIONS_MAX: usize = 8;

/// Agencies on the home page that joined last.
const JOINED_MAX: u32 = 6;

/// The market counter over a store and an index.
pub struct Market {
    context: Arc<Context>,
}

impl Market {
    #[must_use]
    pub fn new(context: Arc<Context>) -> Self {
        Self { context }
    }

    /// The agencies of hits by id, in one read.
    async fn loaded(
        &self,
        hits: impl Iterator<Item = &Hit>,
    ) -> Result<HashMap<AgencyId, Agency>, Refusal> {
        let ids: Vec<AgencyId> = hits.map(|hit| hit.id).collect();
        let agencies = self
            .context
            .store
            .agencies
            .by_ids(&ids)
            .await
            .map_err(refused)?;
        Ok(agencies
            .into_iter()
            .map(|agency| (agency.id, agency))
            .collect())
    }

    /// What the parameters of an address ask for, if the caller may ask.
    pub(crate) fn asked(
        &self,
        caller: &Caller,
        pairs: Vec<(String, String)>,
    ) -> Result<AgencyQuery, Refusal> {
        enter(caller, Action::SearchAgencies)?;
        search::parse(pairs).map_err(refused_query)
    }

    /// One page of a search.
    pub(crate) async fn found(&self, query: AgencyQuery) -> Result<SearchPage, Refusal> {
        let watch = Stopwatch::start();
        let (asked, today) = (query.clone(), self.context.today());
        let index = self.context.search.clone();
        let found = tokio::task::spawn_blocking(move || index.search(&asked, today)).await;
        let found = found.map_err(unavailable)?.map_err(unavailable)?;
        let corrected = found
            .correction
            .iter()
            .flat_map(|correction| &correction.hits);
        let mut agencies = self.loaded(found.hits.iter().chain(corrected)).await?;
        let cards = cards(&mut agencies, found.hits);
        let mut correction = found.correction;
        let corrected_hits = correction
            .as_mut()
            .map(|correction| std::mem::take(&mut correction.hits));
        Ok(SearchPage {
            query,
            total: found.total,
            cards,
            facets: found.facets,
            recognised: found.recognised,
            corrected_cards: self::cards(&mut agencies, corrected_hits.unwrap_or_default()),
            correction,
            next: found.next,
            micros: u64::try_from(watch.elapsed().as_micros()).unwrap_or(u64::MAX),
        })
    }

    async fn page(&self, id: AgencyId) -> Result<AgencyPage, Refusal> {
        let agency = self
            .context
            .store
            .agencies
            .by_id(id)
            .await
            .map_err(refused)?;
        agency
            .map(|agency| AgencyPage { agency })
            .ok_or_else(Refusal::not_found)
    }
}

#[async_trait]
impl MarketDesk for Market {
    async fn search(
        &self,
        caller: &Caller,
        pairs: Vec<(String, String)>,
    ) -> Result<SearchPage, Refusal> {
        let query = self.asked(caller, pairs)?;
        self.found(query).await
    }

    async fn suggest(&self, caller: &Caller, typed: &str) -> Result<Vec<SuggestionView>, Refusal> {
        enter(caller, Action::SearchAgencies)?;
        if typed.chars().count() > TEXT_CHARS_MAX {
            return Err(Refusal::field("q", "text.too_long").with("max", TEXT_CHARS_MAX));
        }
        let (index, today) = (self.context.search.clone(), self.context.today());
        let typed = typed.to_owned();
        let found =
            tokio::task::spawn_blocking(move || index.suggest(&typed, SUGGESTIONS_MAX, today))
                .await;
        let found = found.map_err(unavailable)?.map_err(unavailable)?;
        Ok(found.into_iter().map(suggestion).collect())
    }

    async fn agency(&self, caller: &Caller, agency: AgencyId) -> Result<AgencyPage, Refusal> {
        enter(caller, Action::ReadAgency)?;
        self.page(agency).await
    }

    async fn compare(
        &self,
        caller: &Caller,
        agencies: Vec<AgencyId>,
    ) -> Result<Vec<AgencyPage>, Refusal> {
        enter(caller, Action::ReadAgency)?;
        let mut asked: Vec<AgencyId> = Vec::new();
        for id in agencies {
            if !asked.contains(&id) {
                asked.push(id);
            }
        }
        if asked.len() > COMPARE_MAX {
            return Err(Refusal::new(Kind::Invalid, "compare.too_many").with("max", COMPARE_MAX));
        }
        let found = self
            .context
            .store
            .agencies
            .by_ids(&asked)
            .await
            .map_err(refused)?;
        if found.len() != asked.len() {
            return Err(Refusal::not_found());
        }
        Ok(found
            .into_iter()
            .map(|agency| AgencyPage { agency })
            .collect())
    }

    async fn home(&self) -> Result<HomeFigures, Refusal> {
        let figures = self.context.store.home.figures().await.map_err(refused)?;
        let joined = self.context.store.agencies.newest(JOINED_MAX).await;
        let joined = joined.map_err(refused)?.into_iter();
        let services = Taxonomy::built_in().services.len();
        Ok(HomeFigures {
            agencies: figures.agencies_listed,
            services: u64::try_from(services).unwrap_or(u64::MAX),
            cases_filed: figures.cases_submitted,
            // Every act of this counter is done online; a stage that needs a visit will count it in its docket.
            visits: 0,
            joined: joined.map(JoinedAgency::of).collect(),
        })
    }
}

fn enter(caller: &Caller, action: Action) -> Result<(), Refusal> {
    match permits(caller, action, &caller.ties(None, None)) {
        true => Ok(()),
        false => Err(Refusal::new(Kind::Forbidden, "forbidden")),
    }
}

fn unavailable(error: impl core::fmt::Display) -> Refusal {
    tracing::error!(%error, "the search index did not answer");
    Refusal::new(Kind::Unavailable, "unavailable")
}

fn refused_query(errors: Vec<QueryError>) -> Refusal {
    let field = |error: QueryError| {
        let rule = |rule: &str| FieldError::new(error.parameter.clone(), rule);
        match error.fault {
            QueryFault::Unknown => rule("query.unknown"),
            QueryFault::Repeated => rule("query.repeated"),
            QueryFault::Malformed => rule("query.malformed"),
            QueryFault::TooLong { chars_max } => rule("text.too_long").with("max", chars_max),
            QueryFault::TooMany { values_max } => rule("query.too_many").with("max", values_max),
            QueryFault::OutOfRange { least, most } => {
                rule("number.range").with("min", least).with("max", most)
            }
        }
    };
    Refusal::invalid(errors.into_iter().map(field).collect())
}

/// A card for each hit whose agency is still there, in the order found.
fn cards(agencies: &mut HashMap<AgencyId, Agency>, hits: Vec<Hit>) -> Vec<AgencyCard> {
    let card = |hit: Hit| {
        let agency = agencies.remove(&hit.id)?;
        Some(AgencyCard {
            agency,
            highlights: hit.highlights,
            reasons: hit.reasons,
        })
    };
    hits.into_iter().filter_map(card).collect()
}

fn suggestion(found: Suggestion) -> SuggestionView {
    let (kind, agency) = match found.kind {
        SuggestionKind::Agency(id) => ("agency", Some(id)),
        SuggestionKind::Service(_) => ("service", None),
        SuggestionKind::Region(_) => ("region", None),
        SuggestionKind::Word => ("word", None),
    };
    SuggestionView {
        text: found.text,
        kind: kind.to_owned(),
        agency,
    }
}
