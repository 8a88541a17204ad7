//! Parties and their agents (当事人、诉讼代理人).

use serde::{Deserialize, Serialize};

use crate::{
    calendar::{Date, as_iso_option},
    market::region::RegionCode,
    text::Private,
};

/// Someone who sues or is sued; what must be known of a respondent is less (CPL 124).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    pub name: String,
    pub who: Who,
    pub phone: Option<Private>,
    /// The division of the domicile.
    pub region: RegionCode,
    pub address: Private,
}

/// A natural person or an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Who {
    /// 自然人
    Person {
        sex: Option<Sex>,
        #[serde(with = "as_iso_option", default)]
        born: Option<Date>,
        ethnicity: Option<String>,
        employer: Option<String>,
        occupation: Option<String>,
        id_number: Option<Private>,
    },
    /// 法人或其他组织
    Organisation {
        uscc: Option<String>,
        representative: Option<String>,
        position: Option<String>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    Male,
    Female,
}

/// An agent with the power of attorney (诉讼代理人, CPL 61).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    pub name: String,
    pub kind: AgentKind,
    pub firm: Option<String>,
    pub phone: Private,
    /// 特别授权: may admit, waive, settle, counterclaim, appeal (CPL 62).
    pub special: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgentKind {
    Lawyer,
    LegalWorker,
    Relative,
    Employee,
    Recommended,
}
