//! A complaint as a unit, and the store it goes to.

use std::sync::{Arc, OnceLock};

use domain::{
    court::case::Case,
    docket::Hash,
    id::{AccountId, CaseId},
    rulebook::RuleBook,
};
use store::{Options, Store, Unit, Write, clock::HandClock, keys::Keys, unit::IdempotencyKey};

use crate::{samples, support::START};

pub async fn open(folder: &str) -> Store {
    let keys = Keys::open_or_create(format!("{folder}/keys/fields.json")).expect("keys");
    let clock = Arc::new(HandClock::at(START));
    let options = Options::embedded(folder, clock, Arc::new(keys));
    Store::open(options).await.expect("the store opens")
}

fn rules() -> &'static RuleBook {
    static RULES: OnceLock<RuleBook> = OnceLock::new();
    RULES.get_or_init(domain::edition::first_edition)
}

/// One complaint as a unit; `number` makes its ids and its key.
pub fn unit(number: u128) -> (CaseId, Unit) {
    let owner = AccountId::from_parts(START, 1);
    let id = CaseId::from_parts(START, number);
    let actor = samples::actor(owner);
    let outcome =
        Case::submit(id, owner, samples::filing(), actor, START, rules()).expect("it may be filed");
    let key = number.to_string();
    let unit = Unit::new(
        IdempotencyKey::of_work("soak", key.as_str()),
        Hash::of(key.as_bytes()),
    );
    let case = Write::Case {
        case: Box::new(outcome.next),
        expected: None,
    };
    (
        id,
        unit.write(case)
            .append(id, 0, outcome.docket)
            .effects(outcome.effects),
    )
}
