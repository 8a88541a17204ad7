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
    let (off, on) = match &bed.options.place {
        Place::Embedded => (
            "DROP TRIGGER docket_entry_is_never_changed; DROP TRIGGER docket_entry_is_never_deleted;",
            "",
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
        (2, 1, 1, 1)
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
