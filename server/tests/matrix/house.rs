//! Who asks, and about what.

use crate::support::{Client, Server, pages};
use std::collections::BTreeMap;

use bytes::Bytes;
use domain::{
    account::{Account, Standing, Totp},
    calendar::parse_date,
    caller::{Caller, CourtCode, Grant, Role},
    clock::Instant,
    court::{
        desk::{CourtDesk as _, ExhibitWords, IdempotencyKey},
        evidence::{EvidenceKind, FileType},
        notice::{Notice, NoticeKind},
    },
    docket::Hash,
    id::{AccountId, CaseId, DraftId, ExhibitId, FileId, NoticeId, SessionId},
    text::Private,
};
use serde_json::json;
use server::{
    config::{Config, OidcSetting},
    desk::court::Court,
};
use store::{Unit, Write, records::NewSession, unit};

pub const COURT: &str = "浙0203";
pub const OTHER_COURT: &str = "浙0205";
pub const UNKNOWN: &str = "01J00000000000000000000000";
pub const SESSION: &str = "__Host-session";

/// Someone who asks.
pub struct Asker {
    pub name: String,
    pub client: Client,
}

/// What the requests are about: of `owner`, before the court `COURT`.
pub struct Things {
    pub draft: DraftId,
    pub draft_exhibit: ExhibitId,
    pub draft_version: u64,
    pub case: CaseId,
    pub case_exhibit: ExhibitId,
    pub version: u64,
    /// An issued document of the case.
    pub notice: NoticeId,
    /// An upload that was begun, and one whose bytes have all arrived.
    pub upload: FileId,
    pub arrived: FileId,
    /// A filing clerk of the court, for operators to decide about.
    pub official: AccountId,
}

impl Things {
    /// Ids that name nothing, in place of everything that has one.
    pub fn unknown(&self) -> Self {
        Self {
            draft: id(),
            draft_exhibit: id(),
            draft_version: self.draft_version,
            case: id(),
            case_exhibit: id(),
            version: self.version,
            notice: id(),
            upload: id(),
            arrived: id(),
            official: id(),
        }
    }
}

/// A provider at a port nobody listens on: what its routes answer is the same for every role.
fn silent_provider() -> BTreeMap<String, OidcSetting> {
    let setting = json!({
        "issuer": "http://127.0.0.1:1",
        "client_id": "zhangban",
        "label": { "hans": "法院", "hant": "法院", "en": "Court" },
    });
    let setting = serde_json::from_value(setting).expect("a provider");
    BTreeMap::from([("court".to_owned(), setting)])
}

fn id<T: std::str::FromStr<Err: std::fmt::Debug>>() -> T {
    UNKNOWN.parse().expect("an id")
}

pub struct House {
    pub server: Server,
    owner: Caller,
    owner_session: String,
    made: u32,
}

impl House {
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// A house with a changed configuration.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let morning = Instant::from_china(parse_date("2026-03-02").expect("a date"), 10, 0);
        let server = Server::with(|config| {
            config.clock.fixed_ms = Some(morning.ms());
            config.limits.letters_per_hour_max = 10_000;
            config.limits.sign_in_address_max = 10_000;
            config.limits.forms_address_max = 10_000;
            config.limits.exports_address_max = 10_000;
            config.oidc = silent_provider();
            change(config);
        })
        .await;
        Self {
            server,
            owner: Caller::visitor(),
            owner_session: String::new(),
            made: 0,
        }
    }

    /// An account with one role and a session; of staff it may have shown the second factor or not.
    async fn account(
        &mut self,
        name: &str,
        role: Role,
        court: Option<&str>,
        second_factor: bool,
    ) -> (Caller, String) {
        let context = &self.server.state().context;
        let now = context.now();
        let grants = vec![Grant {
            court: court.map(|code| CourtCode(code.to_owned())),
            ..Grant::of(role)
        }];
        let id = AccountId::from_parts(now, context.random.id_half());
        let session = SessionId::from_parts(now, context.random.id_half());
        let secret = context.random.secret();
        let account = Account {
            id,
            version: 1,
            email: Private(format!("{name}@test.example")),
            name: name.to_owned(),
            password_hash: String::new(),
            standing: Standing::Active,
            grants: grants.clone(),
            totp: Totp::None,
            created: now,
        };
        let begun = NewSession {
            id: session,
            token_hash: secret.hash,
            account: Some(id),
            second_factor,
            device: "test".into(),
            created: now,
            idle_expires: now.plus_days(1),
            expires: now.plus_days(1),
        };
        let unit = Unit::new(
            unit::IdempotencyKey::of_work("test", name),
            Hash::of(name.as_bytes()),
        )
        .write(Write::Account {
            account: Box::new(account),
            expected: None,
        })
        .write(Write::Session(begun));
        context.store.save(unit).await.expect("an account");
        let caller = Caller {
            account: Some(id),
            session: Some(session),
            grants,
            second_factor,
        };
        (caller, secret.text)
    }

    /// Someone new for this row: `name` is what the table calls them.
    async fn asker(
        &mut self,
        row: usize,
        name: String,
        (role, court): (Role, Option<&str>),
        second_factor: bool,
    ) -> Asker {
        let account = format!("{name}.{row}").replace([' ', ','], ".");
        let (_, token) = self.account(&account, role, court, second_factor).await;
        let client = self.server.client();
        client.set_cookie(SESSION, &token);
        Asker { name, client }
    }

    fn owner_asks(&self) -> Asker {
        let client = self.server.client();
        client.set_cookie(SESSION, &self.owner_session);
        Asker {
            name: "person, own".into(),
            client,
        }
    }

    /// Everyone once: strangers first, the owner last, so that what a row changes is changed by the last who may.
    pub async fn askers(&mut self, row: usize) -> Vec<Asker> {
        let client = self.server.client();
        let mut askers = vec![Asker {
            name: Role::Visitor.code().into(),
            client,
        }];
        // A password alone wakes no role of staff.
        for (role, court) in [(Role::FilingClerk, Some(COURT)), (Role::Operator, None)] {
            let name = format!("{role} by password alone");
            askers.push(self.asker(row, name, (role, court), false).await);
        }
        for role in Role::ALL.into_iter().filter(|role| *role != Role::Visitor) {
            let courts: &[Option<&str>] = match role.is_of_a_court() {
                true => &[Some(OTHER_COURT), Some(COURT)],
                false => &[None],
            };
            for court in courts {
                let place = court.map_or_else(String::new, |court| format!(" {court}"));
                let name = format!("{role}{place}");
                let asker = self.asker(row, name, (role, *court), role.is_staff());
                askers.push(asker.await);
            }
        }
        askers.push(self.owner_asks());
        askers
    }

    /// A draft, a case and an unfinished upload of a new owner: what one row changes, no other row meets.
    pub async fn things(&mut self, row: usize) -> Things {
        let owner = format!("owner.{row}");
        (self.owner, self.owner_session) = self.account(&owner, Role::Person, None, false).await;
        let court = Court::new(self.server.state().context.clone());
        let draft = self.draft(&court).await;
        let submitted = self.draft(&court).await;
        let case_exhibit = court
            .draft(&self.owner, submitted)
            .await
            .expect("a draft")
            .exhibits[0]
            .id;
        let key = self.key();
        let case = court
            .submit(&self.owner, submitted, key)
            .await
            .expect("submitted");
        let files = &self.server.state().context.store.file_store;
        let account = self.owner.account.expect("signed in");
        let begin = async || files.begin(account, "note.txt", 4).await.expect("begun").id;
        let (upload, arrived) = (begin().await, begin().await);
        let body = futures::stream::iter([Ok::<_, ()>(Bytes::from_static(b"note"))]);
        let sent = files.append(account, arrived, 0, body).await;
        sent.expect("arrived");
        let official = format!("official.{row}");
        let official = self
            .account(&official, Role::FilingClerk, Some(COURT), true)
            .await;
        let typed = court.draft(&self.owner, draft).await.expect("a draft");
        Things {
            draft_exhibit: typed.exhibits[0].id,
            draft_version: typed.version,
            draft,
            version: court.case(&self.owner, case).await.expect("a case").version,
            case,
            case_exhibit,
            notice: self.notice(case).await,
            upload,
            arrived,
            official: official.0.account.expect("an account"),
        }
    }

    /// A document of the case, as the outbox issues it.
    async fn notice(&self, case: CaseId) -> NoticeId {
        let context = &self.server.state().context;
        let paper = Bytes::from_static(b"%PDF-1.7 a paper");
        let file = context
            .store
            .file_store
            .put("W03-1.pdf", FileType::Pdf, paper);
        let notice = Notice {
            id: NoticeId::from_parts(context.now(), context.random.id_half()),
            case,
            kind: NoticeKind::Refusal,
            round: 1,
            issued: context.now(),
            missing_glyphs: Vec::new(),
            file: file.await.expect("stored"),
        };
        let id = notice.id;
        let key = unit::IdempotencyKey::of_work("test", format!("notice {case}"));
        let unit = Unit::new(key, Hash::of(b"notice")).write(Write::Notice(Box::new(notice)));
        context.store.save(unit).await.expect("issued");
        id
    }

    fn key(&mut self) -> IdempotencyKey {
        self.made += 1;
        IdempotencyKey(format!("matrix-{}", self.made))
    }

    async fn draft(&mut self, court: &Court) -> DraftId {
        let key = self.key();
        let draft = court.open_draft(&self.owner, key).await.expect("a draft");
        for (step, row, pairs) in pages::PAGES {
            let values = pairs
                .iter()
                .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
                .collect();
            court
                .save_row(&self.owner, draft, None, *step, *row, values)
                .await
                .expect("a row");
        }
        let words = ExhibitWords {
            title: "借条".into(),
            kind: EvidenceKind::Document,
            source: "原告保存".into(),
            purpose: "证明借款关系".into(),
        };
        let body = futures::stream::iter([Ok::<_, std::convert::Infallible>(Bytes::from_static(
            b"the note",
        ))]);
        server::evidence::add(court, &self.owner, draft, "note.txt", body, words)
            .await
            .expect("an exhibit");
        draft
    }
}
