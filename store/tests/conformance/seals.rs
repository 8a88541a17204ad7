//! Personal values never reach the disk in the clear.

use std::path::Path;

use domain::{caller::Role, outcome::Effect, text::Private};
use store::Write;

use crate::{
    on_both,
    samples::*,
    support::{Bed, START},
};

on_both!(
    no_column_holds_a_planted_value,
    older_rows_open_after_a_rotation
);

const EMAIL: &str = "planted.person@mail.cn";
const SECRET: &str = "one-time-secret-4711";

const PLANTED: [&str; 5] = [ID_NUMBER, PHONE, ADDRESS, EMAIL, SECRET];

/// Puts every planted value through the doors that keep personal fields.
async fn plant(bed: &Bed) -> domain::account::Account {
    let person = account(EMAIL, Role::Person);
    let mut typed = draft(person.id);
    let row = [
        ("id_number", ID_NUMBER),
        ("phone", PHONE),
        ("address", ADDRESS),
    ];
    let row = row.map(|(name, text)| {
        (
            name.to_owned(),
            domain::court::draft::Typed::Private(Private(text.into())),
        )
    });
    typed
        .rows
        .insert(domain::court::field::Step::Claimant, vec![row.into()]);
    let outcome = submitted(person.id, filing(), START);
    let mail = Effect::Mail {
        account: person.id,
        template: "verify".into(),
        secret: Some(Private(SECRET.into())),
    };
    let unit = unit()
        .write(Write::Account {
            account: Box::new(person.clone()),
            expected: None,
        })
        .write(Write::Draft {
            draft: Box::new(typed),
            expected: None,
        })
        .effects([mail])
        .answering(serde_json::json!({"token": {"private": SECRET}}));
    bed.store.save(unit).await.unwrap();
    bed.store.save(submit_unit(outcome)).await.unwrap();
    bed.store.limits.hit(EMAIL, START, 1_000, 5).await.unwrap();
    person
}

async fn no_column_holds_a_planted_value(bed: &Bed) {
    plant(bed).await;
    let columns = [
        ("account", "body"),
        ("account", "email_index"),
        ("draft", "body"),
        ("court_case", "body"),
        ("case_party", "digest"),
        ("docket_entry", "statement"),
        ("outbox", "body"),
        ("idempotency", "result"),
        ("rate", "key"),
    ];
    for (table, column) in columns {
        let cells = bed.column(table, column).await;
        assert!(!cells.is_empty(), "{table}.{column} holds something");
        for value in PLANTED {
            assert!(
                !cells.iter().any(|cell| cell.contains(value)),
                "{value} in {table}.{column}"
            );
        }
    }
    let taken = bed.store.outbox.claim(START, 1_000, 9).await.unwrap();
    assert!(
        matches!(&taken[0].effect, Effect::Mail { secret: Some(secret), .. } if secret.0 == SECRET)
    );
}

async fn older_rows_open_after_a_rotation(bed: &Bed) {
    let mut person = plant(bed).await;
    let key = bed.options.keys.rotate().unwrap();
    let accounts = &bed.store.accounts;
    assert_eq!(
        accounts.by_email(EMAIL).await.unwrap(),
        Some(person.clone())
    );
    person.version = 1;
    let put = Write::Account {
        account: Box::new(person.clone()),
        expected: Some(0),
    };
    bed.store.save(unit().write(put)).await.unwrap();
    let stored = bed.column("account", "body").await;
    assert!(stored[0].contains(&format!("\"{key}:")));
    assert_eq!(accounts.by_email(EMAIL).await.unwrap(), Some(person));
}

fn grep(folder: &Path, skip: &str, seen: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && name != skip {
            grep(&path, skip, seen);
        } else if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            for value in PLANTED {
                let found = bytes
                    .windows(value.len())
                    .any(|window| window == value.as_bytes());
                assert!(!found, "{value} in {name}");
            }
            seen.push(name);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_file_log_or_backup_holds_a_planted_value() {
    let bed = Bed::sqlite().await;
    plant(&bed).await;
    let backup = bed.folder().join("backup");
    store::upkeep::backup(&bed.folder(), &backup, false)
        .await
        .unwrap();
    let mut seen = Vec::new();
    grep(&bed.folder(), "", &mut seen);
    for name in ["zhangban.db", "zhangban.db-wal", "fields.json"] {
        assert!(seen.iter().any(|one| one == name), "{name} was looked at");
    }
    assert_eq!(
        seen.iter().filter(|name| *name == "zhangban.db").count(),
        2,
        "the backup was looked at"
    );
    assert_eq!(
        seen.iter().filter(|name| *name == "fields.json").count(),
        1,
        "no key in the backup"
    );
}
