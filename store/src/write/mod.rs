//! From a unit to statements, and their execution inside a batch.

mod aggregates;
mod court;
mod externals;
mod forget;
mod save;
mod sessions;
mod step;

use std::sync::Arc;

use domain::{id::EffectId, outcome::Effect};

pub(crate) use aggregates::email_index;
pub(crate) use court::{id_number_index, next_check_of};
pub(crate) use externals::subject_index;

use save::{Plan, PlannedEffect};
use step::Step;

use crate::{
    error::{Result, StoreError},
    keys::Keys,
    sealing::{self, Place},
    unit::{Check, Unit, Write},
};

/// Serialises and seals everything outside the writer, so that the writer only runs statements.
pub(crate) fn plan(keys: &Arc<Keys>, unit: Unit) -> Result<Plan> {
    let mut steps: Vec<Step> = unit.checks.iter().map(check).collect();
    let mut readings = 0;
    for write in &unit.writes {
        steps.extend(steps_of(keys, write, &mut readings)?);
    }
    let effects = unit.effects.iter().map(|effect| planned(keys, effect));
    let effects = effects.collect::<Result<Vec<_>>>()?;
    let result = sealing::body(keys, result_place(&unit.key.key), &unit.result)?;
    Ok(Plan {
        key: unit.key,
        request_hash: unit.request_hash,
        day: unit.day,
        steps,
        docket: unit.docket,
        effects,
        sealed_result: result,
        result: unit.result,
        keys: keys.clone(),
    })
}

/// What a repeated request is answered with is bound to its key.
fn result_place(key: &str) -> Place<'_> {
    Place {
        table: "idempotency",
        id: key,
    }
}

fn check(check: &Check) -> Step {
    match check {
        Check::Account { id, version } => aggregates::account_is_at(*id, *version),
        Check::Session { id } => sessions::is_live(*id),
        Check::Case { id, version } => court::case_is_at(*id, *version),
    }
}

fn steps_of(keys: &Keys, write: &Write, readings: &mut u64) -> Result<Vec<Step>> {
    match write {
        Write::Account { account, expected } => aggregates::account(keys, account, *expected),
        Write::Agency { agency, expected } => aggregates::agency(agency, *expected),
        Write::Preferences { account, value } => Ok(vec![aggregates::preferences(*account, value)]),
        Write::Forget { account } => Ok(forget::account(*account)),
        Write::Subject {
            named,
            account,
            claimed,
        } => externals::tie(keys, named, *account, claimed),
        Write::Untie { account, issuer } => Ok(vec![externals::untie(*account, issuer)]),
        Write::Unclaim { account } => Ok(vec![externals::unclaim(*account)]),
        Write::Amendment(amendment) => aggregates::amendment(amendment),
        Write::Take { counter, expected } => Ok(vec![aggregates::take(counter, *expected)]),
        Write::Draft { draft, expected } => court::draft(keys, draft, *expected),
        Write::DropDraft { id, expected } => Ok(court::drop_draft(*id, *expected)),
        Write::Case { case, expected } => court::case(keys, case, *expected),
        Write::Notice(notice) => court::notice(keys, notice),
        Write::Reading(reading) => {
            let step = court::reading(reading, *readings);
            *readings += 1;
            Ok(vec![step])
        }
        Write::Session(session) => Ok(vec![sessions::begin(session)]),
        Write::ReplaceSession { old, new } => Ok(sessions::replace(*old, new)),
        Write::Revoke { id, account } => Ok(vec![sessions::revoke(*id, *account)]),
        Write::RevokeAll { account, except } => Ok(vec![sessions::revoke_all(*account, *except)]),
        Write::Token(token) => Ok(vec![sessions::issue(token)]),
        Write::Consume { hash, purpose } => Ok(vec![sessions::consume(*hash, *purpose)]),
        Write::CancelTokens { account, purpose } => Ok(vec![sessions::cancel(*account, *purpose)]),
    }
}

fn planned(keys: &Keys, effect: &Effect) -> Result<PlannedEffect> {
    let mut random = [0; 16];
    getrandom::fill(&mut random).map_err(StoreError::unavailable)?;
    // Order comes from the commit number; the id only names the row, so its time half stays empty.
    let id = EffectId::from_parts(domain::clock::Instant(0), u128::from_be_bytes(random));
    let topic = match effect {
        Effect::Index { .. } => "index",
        _ => "work",
    };
    let text = id.to_string();
    let body = sealing::body(
        keys,
        Place {
            table: "outbox",
            id: &text,
        },
        effect,
    )?;
    Ok(PlannedEffect { id, topic, body })
}
