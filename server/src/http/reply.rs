//! The slot a request's page or server function leaves its answer in, beside the page itself.

use std::sync::{Mutex, MutexGuard, PoisonError};

use app::desks::Reply;
use domain::refusal::Refusal;
use http::HeaderValue;

use super::cookies::Cookie;

/// One request's answer as far as it is not a page.
#[derive(Default)]
pub struct Slot(Mutex<Answer>);

#[derive(Default)]
pub struct Answer {
    pub go: Option<String>,
    pub refused: Option<RefusedForm>,
    /// The page that is rendered stands for this refusal.
    pub page: Option<Refusal>,
    /// The nonce the page's scripts carry.
    pub nonce: Option<String>,
    pub cookies: Vec<Cookie>,
    /// What a browser is to forget (ASVS 14.3.1).
    pub clear_site_data: Option<HeaderValue>,
}

/// A short form that goes back to its page.
pub struct RefusedForm {
    pub refusal: Refusal,
    pub back: String,
    pub typed: Vec<(String, String)>,
}

impl Slot {
    fn lock(&self) -> MutexGuard<'_, Answer> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn set_nonce(&self, nonce: String) {
        self.lock().nonce = Some(nonce);
    }

    pub fn set_cookie(&self, cookie: Cookie) {
        self.lock().cookies.push(cookie);
    }

    pub fn clear_site_data(&self, what: HeaderValue) {
        self.lock().clear_site_data = Some(what);
    }

    /// Takes what was left; a second call finds nothing.
    #[must_use]
    pub fn take(&self) -> Answer {
        std::mem::take(&mut *self.lock())
    }
}

impl Reply for Slot {
    fn go(&self, to: &str) {
        self.lock().go = Some(to.to_owned());
    }

    fn refuse(&self, refusal: &Refusal, back: &str, typed: Vec<(String, String)>) {
        self.lock().refused = Some(RefusedForm {
            refusal: refusal.clone(),
            back: back.to_owned(),
            typed,
        });
    }

    fn page(&self, refusal: &Refusal) {
        self.lock().page = Some(refusal.clone());
    }
}
