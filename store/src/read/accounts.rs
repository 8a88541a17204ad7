use async_trait::async_trait;
use domain::{account::Account, id::AccountId};
use serde_json::Value;

use super::Shelf;
use crate::{
    db::{Row, value::args},
    error::{Result, StoreError},
    intact,
    ports::{Accounts, Home},
    records::{ExternalName, ExternalSubject, Figures},
    write::{email_index, subject_index},
};

const BY_ID: &str = "SELECT id, version, body FROM account WHERE id = $1";
const BY_EMAIL: &str = "SELECT id, version, body FROM account WHERE email_index = $1";
const STAFF: &str = "SELECT id, version, body FROM account WHERE is_staff = 1 ORDER BY id";
const COUNT: &str = "SELECT COUNT(*) FROM account";
const PREFERENCES: &str = "SELECT body FROM preference WHERE account = $1";
const FIGURES: &str = "SELECT (SELECT COUNT(*) FROM agency WHERE status = 'listed'), \
     (SELECT COUNT(*) FROM court_case), (SELECT COUNT(*) FROM court_case WHERE stage = 'docketed')";

const BY_EXTERNAL: &str =
    "SELECT account, issuer, claimed FROM external_subject WHERE subject_index = $1";
const EXTERNALS_OF: &str =
    "SELECT account, issuer, claimed FROM external_subject WHERE account = $1 ORDER BY issuer";

fn external(row: &Row) -> Result<ExternalSubject> {
    let account: AccountId = row.parse(0)?;
    let claimed = serde_json::from_str(row.text(2)?)
        .map_err(|why| StoreError::corrupt("external_subject", account, why))?;
    Ok(ExternalSubject {
        account,
        issuer: row.text(1)?.to_owned(),
        claimed,
    })
}

impl Shelf {
    fn account(&self, row: &Row) -> Result<Account> {
        self.aggregate("account", row, |account: &Account| account.version)
    }
}

#[async_trait]
impl Accounts for Shelf {
    async fn by_id(&self, id: AccountId) -> Result<Option<Account>> {
        let row = self.db.read_one(BY_ID, args![id]).await?;
        row.map(|row| self.account(&row)).transpose()
    }

    async fn by_email(&self, email: &str) -> Result<Option<Account>> {
        let index = email_index(&self.keys, email);
        let row = self.db.read_one(BY_EMAIL, args![index]).await?;
        row.map(|row| self.account(&row)).transpose()
    }

    async fn staff(&self) -> Result<Vec<Account>> {
        let rows = self.db.read(STAFF, args![]).await?;
        rows.iter().map(|row| self.account(row)).collect()
    }

    async fn count(&self) -> Result<u64> {
        self.db.count(COUNT, args![]).await
    }

    async fn by_external(&self, named: &ExternalName) -> Result<Option<ExternalSubject>> {
        let index = subject_index(&self.keys, named);
        let row = self.db.read_one(BY_EXTERNAL, args![index]).await?;
        row.map(|row| external(&row)).transpose()
    }

    async fn externals_of(&self, id: AccountId) -> Result<Vec<ExternalSubject>> {
        let rows = self.db.read(EXTERNALS_OF, args![id]).await?;
        rows.iter().map(external).collect()
    }

    async fn preferences(&self, id: AccountId) -> Result<Option<Value>> {
        let row = self.db.read_one(PREFERENCES, args![id]).await?;
        let value = row.map(|row| {
            intact::json(row.text(0)?).map_err(|why| StoreError::corrupt("preference", id, why))
        });
        value.transpose()
    }
}

#[async_trait]
impl Home for Shelf {
    async fn figures(&self) -> Result<Figures> {
        let row = self.db.read_one(FIGURES, args![]).await?;
        let row = row.ok_or_else(|| StoreError::unavailable("counts gave no row"))?;
        Ok(Figures {
            agencies_listed: row.count(0)?,
            cases_submitted: row.count(1)?,
            cases_docketed: row.count(2)?,
        })
    }
}
