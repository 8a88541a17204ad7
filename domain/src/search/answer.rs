//! The answer: hits with the reason of each, facets with counts, and corrections kept apart from hits.

use serde::{Deserialize, Serialize};

use super::query::PageCursor;
use crate::id::AgencyId;
use crate::market::region::RegionCode;
use crate::market::taxonomy::{Grade, ServiceCode};

/// Everything one search found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchHits {
    /// All matches, not only those of this page.
    pub total: u64,
    pub hits: Vec<Hit>,
    /// Where the next page begins; `None` on the last.
    pub next: Option<PageCursor>,
    pub facets: Vec<Facet>,
    /// What was read out of the text and works as a filter.
    pub recognised: Vec<Recognised>,
    /// Only when nothing was found: what may have been meant. Never mixed with hits.
    pub correction: Option<Correction>,
    /// The state of the index that answered; it counts up with each commit.
    pub generation: u64,
}

/// One agency found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    pub id: AgencyId,
    pub highlights: Vec<Highlight>,
    pub reasons: Vec<MatchReason>,
}

/// A field shown whole, with the parts that matched marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Highlight {
    pub field: HitField,
    pub segments: Vec<Segment>,
}

/// A stretch of text, marked or not; the segments of a field join to its whole text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    pub text: String,
    pub marked: bool,
}

/// A field a word may be found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HitField {
    Name,
    ShortName,
    Uscc,
    Service,
    Region,
    Licence,
}

/// Why a row was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum MatchReason {
    /// The words stand in the name.
    Name,
    ShortName,
    Uscc,
    Service,
    Region,
    Licence,
    /// `typed` is another word for `meant`.
    Synonym {
        typed: String,
        meant: String,
    },
    /// The syllables of the name or service, written out.
    Pinyin {
        meant: String,
    },
    /// Their first letters.
    PinyinInitials {
        meant: String,
    },
}

/// What a facet counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FacetKind {
    Region,
    Category,
    Service,
    Licence,
    Credit,
    Price,
    PromisedDays,
    Consortium,
    Certificates,
}

impl FacetKind {
    /// In the order they are shown in.
    pub const ALL: [Self; 9] = [
        Self::Region,
        Self::Category,
        Self::Service,
        Self::Licence,
        Self::Credit,
        Self::Price,
        Self::PromisedDays,
        Self::Consortium,
        Self::Certificates,
    ];

    /// The facet of this query parameter.
    pub fn of_parameter(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.parameter() == name)
    }

    /// The query parameter a bucket's value goes into.
    pub fn parameter(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Category => "category",
            Self::Service => "service",
            Self::Licence => "licence",
            Self::Credit => "credit",
            Self::Price => "price",
            Self::PromisedDays => "promised_days",
            Self::Consortium => "consortium",
            Self::Certificates => "certificates",
        }
    }
}

/// One facet; its counts leave its own selection out, so the alternatives stay visible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facet {
    pub kind: FacetKind,
    pub buckets: Vec<Bucket>,
}

/// One value with the number of agencies that would be found with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bucket {
    /// As it stands in the address.
    pub value: String,
    pub count: u64,
    pub selected: bool,
}

/// Something read out of the text and used as a filter, shown as a chip that can be taken away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Recognised {
    Region { typed: String, region: RegionCode },
    PromisedDays { typed: String, max: u16 },
    Grade { typed: String, grade: Grade },
}

/// What was probably meant, with its own results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    pub typed: String,
    pub meant: String,
    pub why: CorrectionWhy,
    pub total: u64,
    pub hits: Vec<Hit>,
}

/// What kind of slip was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionWhy {
    /// The same sound, other characters.
    SameSound,
    /// One character replaced.
    OneCharacter,
}

/// A line offered while typing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    pub kind: SuggestionKind,
    /// The text the box would take.
    pub text: String,
    pub segments: Vec<Segment>,
}

/// What choosing a suggestion leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum SuggestionKind {
    Agency(AgencyId),
    Service(ServiceCode),
    Region(RegionCode),
    /// A word for a service, such as 环评.
    Word,
}
