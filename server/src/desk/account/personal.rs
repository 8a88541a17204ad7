//! Personal data for its owner: the copy to take along, and the end of an account.

use domain::{
    account::{Account, Standing, Totp},
    caller::{Action, Caller},
    clock::Instant,
    court::{
        case::Case,
        desk::CourtDesk as _,
        draft::Draft,
        evidence::{Exhibit, StoredFile},
        view::{CaseView, DraftView},
    },
    docket::Hash,
    id::{AccountId, CaseId},
    personal::{
        CaseCopy, CaseReading, Closed, Closing, DocumentLine, DraftCopy, KeptCase, PersonalData,
    },
    refusal::{Kind, Refusal},
    text::Private,
};
use http::HeaderValue;
use store::{
    Write,
    records::{EffectPlace, NewToken, Purpose},
};

use super::{
    Accounts,
    gate::{audit, permit, refused},
};
use crate::{auth::password::Lane, desk::court::Court, http::metrics};

/// Readings loaded at a time.
const READINGS_A_PAGE: u32 = 500;

/// Long enough to come back for the record; its page holds no name.
const RECORD_DAYS: i64 = 90;

/// The former account's address in the store: of a domain that reaches nobody (RFC 2606).
const NOWHERE: &str = "closed.invalid";

impl Accounts {
    pub(super) async fn personal(&self, caller: &Caller) -> Result<PersonalData, Refusal> {
        let me = self.me(caller).await?;
        let sessions = self.sessions(caller).await?;
        let account = self.of_session().await?;
        let likes = self.store().accounts.preferences(account.id).await;
        let likes = likes.map_err(refused)?;
        let language = likes.and_then(|likes| Some(likes.get("lang")?.as_str()?.to_owned()));
        let drafts = self.store().drafts.of_owner(account.id).await;
        let mut documents = Vec::new();
        let drafts = drafts.map_err(refused)?;
        let drafts = drafts.iter().map(|draft| {
            let files = draft.exhibits.iter();
            documents.extend(files.map(|exhibit| {
                let address = format!("/court/drafts/{}/exhibits/{}", draft.id, exhibit.id);
                line(exhibit, address)
            }));
            draft_copy(draft)
        });
        let drafts = drafts.collect();
        let cases = self.cases(caller, account.id).await?;
        documents.extend(cases.iter().flat_map(|copy| papers(&copy.case)));
        let result = Ok(PersonalData {
            made: self.now(),
            account: me,
            registered: account.created,
            language,
            sessions,
            drafts,
            cases,
            documents,
        });
        audit("export_data", Some(account.id), Some(account.id), &result);
        result
    }

    /// The cases through the court's own view: what a party may not see is not in the copy either.
    async fn cases(&self, caller: &Caller, owner: AccountId) -> Result<Vec<CaseCopy>, Refusal> {
        let court = Court::new(self.context.clone());
        let mut copies = Vec::new();
        for case in self.store().cases.of_owner(owner).await.map_err(refused)? {
            let view = court.case(caller, case.id).await?;
            let readings = self.readings_of(case.id).await?;
            copies.push(CaseCopy {
                case: view,
                readings,
            });
        }
        Ok(copies)
    }

    async fn readings_of(&self, case: CaseId) -> Result<Vec<CaseReading>, Refusal> {
        let mut all = Vec::new();
        let mut before: Option<EffectPlace> = None;
        loop {
            let page = self
                .store()
                .readings
                .page(Some(case), before, READINGS_A_PAGE)
                .await
                .map_err(refused)?;
            let Some(last) = page.last() else {
                return Ok(all);
            };
            before = Some(last.place);
            all.extend(page.into_iter().map(|reading| CaseReading {
                at: reading.at,
                role: reading.role,
                what: reading.what,
            }));
        }
    }

    pub(super) async fn closing(&self, caller: &Caller) -> Result<Closing, Refusal> {
        let sessions = self.sessions(caller).await?.len();
        let account = caller.account.ok_or_else(Refusal::sign_in_needed)?;
        let drafts = self.store().drafts.of_owner(account).await;
        Ok(Closing {
            drafts: drafts.map_err(refused)?.len(),
            sessions,
            kept: self.kept(account).await?,
        })
    }

    async fn kept(&self, account: AccountId) -> Result<Vec<KeptCase>, Refusal> {
        let cases = self
            .store()
            .cases
            .of_owner(account)
            .await
            .map_err(refused)?;
        let now = self.now();
        let kept = |case: &Case| KeptCase::of(case, self.context.courts.name(&case.court), now);
        Ok(cases.iter().map(kept).collect())
    }

    /// Closes the account: sessions, drafts and everything personal go in one commit; filed cases stay (PIPL 47).
    pub(super) async fn close(&self, caller: &Caller, password: &str) -> Result<String, Refusal> {
        permit(caller, Action::ManageOwnAccount, caller.account)?;
        let account = self.of_session().await?;
        let id = account.id;
        let result = self.closed_by_owner(account, password).await;
        audit("close_account", Some(id), Some(id), &result);
        let token = result?;
        self.sweep_after(id).await;
        self.slot.set_cookie(self.cookies().no_session());
        self.slot.set_cookie(self.cookies().no_form());
        let all = HeaderValue::from_static("\"cache\", \"storage\"");
        self.slot.clear_site_data(all);
        Ok(token)
    }

    async fn closed_by_owner(&self, account: Account, password: &str) -> Result<String, Refusal> {
        if account.grants.iter().any(|grant| grant.role.is_staff()) {
            // What officials did stays attributed to them; the operator ends their accounts.
            return Err(Refusal::new(Kind::Forbidden, "close.staff"));
        }
        self.proved_again(&account, password).await?;
        let (id, now) = (account.id, self.now());
        let secret = self.context.random.secret();
        let record = NewToken {
            hash: secret.hash,
            purpose: Purpose::ClosedRecord,
            account: id,
            expires: now.plus_days(RECORD_DAYS),
        };
        self.change(id, |account| {
            *account = emptied(account, now);
            Ok(self
                .unit_in_session("close")
                .write(Write::Forget { account: id })
                .write(Write::Token(record.clone())))
        })
        .await?;
        Ok(secret.text)
    }

    /// Whoever sits before a browser left open does not close its owner's account (ASVS 7.5.3). Guesses count as
    /// those of a sign-in do.
    async fn proved_again(&self, account: &Account, password: &str) -> Result<(), Refusal> {
        if password.is_empty() {
            return Err(Refusal::field("password", "text.required"));
        }
        if account.password_hash.is_empty() {
            return Err(Refusal::field("password", "password.none"));
        }
        let (email, address) = (account.email.as_str(), self.visit.address);
        self.throttle().sign_in(email, address).await?;
        let hash = Some(account.password_hash.as_str());
        let passwords = &self.context.passwords;
        match passwords.matches(Lane::Known, password, hash).await? {
            true => Ok(()),
            false => {
                metrics::sign_in_failed();
                Err(Refusal::field("password", "password.wrong"))
            }
        }
    }

    /// The bytes of files that became free, and the log's old pages. What fails here is done by the hourly sweep.
    async fn sweep_after(&self, account: AccountId) {
        let store = self.store();
        if let Err(error) = store.file_store.collect_free(self.now()).await {
            tracing::error!(%account, %error, "files of a closed account wait for the next sweep");
        }
        if let Err(error) = store.scrub().await {
            tracing::error!(%account, %error, "the log waits for the next sweep");
        }
    }

    pub(super) async fn closed(&self, token: &str) -> Result<Closed, Refusal> {
        let hash = Hash::of(token.trim().as_bytes());
        let found = self
            .store()
            .tokens
            .account_of(hash, Purpose::ClosedRecord, self.now())
            .await
            .map_err(refused)?;
        let id = found.ok_or_else(Refusal::not_found)?;
        let account = self.store().accounts.by_id(id).await.map_err(refused)?;
        match account.map(|account| account.standing) {
            Some(Standing::Closed { at }) => Ok(Closed {
                at,
                kept: self.kept(id).await?,
            }),
            _ => Err(Refusal::not_found()),
        }
    }
}

/// The row cases and dockets name; nothing in it leads to a person.
fn emptied(account: &Account, at: Instant) -> Account {
    Account {
        id: account.id,
        version: account.version,
        email: Private(format!("{}@{NOWHERE}", account.id)),
        name: String::new(),
        password_hash: String::new(),
        standing: Standing::Closed { at },
        grants: Vec::new(),
        totp: Totp::None,
        created: account.created,
    }
}

fn draft_copy(draft: &Draft) -> DraftCopy {
    DraftCopy {
        id: draft.id,
        corrects: draft.corrects,
        created: draft.created,
        updated: draft.updated,
        typed: DraftView::rows(draft),
        exhibits: draft.exhibits.clone(),
    }
}

fn line(exhibit: &Exhibit, address: String) -> DocumentLine {
    let StoredFile { bytes, sha256, .. } = exhibit.file;
    DocumentLine {
        title: exhibit.title.clone(),
        bytes,
        sha256,
        address,
    }
}

fn papers(case: &CaseView) -> Vec<DocumentLine> {
    let exhibits = case.filing.exhibits.iter().map(|exhibit| {
        let address = format!("/court/cases/{}/exhibits/{}", case.id, exhibit.id);
        line(exhibit, address)
    });
    let notices = case.notices.iter().map(|notice| DocumentLine {
        title: crate::documents::notice_title(notice.kind).to_owned(),
        bytes: notice.bytes,
        sha256: notice.sha256,
        address: format!("/court/notices/{}", notice.id),
    });
    exhibits.chain(notices).collect()
}
