//! Many at once: neighbours, order, one winner.

use std::{collections::BTreeSet, sync::Arc};

use domain::{docket, id::AgencyId, outcome::Effect};
use futures::future::join_all;
use store::{Conflict, Saved, Store, StoreError, Write, records::EffectPlace, store::Place};

use crate::{
    on_both,
    samples::*,
    support::{Bed, START, full},
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

/// Every write of an effect takes a while, and so does the end of every commit, each by chance another while: what is
/// numbered first must not become visible last. On PostgreSQL the deferred trigger waits inside `COMMIT` itself.
const SLOW_POSTGRES: &str = "
    CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_sleep(random() * 0.004); RETURN NULL; END $$;
    CREATE TRIGGER dawdle_in AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION dawdle();
    CREATE CONSTRAINT TRIGGER dawdle_end AFTER INSERT ON outbox DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION dawdle();";

/// SQLite has no waiting, but counting takes time too.
const SLOW_SQLITE: &str = "
    CREATE VIEW dawdling AS WITH RECURSIVE
        steps (n, last) AS (SELECT 1, abs(random() % 20000) UNION ALL SELECT n + 1, last FROM steps WHERE n < last)
        SELECT count(*) AS steps FROM steps;
    CREATE TRIGGER dawdle AFTER INSERT ON outbox BEGIN SELECT steps FROM dawdling; END;";

/// Reads on from where it stands until `count` have come; nothing ever comes twice or out of order.
async fn tail(store: Store, page: u32, count: u64) -> Vec<(EffectPlace, AgencyId)> {
    let mut seen: Vec<(EffectPlace, AgencyId)> = Vec::new();
    let mut after = EffectPlace {
        commit_seq: 0,
        n: 0,
    };
    while (seen.len() as u64) < count {
        for found in store.outbox.index_after(after, page).await.unwrap() {
            assert!(found.0 > after, "a reader that tails never goes back");
            after = found.0;
            seen.push(found);
        }
        tokio::task::yield_now().await;
    }
    seen
}

/// ProZorro's feed could skip records for ever, because its cursor was the time a write began.
async fn readers_who_tail_miss_nothing(bed: &Bed) {
    const READERS: u32 = 3;
    let each = match full() {
        true => 200,
        false => 8,
    };
    let slow = match bed.options.place {
        Place::Embedded => SLOW_SQLITE,
        Place::Postgres { .. } => SLOW_POSTGRES,
    };
    bed.tamper(slow).await;
    let nodes = [bed.store.clone(), bed.another().await, bed.another().await];
    let nodes = Arc::new(nodes);
    let readers: Vec<_> = (0..READERS)
        .map(|n| {
            let store = nodes[n as usize % nodes.len()].clone();
            tokio::spawn(tail(store, 7 + 40 * n, WRITERS * each))
        })
        .collect();
    let writers = (0..WRITERS).map(|n| {
        let nodes = nodes.clone();
        tokio::spawn(async move {
            let store = &nodes[n as usize % nodes.len()];
            let mut written = Vec::new();
            for _ in 0..each {
                let agency = agency("甲").id;
                let unit = unit().effects([Effect::Index { agency }]);
                store.save(unit).await.unwrap();
                written.push(agency);
            }
            written
        })
    });
    let mut written = BTreeSet::new();
    for writer in join_all(writers).await {
        written.extend(writer.unwrap());
    }
    let mut seen = Vec::new();
    for reader in readers {
        seen.push(reader.await.unwrap());
    }
    // Afterwards the whole is read once more, when nobody writes.
    let whole = tail(bed.store.clone(), 1_000, WRITERS * each).await;
    let agencies: BTreeSet<AgencyId> = whole.iter().map(|(_, agency)| *agency).collect();
    assert_eq!(agencies, written, "nothing is skipped");
    assert_eq!(whole.len(), written.len(), "nothing comes twice");
    assert!(
        seen.iter().all(|seen| *seen == whole),
        "everyone saw the same"
    );
    let last = bed.store.outbox.last_commit().await.unwrap();
    assert_eq!(whole.last().map(|(place, _)| place.commit_seq), Some(last));
    for node in &nodes[1..] {
        node.close().await;
    }
}
