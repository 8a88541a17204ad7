//! What goes with an account that is closed (PIPL 47). Rows of cases are not touched: they stay for their keeping period.

use domain::id::AccountId;

use super::step::Step;
use crate::{db::value::args, unit::IdempotencyKey};

const UNUSE_DRAFTS: &str =
    "DELETE FROM file_use WHERE used_by IN (SELECT 'draft:' || id FROM draft WHERE owner = $1)";
const DRAFTS: &str = "DELETE FROM draft WHERE owner = $1";
/// Free since ever: the next collection takes them, without the day others are given.
const FREE_FILES: &str = "UPDATE file SET free_since = 0 WHERE owner = $1 \
     AND NOT EXISTS (SELECT 1 FROM file_use WHERE file_use.file_id = file.id)";
const FREE_UPLOADS: &str = "UPDATE upload SET touched = 0 WHERE owner = $1";
const PREFERENCES: &str = "DELETE FROM preference WHERE account = $1";
const SESSIONS: &str = "DELETE FROM session WHERE account = $1";
const TOKENS: &str = "DELETE FROM token WHERE account = $1";
const COMMANDS: &str = "DELETE FROM idempotency WHERE scope = $1";

pub(super) fn account(account: AccountId) -> Vec<Step> {
    let mut steps: Vec<Step> = [
        UNUSE_DRAFTS,
        DRAFTS,
        FREE_FILES,
        FREE_UPLOADS,
        PREFERENCES,
        SESSIONS,
        TOKENS,
    ]
    .map(|sql| Step::new(sql, args![account]))
    .into();
    let scope = IdempotencyKey::of_account(account, "").scope;
    steps.push(Step::new(COMMANDS, args![scope]));
    steps
}
