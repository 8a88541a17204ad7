//! Outbox, schedule, limits, readings: leases and order.

use domain::{caller::Role, outcome::Effect};
use store::{
    Saved, Write,
    records::{EffectPlace, NewReading},
};

use crate::{
    on_both,
    samples::*,
    support::{Bed, START},
};

on_both!(
    effects_are_taken_in_commit_order_and_once,
    an_effect_comes_back_when_its_lease_ends,
    a_failed_effect_waits_until_its_time,
    index_effects_are_no_work,
    a_due_case_is_taken_by_one_worker,
    the_schedule_follows_the_case,
    attempts_are_counted_in_a_window,
    readings_are_paged_newest_first,
);

const LEASE_MS: i64 = 60_000;

fn remind(about: &str) -> Effect {
    let case = domain::id::CaseId::from_parts(START, 1);
    Effect::Remind {
        case,
        about: about.into(),
    }
}

fn about(effect: &Effect) -> &str {
    match effect {
        Effect::Remind { about, .. } => about,
        other => panic!("{other:?}"),
    }
}

async fn queue(bed: &Bed, texts: &[&str]) {
    for pair in texts.chunks(2) {
        let effects = pair.iter().map(|text| remind(text));
        bed.store.save(unit().effects(effects)).await.unwrap();
    }
}

async fn effects_are_taken_in_commit_order_and_once(bed: &Bed) {
    queue(bed, &["a", "b", "c", "d", "e"]).await;
    let other = bed.another().await;
    let now = bed.store.now();
    let (mine, theirs) = tokio::join!(
        bed.store.outbox.claim(now, LEASE_MS, 3),
        other.outbox.claim(now, LEASE_MS, 3),
    );
    let (mine, theirs) = (mine.unwrap(), theirs.unwrap());
    let texts = |taken: &[store::records::Queued]| {
        taken
            .iter()
            .map(|one| about(&one.effect).to_owned())
            .collect::<Vec<_>>()
    };
    assert!(texts(&mine).is_sorted() && texts(&theirs).is_sorted());
    let mut all = [texts(&mine), texts(&theirs)].concat();
    all.sort();
    assert_eq!(all, ["a", "b", "c", "d", "e"]);
    for taken in mine.iter().chain(&theirs) {
        bed.store.outbox.done(taken.place).await.unwrap();
        bed.store.outbox.done(taken.place).await.unwrap();
    }
    let later = bed.later_ms(LEASE_MS * 2);
    assert_eq!(
        bed.store.outbox.claim(later, LEASE_MS, 9).await.unwrap(),
        []
    );
    assert_eq!(bed.store.outbox.depth().await.unwrap(), 0);
    assert_eq!(bed.store.outbox.next_due().await.unwrap(), None);
    other.close().await;
}

async fn an_effect_comes_back_when_its_lease_ends(bed: &Bed) {
    queue(bed, &["a"]).await;
    let now = bed.store.now();
    let first = bed.store.outbox.claim(now, LEASE_MS, 9).await.unwrap();
    assert_eq!(first[0].attempts, 0);
    assert_eq!(
        bed.store
            .outbox
            .claim(now.plus_ms(LEASE_MS - 1), LEASE_MS, 9)
            .await
            .unwrap(),
        []
    );
    assert_eq!(
        bed.store.outbox.next_due().await.unwrap(),
        Some(now.plus_ms(LEASE_MS))
    );
    let second = bed
        .store
        .outbox
        .claim(now.plus_ms(LEASE_MS), LEASE_MS, 9)
        .await
        .unwrap();
    assert_eq!((second[0].place, second[0].attempts), (first[0].place, 1));
}

async fn a_failed_effect_waits_until_its_time(bed: &Bed) {
    queue(bed, &["a"]).await;
    let now = bed.store.now();
    let taken = bed.store.outbox.claim(now, LEASE_MS, 9).await.unwrap();
    bed.store
        .outbox
        .failed(taken[0].place, now.plus_ms(5))
        .await
        .unwrap();
    assert_eq!(
        bed.store
            .outbox
            .claim(now.plus_ms(4), LEASE_MS, 9)
            .await
            .unwrap(),
        []
    );
    assert_eq!(
        bed.store
            .outbox
            .claim(now.plus_ms(5), LEASE_MS, 9)
            .await
            .unwrap()
            .len(),
        1
    );
}

async fn index_effects_are_no_work(bed: &Bed) {
    let agency = agency("甲").id;
    let effects = [remind("a"), Effect::Index { agency }];
    let Saved::Now(commit) = bed.store.save(unit().effects(effects)).await.unwrap() else {
        panic!("saved before")
    };
    let outbox = &bed.store.outbox;
    assert_eq!(
        outbox
            .claim(bed.store.now(), LEASE_MS, 9)
            .await
            .unwrap()
            .len(),
        1
    );
    let start = EffectPlace {
        commit_seq: 0,
        n: 0,
    };
    let place = EffectPlace {
        commit_seq: commit.commit_seq,
        n: 1,
    };
    assert_eq!(
        outbox.index_after(start, 9).await.unwrap(),
        [(place, agency)]
    );
    assert_eq!(outbox.index_after(place, 9).await.unwrap(), []);
    assert_eq!(outbox.last_commit().await.unwrap(), commit.commit_seq);
}

async fn a_due_case_is_taken_by_one_worker(bed: &Bed) {
    let outcome = submitted(account_id(), filing(), START);
    let (case, due) = (outcome.next.id, outcome.next_check.unwrap());
    bed.store.save(submit_unit(outcome)).await.unwrap();
    let (schedule, other) = (&bed.store.schedule, bed.another().await);
    assert_eq!(
        schedule.claim(due.plus_ms(-1), LEASE_MS, 9).await.unwrap(),
        []
    );
    assert_eq!(schedule.next_due().await.unwrap(), Some(due));
    let (mine, theirs) = tokio::join!(
        schedule.claim(due, LEASE_MS, 9),
        other.schedule.claim(due, LEASE_MS, 9),
    );
    let taken = [mine.unwrap(), theirs.unwrap()].concat();
    assert_eq!(
        taken
            .iter()
            .map(|one| (one.case, one.due, one.attempts))
            .collect::<Vec<_>>(),
        [(case, due, 0)]
    );
    let again = schedule
        .claim(due.plus_ms(LEASE_MS), LEASE_MS, 9)
        .await
        .unwrap();
    assert_eq!(again[0].attempts, 1);
    schedule.release(case, due).await.unwrap();
    assert_eq!(schedule.claim(due, LEASE_MS, 9).await.unwrap().len(), 1);
    other.close().await;
}

async fn the_schedule_follows_the_case(bed: &Bed) {
    let outcome = submitted(account_id(), filing(), START);
    let case = outcome.next.clone();
    let due = case.next_check().unwrap();
    bed.store.save(submit_unit(outcome)).await.unwrap();
    assert_eq!(
        bed.store.schedule.of_case(case.id).await.unwrap(),
        Some(due)
    );
    let ticked = case.clone().tick(due).unwrap();
    let write = Write::Case {
        case: Box::new(ticked.next.clone()),
        expected: Some(case.version),
    };
    bed.store
        .save(unit().write(write).append(case.id, 1, ticked.docket))
        .await
        .unwrap();
    assert_eq!(
        bed.store.schedule.of_case(case.id).await.unwrap(),
        ticked.next.next_check()
    );
    assert_eq!(
        bed.store.cases.by_id(case.id).await.unwrap(),
        Some(ticked.next)
    );
}

async fn attempts_are_counted_in_a_window(bed: &Bed) {
    let limits = &bed.store.limits;
    let hit = async |at_ms| {
        limits
            .hit("sign-in:a@b.cn", START.plus_ms(at_ms), 1_000, 2)
            .await
            .unwrap()
    };
    let count = async |after_ms| {
        let now = START.plus_ms(after_ms);
        limits.count("sign-in:a@b.cn", now, 1_000).await.unwrap()
    };
    assert_eq!(count(0).await, 0);
    assert!(hit(0).await.allowed && hit(400).await.allowed);
    let third = hit(600).await;
    assert_eq!(
        (third.count, third.allowed, third.retry_after_ms),
        (3, false, 400)
    );
    assert_eq!(count(700).await, 3);
    assert_eq!(count(1_000).await, 0, "the window is over");
    assert_eq!(hit(1_000).await.count, 1, "the window is over");
    limits.forget("sign-in:a@b.cn").await.unwrap();
    assert_eq!(hit(1_001).await.count, 1);
    assert!(
        !bed.column("rate", "key")
            .await
            .iter()
            .any(|key| key.contains("a@b.cn"))
    );
}

async fn readings_are_paged_newest_first(bed: &Bed) {
    let (reader, case) = (account_id(), domain::id::CaseId::from_parts(START, 9));
    let reading = |what: &str| {
        Write::Reading(NewReading {
            reader,
            role: Role::Judge,
            case,
            what: what.into(),
        })
    };
    bed.store
        .save(unit().write(reading("a")).write(reading("b")))
        .await
        .unwrap();
    bed.later_ms(5);
    bed.store.save(unit().write(reading("c"))).await.unwrap();
    let first = bed.store.readings.page(None, 2).await.unwrap();
    assert_eq!(
        first
            .iter()
            .map(|one| one.what.as_str())
            .collect::<Vec<_>>(),
        ["c", "b"]
    );
    assert_eq!(
        (first[0].at, first[0].role),
        (START.plus_ms(5), Role::Judge)
    );
    let rest = bed
        .store
        .readings
        .page(Some(first[1].place), 2)
        .await
        .unwrap();
    assert_eq!(
        rest.iter().map(|one| one.what.as_str()).collect::<Vec<_>>(),
        ["a"]
    );
    assert_eq!(bed.store.readings.of_case(case).await.unwrap().len(), 3);
}
