//! What owners see and do with their own accounts, and what auditors read.

use std::collections::HashMap;

use domain::{
    account::{AccountView, ReadingView, SessionView, Totp},
    caller::{Action, Caller},
    id::{AccountId, CaseId, SessionId},
    refusal::Refusal,
};
use store::Write;

use super::{
    Accounts,
    gate::{audit, permit, refused},
};

/// The newest readings on one page.
const READINGS_SHOWN: u32 = 200;

impl Accounts {
    pub(super) async fn me(&self, caller: &Caller) -> Result<AccountView, Refusal> {
        permit(caller, Action::ManageOwnAccount, caller.account)?;
        let account = self.of_session().await?;
        Ok(AccountView {
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

    pub(super) async fn readings(&self, caller: &Caller) -> Result<Vec<ReadingView>, Refusal> {
        permit(caller, Action::ReadReadings, None)?;
        let page = self
            .store()
            .readings
            .page(None, READINGS_SHOWN)
            .await
            .map_err(refused)?;
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
        Ok(views)
    }
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
