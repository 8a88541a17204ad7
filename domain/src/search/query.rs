//! The query: a value with one normal form, so that equal searches have equal addresses.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::calendar::{Date, as_iso_option};
use crate::market::agency::CertificateStanding;
use crate::market::region::RegionCode;
use crate::market::taxonomy::{CategoryCode, Grade, LicenceCode, ServiceCode};

/// Longest search text; the longest registered company names stay below it.
pub const TEXT_CHARS_MAX: usize = 64;
/// Most values one facet may carry; more boxes than this do not fit an address.
pub const FACET_VALUES_MAX: usize = 20;
/// Cards on a page when nothing else is asked.
pub const PAGE_SIZE: u16 = 20;
/// Most cards on a page.
pub const PAGE_SIZE_MAX: u16 = 100;
/// Longest promise one may ask for; two years of working days.
pub const PROMISED_DAYS_MAX: u16 = 500;

/// A licence (资质), alone or with the least grade asked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LicenceFilter {
    pub licence: LicenceCode,
    pub grade: Option<Grade>,
}

/// A price band (价格区间) of an agency's cheapest matching service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PriceBand {
    UnderTenThousand,
    TenToFiftyThousand,
    FiftyToTwoHundredThousand,
    TwoHundredThousandUp,
    /// Priced as a rate of the project's amount.
    ByRate,
}

impl PriceBand {
    pub const ALL: [Self; 5] = [
        Self::UnderTenThousand,
        Self::TenToFiftyThousand,
        Self::FiftyToTwoHundredThousand,
        Self::TwoHundredThousandUp,
        Self::ByRate,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::UnderTenThousand => "0-1w",
            Self::TenToFiftyThousand => "1w-5w",
            Self::FiftyToTwoHundredThousand => "5w-20w",
            Self::TwoHundredThousandUp => "20w-",
            Self::ByRate => "rate",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|band| band.code() == code)
    }

    /// The band of an amount in fen; `None` is a rate.
    pub fn of(least_fen: Option<i64>) -> Self {
        const YUAN: i64 = 100;
        match least_fen {
            None => Self::ByRate,
            Some(fen) if fen < 10_000 * YUAN => Self::UnderTenThousand,
            Some(fen) if fen < 50_000 * YUAN => Self::TenToFiftyThousand,
            Some(fen) if fen < 200_000 * YUAN => Self::FiftyToTwoHundredThousand,
            Some(_) => Self::TwoHundredThousandUp,
        }
    }
}

/// What stands first. Equal rows are ordered by SHA-256 of id and day, so that the alphabet helps nobody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgencySort {
    #[default]
    Relevance,
    Credit,
    Price,
    PromisedDays,
    /// From `near`, or from the first region asked for.
    Distance,
    Newest,
}

impl AgencySort {
    pub const ALL: [Self; 6] = [
        Self::Relevance,
        Self::Credit,
        Self::Price,
        Self::PromisedDays,
        Self::Distance,
        Self::Newest,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Credit => "credit",
            Self::Price => "price",
            Self::PromisedDays => "promised_days",
            Self::Distance => "distance",
            Self::Newest => "newest",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.code() == code)
    }
}

/// Where the next page begins: just after the row with this place in the order.
///
/// It is a place and not a count of rows, so a row that appears or goes never repeats or hides another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PageCursor {
    pub rank: u64,
    pub tie: u64,
}

impl fmt::Display for PageCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}{:016x}", self.rank, self.tie)
    }
}

impl FromStr for PageCursor {
    type Err = BadCursor;

    fn from_str(text: &str) -> Result<Self, BadCursor> {
        let hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if text.len() != 32 || !text.bytes().all(hex) {
            return Err(BadCursor);
        }
        let number = |half: &str| u64::from_str_radix(half, 16).map_err(|_| BadCursor);
        Ok(Self {
            rank: number(&text[..16])?,
            tie: number(&text[16..])?,
        })
    }
}

/// The text is not the place of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadCursor;

/// A search for agencies. Values of one facet are alternatives, facets restrict each other.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AgencyQuery {
    /// Trimmed, inner white space as typed.
    pub text: String,
    /// Agencies that serve one of these regions.
    pub regions: Vec<RegionCode>,
    pub categories: Vec<CategoryCode>,
    pub services: Vec<ServiceCode>,
    pub licences: Vec<LicenceFilter>,
    /// A grade without naming the licence: any licence that knows the grade.
    pub grade: Option<Grade>,
    /// False means «this grade or higher», the usual wish.
    pub grade_exact: bool,
    /// At least this many stars, 1 to 5.
    pub credit_at_least: Option<u8>,
    pub prices: Vec<PriceBand>,
    pub promised_days_max: Option<u16>,
    pub consortium: Option<bool>,
    pub certificates: Option<CertificateStanding>,
    /// Where distance is measured from.
    pub near: Option<RegionCode>,
    pub sort: AgencySort,
    pub after: Option<PageCursor>,
    pub page_size: u16,
    /// The day the first page was asked for, so that pages begun before midnight keep their order.
    /// The search honours yesterday; any other day counts as today.
    #[serde(default, with = "as_iso_option")]
    pub day: Option<Date>,
    /// Take the text as it stands: no region, grade or days read out of it.
    pub verbatim: bool,
}

impl Default for AgencyQuery {
    fn default() -> Self {
        Self {
            text: String::new(),
            regions: Vec::new(),
            categories: Vec::new(),
            services: Vec::new(),
            licences: Vec::new(),
            grade: None,
            grade_exact: false,
            credit_at_least: None,
            prices: Vec::new(),
            promised_days_max: None,
            consortium: None,
            certificates: None,
            near: None,
            sort: AgencySort::Relevance,
            after: None,
            page_size: PAGE_SIZE,
            day: None,
            verbatim: false,
        }
    }
}

impl AgencyQuery {
    /// A search by words alone.
    pub fn by_text(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            ..Self::default()
        }
        .normalised()
    }

    /// The one form equal searches share: trimmed text, each facet sorted and without doubles.
    pub fn normalised(mut self) -> Self {
        self.text = self.text.trim().to_owned();
        self.regions.sort_unstable();
        self.regions.dedup();
        self.categories.sort_unstable();
        self.categories.dedup();
        self.services.sort_unstable();
        self.services.dedup();
        self.licences.sort_unstable();
        self.licences.dedup();
        self.prices.sort_unstable();
        self.prices.dedup();
        self
    }
}
