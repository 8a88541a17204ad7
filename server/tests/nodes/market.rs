//! Search: each node has an index of its own, and all say the same.

use std::time::Duration;

use domain::{caller::Caller, docket::Hash, id::AgencyId, market::agency::Agency, outcome::Effect};
use search::generate::agencies;
use store::{Unit, Write, unit::IdempotencyKey};

use super::site::{Site, until};
use crate::support::Server;

/// Another node's edit is noticed by a look every half second; this is the promise.
const SEARCHABLE_WITHIN: Duration = Duration::from_secs(3);

async fn keep(node: &Server, name: &str, rows: &[Agency], expected: Option<u64>) {
    let key = IdempotencyKey::of_work("test", name);
    let unit = Unit::new(key, Hash::of(name.as_bytes()));
    let unit = rows.iter().fold(unit, |unit, agency| {
        let agency = Box::new(agency.clone());
        unit.write(Write::Agency { agency, expected })
    });
    let indexed = rows
        .iter()
        .map(|agency| Effect::Index { agency: agency.id });
    let context = &node.state().context;
    context
        .store
        .save(unit.effects(indexed))
        .await
        .expect("saved");
    context.bell.ring();
}

async fn found(node: &Server, text: &str) -> (Vec<AgencyId>, u64) {
    let pairs = vec![("q".to_owned(), text.to_owned())];
    let page = node.state().market.search(&Caller::visitor(), pairs).await;
    let page = page.expect("a page");
    let ids = page.cards.iter().map(|card| card.agency.id);
    (ids.collect(), page.total)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_on_one_node_is_found_on_the_other_and_all_say_the_same() {
    let Some(site) = Site::open().await else {
        return;
    };
    let nodes = site.pair().await;
    let today = nodes[0].state().context.today();
    let rows: Vec<Agency> = agencies(7, 300, today).collect();
    keep(&nodes[0], "stock", &rows, None).await;
    for node in &nodes {
        until(
            "the stock is in the index",
            SEARCHABLE_WITHIN * 10,
            async || node.state().context.search.len() == 300,
        )
        .await;
    }
    let edited = Agency {
        name: "宁波鼎鼎大名测绘有限公司".into(),
        short_name: "鼎鼎大名".into(),
        version: rows[3].version + 1,
        ..rows[3].clone()
    };
    keep(&nodes[0], "edit", &[edited], Some(rows[3].version)).await;
    until(
        "the edit is found on the other node",
        SEARCHABLE_WITHIN,
        async || found(&nodes[1], "鼎鼎大名").await.0 == [rows[3].id],
    )
    .await;
    assert!(
        !found(&nodes[1], &rows[3].name)
            .await
            .0
            .contains(&rows[3].id)
    );
    until("and on its own", SEARCHABLE_WITHIN, async || {
        found(&nodes[0], "鼎鼎大名").await.0 == [rows[3].id]
    })
    .await;
    let texts = [
        "测绘",
        "环评 杭州",
        "宁波",
        "审计",
        "kuaiji",
        "有限公司",
        "浙江 工程",
        "",
    ];
    let names = rows.iter().step_by(29).map(|agency| agency.name.as_str());
    for text in texts.into_iter().chain(names) {
        assert_eq!(
            found(&nodes[0], text).await,
            found(&nodes[1], text).await,
            "{text}"
        );
    }
    site.close(nodes).await;
}
