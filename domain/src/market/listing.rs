//! What an agency offers (服务项目): one service with its price, its promised time and its area.

use serde::{Deserialize, Serialize};

use super::region::RegionCode;
use super::taxonomy::ServiceCode;
use crate::money::Fen;

/// How a service is priced (收费方式).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "model", content = "value", rename_all = "snake_case")]
pub enum PriceModel {
    /// One price, whatever the project.
    Fixed(Fen),
    /// The least a small project costs.
    From(Fen),
    /// Hundredths of a percent of the project's amount.
    RateBasisPoints(u32),
}

impl PriceModel {
    /// The amount that stands for the price in bands and in sorting; a rate has none.
    pub fn least(self) -> Option<Fen> {
        match self {
            Self::Fixed(fen) | Self::From(fen) => Some(fen),
            Self::RateBasisPoints(_) => None,
        }
    }
}

/// One service on offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    pub service: ServiceCode,
    pub title: String,
    pub price: PriceModel,
    pub promised_working_days: u16,
    /// Where the service is given; a province covers its cities.
    pub area: Vec<RegionCode>,
    /// What the buyer has to bring.
    pub conditions: String,
    /// The steps from order to result.
    pub process: String,
}
