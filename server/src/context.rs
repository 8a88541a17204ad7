//! What desks, workers and handlers are given: the ground they stand on, and the desks themselves.

use std::sync::{Arc, RwLock};

use app::desks::{Built, Names, SignInProvider};
use domain::{
    calendar::Date,
    clock::Instant,
    court::{courts::CourtTable, desk::CourtDesk},
    market::desk::MarketDesk,
    rulebook::RuleBook,
};
use search::Index;
use store::{Store, clock::SharedClock};

use crate::{
    auth::password::Passwords, config::Config, documents::Documents, mail::Mailer, oidc::Providers,
    random::Random, receipts::Receipts, work::Bell,
};

/// Everything below the desks.
pub struct Context {
    pub config: Config,
    pub clock: SharedClock,
    pub random: Random,
    pub store: Store,
    pub rules: Rules,
    pub search: Arc<Index>,
    pub receipts: Receipts,
    pub mailer: Mailer,
    pub passwords: Passwords,
    pub providers: Providers,
    pub courts: Arc<CourtTable>,
    pub documents: Documents,
    /// Rung after a save, so that the workers look at once.
    pub bell: Bell,
}

impl Context {
    #[must_use]
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Today in China, where the law counts its days.
    #[must_use]
    pub fn today(&self) -> Date {
        self.now().date_in_china()
    }
}

/// The rules in force: the first edition and every amendment of the store.
pub struct Rules(RwLock<Arc<RuleBook>>);

impl Rules {
    #[must_use]
    pub fn new(book: RuleBook) -> Self {
        Self(RwLock::new(Arc::new(book)))
    }

    /// The book of this moment; whoever holds it keeps it while a newer one is put in place.
    #[must_use]
    pub fn book(&self) -> Arc<RuleBook> {
        let book = self.0.read();
        book.unwrap_or_else(std::sync::PoisonError::into_inner)
            .clone()
    }

    pub fn replace(&self, book: RuleBook) {
        let mut place = self
            .0
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        *place = Arc::new(book);
    }
}

/// What every request handler shares. The account counter is made anew for each request: it leaves cookies.
#[derive(Clone)]
pub struct State {
    pub context: Arc<Context>,
    pub court: Arc<dyn CourtDesk>,
    pub market: Arc<dyn MarketDesk>,
    pub built: Arc<Built>,
    pub names: Arc<Names>,
    pub providers: Arc<Vec<SignInProvider>>,
}
