//! Many at once: neighbours, order, one winner.

use std::{collections::BTreeSet, sync::Arc};

use domain::{docket, outcome::Effect};
use futures::future::join_all;
use store::{Conflict, Saved, Store, StoreError, Write, records::EffectPlace};

use crate::{
    on_both,
    samples::*,
    support::{Bed, START},
};

on_both!(
    one_conflict_fails_no_neighbour,
    positions_have_no_gap_under_fifty_writers,
    racers_for_a_counter_get_distinct_numbers,
    readers_who_tail_miss_nothing,
);

const WRITERS: u64 = 50;

async fn one_conflict_fails_no_neighbour(bed: &Bed) {
    // Queued together, so that they share batches; every third is impossible.
    let units = (0..90).map(|n| match n % 3 {
        0 => unit().write(Write::Take {
            counter: format!("c{n}"),
            expected: 5,
        }),
        _ => unit().write(Write::Take {
            counter: format!("c{n}"),
            expected: 0,
        }),
    });
    let saved = join_all(units.map(|unit| bed.store.save(unit))).await;
    for (n, saved) in saved.into_iter().enumerate() {
        match n % 3 {
            0 => assert!(
                matches!(saved, Err(StoreError::Conflict(Conflict::Counter { .. }))),
                "{n}"
            ),
            _ => assert!(matches!(saved, Ok(Saved::Now(_))), "{n}"),
        }
        let value = bed.store.counters.value(&format!("c{n}")).await.unwrap();
        assert_eq!(value, u64::from(n % 3 != 0));
    }
}

/// Two nodes: the test's store and a second one on the same data.
async fn nodes(bed: &Bed) -> [Store; 2] {
    [bed.store.clone(), bed.another().await]
}

async fn positions_have_no_gap_under_fifty_writers(bed: &Bed) {
    let nodes = Arc::new(nodes(bed).await);
    let outcome = submitted(account_id(), filing(), START);
    let case = outcome.next.id;
    bed.store.save(submit_unit(outcome)).await.unwrap();
    let writers = (0..WRITERS).map(|n| {
        let nodes = nodes.clone();
        tokio::spawn(async move {
            let store = &nodes[usize::from(n % 2 == 0)];
            loop {
                let head = store.dockets.head(case).await.unwrap();
                let unit = unit().append(case, head, vec![said("line")]);
                match store.save(unit).await {
                    Ok(_) => return,
                    Err(StoreError::Conflict(Conflict::DocketHead { .. })) => {}
                    Err(other) => panic!("{other}"),
                }
            }
        })
    });
    for writer in join_all(writers).await {
        writer.unwrap();
    }
    let entries = bed.store.dockets.of_case(case).await.unwrap();
    assert_eq!(entries.len() as u64, WRITERS + 1);
    docket::verify(case, &entries).unwrap();
    nodes[1].close().await;
}

async fn racers_for_a_counter_get_distinct_numbers(bed: &Bed) {
    let take = async |n: u64| loop {
        let expected = bed.store.counters.value("浙0203/2026").await.unwrap();
        let unit = unit().write(Write::Take {
            counter: "浙0203/2026".into(),
            expected,
        });
        match bed.store.save(unit).await {
            Ok(_) => return expected + 1,
            Err(StoreError::Conflict(Conflict::Counter { .. })) => {}
            Err(other) => panic!("{n}: {other}"),
        }
    };
    let numbers: BTreeSet<u64> = join_all((0..WRITERS).map(take)).await.into_iter().collect();
    assert_eq!(numbers, (1..=WRITERS).collect());
}

async fn readers_who_tail_miss_nothing(bed: &Bed) {
    const EACH: u64 = 8;
    const READERS: usize = 3;
    let nodes = Arc::new(nodes(bed).await);
    let readers: Vec<_> = (0..READERS)
        .map(|n| {
            let store = nodes[n % 2].clone();
            tokio::spawn(async move {
                let mut seen = Vec::new();
                let mut after = EffectPlace {
                    commit_seq: 0,
                    n: 0,
                };
                while (seen.len() as u64) < WRITERS * EACH {
                    for (place, agency) in store.outbox.index_after(after, 40).await.unwrap() {
                        assert!(place > after, "a reader that tails never goes back");
                        after = place;
                        seen.push(agency);
                    }
                }
                seen
            })
        })
        .collect();
    let writers = (0..WRITERS).map(|n| {
        let store = nodes[usize::from(n % 2 == 0)].clone();
        tokio::spawn(async move {
            for _ in 0..EACH {
                let agency = agency("甲").id;
                store
                    .save(unit().effects([Effect::Index { agency }]))
                    .await
                    .unwrap();
            }
        })
    });
    for writer in join_all(writers).await {
        writer.unwrap();
    }
    let mut orders = Vec::new();
    for reader in readers {
        orders.push(reader.await.unwrap());
    }
    let different: BTreeSet<_> = orders[0].iter().collect();
    assert_eq!(different.len() as u64, WRITERS * EACH);
    assert!(orders.iter().all(|order| *order == orders[0]));
    nodes[1].close().await;
}
