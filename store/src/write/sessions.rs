//! Sessions and one-time tokens.

use domain::{
    docket::Hash,
    id::{AccountId, SessionId},
};

use super::step::{Expect, Step, exists_conflict};
use crate::{
    db::{Value, value::args},
    error::Conflict,
    records::{NewSession, NewToken, Purpose},
};

const LIVE: &str = "SELECT 1 FROM session WHERE id = $1 AND idle_expires > $2 AND expires > $2";
const BEGIN: &str = "INSERT INTO session (id, token_hash, account, second_factor, device, created, seen, idle_expires, expires) \
     VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8) ON CONFLICT DO NOTHING";
const END: &str = "DELETE FROM session WHERE id = $1";
const END_OF: &str = "DELETE FROM session WHERE id = $1 AND account = $2";
const END_ALL: &str = "DELETE FROM session WHERE account = $1 AND id <> $2";
const ISSUE: &str = "INSERT INTO token (hash, purpose, account, expires) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
const CONSUME: &str = "UPDATE token SET consumed = $3 WHERE hash = $1 AND purpose = $2 AND consumed IS NULL AND expires > $3";
const CANCEL: &str = "DELETE FROM token WHERE account = $1 AND purpose = $2 AND consumed IS NULL";

pub(super) fn is_live(id: SessionId) -> Step {
    let mut row = args![id];
    row.push(Value::CommitAt);
    Step::new(LIVE, row).or(Expect::Found(Conflict::SessionGone))
}

pub(super) fn begin(session: &NewSession) -> Step {
    let row = args![
        session.id,
        session.token_hash,
        session.account,
        session.second_factor,
        session.device.as_str(),
        session.created,
        session.idle_expires,
        session.expires,
    ];
    Step::new(BEGIN, row).or(exists_conflict("session", session.id))
}

pub(super) fn replace(old: SessionId, new: &NewSession) -> Vec<Step> {
    let end = Step::new(END, args![old]).or(Expect::Change(Conflict::SessionGone));
    vec![end, begin(new)]
}

pub(super) fn revoke(id: SessionId, account: AccountId) -> Step {
    Step::new(END_OF, args![id, account])
}

pub(super) fn revoke_all(account: AccountId, except: Option<SessionId>) -> Step {
    let kept = except.map(|id| id.to_string()).unwrap_or_default();
    Step::new(END_ALL, args![account, kept])
}

pub(super) fn issue(token: &NewToken) -> Step {
    let row = args![
        token.hash,
        token.purpose.code(),
        token.account,
        token.expires
    ];
    Step::new(ISSUE, row).or(exists_conflict("token", token.purpose.code()))
}

pub(super) fn consume(hash: Hash, purpose: Purpose) -> Step {
    let mut row = args![hash, purpose.code()];
    row.push(Value::CommitAt);
    Step::new(CONSUME, row).or(Expect::Change(Conflict::TokenSpent))
}

pub(super) fn cancel(account: AccountId, purpose: Purpose) -> Step {
    Step::new(CANCEL, args![account, purpose.code()])
}
