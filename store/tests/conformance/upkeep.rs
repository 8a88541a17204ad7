//! Proof, rebuilding, copies, newer schemas.

use domain::outcome::Effect;
use store::{
    Saved, Store, StoreError, Write,
    records::EffectPlace,
    store::Place,
    upkeep::{self, Finding},
};

use crate::{
    files::stored,
    on_both,
    samples::*,
    support::{Bed, START},
};

on_both!(
    a_whole_store_verifies,
    a_changed_entry_is_found,
    a_cut_off_docket_is_found,
    a_flipped_bit_in_a_file_is_found,
    a_lost_file_is_found,
    the_docket_refuses_to_be_changed,
    the_schedule_is_rebuilt_from_the_cases,
    a_newer_schema_is_refused,
    opening_twice_changes_nothing,
    old_bookkeeping_is_pruned,
    a_known_address_is_kept_for_ninety_days,
    a_lost_file_row_is_found,
    another_filing_than_the_docketed_is_found,
    a_personal_field_that_does_not_open_is_found,
    an_answer_kept_for_a_repeated_request_that_does_not_open_is_found,
    other_keys_are_refused,
    a_lost_key_ring_is_not_made_anew,
    a_store_that_cannot_write_says_so,
);

/// A case with a file and a docket of three.
async fn fill(bed: &Bed) -> (domain::id::CaseId, domain::id::FileId) {
    let owner = account_id();
    let file = stored(&bed.store, owner, "the note of hand").await;
    let mut complaint = filing();
    complaint.exhibits.push(exhibit(file.clone()));
    let outcome = submitted(owner, complaint, START);
    let case = outcome.next.id;
    bed.store.save(submit_unit(outcome)).await.unwrap();
    bed.store
        .save(unit().append(case, 1, vec![said("two"), said("three")]))
        .await
        .unwrap();
    (case, file.id)
}

async fn a_whole_store_verifies(bed: &Bed) {
    fill(bed).await;
    let report = bed.store.verify().await.unwrap();
    assert!(report.is_whole(), "{report:?}");
    assert_eq!((report.dockets, report.entries, report.files), (1, 3, 1));
}

/// What an intruder with the database's password could do.
async fn without_triggers(bed: &Bed, sql: &str) {
    let first = include_str!("../../migrations/sqlite/0001_first.sql");
    let (start, end) = (first.find("CREATE TRIGGER"), first.rfind("END;"));
    let triggers = format!("; {}", &first[start.unwrap()..end.unwrap() + "END;".len()]);
    let (off, on) = match &bed.options.place {
        // Put back, as someone would who wants it to go unnoticed.
        Place::Embedded => (
            "DROP TRIGGER docket_entry_is_never_changed; DROP TRIGGER docket_entry_is_never_deleted;",
            triggers.as_str(),
        ),
        Place::Postgres { .. } => (
            "ALTER TABLE docket_entry DISABLE TRIGGER ALL;",
            "; ALTER TABLE docket_entry ENABLE TRIGGER ALL",
        ),
    };
    bed.tamper(&format!("{off} {sql} {on}")).await;
}

async fn a_changed_entry_is_found(bed: &Bed) {
    let (case, _) = fill(bed).await;
    without_triggers(
        bed,
        "UPDATE docket_entry SET statement = REPLACE(statement, 'two', 'tow')",
    )
    .await;
    let what = "entry 2 is not what its hash says".to_owned();
    assert_eq!(
        bed.store.verify().await.unwrap().findings,
        [Finding::Docket { case, what }]
    );
}

async fn a_cut_off_docket_is_found(bed: &Bed) {
    fill(bed).await;
    without_triggers(bed, "DELETE FROM docket_entry WHERE position = 3").await;
    let findings = bed.store.verify().await.unwrap().findings;
    assert!(
        matches!(&findings[..], [Finding::Docket { what, .. }] if what.contains("head stands at 3")),
        "{findings:?}"
    );
}

fn bytes_of(bed: &Bed, file: domain::id::FileId) -> std::path::PathBuf {
    let name = file.to_string();
    bed.folder()
        .join("files")
        .join(&name[name.len() - 2..])
        .join(name)
}

async fn a_flipped_bit_in_a_file_is_found(bed: &Bed) {
    let (_, file) = fill(bed).await;
    let path = bytes_of(bed, file);
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[4] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    let findings = bed.store.verify().await.unwrap().findings;
    let what = "the bytes are not the ones that were stored".to_owned();
    assert_eq!(findings, [Finding::File { file, what }]);
}

async fn a_lost_file_is_found(bed: &Bed) {
    let (_, file) = fill(bed).await;
    std::fs::remove_file(bytes_of(bed, file)).unwrap();
    let what = "the bytes are missing".to_owned();
    assert_eq!(
        bed.store.verify().await.unwrap().findings,
        [Finding::File { file, what }]
    );
}

async fn the_docket_refuses_to_be_changed(bed: &Bed) {
    fill(bed).await;
    for sql in ["UPDATE docket_entry SET at = 0", "DELETE FROM docket_entry"] {
        let refused = match &bed.options.place {
            Place::Embedded => {
                let database =
                    rusqlite::Connection::open(bed.folder().join("zhangban.db")).unwrap();
                database.execute_batch(sql).unwrap_err().to_string()
            }
            Place::Postgres { url } => {
                let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls)
                    .await
                    .unwrap();
                tokio::spawn(connection);
                let error = client.batch_execute(sql).await.unwrap_err();
                error.as_db_error().unwrap().message().to_owned()
            }
        };
        assert_eq!(refused, "the docket is append-only");
    }
}

async fn the_schedule_is_rebuilt_from_the_cases(bed: &Bed) {
    let (case, _) = fill(bed).await;
    let due = bed.store.schedule.of_case(case).await.unwrap();
    bed.tamper("DELETE FROM schedule; INSERT INTO schedule (case_id, due, not_before, attempts) VALUES ('01ARZ3NDEKTSV4RRFFQ69G5FAV', 1, 1, 0)").await;
    let rebuilt = bed.store.rebuild().await.unwrap();
    assert_eq!((rebuilt.cases, rebuilt.checks_changed), (1, 2));
    assert_eq!(bed.store.schedule.of_case(case).await.unwrap(), due);
    assert_eq!(bed.store.schedule.next_due().await.unwrap(), due);
    assert_eq!(bed.store.rebuild().await.unwrap().checks_changed, 0);
}

async fn a_newer_schema_is_refused(bed: &Bed) {
    let known = Store::schema_version();
    bed.store.close().await;
    let sql = match &bed.options.place {
        Place::Embedded => format!("PRAGMA user_version = {}", known + 1),
        Place::Postgres { .. } => format!("UPDATE schema_version SET version = {}", known + 1),
    };
    bed.tamper(&sql).await;
    let refused = Store::open(bed.options.clone()).await.err();
    assert_eq!(
        refused,
        Some(StoreError::NewerSchema {
            found: known + 1,
            known
        })
    );
}

async fn opening_twice_changes_nothing(bed: &Bed) {
    let (case, _) = fill(bed).await;
    bed.store.close().await;
    let refused = bed.store.save(unit()).await;
    assert!(
        matches!(refused, Err(StoreError::Unavailable(_))),
        "a closed store takes nothing"
    );
    let again = bed.another().await;
    again.ping().await.unwrap();
    assert_eq!(again.dockets.head(case).await.unwrap(), 3);
    assert!(again.verify().await.unwrap().is_whole());
    again.close().await;
}

async fn old_bookkeeping_is_pruned(bed: &Bed) {
    let effect = Effect::Index {
        agency: agency("甲").id,
    };
    let session = Write::Session(session(None, "t"));
    let first = unit().effects([effect.clone()]).write(session);
    bed.store.save(first).await.unwrap();
    let Saved::Now(last) = bed.store.save(unit().effects([effect])).await.unwrap() else {
        panic!("saved before");
    };
    bed.store.limits.hit("key", START, 1_000, 1).await.unwrap();
    let none = bed.store.prune(START).await.unwrap();
    assert_eq!(none, upkeep::Pruned::default());
    let pruned = bed.store.prune(START.plus_days(31)).await.unwrap();
    assert_eq!(
        (pruned.keys, pruned.effects, pruned.sessions, pruned.limits),
        (2, 1, 1, 0)
    );
    let beginning = EffectPlace {
        commit_seq: 0,
        n: 0,
    };
    let kept = bed.store.outbox.index_after(beginning, 9).await.unwrap();
    let places: Vec<u64> = kept.iter().map(|(place, _)| place.commit_seq).collect();
    assert_eq!(
        places,
        [last.commit_seq],
        "the last word on an agency stays"
    );
}

async fn a_known_address_is_kept_for_ninety_days(bed: &Bed) {
    let (limits, window_ms) = (&bed.store.limits, 90 * 24 * 60 * 60 * 1_000);
    limits.hit("known", START, window_ms, 1).await.unwrap();
    let kept = bed.store.prune(START.plus_days(90)).await.unwrap();
    assert_eq!(kept.limits, 0);
    let now = START.plus_days(90).plus_ms(-1);
    assert_eq!(limits.count("known", now, window_ms).await, Ok(1));
    let gone = bed.store.prune(START.plus_days(91)).await.unwrap();
    assert_eq!(gone.limits, 1);
}

/// What is found in the docket of one case.
async fn docket_findings(bed: &Bed) -> Vec<String> {
    let findings = bed.store.verify().await.unwrap().findings;
    let said = findings.into_iter().map(|finding| match finding {
        Finding::Docket { what, .. } => what,
        other => panic!("{other:?}"),
    });
    said.collect()
}

async fn a_lost_file_row_is_found(bed: &Bed) {
    let (_, file) = fill(bed).await;
    bed.tamper("DELETE FROM file_use; DELETE FROM file").await;
    let found = docket_findings(bed).await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains(&format!("lost its file {file}")),
        "{found:?}"
    );
}

async fn another_filing_than_the_docketed_is_found(bed: &Bed) {
    let (case, _) = fill(bed).await;
    let mut other = bed.store.cases.by_id(case).await.unwrap().unwrap();
    other.filing.exhibits.clear();
    other.version = 1;
    let put = Write::Case {
        case: Box::new(other),
        expected: Some(0),
    };
    bed.store.save(unit().write(put)).await.unwrap();
    let found = docket_findings(bed).await;
    assert_eq!(found, ["the filing is not the one of entry 1"]);
}

async fn a_personal_field_that_does_not_open_is_found(bed: &Bed) {
    let owner = account("a@b.cn", domain::caller::Role::Person);
    let id = owner.id.to_string();
    let put = Write::Account {
        account: Box::new(owner),
        expected: None,
    };
    bed.store.save(unit().write(put)).await.unwrap();
    let key = bed.options.keys.current_id();
    bed.tamper("UPDATE account SET body = REPLACE(body, '\"version\":', '\"version\": ')")
        .await;
    let findings = bed.store.verify().await.unwrap().findings;
    let what = "the body is not what was written".to_owned();
    let changed = Finding::Row {
        table: "account",
        id: id.clone(),
        what,
    };
    assert_eq!(findings, [changed]);
    // Without its digest, as rows were written before there was one.
    bed.tamper(&format!(
        "UPDATE account SET body = REPLACE(REPLACE(SUBSTR(body, 1, LENGTH(body) - 17), '\"version\": ', '\"version\":'), '{key}:', 'k0:')"
    ))
    .await;
    let what = "key k0 is not in the ring".to_owned();
    let table = "account";
    assert_eq!(
        bed.store.verify().await.unwrap().findings,
        [Finding::Row { table, id, what }]
    );
}

async fn an_answer_kept_for_a_repeated_request_that_does_not_open_is_found(bed: &Bed) {
    let unit = unit();
    let id = unit.key.key.clone();
    let answer = serde_json::to_value(domain::text::Private(PHONE.to_owned())).unwrap();
    bed.store.save(unit.answering(answer)).await.unwrap();
    let whole = bed.store.verify().await.unwrap();
    assert!(whole.is_whole(), "{whole:?}");
    let key = bed.options.keys.current_id();
    bed.tamper(&format!(
        "UPDATE idempotency SET result = REPLACE(SUBSTR(result, 1, LENGTH(result) - 17), '{key}:', 'k0:')"
    ))
    .await;
    let what = "key k0 is not in the ring".to_owned();
    let table = "idempotency";
    assert_eq!(
        bed.store.verify().await.unwrap().findings,
        [Finding::Row { table, id, what }]
    );
}

fn keys_at(bed: &Bed, name: &str) -> std::sync::Arc<store::keys::Keys> {
    let path = bed.folder().join(name);
    std::sync::Arc::new(store::keys::Keys::open_or_create(path).unwrap())
}

async fn other_keys_are_refused(bed: &Bed) {
    let elsewhere = tempfile::tempdir().unwrap();
    let mut options = bed.options.clone();
    let path = elsewhere.path().join("fields.json");
    options.keys = std::sync::Arc::new(store::keys::Keys::open_or_create(&path).unwrap());
    options.place = Place::Embedded;
    options.folder = elsewhere.path().to_owned();
    let other = Store::open(options.clone()).await.unwrap();
    other.close().await;
    options.place = bed.options.place.clone();
    options.folder = bed.folder();
    options.keys = std::sync::Arc::new(store::keys::Keys::open_or_create(&path).unwrap());
    assert_eq!(
        Store::open(options).await.err(),
        Some(StoreError::OtherKeys)
    );
}

async fn a_lost_key_ring_is_not_made_anew(bed: &Bed) {
    fill(bed).await;
    bed.store.close().await;
    let mut options = bed.options.clone();
    options.keys = keys_at(bed, "lost/fields.json");
    let refused = Store::open(options.clone()).await.err();
    assert_eq!(refused, Some(StoreError::OtherKeys));
    // A database from before there was a check value is not empty either.
    bed.tamper("DELETE FROM key_check").await;
    let refused = Store::open(options).await.err();
    assert_eq!(refused, Some(StoreError::OtherKeys));
    assert!(!bed.folder().join("lost").exists());
    let mut options = bed.options.clone();
    options.keys = keys_at(bed, "keys/fields.json");
    Store::open(options).await.unwrap().close().await;
}

async fn a_store_that_cannot_write_says_so(bed: &Bed) {
    bed.store.ping().await.unwrap();
    bed.store.close().await;
    let answer = bed.store.ping().await;
    assert!(
        matches!(answer, Err(StoreError::Unavailable(_))),
        "{answer:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flipped_bit_beside_the_bodies_is_found() {
    let bed = Bed::sqlite().await;
    fill(&bed).await;
    bed.store.limits.hit("key", START, 1_000, 1).await.unwrap();
    bed.store.close().await;
    bed.tamper("INSERT INTO counter (name, value) VALUES ('planted_counter', 7); PRAGMA wal_checkpoint(TRUNCATE)")
        .await;
    let path = bed.folder().join("zhangban.db");
    let mut bytes = std::fs::read(&path).unwrap();
    let planted = b"planted_counter";
    let at = bytes
        .windows(planted.len())
        .position(|window| window == planted);
    bytes[at.unwrap()] ^= 2;
    std::fs::write(&path, bytes).unwrap();
    let again = bed.another().await;
    let findings = again.verify().await.unwrap().findings;
    assert!(
        matches!(&findings[..], [Finding::Database { .. }, ..]),
        "{findings:?}"
    );
    again.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_of_another_database_is_not_played_into_a_restored_one() {
    let bed = Bed::sqlite().await;
    let (backup, target) = (bed.folder().join("backup"), bed.folder().join("restored"));
    upkeep::backup(&bed.folder(), &backup, true).await.unwrap();
    for name in ["zhangban.db-wal", "zhangban.db-shm"] {
        std::fs::create_dir_all(&target).unwrap();
        std::fs::write(target.join(name), b"").unwrap();
        let refused = upkeep::restore(&backup, &target).await;
        assert!(
            matches!(&refused, Err(StoreError::Malformed(why)) if why.contains(name)),
            "{refused:?}"
        );
        assert!(!target.join("zhangban.db").exists());
        std::fs::remove_file(target.join(name)).unwrap();
    }
    upkeep::restore(&backup, &target).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_taken_while_serving_is_restored_whole() {
    let bed = Bed::sqlite().await;
    let (case, file) = fill(&bed).await;
    let (backup, target) = (bed.folder().join("backup"), bed.folder().join("restored"));
    let writer = {
        let store = bed.store.clone();
        tokio::spawn(async move {
            for _ in 0..200 {
                store.save(unit()).await.unwrap();
            }
        })
    };
    upkeep::backup(&bed.folder(), &backup, true).await.unwrap();
    writer.await.unwrap();
    bed.store
        .save(unit().append(case, 3, vec![said("after the backup")]))
        .await
        .unwrap();

    upkeep::restore(&backup, &target).await.unwrap();
    let again = upkeep::restore(&backup, &target).await;
    assert!(
        matches!(again, Err(StoreError::Malformed(_))),
        "an existing database is never overwritten"
    );
    let mut options = bed.options.clone();
    options.keys = std::sync::Arc::new(
        store::keys::Keys::open_or_create(target.join("keys/fields.json")).unwrap(),
    );
    options.folder = target;
    let restored = Store::open(options).await.unwrap();
    assert!(restored.verify().await.unwrap().is_whole());
    assert_eq!(restored.dockets.head(case).await.unwrap(), 3);
    assert_eq!(
        restored.cases.by_id(case).await.unwrap(),
        bed.store.cases.by_id(case).await.unwrap()
    );
    assert!(restored.file_store.open_file(file, None).await.is_ok());
    restored.close().await;
}
