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
    an_effect_that_cannot_be_read_holds_up_no_other,
    an_index_effect_that_cannot_be_read_is_passed_over,
    a_due_case_is_taken_by_one_worker,
    the_schedule_follows_the_case,
    attempts_are_counted_in_a_window,
    readings_are_paged_newest_first,
    overdue_fees_come_first_by_their_date_however_many_cases_follow,
    overdue_lists_wait_for_their_court,
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

async fn an_effect_that_cannot_be_read_holds_up_no_other(bed: &Bed) {
    queue(bed, &["a", "b"]).await;
    bed.tamper("UPDATE outbox SET body = 'no JSON' WHERE n = 0")
        .await;
    let outbox = &bed.store.outbox;
    let now = bed.store.now();
    let taken = outbox.claim(now, LEASE_MS, 9).await.unwrap();
    assert_eq!(taken.len(), 1);
    assert_eq!(about(&taken[0].effect), "b");
    outbox.done(taken[0].place).await.unwrap();
    // A minute, then two.
    let first = outbox.next_due().await.unwrap().unwrap();
    assert_eq!(first, now.plus_ms(60_000));
    assert_eq!(outbox.claim(first, LEASE_MS, 9).await, Ok(Vec::new()));
    let second = outbox.next_due().await.unwrap();
    assert_eq!(second, Some(first.plus_ms(120_000)));
}

async fn an_index_effect_that_cannot_be_read_is_passed_over(bed: &Bed) {
    let ids = ["甲", "乙", "丙", "丁"].map(|name| agency(name).id);
    let effects = ids.map(|agency| Effect::Index { agency });
    bed.store.save(unit().effects(effects)).await.unwrap();
    bed.tamper("UPDATE outbox SET body = 'no JSON' WHERE n < 3")
        .await;
    let start = EffectPlace {
        commit_seq: 0,
        n: 0,
    };
    // A page is two rows, and the first holds none that reads.
    let found = bed.store.outbox.index_after(start, 2).await.unwrap();
    let found: Vec<_> = found.into_iter().map(|(_, agency)| agency).collect();
    assert_eq!(found, [ids[3]]);
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
    let first = bed.store.readings.page(None, None, 2).await.unwrap();
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
        .page(None, Some(first[1].place), 2)
        .await
        .unwrap();
    assert_eq!(
        rest.iter().map(|one| one.what.as_str()).collect::<Vec<_>>(),
        ["a"]
    );
    let other = domain::id::CaseId::from_parts(START, 8);
    let of = async |case, before| {
        let page = bed.store.readings.page(Some(case), before, 2).await;
        page.unwrap().len()
    };
    assert_eq!(of(case, None).await, 2);
    assert_eq!(of(case, Some(first[1].place)).await, 1);
    assert_eq!(of(other, None).await, 0);
}

/// A case whose fee date passed unpaid on the eighth day after `accepted`.
fn overdue(accepted: domain::clock::Instant, number: u64) -> domain::court::case::Case {
    use domain::court::{
        case::{CaseKind, CaseNumber},
        fee::{Charge, Circumstances, quote},
    };
    let rules = domain::edition::first_edition();
    let case = submitted(account_id(), filing(), accepted).next;
    let charge = Charge::Property {
        claims: vec![case.filing.claims.total],
    };
    let table = rules.fees.at(accepted.date_in_china()).unwrap();
    let fee = quote(&charge, &Circumstances::default(), table).unwrap();
    let number = CaseNumber {
        year: 2026,
        court: case.court.clone(),
        kind: CaseKind::CivilFirst,
        number,
    };
    let clerk = actor(account_id());
    let docketed = case.accept(number, fee, clerk, accepted, &rules).unwrap();
    let passed = docketed.next_check.unwrap();
    docketed.next.tick(passed).unwrap().next
}

async fn overdue_fees_come_first_by_their_date_however_many_cases_follow(bed: &Bed) {
    let put = async |case: &domain::court::case::Case| {
        let write = Write::Case {
            case: Box::new(case.clone()),
            expected: None,
        };
        bed.store.save(unit().write(write)).await.unwrap();
    };
    let (late, early) = (overdue(START.plus_days(3), 1), overdue(START, 2));
    for case in [&late, &early] {
        put(case).await;
    }
    // What is newer and waits for nobody's fee does not push them off the page.
    for day in 10..14 {
        put(&submitted(account_id(), filing(), START.plus_days(day)).next).await;
    }
    let found = async |limit| {
        let cases = bed.store.cases.fees_overdue(&late.court, limit).await;
        let ids: Vec<_> = cases.unwrap().iter().map(|case| case.id).collect();
        ids
    };
    assert_eq!(found(9).await, [early.id, late.id]);
    assert_eq!(found(1).await, [early.id]);
    let elsewhere = domain::caller::CourtCode("浙0205".into());
    assert_eq!(
        bed.store.cases.fees_overdue(&elsewhere, 9).await.unwrap(),
        []
    );
    // What an older program stored without the date gets it by the migration.
    let migration = match &bed.options.place {
        store::store::Place::Embedded => {
            include_str!("../../migrations/sqlite/0004_overdue_fees.sql")
        }
        store::store::Place::Postgres { .. } => {
            include_str!("../../migrations/postgres/0004_overdue_fees.sql")
        }
    };
    // Bodies had no digest then.
    bed.tamper("UPDATE court_case SET body = SUBSTR(body, 1, LENGTH(body) - 17)")
        .await;
    bed.tamper("UPDATE court_case SET court_acts_by = NULL WHERE stage = 'docketed'")
        .await;
    assert_eq!(found(9).await, []);
    bed.tamper(migration).await;
    assert_eq!(found(9).await, [early.id, late.id]);
}

async fn overdue_lists_wait_for_their_court(bed: &Bed) {
    use domain::court::case::{CorrectionCode, CorrectionItem, Stage};
    // 2027 has no notice of its holidays, so its days are provisional.
    let sent = START.plus_days(365);
    let rules = domain::edition::first_edition();
    let listed = || {
        let item = CorrectionItem {
            code: CorrectionCode::FactsUnclear,
            note: "请写明交付方式".into(),
        };
        let case = submitted(account_id(), filing(), sent).next;
        let clerk = actor(account_id());
        let listed = case.return_for_correction(vec![item], 10, clerk, sent, &rules);
        listed.unwrap()
    };
    let (waiting, running) = (listed(), listed());
    let passed = waiting.next_check.unwrap();
    let late = waiting.next.tick(passed).unwrap().next;
    assert!(matches!(
        late.stage,
        Stage::Correction {
            overdue: Some(_),
            ..
        }
    ));
    for case in [&late, &running.next] {
        let write = Write::Case {
            case: Box::new(case.clone()),
            expected: None,
        };
        bed.store.save(unit().write(write)).await.unwrap();
    }
    let found = async || {
        let cases = bed.store.cases.lists_overdue(&late.court, 9).await;
        let ids: Vec<_> = cases.unwrap().iter().map(|case| case.id).collect();
        ids
    };
    assert_eq!(found().await, [late.id]);
    // What an older program stored without the date gets it by the migration.
    let migration = match &bed.options.place {
        store::store::Place::Embedded => {
            include_str!("../../migrations/sqlite/0007_overdue_lists.sql")
        }
        store::store::Place::Postgres { .. } => {
            include_str!("../../migrations/postgres/0007_overdue_lists.sql")
        }
    };
    bed.tamper("UPDATE court_case SET court_acts_by = NULL WHERE stage = 'correction'")
        .await;
    assert_eq!(found().await, []);
    bed.tamper(migration).await;
    assert_eq!(found().await, [late.id]);
}
