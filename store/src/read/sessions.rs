use async_trait::async_trait;
use domain::{
    clock::Instant,
    docket::Hash,
    id::{AccountId, SessionId},
};
use serde_json::Value;

use super::Shelf;
use crate::{
    db::{
        Row, Sql, Stamp,
        queue::Work,
        value::{args, given},
    },
    error::{Result, StoreError},
    ports::{Sessions, Tokens},
    records::{Purpose, Session},
    sealing::{self, Place},
};

const BY_TOKEN: &str = "SELECT id, account, second_factor, device, created, seen, idle_expires, expires, \
     CASE WHEN form_state IS NULL THEN 0 ELSE 1 END \
     FROM session WHERE token_hash = $1 AND idle_expires > $2 AND expires > $2";
const OF_ACCOUNT: &str = "SELECT id, account, second_factor, device, created, seen, idle_expires, expires, \
     CASE WHEN form_state IS NULL THEN 0 ELSE 1 END \
     FROM session WHERE account = $1 AND idle_expires > $2 AND expires > $2 ORDER BY seen DESC, id";
const TOUCH: &str = "UPDATE session SET seen = $2, idle_expires = $3 WHERE id = $1 AND seen <= $2";
const SET_FORM: &str = "UPDATE session SET form_state = $2 WHERE id = $1";
const FORM: &str = "SELECT form_state FROM session WHERE id = $1 AND form_state IS NOT NULL";
const CLEAR_FORM: &str = "UPDATE session SET form_state = NULL WHERE id = $1";
const SWEEP: &str = "DELETE FROM session WHERE idle_expires <= $1 OR expires <= $1 RETURNING id";
const TOKEN: &str = "SELECT account FROM token WHERE hash = $1 AND purpose = $2 AND consumed IS NULL AND expires > $3";

fn session_of(row: &Row) -> Result<Session> {
    Ok(Session {
        id: row.parse(0)?,
        account: row.parse_some(1)?,
        second_factor: row.yes(2)?,
        device: row.text(3)?.to_owned(),
        created: row.at(4)?,
        seen: row.at(5)?,
        idle_expires: row.at(6)?,
        expires: row.at(7)?,
        has_form_state: row.yes(8)?,
    })
}

impl Shelf {
    fn opened_form(&self, id: &str, sealed: &str) -> Result<Value> {
        let text = sealing::open_text(
            &self.keys,
            Place {
                table: "session",
                id,
            },
            sealed,
        )?;
        serde_json::from_str(&text).map_err(|why| StoreError::corrupt("session", id, why))
    }
}

/// Reads and clears in one batch, so that two readers never both get it.
struct TakeForm(SessionId);

#[async_trait]
impl Work for TakeForm {
    type Out = Option<String>;

    async fn run(&self, sql: &mut dyn Sql, _: Stamp) -> Result<(Option<String>, bool)> {
        let rows = sql.query(FORM, given![self.0]).await?;
        let Some(row) = rows.first() else {
            return Ok((None, false));
        };
        sql.execute(CLEAR_FORM, given![self.0]).await?;
        Ok((Some(row.text(0)?.to_owned()), false))
    }
}

#[async_trait]
impl Sessions for Shelf {
    async fn by_token(&self, token_hash: Hash, now: Instant) -> Result<Option<Session>> {
        let row = self.db.read_one(BY_TOKEN, args![token_hash, now]).await?;
        row.map(|row| session_of(&row)).transpose()
    }

    async fn of_account(&self, account: AccountId, now: Instant) -> Result<Vec<Session>> {
        let rows = self.db.read(OF_ACCOUNT, args![account, now]).await?;
        rows.iter().map(session_of).collect()
    }

    async fn touch(&self, id: SessionId, seen: Instant, idle_expires: Instant) -> Result<()> {
        self.db.change(TOUCH, args![id, seen, idle_expires]).await?;
        Ok(())
    }

    async fn set_form_state(&self, id: SessionId, state: &Value) -> Result<()> {
        let text = id.to_string();
        let place = Place {
            table: "session",
            id: &text,
        };
        let sealed = sealing::seal_text(&self.keys, place, &state.to_string())?;
        self.db.change(SET_FORM, args![id, sealed]).await?;
        Ok(())
    }

    async fn form_state(&self, id: SessionId) -> Result<Option<Value>> {
        let row = self.db.read_one(FORM, args![id]).await?;
        row.map(|row| self.opened_form(&id.to_string(), row.text(0)?))
            .transpose()
    }

    async fn take_form_state(&self, id: SessionId) -> Result<Option<Value>> {
        let sealed = self.db.queue().run(TakeForm(id)).await?;
        sealed
            .map(|sealed| self.opened_form(&id.to_string(), &sealed))
            .transpose()
    }

    async fn sweep(&self, now: Instant) -> Result<u64> {
        let ended = self.db.change(SWEEP, args![now]).await?;
        Ok(ended.len() as u64)
    }
}

#[async_trait]
impl Tokens for Shelf {
    async fn account_of(
        &self,
        hash: Hash,
        purpose: Purpose,
        now: Instant,
    ) -> Result<Option<AccountId>> {
        let row = self
            .db
            .read_one(TOKEN, args![hash, purpose.code(), now])
            .await?;
        row.map(|row| row.parse(0)).transpose()
    }
}
