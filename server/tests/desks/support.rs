//! A whole house below HTTP: store, rules, index, keys, documents, desks.

use std::sync::Arc;

use crate::support::pages::PAGES;
use bytes::Bytes;
use domain::{
    account::{Account, Standing, Totp},
    calendar::parse_date,
    caller::{Caller, CourtCode, Grant, Role},
    clock::{Clock as _, Instant},
    court::{
        desk::{CourtDesk as _, ExhibitWords, IdempotencyKey},
        evidence::EvidenceKind,
    },
    docket::Hash,
    id::{AccountId, CaseId, DraftId},
    text::Private,
};
use server::{
    build,
    config::Config,
    context::{Context, Rules},
    desk::{court::Court, market::Market},
    documents::Documents,
    mail::Mailer,
    random::Random,
    receipts::Receipts,
    work::{self, Bell},
};
use store::{Unit, Write, clock::HandClock, unit};
use tempfile::TempDir;

/// Monday, 2 March 2026, ten in the morning.
pub const MORNING: (&str, u8) = ("2026-03-02", 10);

pub struct House {
    pub context: Arc<Context>,
    pub clock: Arc<HandClock>,
    pub court: Court,
    pub market: Market,
    _folder: TempDir,
}

pub fn morning() -> Instant {
    let day = parse_date(MORNING.0).expect("a date");
    Instant::from_china(day, MORNING.1, 0)
}

impl House {
    pub async fn new() -> Self {
        Self::with_fonts(vec!["/usr/share/fonts/opentype/noto".into()]).await
    }

    pub async fn with_fonts(fonts: Vec<std::path::PathBuf>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Arc::new(HandClock::at(morning()));
        let config = Config {
            data: folder.path().to_owned(),
            ..Config::default()
        };
        let store = build::store(&config, clock.clone()).await.expect("a store");
        let rules = build::rules_in_force(&store).await.expect("rules");
        let search = search::Index::open(&config.data.join("index")).expect("an index");
        let receipts =
            Receipts::open(&config.data.join("keys"), clock.as_ref(), Random).expect("keys");
        let context = Arc::new(Context {
            clock: clock.clone(),
            random: Random,
            store,
            rules: Rules::new(rules),
            search: Arc::new(search),
            receipts,
            mailer: Mailer::new(&config).expect("a mailer"),
            passwords: server::auth::password::Passwords::default(),
            providers: server::oidc::Providers::default(),
            courts: Arc::new(domain::court::courts::courts().clone()),
            documents: Documents::new(fonts),
            bell: Bell::default(),
            config,
        });
        Self {
            court: Court::new(context.clone()),
            market: Market::new(context.clone()),
            context,
            clock,
            _folder: folder,
        }
    }

    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    pub fn move_days(&self, days: i64) {
        self.clock.move_to(self.now().plus_days(days));
    }

    /// Opens an account with one role and gives its caller, second factor shown.
    pub async fn caller(&self, name: &str, role: Role, court: Option<&str>) -> Caller {
        let grant = Grant {
            court: court.map(|code| CourtCode(code.to_owned())),
            ..Grant::of(role)
        };
        let id = AccountId::from_parts(self.now(), Random.id_half());
        let account = Account {
            id,
            version: 0,
            email: Private(format!("{name}@test.example")),
            name: name.to_owned(),
            password_hash: String::new(),
            standing: Standing::Active,
            grants: vec![grant.clone()],
            totp: Totp::None,
            created: self.now(),
        };
        let key = unit::IdempotencyKey::of_work("test", name);
        let unit = Unit::new(key, Hash::of(name.as_bytes()));
        let write = Write::Account {
            account: Box::new(account),
            expected: None,
        };
        self.context
            .store
            .save(unit.write(write))
            .await
            .expect("an account");
        Caller {
            account: Some(id),
            session: None,
            grants: vec![grant],
            second_factor: role.is_staff(),
        }
    }

    pub async fn claimant(&self) -> Caller {
        self.caller("claimant", Role::Person, None).await
    }

    pub async fn clerk(&self) -> Caller {
        self.caller("clerk", Role::FilingClerk, Some("浙0203"))
            .await
    }

    /// A draft with every page typed and one exhibit.
    pub async fn whole_draft(&self, caller: &Caller) -> DraftId {
        let draft = self
            .court
            .open_draft(caller, key("draft"))
            .await
            .expect("a draft");
        for (step, row, pairs) in PAGES {
            let values = pairs
                .iter()
                .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
            let saved = self
                .court
                .save_row(caller, draft, None, *step, *row, values.collect())
                .await;
            saved.unwrap_or_else(|refusal| panic!("{step:?}: {refusal:?}"));
        }
        self.exhibit(caller, draft, "借条.txt", b"the note")
            .await
            .expect("an exhibit");
        let view = self.court.draft(caller, draft).await.expect("the draft");
        assert_eq!(view.errors, [], "the form of the tests is whole");
        draft
    }

    pub async fn exhibit(
        &self,
        caller: &Caller,
        draft: DraftId,
        name: &str,
        bytes: &'static [u8],
    ) -> Result<domain::id::ExhibitId, domain::refusal::Refusal> {
        let words = ExhibitWords {
            title: "借条".into(),
            kind: EvidenceKind::Document,
            source: "原告保存".into(),
            purpose: "证明借款关系".into(),
        };
        let body =
            futures::stream::iter([Ok::<_, std::convert::Infallible>(Bytes::from_static(bytes))]);
        server::evidence::add(&self.court, caller, draft, name, body, words).await
    }

    /// A submitted case before the court in Haishu.
    pub async fn submitted(&self, caller: &Caller) -> CaseId {
        let draft = self.whole_draft(caller).await;
        self.court
            .submit(caller, draft, key("submit"))
            .await
            .expect("submitted")
    }

    pub async fn version(&self, caller: &Caller, case: CaseId) -> u64 {
        self.court.case(caller, case).await.expect("a case").version
    }

    /// Everything the workers have to do now.
    pub async fn work(&self) -> usize {
        let moved = work::tick_due(&self.context).await.expect("ticked");
        moved + work::work_off(&self.context).await.expect("worked off")
    }
}

pub fn key(text: &str) -> IdempotencyKey {
    IdempotencyKey(text.to_owned())
}
