//! What server functions give back to the browser.

use domain::refusal::{FieldError, Kind, Refusal};
use leptos::server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// An act is done; a page that stays open goes on to `to`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    pub to: String,
}

/// A refusal as a server function's error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused(pub Refusal);

impl FromServerFnError for Refused {
    type Encoder = JsonEncoding;

    /// Masks what the transport says: the public reads a code, the operator reads the log.
    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        let (kind, code) = match error {
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_) => (Kind::Invalid, "form.malformed"),
            _ => (Kind::Unavailable, "unavailable"),
        };
        Refused(Refusal::new(kind, code))
    }
}

/// What a refused short form shows once: its values (never passwords) and its errors.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormState {
    /// The page the form stands on; another page does not show it.
    pub page: String,
    pub typed: Vec<(String, String)>,
    pub refusal: Option<Refusal>,
}

impl FormState {
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.typed
            .iter()
            .find(|(found, _)| found == name)
            .map_or("", |(_, text)| text)
    }

    #[must_use]
    pub fn errors(&self) -> &[FieldError] {
        self.refusal.as_ref().map_or(&[], |refusal| &refusal.fields)
    }
}
