//! One node after the other is started again while people file.

use std::{collections::BTreeSet, sync::Arc};

use domain::id::{CaseId, DraftId};
use futures::future::join_all;
use reqwest::StatusCode;
use tokio::sync::watch;

use super::{
    site::{Site, caller, drafted},
    visitor::Visitor,
};
use crate::support::{counts, location};

const CLIENTS: usize = 4;
/// How many filings each client sends. An account has fifty drafts at most.
const EACH: usize = 6;
const EACH_FULL: usize = 48;
/// A node is away for a fraction of a second here; a client that asks this often in vain has lost its filing.
const TRIES_MAX: usize = 200;

struct Client {
    visitor: Visitor,
    drafts: Vec<DraftId>,
    acknowledged: watch::Sender<usize>,
}

impl Client {
    /// Sends the same form with the same key until it is answered.
    async fn submit(&self, draft: DraftId) -> String {
        let (draft, key) = (draft.to_string(), format!("submit-{draft}"));
        let form = [("draft", draft.as_str()), ("key", key.as_str())];
        for _ in 0..TRIES_MAX {
            let sent = self.visitor.form(None, "/api/court/submit", &form);
            let Ok(answer) = self.visitor.send(sent).await else {
                tokio::task::yield_now().await;
                continue;
            };
            let to = location(&answer);
            if answer.status() == StatusCode::SEE_OTHER && to.ends_with("/receipt") {
                return to.to_owned();
            }
            // Busy is an answer too; a refusal is not one this filing may get.
            assert!(
                answer.status().is_server_error(),
                "{} {to}",
                answer.status()
            );
        }
        panic!("{draft} was never answered");
    }

    async fn file(&self) -> Vec<String> {
        let mut receipts = Vec::new();
        for draft in &self.drafts {
            let first = self.submit(*draft).await;
            self.acknowledged.send_modify(|count| *count += 1);
            // The answer is lost and asked for again: nothing is filed twice.
            assert_eq!(self.submit(*draft).await, first);
            receipts.push(first);
        }
        receipts
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rolling_restart_loses_and_doubles_no_filing() {
    let Some(site) = Site::open().await else {
        return;
    };
    let mut nodes = site.pair().await.map(Some);
    let (acknowledged, mut count) = watch::channel(0);
    let mut clients = Vec::new();
    for n in 0..CLIENTS {
        let (visitor, email) = (Visitor::new(&site), format!("client-{n}@mail.example"));
        visitor.arrive(&site.mail, &email).await;
        let state = nodes[n % 2].as_ref().expect("it runs").state();
        let caller = caller(state, &email).await;
        let mut drafts = Vec::new();
        for m in 0..counts::count(EACH, EACH_FULL) {
            drafts.push(drafted(state, &caller, &format!("draft-{n}-{m}")).await);
        }
        clients.push(Client {
            visitor,
            drafts,
            acknowledged: acknowledged.clone(),
        });
    }
    let whole: usize = clients.iter().map(|client| client.drafts.len()).sum();
    let clients = Arc::new(clients);
    let filing: Vec<_> = (0..CLIENTS)
        .map(|n| {
            let clients = clients.clone();
            tokio::spawn(async move { clients[n].file().await })
        })
        .collect();
    // In the midst of it one node goes and comes back, then the other.
    for (place, after) in [(0, whole / 6), (1, whole / 2)] {
        count
            .wait_for(|count| *count >= after)
            .await
            .expect("they file");
        nodes[place].take().expect("it runs").stop().await;
        nodes[place] = Some(site.start(place).await);
    }
    let mut receipts = BTreeSet::new();
    for client in join_all(filing).await {
        receipts.extend(client.expect("it has filed"));
    }
    assert_eq!(
        receipts.len(),
        whole,
        "each filing has a receipt of its own"
    );

    let [a, b] = nodes.map(|node| node.expect("it runs"));
    for node in [&a, &b] {
        let store = &node.state().context.store;
        let cases: Vec<CaseId> = store
            .cases
            .ids_after(None, 10_000)
            .await
            .expect("the store answers");
        assert_eq!(cases.len(), whole, "none is lost and none is there twice");
    }
    for receipt in &receipts {
        let case = receipt.split('/').nth(3).expect("the case's page");
        let case: CaseId = case.parse().expect("an id");
        let mut signed = BTreeSet::new();
        for node in [&a, &b] {
            let state = node.state();
            let found = state.context.store.cases.by_id(case).await;
            let owner = found
                .expect("the store answers")
                .expect("it is there")
                .owner;
            let text = state
                .court
                .receipt(&super::site::person(owner), case, None)
                .await
                .expect("a receipt")
                .text;
            assert!(state.court.verify_receipt(&text).is_ok());
            signed.insert(text);
        }
        assert_eq!(signed.len(), 1, "one receipt, whoever signs it");
    }
    let report = a.state().context.store.verify().await;
    assert!(report.expect("the store answers").is_whole());
    site.close([a, b]).await;
}
