//! The one door between pages and the server: everything a request needs, taken before any await.
//!
//! Context is read here and nowhere else; reading it after an await panics when the client has gone away.

use std::{collections::HashMap, sync::Arc};

use domain::{
    account::AccountDesk,
    calendar::Date,
    caller::{Caller, Grant},
    clock::Instant,
    court::desk::CourtDesk,
    market::desk::MarketDesk,
    refusal::Refusal,
};
use leptos::prelude::expect_context;

use crate::{
    text::Lang,
    wire::{Done, FormState, Refused},
};

/// How a page is to look, kept in a cookie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looks {
    pub lang: Lang,
    pub theme: Theme,
    /// Larger type, more space, fewer choices (适老模式).
    pub elder: bool,
}

/// Light, dark, or as the device says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    Device,
    Light,
    Dark,
}

impl Theme {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Theme::Device => "device",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// Addresses of the built files; empty where the client has not been built.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Built {
    pub css: String,
    pub js: String,
    pub wasm: String,
    /// The proofs' module, loaded when something is to be proved.
    pub proof_js: String,
    pub proof_wasm: String,
}

/// What codes are called: services, categories and licences of the taxonomy, administrative divisions, courts.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// By kind and code: the name in each language, in the order of [`Lang::ALL`].
    pub by_kind: HashMap<&'static str, HashMap<String, [String; 3]>>,
    /// The divisions a form offers, in the order it offers them.
    pub regions: Vec<String>,
    /// How many of them, from the first, are the counties of the home province.
    pub home_regions: usize,
    /// The codes of the courts, in the order of their table.
    pub courts: Vec<String>,
}

impl Names {
    /// Names a code, in the order of [`Lang::ALL`].
    pub fn put(&mut self, kind: &'static str, code: String, in_languages: [String; 3]) {
        let codes = self.by_kind.entry(kind).or_default();
        codes.insert(code, in_languages);
    }

    /// The name of a code, or the code where it has none.
    #[must_use]
    pub fn of(&self, lang: Lang, kind: &'static str, code: &str) -> String {
        let found = self.by_kind.get(kind).and_then(|codes| codes.get(code));
        found.map_or_else(|| code.to_owned(), |names| names[lang.column()].clone())
    }

    /// Where a role is held: its court or the division of its authority.
    #[must_use]
    pub fn place_of(&self, lang: Lang, grant: &Grant) -> Option<String> {
        let court = grant.court.as_ref();
        let court = court.map(|court| self.of(lang, "court", &court.to_string()));
        let division = || {
            let code = grant.authority?.to_string();
            Some(self.of(lang, "region", &code))
        };
        court.or_else(division)
    }

    /// The divisions a form offers, code and full name.
    pub fn regions(&self, lang: Lang) -> impl Iterator<Item = (String, String)> {
        let entry = move |code: &String| (code.clone(), self.of(lang, "region", code));
        self.regions.iter().map(entry)
    }

    /// A service known by its Chinese name, in the language of the page; anything else as it stands.
    #[must_use]
    pub fn service_called(&self, lang: Lang, chinese: &str) -> String {
        if lang == Lang::Hans {
            return chinese.to_owned();
        }
        let services = self.by_kind.get("service");
        let mut services = services.into_iter().flat_map(HashMap::values);
        let found = services.find(|names| names[Lang::Hans.column()] == chinese);
        found.map_or_else(|| chinese.to_owned(), |names| names[lang.column()].clone())
    }
}

/// A provider of sign-in, as its button shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInProvider {
    pub id: String,
    pub issuer: String,
    /// In the order of [`Lang::ALL`].
    pub label: [String; 3],
}

impl SignInProvider {
    #[must_use]
    pub fn label(&self, lang: Lang) -> String {
        self.label[lang.column()].clone()
    }
}

/// How a request is answered apart from its page: given by the server like a desk.
pub trait Reply: Send + Sync {
    /// A plain form post is answered with 303 to `to`, a path of this site.
    fn go(&self, to: &str);
    /// A plain form post goes back to its page with what was typed (never passwords) and the refusal,
    /// shown once; an island gets the refusal with its own status.
    fn refuse(&self, refusal: &Refusal, back: &str, typed: Vec<(String, String)>);
    /// The status of the page being rendered follows this refusal.
    fn page(&self, refusal: &Refusal);
}

/// Everything a page or a server function needs of its request.
#[derive(Clone)]
pub struct Counter {
    pub caller: Caller,
    pub looks: Looks,
    pub now: Instant,
    pub today: Date,
    /// Path and query of the page, for forms that come back to it.
    pub here: String,
    /// The state a refused short form left behind, shown once.
    pub form: Option<FormState>,
    pub nonce: String,
    pub built: Arc<Built>,
    pub names: Arc<Names>,
    pub providers: Arc<Vec<SignInProvider>>,
    pub reply: Arc<dyn Reply>,
    pub account: Arc<dyn AccountDesk>,
    pub court: Arc<dyn CourtDesk>,
    pub market: Arc<dyn MarketDesk>,
}

/// Takes the counter of this request.
#[must_use]
pub fn counter() -> Counter {
    expect_context()
}

impl Counter {
    /// The idempotency key of one act on this page: a form sent twice acts once.
    #[must_use]
    pub fn key(&self, act: &str) -> String {
        let random = self.nonce.chars().filter(char::is_ascii_alphanumeric);
        format!("{act}-{}-{}", self.now.ms(), random.collect::<String>())
    }

    /// Keeps a refusal for the answer, for an island that stays on its page.
    #[must_use]
    pub fn refused(&self, refusal: Refusal, back: &str) -> Refused {
        self.reply.refuse(&refusal, back, Vec::new());
        Refused(refusal)
    }

    /// Ends a server function: on to `to`, or back to `back` with what was typed.
    ///
    /// # Errors
    /// The refusal, for an island.
    pub fn finish<T>(
        &self,
        result: Result<T, Refusal>,
        to: impl FnOnce(T) -> String,
        back: &str,
        typed: &[(&str, &str)],
    ) -> Result<Done, Refused> {
        match result {
            Ok(value) => {
                let to = to(value);
                self.reply.go(&to);
                Ok(Done { to })
            }
            Err(refusal) => {
                let typed = typed
                    .iter()
                    .map(|(name, text)| ((*name).into(), (*text).into()));
                self.reply.refuse(&refusal, back, typed.collect());
                Err(Refused(refusal))
            }
        }
    }
}
