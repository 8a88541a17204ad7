//! Loading: once, into a store that holds nothing else.

use core::fmt;
use std::sync::Arc;

use domain::refusal::Refusal;
use store::{Store, StoreError, clock::HandClock};

use super::{
    accounts::{self, PEOPLE, SignIn},
    agencies, cases,
};
use crate::{
    build,
    config::Config,
    context::{Context, Rules},
    mail::Mailer,
    oidc::Providers,
    work::{self, Bell, WorkError},
};

/// Names the demo's commands and the counter that marks a demo store: 1 begun, 2 loaded.
pub(super) const DEMO: &str = "demo";

/// The first act is 45 days ago; the clock begins before it.
const DAYS_BACK: i64 = 60;

/// Whether the store holds the demo, or a part of it.
///
/// # Errors
/// The store does not answer.
pub async fn is_in(store: &Store) -> Result<bool, StoreError> {
    Ok(store.counters.value(DEMO).await? > 0)
}

/// Why no demo was loaded.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    #[error("the store holds data that is no demo: accounts {accounts}, agencies {agencies}")]
    NotEmpty { accounts: u64, agencies: u64 },
    #[error("a load of the demo broke off half-way: empty the data folder and load again")]
    HalfLoaded,
    #[error("story {story}: {refusal}, {:?}", .refusal.fields)]
    Refused { story: usize, refusal: Refusal },
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Work(#[from] WorkError),
    #[error("{0}")]
    Build(String),
}

/// The demo that is in the store now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    pub sign_ins: Vec<SignIn>,
    pub agencies: u64,
    /// False if it was there before.
    pub now: bool,
}

impl fmt::Display for Loaded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let when = if self.now {
            "loaded now"
        } else {
            "loaded before"
        };
        writeln!(
            f,
            "Demo data {when}: {} agencies, cases at every stage. Sign-ins:",
            self.agencies
        )?;
        self.sign_ins
            .iter()
            .try_for_each(|sign_in| writeln!(f, "  {sign_in}"))
    }
}

/// Loads the demo; a second call finds it there.
///
/// # Errors
/// The store holds other data, or does not answer.
pub async fn load(context: &Context) -> Result<Loaded, DemoError> {
    let now = match context.store.counters.value(DEMO).await? {
        0 => {
            refuse_other_data(context).await?;
            fill(context).await?;
            true
        }
        1 => return Err(DemoError::HalfLoaded),
        _ => false,
    };
    Ok(Loaded {
        sign_ins: PEOPLE.into_iter().map(accounts::Person::sign_in).collect(),
        agencies: context.store.agencies.count().await?,
        now,
    })
}

async fn refuse_other_data(context: &Context) -> Result<(), DemoError> {
    let accounts = context.store.accounts.count().await?;
    let agencies = context.store.agencies.count().await?;
    match (accounts, agencies) {
        (0, 0) => Ok(()),
        _ => Err(DemoError::NotEmpty { accounts, agencies }),
    }
}

/// Everything is written through a store of its own, whose writer takes its times from a clock in the past.
async fn fill(context: &Context) -> Result<(), DemoError> {
    let now = context.now();
    let clock = Arc::new(HandClock::at(now.plus_days(-DAYS_BACK)));
    let past = Arc::new(in_the_past(context, clock.clone()).await?);
    accounts::open(&past).await?;
    agencies::fill(&past).await?;
    cases::tell(&past, &clock, now).await?;
    agencies::mark_loaded(&past).await?;
    work::catch_up(&past).await?;
    past.store.close().await;
    Ok(())
}

async fn in_the_past(context: &Context, clock: Arc<HandClock>) -> Result<Context, DemoError> {
    // Letters of the past are written into the folder and sent to nobody.
    let config = Config {
        smtp: None,
        ..context.config.clone()
    };
    let failed = |error: &dyn fmt::Display| DemoError::Build(error.to_string());
    let store = build::store(&config, clock.clone())
        .await
        .map_err(|error| failed(&error))?;
    let mailer = Mailer::new(&config).map_err(|error| failed(&error))?;
    Ok(Context {
        clock,
        random: context.random,
        store,
        rules: Rules::new(context.rules.book().as_ref().clone()),
        search: context.search.clone(),
        receipts: context.receipts.clone(),
        mailer,
        passwords: context.passwords.clone(),
        providers: Providers::default(),
        courts: context.courts.clone(),
        documents: context.documents.clone(),
        bell: Bell::default(),
        config,
    })
}
