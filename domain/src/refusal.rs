//! What the public reads when something is refused: a code, the field, the rule.

use core::fmt;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Why a request was refused. The app renders it in three languages; it never holds what was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    pub kind: Kind,
    /// Names the sentence to show, such as `case.second_list`.
    pub code: String,
    /// Field by field, in the order of the form.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldError>,
    /// Values the sentence speaks of: dates, limits, counts. Never personal data.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, String>,
}

/// The family of a refusal; `server` alone knows which status code stands for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Typed values break a rule.
    Invalid,
    SignInNeeded,
    SecondFactorNeeded,
    /// The thing is missing or foreign: the same answer for both.
    NotFound,
    /// The role may never do this.
    Forbidden,
    /// The thing has moved on since it was read.
    Conflict,
    /// Not now: wait `retry_after_s`.
    TooMany,
    TooLarge,
    /// A part of the system does not answer.
    Unavailable,
}

/// One field and the rule it breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The path of the field, such as `claimant.0.id_number`.
    pub field: String,
    /// Names the rule, such as `id.check_digit`.
    pub rule: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, String>,
}

impl FieldError {
    #[must_use]
    pub fn new(field: impl Into<String>, rule: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            rule: rule.into(),
            facts: BTreeMap::new(),
        }
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.facts.insert(name.to_owned(), value.to_string());
        self
    }

    /// Whether the field stands on this page of a form: `claimant`, or below it `claimant.0.name`.
    #[must_use]
    pub fn is_on(&self, page: &str) -> bool {
        let rest = self.field.strip_prefix(page);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

impl Refusal {
    #[must_use]
    pub fn new(kind: Kind, code: &str) -> Self {
        Self {
            kind,
            code: code.to_owned(),
            fields: Vec::new(),
            facts: BTreeMap::new(),
        }
    }

    #[must_use]
    pub fn invalid(fields: Vec<FieldError>) -> Self {
        Self {
            fields,
            ..Self::new(Kind::Invalid, "form.invalid")
        }
    }

    #[must_use]
    pub fn field(field: &str, rule: &str) -> Self {
        Self::invalid(vec![FieldError::new(field, rule)])
    }

    #[must_use]
    pub fn not_found() -> Self {
        Self::new(Kind::NotFound, "not_found")
    }

    #[must_use]
    pub fn sign_in_needed() -> Self {
        Self::new(Kind::SignInNeeded, "sign_in_needed")
    }

    #[must_use]
    pub fn conflict(code: &str) -> Self {
        Self::new(Kind::Conflict, code)
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.facts.insert(name.to_owned(), value.to_string());
        self
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.kind, self.code)
    }
}

impl core::error::Error for Refusal {}
