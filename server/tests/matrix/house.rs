//! Who asks, and about what.

use crate::{
    pages,
    support::{Client, Server},
};
use bytes::Bytes;
use domain::{
    account::{Account, Standing, Totp},
    calendar::parse_date,
    caller::{Caller, CourtCode, Grant, Role},
    clock::Instant,
    court::{
        desk::{CourtDesk as _, ExhibitWords, IdempotencyKey},
        evidence::EvidenceKind,
    },
    docket::Hash,
    id::{AccountId, CaseId, DraftId, ExhibitId, SessionId},
    text::Private,
};
use reqwest::Method;
use server::desk::court::Court;
use store::{Unit, Write, records::NewSession, unit};

pub const COURT: &str = "浙0203";
pub const OTHER_COURT: &str = "浙0205";
pub const UNKNOWN: &str = "01J00000000000000000000000";
pub const SESSION: &str = "__Host-session";

/// Someone who asks.
pub struct Asker {
    pub name: String,
    pub account: Option<AccountId>,
    pub client: Client,
}

/// What the requests are about: of `owner`, before the court `COURT`.
pub struct Things {
    pub draft: DraftId,
    pub draft_exhibit: ExhibitId,
    pub case: CaseId,
    pub case_exhibit: ExhibitId,
    pub version: u64,
    pub upload: String,
}

pub struct House {
    pub server: Server,
    owner: Caller,
    owner_session: String,
    made: u32,
}

impl House {
    pub async fn new() -> Self {
        let morning = Instant::from_china(parse_date("2026-03-02").expect("a date"), 10, 0);
        let server = Server::with(|config| {
            config.clock.fixed_ms = Some(morning.ms());
            config.limits.letters_per_hour_max = 10_000;
            config.limits.sign_in_address_max = 10_000;
        })
        .await;
        Self {
            server,
            owner: Caller::visitor(),
            owner_session: String::new(),
            made: 0,
        }
    }

    /// An account with one role and a session that has shown its second factor.
    async fn account(&mut self, name: &str, role: Role, court: Option<&str>) -> (Caller, String) {
        let context = &self.server.state().context;
        let now = context.now();
        let grants = vec![Grant {
            role,
            court: court.map(|code| CourtCode(code.to_owned())),
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
            second_factor: role.is_staff(),
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
            second_factor: role.is_staff(),
        };
        (caller, secret.text)
    }

    async fn asker(&mut self, name: &str, role: Role, court: Option<&str>) -> Asker {
        let (caller, token) = self.account(name, role, court).await;
        let client = self.server.client();
        client.set_cookie(SESSION, &token);
        Asker {
            name: name.to_owned(),
            account: caller.account,
            client,
        }
    }

    fn owner_asks(&self) -> Asker {
        let client = self.server.client();
        client.set_cookie(SESSION, &self.owner_session);
        Asker {
            name: "person, own".into(),
            account: self.owner.account,
            client,
        }
    }

    /// Everyone once: strangers first, the owner last, so that what a row changes is changed by the last who may.
    pub async fn askers(&mut self, row: usize) -> Vec<Asker> {
        let client = self.server.client();
        let mut askers = vec![Asker {
            name: Role::Visitor.code().into(),
            account: None,
            client,
        }];
        for role in Role::ALL.into_iter().filter(|role| *role != Role::Visitor) {
            let courts: &[Option<&str>] = match role.is_of_a_court() {
                true => &[Some(OTHER_COURT), Some(COURT)],
                false => &[None],
            };
            for court in courts {
                let place = court.map_or_else(String::new, |court| format!(" {court}"));
                let asker = self
                    .asker(
                        &format!("{}.{row}{place}", role.code()).replace(' ', "."),
                        role,
                        *court,
                    )
                    .await;
                askers.push(Asker {
                    name: format!("{}{place}", role.code()),
                    ..asker
                });
            }
        }
        askers.push(self.owner_asks());
        askers
    }

    /// A draft, a case and an unfinished upload of a new owner: what one row changes, no other row meets.
    pub async fn things(&mut self, row: usize) -> Things {
        let owner = format!("owner.{row}");
        (self.owner, self.owner_session) = self.account(&owner, Role::Person, None).await;
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
        let owner = self.owner_asks().client;
        let begin = owner.request(Method::POST, &format!("/court/drafts/{draft}/uploads"));
        let begun = owner
            .send(begin.json(&serde_json::json!({ "name": "note.txt", "bytes": 4 })))
            .await;
        let begun: serde_json::Value = begun.json().await.expect("an upload");
        Things {
            draft_exhibit: court
                .draft(&self.owner, draft)
                .await
                .expect("a draft")
                .exhibits[0]
                .id,
            draft,
            version: court.case(&self.owner, case).await.expect("a case").version,
            case,
            case_exhibit,
            upload: begun["upload"].as_str().expect("an id").to_owned(),
        }
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
