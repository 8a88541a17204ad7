//! Units: versions, keys, checks, dockets.

use domain::{caller::Role, docket, outcome::Effect};
use serde_json::json;
use store::{Conflict, Saved, StoreError, Write, unit::Check};

use crate::{
    on_both,
    samples::*,
    support::{Bed, START},
};

on_both!(
    a_stale_version_is_a_conflict,
    a_version_that_does_not_rise_is_malformed,
    a_repeated_key_gives_the_first_result,
    a_key_used_for_another_request_is_refused,
    a_refused_unit_leaves_nothing_behind,
    a_docket_that_has_grown_is_a_conflict,
    a_docket_is_sealed_without_a_gap,
    commit_time_never_runs_backwards,
    a_unit_counts_from_the_day_of_its_commit,
    authority_is_read_again_inside_the_save,
    one_email_belongs_to_one_account,
    accounts_are_found_by_email_and_role,
    cases_are_listed_by_owner_court_and_party,
    agencies_are_read_in_batches_and_pages,
    home_counts_what_is_there,
    amendments_are_imported_once,
);

fn conflict(saved: Result<Saved, StoreError>) -> Conflict {
    match saved {
        Err(StoreError::Conflict(conflict)) => conflict,
        other => panic!("no conflict: {other:?}"),
    }
}

async fn a_stale_version_is_a_conflict(bed: &Bed) {
    let first = draft(account_id());
    let second = first
        .clone()
        .typed(
            domain::court::field::Step::Facts,
            0,
            &Default::default(),
            START,
        )
        .unwrap();
    let new = || Write::Draft {
        draft: Box::new(first.clone()),
        expected: None,
    };
    let put = || Write::Draft {
        draft: Box::new(second.clone()),
        expected: Some(0),
    };
    bed.store.save(unit().write(new())).await.unwrap();
    let again = conflict(bed.store.save(unit().write(new())).await);
    assert!(matches!(again, Conflict::Exists { table: "draft", .. }));
    bed.store.save(unit().write(put())).await.unwrap();
    let stale = conflict(bed.store.save(unit().write(put())).await);
    assert!(matches!(&stale, Conflict::Version { table: "draft", .. }) && stale.moved_on());
    let stored = bed.store.drafts.by_id(first.id).await.unwrap();
    assert_eq!(stored, Some(second));
    let drop = |expected| {
        unit().write(Write::DropDraft {
            id: first.id,
            expected,
        })
    };
    conflict(bed.store.save(drop(0)).await);
    bed.store.save(drop(1)).await.unwrap();
    assert_eq!(bed.store.drafts.of_owner(first.owner).await.unwrap(), []);
}

async fn a_version_that_does_not_rise_is_malformed(bed: &Bed) {
    let agency = Box::new(agency("甲"));
    let saved = bed
        .store
        .save(unit().write(Write::Agency {
            agency,
            expected: Some(0),
        }))
        .await;
    assert!(matches!(saved, Err(StoreError::Malformed(_))), "{saved:?}");
}

async fn a_repeated_key_gives_the_first_result(bed: &Bed) {
    let first = unit()
        .write(Write::Take {
            counter: "n".into(),
            expected: 0,
        })
        .answering(json!({"a": 1}));
    let Saved::Now(commit) = bed.store.save(first.clone()).await.unwrap() else {
        panic!("saved before")
    };
    let repeated = bed
        .store
        .save(first.answering(json!({"a": 2})))
        .await
        .unwrap();
    let expected = Saved::Already {
        commit_seq: commit.commit_seq,
        at: commit.at,
        result: json!({"a": 1}),
    };
    assert_eq!(repeated, expected);
    assert_eq!(bed.store.counters.value("n").await.unwrap(), 1);
}

async fn a_key_used_for_another_request_is_refused(bed: &Bed) {
    let first = unit();
    bed.store.save(first.clone()).await.unwrap();
    let mut other = first;
    other.request_hash = docket::Hash::of(b"another request");
    assert_eq!(conflict(bed.store.save(other).await), Conflict::KeyReused);
}

async fn a_refused_unit_leaves_nothing_behind(bed: &Bed) {
    let written = draft(account_id());
    let refused = unit()
        .write(Write::Draft {
            draft: Box::new(written.clone()),
            expected: None,
        })
        .write(Write::Take {
            counter: "n".into(),
            expected: 7,
        });
    conflict(bed.store.save(refused.clone()).await);
    assert_eq!(bed.store.drafts.by_id(written.id).await.unwrap(), None);
    // Its key is free: the desk retries under the same one.
    let mut retried = refused;
    retried.writes.pop();
    assert!(matches!(
        bed.store.save(retried).await.unwrap(),
        Saved::Now(_)
    ));
}

async fn a_docket_that_has_grown_is_a_conflict(bed: &Bed) {
    let outcome = submitted(account_id(), filing(), START);
    let case = outcome.next.id;
    bed.store.save(submit_unit(outcome)).await.unwrap();
    let late = unit().append(case, 0, vec![said("late")]);
    assert_eq!(
        conflict(bed.store.save(late).await),
        Conflict::DocketHead { case }
    );
}

async fn a_docket_is_sealed_without_a_gap(bed: &Bed) {
    let outcome = submitted(account_id(), filing(), START);
    let case = outcome.next.id;
    bed.store.save(submit_unit(outcome)).await.unwrap();
    let two = unit().append(case, 1, vec![said("two"), said("three")]);
    let Saved::Now(commit) = bed.store.save(two).await.unwrap() else {
        panic!("saved before")
    };
    let entries = bed.store.dockets.of_case(case).await.unwrap();
    assert_eq!(entries[1..], commit.entries);
    assert_eq!(docket::verify(case, &entries), Ok(entries[2].hash));
    assert_eq!(bed.store.dockets.head(case).await.unwrap(), 3);
    assert_eq!(
        bed.store.dockets.entry(case, 2).await.unwrap().as_ref(),
        entries.get(1)
    );
    assert_eq!(bed.store.dockets.entry(case, 4).await.unwrap(), None);
}

async fn commit_time_never_runs_backwards(bed: &Bed) {
    let first = bed.store.save(unit()).await.unwrap();
    bed.clock.move_to(START.plus_days(-1));
    let second = bed.store.save(unit()).await.unwrap();
    assert_eq!((first.at(), second.at()), (START, START));
    assert_eq!(bed.store.commit_time(), START);
    let again = bed.another().await;
    assert_eq!(again.commit_time(), START, "a restart knows it too");
    again.close().await;
}

async fn a_unit_counts_from_the_day_of_its_commit(bed: &Bed) {
    let yesterday = START.plus_days(-1);
    bed.store.save(unit()).await.unwrap();
    let late = unit().on_day(yesterday.date_in_china());
    let turned = bed.store.save(late).await;
    let other = Conflict::OtherDay { at: START };
    assert_eq!(turned, Err(StoreError::Conflict(other.clone())));
    assert!(other.moved_on());
    let today = unit().on_day(bed.store.commit_time().date_in_china());
    bed.store.save(today).await.unwrap();
}

async fn authority_is_read_again_inside_the_save(bed: &Bed) {
    let mut official = account("clerk@court.cn", Role::FilingClerk);
    let new = Write::Account {
        account: Box::new(official.clone()),
        expected: None,
    };
    bed.store.save(unit().write(new)).await.unwrap();
    let acting = || {
        unit().check(Check::Account {
            id: official.id,
            version: 0,
        })
    };
    bed.store.save(acting()).await.unwrap();
    let as_judged = acting();
    official.version = 1;
    official.grants.clear();
    let put = Write::Account {
        account: Box::new(official.clone()),
        expected: Some(0),
    };
    bed.store.save(unit().write(put)).await.unwrap();
    assert_eq!(
        conflict(bed.store.save(as_judged).await),
        Conflict::Authority
    );
}

async fn one_email_belongs_to_one_account(bed: &Bed) {
    let put = |email| {
        unit().write(Write::Account {
            account: Box::new(account(email, Role::Person)),
            expected: None,
        })
    };
    bed.store.save(put("a@b.cn")).await.unwrap();
    assert_eq!(
        conflict(bed.store.save(put("A@b.cn")).await),
        Conflict::EmailTaken
    );
}

async fn accounts_are_found_by_email_and_role(bed: &Bed) {
    let person = account("p@b.cn", Role::Person);
    let judge = account("j@court.cn", Role::Judge);
    for one in [&person, &judge] {
        let write = Write::Account {
            account: Box::new(one.clone()),
            expected: None,
        };
        bed.store.save(unit().write(write)).await.unwrap();
    }
    let accounts = &bed.store.accounts;
    assert_eq!(
        accounts.by_email(" P@B.cn ").await.unwrap(),
        Some(person.clone())
    );
    assert_eq!(accounts.by_id(judge.id).await.unwrap(), Some(judge.clone()));
    assert_eq!(accounts.staff().await.unwrap(), [judge]);
    assert_eq!(accounts.by_email("nobody@b.cn").await.unwrap(), None);
    let likes = Write::Preferences {
        account: person.id,
        value: json!({"language": "en"}),
    };
    bed.store.save(unit().write(likes)).await.unwrap();
    assert_eq!(
        accounts.preferences(person.id).await.unwrap(),
        Some(json!({"language": "en"}))
    );
}

async fn cases_are_listed_by_owner_court_and_party(bed: &Bed) {
    let owner = account_id();
    let late = submitted(owner, filing(), START.plus_days(9));
    let soon = submitted(owner, filing(), START);
    let (late_id, soon_id) = (late.next.id, soon.next.id);
    let court = soon.next.court.clone();
    for outcome in [late, soon] {
        bed.store.save(submit_unit(outcome)).await.unwrap();
    }
    let ids = |cases: Vec<domain::court::case::Case>| {
        cases.iter().map(|case| case.id).collect::<Vec<_>>()
    };
    let cases = &bed.store.cases;
    assert_eq!(
        ids(cases.waiting(&court, 10).await.unwrap()),
        [soon_id, late_id]
    );
    assert_eq!(
        ids(cases.of_owner(owner).await.unwrap()),
        [late_id, soon_id]
    );
    assert_eq!(
        cases
            .of_party(&ID_NUMBER.to_lowercase())
            .await
            .unwrap()
            .len(),
        2
    );
    assert_eq!(cases.of_party("110101199003070011").await.unwrap(), []);
    assert_eq!(cases.ids_after(None, 1).await.unwrap().len(), 1);
    assert_eq!(
        cases.by_number("（2026）浙0203民初1号").await.unwrap(),
        None
    );
}

async fn agencies_are_read_in_batches_and_pages(bed: &Bed) {
    let all: Vec<_> = ["甲", "乙", "丙"].map(agency).into();
    let writes = all.iter().map(|one| Write::Agency {
        agency: Box::new(one.clone()),
        expected: None,
    });
    let effects = all.iter().map(|one| Effect::Index { agency: one.id });
    let unit = writes.fold(unit(), store::Unit::write).effects(effects);
    bed.store.save(unit).await.unwrap();
    let agencies = &bed.store.agencies;
    let asked = [all[2].id, agency("丁").id, all[0].id];
    assert_eq!(
        agencies.by_ids(&asked).await.unwrap(),
        [all[2].clone(), all[0].clone()]
    );
    assert_eq!(agencies.after(None, 2).await.unwrap(), all[..2]);
    assert_eq!(agencies.after(Some(all[1].id), 2).await.unwrap(), all[2..]);
    assert_eq!(
        agencies
            .by_uscc(all[1].uscc.as_str())
            .await
            .unwrap()
            .as_ref(),
        Some(&all[1])
    );
    assert_eq!(agencies.count().await.unwrap(), 3);
    let twin = domain::market::agency::Agency {
        uscc: all[0].uscc.clone(),
        ..agency("戊")
    };
    let twin = Write::Agency {
        agency: Box::new(twin),
        expected: None,
    };
    assert!(matches!(
        conflict(bed.store.save(crate::samples::unit().write(twin)).await),
        Conflict::Exists {
            table: "agency",
            ..
        }
    ));
}

async fn home_counts_what_is_there(bed: &Bed) {
    let write = Write::Agency {
        agency: Box::new(agency("甲")),
        expected: None,
    };
    bed.store.save(unit().write(write)).await.unwrap();
    bed.store
        .save(submit_unit(submitted(account_id(), filing(), START)))
        .await
        .unwrap();
    let figures = bed.store.home.figures().await.unwrap();
    assert_eq!(
        (
            figures.agencies_listed,
            figures.cases_submitted,
            figures.cases_docketed
        ),
        (1, 1, 0)
    );
}

async fn amendments_are_imported_once(bed: &Bed) {
    let amendment = store::records::Amendment {
        sha256: docket::Hash::of(b"file"),
        imported_by: None,
        body: json!({"set": "lpr", "entries": []}),
    };
    bed.store
        .save(unit().write(Write::Amendment(amendment.clone())))
        .await
        .unwrap();
    conflict(
        bed.store
            .save(unit().write(Write::Amendment(amendment.clone())))
            .await,
    );
    let stored = bed.store.rules.amendments().await.unwrap();
    assert_eq!(
        stored.iter().map(|one| &one.amendment).collect::<Vec<_>>(),
        [&amendment]
    );
}
