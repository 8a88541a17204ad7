//! The market's pages: the home page's two doors, the search, an agency, a comparison.

mod address;
mod agency;
mod api;
mod card;
mod compare;
mod facets;
mod home;
mod search;
mod suggest;

pub use agency::AgencyPage;
pub use compare::ComparePage;
pub use home::HomePage;
pub use search::MarketPage;
