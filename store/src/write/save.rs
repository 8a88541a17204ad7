//! A planned unit inside a batch: key, checks, writes, docket, effects, in this order.

use std::sync::Arc;

use async_trait::async_trait;
use domain::{
    calendar::Date,
    docket::{Entry, Hash},
    id::EffectId,
};
use serde_json::Value as Json;

use super::{
    result_place,
    step::{AT_ONCE, Step},
};
use crate::{
    db::{
        Sql, Stamp,
        queue::Work,
        value::{args, given},
    },
    error::{Conflict, Result, StoreError},
    keys::Keys,
    sealing,
    unit::{Append, Commit, IdempotencyKey, Saved},
};

const KEY: &str =
    "SELECT request_hash, result, commit_seq, at FROM idempotency WHERE scope = $1 AND key = $2";
const KEEP_KEY: &str = "INSERT INTO idempotency (scope, key, request_hash, result, commit_seq, at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
const HEAD: &str = "SELECT position, hash FROM docket_head WHERE case_id = $1";
const SET_HEAD: &str = "INSERT INTO docket_head (case_id, position, hash) VALUES ($1, $2, $3) \
     ON CONFLICT (case_id) DO UPDATE SET position = excluded.position, hash = excluded.hash";
const FIRST_HEAD: &str = "INSERT INTO docket_head (case_id, position, hash) VALUES ($1, $2, $3) \
     ON CONFLICT (case_id) DO UPDATE SET position = excluded.position, hash = excluded.hash WHERE docket_head.position = 0";
const ENTRY: &str = "INSERT INTO docket_entry (case_id, position, at, statement, previous, hash) VALUES ($1, $2, $3, $4, $5, $6)";
const EFFECT: &str = "INSERT INTO outbox (commit_seq, n, id, topic, body, committed, attempts, not_before, done) \
     VALUES ($1, $2, $3, $4, $5, $6, 0, $7, 0)";

/// A unit with everything serialised and sealed.
pub(crate) struct Plan {
    pub(super) key: IdempotencyKey,
    pub(super) request_hash: Hash,
    /// The day in China the commit must fall on.
    pub(super) day: Option<Date>,
    pub(super) steps: Vec<Step>,
    pub(super) docket: Vec<Append>,
    pub(super) effects: Vec<PlannedEffect>,
    pub(super) sealed_result: String,
    pub(super) result: Json,
    /// Opens the result of an earlier call.
    pub(super) keys: Arc<Keys>,
}

pub(super) struct PlannedEffect {
    pub(super) id: EffectId,
    pub(super) topic: &'static str,
    pub(super) body: String,
}

#[async_trait]
impl Work for Plan {
    type Out = Saved;

    async fn run(&self, sql: &mut dyn Sql, stamp: Stamp) -> Result<(Saved, bool)> {
        if !self.keep_key(sql, stamp).await? {
            return Ok((self.earlier(sql).await?, false));
        }
        if self.day.is_some_and(|day| day != stamp.at.date_in_china()) {
            return Err(Conflict::OtherDay { at: stamp.at }.into());
        }
        for step in &self.steps {
            step.run(sql, stamp).await?;
        }
        let mut entries = Vec::new();
        for append in &self.docket {
            extend(sql, append, stamp, &mut entries).await?;
        }
        for (n, effect) in (0_u64..).zip(&self.effects) {
            let row = args![
                stamp.seq,
                n,
                effect.id,
                effect.topic,
                effect.body.as_str(),
                stamp.at,
                AT_ONCE
            ];
            sql.execute(EFFECT, &row).await?;
        }
        let commit = Commit {
            commit_seq: stamp.seq,
            at: stamp.at,
            entries,
            result: self.result.clone(),
        };
        Ok((Saved::Now(commit), true))
    }
}

impl Plan {
    /// Takes the key for this call; false if an earlier one has it.
    async fn keep_key(&self, sql: &mut dyn Sql, stamp: Stamp) -> Result<bool> {
        let row = args![
            self.key.scope.as_str(),
            self.key.key.as_str(),
            self.request_hash,
            self.sealed_result.as_str(),
            stamp.seq,
            stamp.at,
        ];
        Ok(sql.execute(KEEP_KEY, &row).await? > 0)
    }

    /// The outcome of an earlier call under the same key.
    async fn earlier(&self, sql: &mut dyn Sql) -> Result<Saved> {
        let key = args![self.key.scope.as_str(), self.key.key.as_str()];
        let rows = sql.query(KEY, &key).await?;
        let gone = || StoreError::unavailable("a key that was taken is not there");
        let row = rows.first().ok_or_else(gone)?;
        if row.parse::<Hash>(0)? != self.request_hash {
            return Err(Conflict::KeyReused.into());
        }
        let result = sealing::read(&self.keys, result_place(&self.key.key), row.text(1)?)?;
        Ok(Saved::Already {
            commit_seq: row.count(2)?,
            at: row.at(3)?,
            result,
        })
    }
}

/// Gives the statements their place, time and hash.
async fn extend(
    sql: &mut dyn Sql,
    append: &Append,
    stamp: Stamp,
    entries: &mut Vec<Entry>,
) -> Result<()> {
    let case = append.case;
    let moved = || StoreError::from(Conflict::DocketHead { case });
    let (mut position, mut previous) = match append.expected_head {
        0 => (0, Hash::START),
        expected => {
            let rows = sql.query(HEAD, given![case]).await?;
            let row = rows.first().ok_or_else(moved)?;
            if row.count(0)? != expected {
                return Err(moved());
            }
            (expected, row.parse(1)?)
        }
    };
    let first = entries.len();
    for statement in &append.statements {
        position += 1;
        let entry = Entry::seal(case, position, stamp.at, statement.clone(), previous);
        previous = entry.hash;
        entries.push(entry);
    }
    let head = args![case, position, previous];
    match append.expected_head {
        0 if sql.execute(FIRST_HEAD, &head).await? == 0 => return Err(moved()),
        0 => {}
        _ => {
            sql.execute(SET_HEAD, &head).await?;
        }
    }
    for entry in &entries[first..] {
        let said = serde_json::to_string(&entry.statement);
        let said = said.map_err(|why| StoreError::Malformed(why.to_string()))?;
        let row = args![
            case,
            entry.position,
            stamp.at,
            said,
            entry.previous,
            entry.hash
        ];
        sql.execute(ENTRY, &row).await?;
    }
    Ok(())
}
