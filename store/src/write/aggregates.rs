//! Accounts, agencies, counters, preferences, amendments.

use domain::{account::Account, id::AccountId, market::agency::Agency};
use serde_json::Value as Json;

use super::step::{Expect, Step, advances, exists_conflict, version_conflict};
use crate::{
    db::{Value, value::args},
    error::{Conflict, Result, StoreError},
    intact,
    keys::Keys,
    records::Amendment,
    sealing::{self, Place},
};

const ACCOUNT_AT: &str = "SELECT 1 FROM account WHERE id = $1 AND version = $2";
const EMAIL_OF_ANOTHER: &str = "SELECT 1 FROM account WHERE email_index = $1 AND id <> $2";
const NEW_ACCOUNT: &str = "INSERT INTO account (id, version, email_index, is_staff, body) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
const SET_ACCOUNT: &str = "UPDATE account SET version = $2, email_index = $3, is_staff = $4, body = $5 WHERE id = $1 AND version = $6";
const USCC_OF_ANOTHER: &str = "SELECT 1 FROM agency WHERE uscc = $1 AND id <> $2";
const NEW_AGENCY: &str = "INSERT INTO agency (id, version, uscc, status, body) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
const SET_AGENCY: &str = "UPDATE agency SET version = $2, uscc = $3, status = $4, body = $5 WHERE id = $1 AND version = $6";
const FIRST_TAKE: &str = "INSERT INTO counter (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING";
const TAKE: &str = "UPDATE counter SET value = $2 WHERE name = $1 AND value = $3";
const PREFER: &str = "INSERT INTO preference (account, body) VALUES ($1, $2) ON CONFLICT (account) DO UPDATE SET body = excluded.body";
const AMEND: &str = "INSERT INTO amendment (sha256, commit_seq, at, imported_by, body) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";

/// How an e-mail address is compared.
pub(crate) fn email_index(keys: &Keys, email: &str) -> String {
    keys.index("email", &email.trim().to_lowercase())
}

pub(super) fn account_is_at(id: AccountId, version: u64) -> Step {
    Step::new(ACCOUNT_AT, args![id, version]).or(Expect::Found(Conflict::Authority))
}

pub(super) fn account(keys: &Keys, account: &Account, expected: Option<u64>) -> Result<Vec<Step>> {
    advances("account", expected, account.version)?;
    let id = account.id.to_string();
    let body = sealing::body(
        keys,
        Place {
            table: "account",
            id: &id,
        },
        account,
    )?;
    let index = email_index(keys, &account.email.0);
    let is_staff = account.grants.iter().any(|grant| grant.role.is_staff());
    let free = Step::new(EMAIL_OF_ANOTHER, args![index.as_str(), account.id]);
    let free = free.or(Expect::Absent(Conflict::EmailTaken));
    let mut row = args![account.id, account.version, index, is_staff, body];
    let put = match expected {
        None => Step::new(NEW_ACCOUNT, row).or(exists_conflict("account", &id)),
        Some(expected) => {
            row.push(expected.into());
            Step::new(SET_ACCOUNT, row).or(version_conflict("account", &id))
        }
    };
    Ok(vec![free, put])
}

pub(super) fn agency(agency: &Agency, expected: Option<u64>) -> Result<Vec<Step>> {
    advances("agency", expected, agency.version)?;
    let body =
        serde_json::to_string(agency).map_err(|why| StoreError::Malformed(why.to_string()))?;
    let body = intact::marked(&body);
    let uscc = agency.uscc.to_string();
    let status = format!("{:?}", agency.status).to_lowercase();
    let free = Step::new(USCC_OF_ANOTHER, args![uscc.as_str(), agency.id]);
    let taken = Conflict::Exists {
        table: "agency",
        id: uscc.clone(),
    };
    let mut row = args![agency.id, agency.version, uscc, status, body];
    let put = match expected {
        None => Step::new(NEW_AGENCY, row).or(exists_conflict("agency", agency.id)),
        Some(expected) => {
            row.push(expected.into());
            Step::new(SET_AGENCY, row).or(version_conflict("agency", agency.id))
        }
    };
    Ok(vec![free.or(Expect::Absent(taken)), put])
}

pub(super) fn take(counter: &str, expected: u64) -> Step {
    let lost = Expect::Change(Conflict::Counter {
        name: counter.to_owned(),
    });
    match expected {
        0 => Step::new(FIRST_TAKE, args![counter, 1_u64]).or(lost),
        _ => Step::new(TAKE, args![counter, expected + 1, expected]).or(lost),
    }
}

pub(super) fn preferences(account: AccountId, value: &Json) -> Step {
    Step::new(PREFER, args![account, intact::marked(&value.to_string())])
}

pub(super) fn amendment(amendment: &Amendment) -> Result<Vec<Step>> {
    let mut row = args![amendment.sha256];
    row.extend([Value::CommitSeq, Value::CommitAt]);
    let body = intact::marked(&amendment.body.to_string());
    row.extend(args![amendment.imported_by, body]);
    let step = Step::new(AMEND, row).or(exists_conflict("amendment", amendment.sha256));
    Ok(vec![step])
}
