//! The market's server functions.

use domain::market::view::SuggestionView;
use leptos::prelude::*;

use crate::{desks, wire::Refused};

/// What a search box may offer for the letters typed so far.
#[server(prefix = "/api", endpoint = "market/suggest")]
pub async fn suggest(typed: String) -> Result<Vec<SuggestionView>, Refused> {
    let counter = desks::counter();
    let offered = counter.market.suggest(&counter.caller, &typed).await;
    offered.map_err(|refusal| counter.refused(refusal, "/market"))
}
