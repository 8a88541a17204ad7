//! What an account leaves behind once it is forgotten: nothing but what a case names (PIPL 47).

use std::path::Path;

use domain::{caller::Role, court::draft::Typed, court::field::Step};
use serde_json::json;
use store::{
    Write,
    records::{NewToken, Purpose},
    unit::IdempotencyKey,
};

use crate::{
    files::stored,
    on_both,
    samples::*,
    support::{Bed, START},
};

on_both!(a_forgotten_account_leaves_what_a_case_names);

/// Values no other row of the tests holds; the first four go, the last stays with its case.
const NARRATIVE: &str = "planted-narrative-of-a-draft";
const CONTENT: &str = "planted-content-of-a-file";
const LIKES: &str = "planted-preference";
const COMMAND: &str = "planted-answer-of-a-command";
const FILED: &str = "planted-content-of-an-exhibit";

/// Every column that can hold a text of a person.
const COLUMNS: [(&str, &str); 9] = [
    ("account", "body"),
    ("preference", "body"),
    ("session", "device"),
    ("token", "account"),
    ("draft", "body"),
    ("file", "body"),
    ("file_use", "used_by"),
    ("upload", "name"),
    ("idempotency", "result"),
];

async fn plant(bed: &Bed) -> domain::account::Account {
    let person = account("erased.person@mail.cn", Role::Person);
    let loose = stored(&bed.store, person.id, CONTENT).await;
    let filed = stored(&bed.store, person.id, FILED).await;
    let begun = bed
        .store
        .file_store
        .begin(person.id, "unfinished.txt", 9)
        .await;
    begun.unwrap();
    let mut typed = draft(person.id);
    let narrative = Typed::Plain(NARRATIVE.into());
    let row = [("narrative".to_owned(), narrative)];
    typed.rows.insert(Step::Facts, vec![row.into()]);
    typed.exhibits.push(exhibit(loose));
    let mut brought = filing();
    brought.exhibits.push(exhibit(filed));
    let token = NewToken {
        hash: domain::docket::Hash::of(b"token"),
        purpose: Purpose::ResetPassword,
        account: person.id,
        expires: START.plus_hours(1),
    };
    let mut planted = unit();
    planted.key = IdempotencyKey::of_account(person.id, "planted");
    let planted = planted
        .write(Write::Account {
            account: Box::new(person.clone()),
            expected: None,
        })
        .write(Write::Preferences {
            account: person.id,
            value: json!({ "lang": LIKES }),
        })
        .write(Write::Session(session(Some(person.id), "token")))
        .write(Write::Token(token))
        .write(Write::Draft {
            draft: Box::new(typed),
            expected: None,
        })
        .answering(json!(COMMAND));
    bed.store.save(planted).await.unwrap();
    let outcome = submitted(person.id, brought, START);
    bed.store.save(submit_unit(outcome)).await.unwrap();
    person
}

async fn a_forgotten_account_leaves_what_a_case_names(bed: &Bed) {
    let person = plant(bed).await;
    let forget = unit().write(Write::Forget { account: person.id });
    bed.store.save(forget).await.unwrap();
    let collected = bed.store.file_store.collect_free(START).await.unwrap();
    assert_eq!((collected.files, collected.uploads), (1, 1));
    bed.store.scrub().await.unwrap();

    for (table, column) in COLUMNS {
        let cells = bed.column(table, column).await;
        for gone in [NARRATIVE, LIKES, COMMAND, "unfinished.txt"] {
            let found = cells.iter().any(|cell| cell.contains(gone));
            assert!(!found, "{gone} in {table}.{column}");
        }
    }
    let emptied = [
        ("session", "id"),
        ("token", "hash"),
        ("draft", "id"),
        ("preference", "account"),
        ("upload", "id"),
    ];
    for (table, column) in emptied {
        assert!(
            bed.column(table, column).await.is_empty(),
            "rows in {table}"
        );
    }
    assert_eq!(bed.column("court_case", "id").await.len(), 1);
    assert_eq!(bed.column("file", "id").await.len(), 1, "the exhibit stays");
    let report = bed.store.verify().await.unwrap();
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    assert!(
        found_below(&bed.folder(), FILED),
        "the exhibit's bytes stay"
    );
    assert!(!found_below(&bed.folder(), CONTENT));
}

/// The same, by the bytes of the embedded database and its log: a page that is free keeps nothing either.
#[tokio::test(flavor = "multi_thread")]
async fn no_page_of_the_database_keeps_what_was_erased() {
    let bed = Bed::sqlite().await;
    let person = plant(&bed).await;
    // Drafts are saved again and again while they are typed: each save leaves an older page behind.
    let mut typed = bed
        .store
        .drafts
        .of_owner(person.id)
        .await
        .unwrap()
        .remove(0);
    for round in 0..20_u64 {
        let expected = typed.version;
        typed.version += 1;
        let text = format!("{NARRATIVE} {}", "长".repeat(300 * (round as usize % 7)));
        let row = [("narrative".to_owned(), Typed::Plain(text))];
        typed.rows.insert(Step::Facts, vec![row.into()]);
        let save = Write::Draft {
            draft: Box::new(typed.clone()),
            expected: Some(expected),
        };
        bed.store.save(unit().write(save)).await.unwrap();
    }
    assert!(found_below(&bed.folder(), NARRATIVE), "the scan can see it");
    let forget = unit().write(Write::Forget { account: person.id });
    bed.store.save(forget).await.unwrap();
    bed.store.file_store.collect_free(START).await.unwrap();
    bed.store.scrub().await.unwrap();
    for gone in [NARRATIVE, CONTENT, LIKES, "unfinished.txt"] {
        assert!(!found_below(&bed.folder(), gone), "{gone} is left");
    }
}

fn found_below(folder: &Path, wanted: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found_below(&path, wanted),
            false => {
                let bytes = std::fs::read(&path).unwrap();
                bytes
                    .windows(wanted.len())
                    .any(|window| window == wanted.as_bytes())
            }
        }
    })
}
