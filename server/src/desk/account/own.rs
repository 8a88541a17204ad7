//! What owners see and do with their own accounts, and what auditors read.

use std::collections::HashMap;

use domain::{
    account::{AccountView, ReadingView, ReadingsAsked, ReadingsPage, SessionView, Totp},
    caller::{Action, Caller},
    id::{AccountId, CaseId, SessionId},
    refusal::Refusal,
};
use store::{Write, records::EffectPlace};

use super::{
    Accounts,
    gate::{audit, permit, refused},
};

/// The readings on one page.
const READINGS_SHOWN: u32 = 200;

impl Accounts {
    pub(super) async fn me(&self, caller: &Caller) -> Result<AccountView, Refusal> {
        permit(caller, Action::ManageOwnAccount, caller.account)?;
        let account = self.of_session().await?;
        let externals = self.store().accounts.externals_of(account.id).await;
        let externals = externals.map_err(refused)?.into_iter();
        Ok(AccountView {
            issuers: externals.map(|external| external.issuer).collect(),
            id: account.id,
            name: account.name,
            email: account.email.0,
            grants: account.grants,
            has_second_factor: matches!(account.totp, Totp::Active { .. }),
            second_factor_shown: caller.second_factor,
        })
    }

    pub(super) async fn sessions(&self, caller: &Caller) -> Result<Vec<SessionView>, Refusal> {
        permit(caller, Action::ManageOwnAccount, caller.account)?;
        let account = caller.account.ok_or_else(Refusal::sign_in_needed)?;
        let live = self
            .store()
            .sessions
            .of_account(account, self.now())
            .await
            .map_err(refused)?;
        let view = |session: store::records::Session| SessionView {
            current: caller.session == Some(session.id),
            id: session.id,
            created: session.created,
            seen: session.seen,
            device: session.device,
        };
        Ok(live.into_iter().map(view).collect())
    }

    /// Ends one of the caller's sessions; a foreign one is as good as none.
    pub(super) async fn revoke(&self, caller: &Caller, session: SessionId) -> Result<(), Refusal> {
        permit(caller, Action::ManageOwnAccount, caller.account)?;
        let account = caller.account.ok_or_else(Refusal::sign_in_needed)?;
        let live = self
            .store()
            .sessions
            .of_account(account, self.now())
            .await
            .map_err(refused)?;
        if !live.iter().any(|live| live.id == session) {
            return Err(Refusal::not_found());
        }
        if caller.session == Some(session) {
            return self.sign_out().await;
        }
        let unit = self.unit_in_session("revoke").write(Write::Revoke {
            id: session,
            account,
        });
        let result = self.save(unit).await.map(|_| ()).map_err(refused);
        audit("revoke_session", Some(account), Some(account), &result);
        result
    }

    /// One page of the record; every reading is on one of them.
    pub(super) async fn readings(
        &self,
        caller: &Caller,
        asked: ReadingsAsked,
    ) -> Result<ReadingsPage, Refusal> {
        permit(caller, Action::ReadReadings, None)?;
        let end = ReadingsPage {
            readings: Vec::new(),
            older: None,
        };
        let case = match asked.case.as_deref().map(str::trim).unwrap_or_default() {
            "" => None,
            text => match self.case_named(text).await? {
                Some(case) => Some(case),
                None => return Ok(end),
            },
        };
        let before = match asked.before.as_deref() {
            None => None,
            Some(mark) => Some(place(mark).ok_or_else(Refusal::not_found)?),
        };
        // One more than is shown tells whether there is an older page.
        let mut page = self
            .store()
            .readings
            .page(case, before, READINGS_SHOWN + 1)
            .await
            .map_err(refused)?;
        let more = page.len() > READINGS_SHOWN as usize;
        page.truncate(READINGS_SHOWN as usize);
        let older = page.last().filter(|_| more).map(|last| last.place);
        let mut names = Names::default();
        let mut views = Vec::with_capacity(page.len());
        for reading in page {
            views.push(ReadingView {
                at: reading.at,
                reader: names.reader(self, reading.reader).await?,
                role: reading.role,
                case: reading.case,
                case_number: names.case(self, reading.case).await?,
                what: reading.what,
            });
        }
        Ok(ReadingsPage {
            readings: views,
            older: older.map(|place| place.to_string()),
        })
    }

    /// A case by its id or its number.
    async fn case_named(&self, text: &str) -> Result<Option<CaseId>, Refusal> {
        if let Ok(id) = text.parse() {
            return Ok(Some(id));
        }
        let found = self.store().cases.by_number(text).await.map_err(refused)?;
        Ok(found.map(|case| case.id))
    }
}

/// The place a mark names.
fn place(mark: &str) -> Option<EffectPlace> {
    let (commit_seq, n) = mark.split_once('.')?;
    let commit_seq = commit_seq.parse().ok()?;
    let n = n.parse().ok()?;
    Some(EffectPlace { commit_seq, n })
}

/// Each reader and each case is looked up once a page.
#[derive(Default)]
struct Names {
    readers: HashMap<AccountId, String>,
    cases: HashMap<CaseId, Option<String>>,
}

impl Names {
    async fn reader(&mut self, desk: &Accounts, id: AccountId) -> Result<String, Refusal> {
        if let Some(name) = self.readers.get(&id) {
            return Ok(name.clone());
        }
        let account = desk.store().accounts.by_id(id).await.map_err(refused)?;
        let name = account.map_or_else(|| id.to_string(), |account| account.name);
        self.readers.insert(id, name.clone());
        Ok(name)
    }

    async fn case(&mut self, desk: &Accounts, id: CaseId) -> Result<Option<String>, Refusal> {
        if let Some(number) = self.cases.get(&id) {
            return Ok(number.clone());
        }
        let case = desk.store().cases.by_id(id).await.map_err(refused)?;
        let number = case.and_then(|case| case.number().map(ToString::to_string));
        self.cases.insert(id, number.clone());
        Ok(number)
    }
}
