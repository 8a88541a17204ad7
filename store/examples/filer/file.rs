//! Filing until killed, and the cold proof afterwards.

use std::{
    collections::HashMap,
    io::{BufRead, Write as _},
    process::ExitCode,
    sync::{Arc, OnceLock},
};

use domain::{
    court::case::Case,
    docket::Hash,
    id::{AccountId, CaseId},
    rulebook::RuleBook,
};
use store::{Options, Store, Unit, Write, clock::HandClock, keys::Keys, unit::IdempotencyKey};

use crate::{samples, support::START};

/// As many as the fault plan asks for.
const CLIENTS: u64 = 32;

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

/// Thirty-two clients file, each its next complaint after the acknowledgement of the last.
pub async fn until_killed(folder: &str, round: u64) -> ExitCode {
    let store = open(folder).await;
    println!("open");
    let clients: Vec<_> = (0..CLIENTS)
        .map(|client| tokio::spawn(client_files(store.clone(), round, client)))
        .collect();
    for client in clients {
        if client.await.is_err() {
            return ExitCode::FAILURE;
        }
    }
    ExitCode::FAILURE
}

async fn client_files(store: Store, round: u64, client: u64) {
    for n in 0_u64.. {
        let number = u128::from(round) << 64 | u128::from(client) << 40 | u128::from(n);
        let (case, unit) = unit(number);
        store.save(unit).await.expect("the complaint is kept");
        // The line leaves the process before the next is begun: what was told is told.
        let mut out = std::io::stdout().lock();
        writeln!(out, "{case}")
            .and_then(|()| out.flush())
            .expect("someone reads");
    }
}

/// Every acknowledged case stands in the store, once, with its docket, and everything there is proves.
pub async fn check(folder: &str) -> ExitCode {
    let store = open(folder).await;
    let mut told: HashMap<CaseId, u64> = HashMap::new();
    for line in std::io::stdin().lock().lines() {
        let case = line.expect("a line").parse().expect("the id of a case");
        *told.entry(case).or_default() += 1;
    }
    let (mut lost, mut wrong) = (0_u64, 0_u64);
    for case in told.keys() {
        let stored = store.cases.by_id(*case).await.expect("an answer");
        let head = store.dockets.head(*case).await.expect("an answer");
        lost += u64::from(stored.is_none());
        wrong += u64::from(stored.is_some() && head == 0);
    }
    let twice = told.values().filter(|times| **times > 1).count();
    let report = store.verify().await.expect("an answer");
    println!(
        "{} acknowledged, {lost} lost, {wrong} without a docket, {twice} acknowledged twice, whole: {}",
        told.len(),
        report.is_whole()
    );
    match lost + wrong == 0 && twice == 0 && report.is_whole() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}
