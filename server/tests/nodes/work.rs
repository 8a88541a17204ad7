//! Time and effects: two nodes look at the same clock and the same queue, and each thing is done once.

use std::collections::BTreeMap;

use domain::{
    account::{Account, Standing, Totp},
    caller::{Caller, Grant, Role},
    docket::Hash,
    id::{AccountId, CaseId},
    text::Private,
};
use server::{context::State, random::Random};
use store::{Unit, Write, unit::IdempotencyKey};

use super::site::{PATIENCE, Site, at_rest, days_ms, person, submitted, until};
use crate::support::Server;

const CASES: usize = 8;

/// An account that exists, without the letters of a registration.
async fn account(state: &State, name: &str) -> Caller {
    let now = state.context.now();
    let id = AccountId::from_parts(now, Random.id_half());
    let account = Account {
        id,
        version: 0,
        email: Private(email(name)),
        name: name.to_owned(),
        password_hash: String::new(),
        standing: Standing::Active,
        grants: vec![Grant::of(Role::Person)],
        totp: Totp::None,
        created: now,
    };
    let unit = Unit::new(
        IdempotencyKey::of_work("test", name),
        Hash::of(name.as_bytes()),
    );
    let write = Write::Account {
        account: Box::new(account),
        expected: None,
    };
    let saved = state.context.store.save(unit.write(write)).await;
    saved.expect("an account");
    person(id)
}

fn email(name: &str) -> String {
    format!("{name}@mail.example")
}

/// How often each event stands in the dockets of the cases.
async fn events(node: &Server, cases: &[CaseId]) -> BTreeMap<String, Vec<usize>> {
    let mut counted: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (n, case) in cases.iter().enumerate() {
        let entries = node.state().context.store.dockets.of_case(*case).await;
        for entry in entries.expect("the store answers") {
            let of_event = counted.entry(entry.statement.event).or_default();
            of_event.resize(cases.len(), 0);
            of_event[n] += 1;
        }
    }
    counted
}

/// Letters by their receiver.
fn letters(site: &Site) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for letter in site.mail.all() {
        for to in letter.to {
            *counted.entry(to).or_default() += 1;
        }
    }
    counted
}

#[tokio::test(flavor = "multi_thread")]
async fn each_effect_and_each_due_event_happens_once() {
    let Some(site) = Site::open().await else {
        return;
    };
    let nodes = site.pair().await;
    let mut cases = Vec::new();
    for n in 0..CASES {
        let node = nodes[n % 2].state();
        let claimant = account(node, &format!("claimant-{n}")).await;
        cases.push(submitted(node, &claimant, &format!("case-{n}")).await);
    }
    at_rest(&nodes[0]).await;
    let once = vec![1; CASES];
    let counted = events(&nodes[1], &cases).await;
    assert_eq!(counted.get("notice.issued"), Some(&once), "{counted:?}");
    let reminded = letters(&site);
    let expected: BTreeMap<String, usize> = (0..CASES)
        .map(|n| (email(&format!("claimant-{n}")), 1))
        .collect();
    assert_eq!(reminded, expected, "each claimant has one letter");
    for node in nodes {
        node.stop().await;
    }

    // Both nodes come back when the court's seven days are over, holidays or not, and find the same cases due.
    let later = |config: &mut server::config::Config| config.clock.offset_ms = days_ms(20);
    let (one, two) = tokio::join!(site.start_with(0, later), site.start_with(1, later));
    let overdue = "clock.decision_overdue";
    until("every case is escalated", PATIENCE, async || {
        let counted = events(&one, &cases).await;
        counted
            .get(overdue)
            .is_some_and(|times| times.iter().all(|times| *times > 0))
    })
    .await;
    at_rest(&two).await;
    let counted = events(&two, &cases).await;
    assert_eq!(counted.get(overdue), Some(&once), "{counted:?}");
    assert_eq!(counted.get("notice.issued"), Some(&once), "{counted:?}");
    assert!(
        letters(&site).values().all(|letters| *letters <= 2),
        "{:?}",
        letters(&site)
    );
    let report = two.state().context.store.verify().await;
    let report = report.expect("the store answers");
    assert!(report.is_whole(), "{:?}", report.findings);
    site.close([one, two]).await;
}
