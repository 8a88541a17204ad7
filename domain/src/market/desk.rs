//! The market counter (网上中介超市) as the pages call it.

use async_trait::async_trait;

use crate::{
    caller::Caller,
    id::AgencyId,
    market::view::{AgencyPage, HomeFigures, SearchPage, SuggestionView},
    refusal::Refusal,
};

/// Finding agencies.
#[async_trait]
pub trait MarketDesk: Send + Sync {
    /// `pairs` are the parameters of the address; an unknown one is refused by name.
    async fn search(
        &self,
        caller: &Caller,
        pairs: Vec<(String, String)>,
    ) -> Result<SearchPage, Refusal>;
    async fn suggest(&self, caller: &Caller, typed: &str) -> Result<Vec<SuggestionView>, Refusal>;
    async fn agency(&self, caller: &Caller, agency: AgencyId) -> Result<AgencyPage, Refusal>;
    async fn compare(
        &self,
        caller: &Caller,
        agencies: Vec<AgencyId>,
    ) -> Result<Vec<AgencyPage>, Refusal>;
    async fn home(&self) -> Result<HomeFigures, Refusal>;
}
