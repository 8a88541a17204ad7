//! Subjects of OpenID Connect providers and what their claims give.

use domain::{caller::Grant, id::AccountId};

use super::step::{Expect, Step};
use crate::{
    db::{Value, value::args},
    error::{Conflict, Result, StoreError},
    keys::Keys,
    records::ExternalName,
};

/// The condition at the end keeps a subject with its account: a tie to another one changes no row.
const TIE: &str = "INSERT INTO external_subject (subject_index, issuer, account, claimed, linked) VALUES ($1, $2, $3, $4, $5) \
     ON CONFLICT (subject_index) DO UPDATE SET claimed = excluded.claimed WHERE external_subject.account = excluded.account";
const SECOND: &str =
    "SELECT 1 FROM external_subject WHERE account = $1 AND issuer = $2 AND subject_index <> $3";
const UNTIE: &str = "DELETE FROM external_subject WHERE account = $1 AND issuer = $2";
const UNCLAIM: &str = "UPDATE external_subject SET claimed = '[]' WHERE account = $1";

/// How a provider's subject is looked up. Issuers are addresses and hold no line end.
pub(crate) fn subject_index(keys: &Keys, named: &ExternalName) -> String {
    keys.index("subject", &format!("{}\n{}", named.issuer, named.subject))
}

pub(super) fn tie(
    keys: &Keys,
    named: &ExternalName,
    account: AccountId,
    claimed: &[Grant],
) -> Result<Vec<Step>> {
    let index = subject_index(keys, named);
    let claimed =
        serde_json::to_string(claimed).map_err(|why| StoreError::Malformed(why.to_string()))?;
    let taken = Conflict::Exists {
        table: "external_subject",
        id: account.to_string(),
    };
    let only = Step::new(
        SECOND,
        args![account, named.issuer.as_str(), index.as_str()],
    )
    .or(Expect::Absent(taken.clone()));
    let mut row = args![index, named.issuer.as_str(), account, claimed];
    row.push(Value::CommitAt);
    Ok(vec![only, Step::new(TIE, row).or(Expect::Change(taken))])
}

pub(super) fn untie(account: AccountId, issuer: &str) -> Step {
    Step::new(UNTIE, args![account, issuer])
}

pub(super) fn unclaim(account: AccountId) -> Step {
    Step::new(UNCLAIM, args![account])
}
