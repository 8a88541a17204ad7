//! Every body with personal fields is opened: a lost key is found before somebody needs a name.

use serde_json::Value as Json;

use super::verify::{Finding, Report};
use crate::{
    Store,
    db::{Row, value::args},
    error::{Result, StoreError},
    intact,
    sealing::{self, Place},
};

const PAGE_ROWS: u32 = 500;

/// Table as it is bound into a sealed field, and a page of id and body.
const BODIES: [(&str, &str); 5] = [
    (
        "account",
        "SELECT id, body FROM account WHERE id > $1 ORDER BY id LIMIT $2",
    ),
    (
        "draft",
        "SELECT id, body FROM draft WHERE id > $1 ORDER BY id LIMIT $2",
    ),
    (
        "case",
        "SELECT id, body FROM court_case WHERE id > $1 ORDER BY id LIMIT $2",
    ),
    (
        "notice",
        "SELECT id, body FROM notice WHERE id > $1 ORDER BY id LIMIT $2",
    ),
    (
        "outbox",
        "SELECT id, body FROM outbox WHERE id > $1 ORDER BY id LIMIT $2",
    ),
];

/// The same of bodies without personal fields, whose digest is all there is to prove.
const PLAIN: [(&str, &str); 3] = [
    (
        "agency",
        "SELECT id, body FROM agency WHERE id > $1 ORDER BY id LIMIT $2",
    ),
    (
        "preference",
        "SELECT account, body FROM preference WHERE account > $1 ORDER BY account LIMIT $2",
    ),
    (
        "amendment",
        "SELECT sha256, body FROM amendment WHERE sha256 > $1 ORDER BY sha256 LIMIT $2",
    ),
];

/// Answers of earlier requests are bound to their key, which is told apart by its scope.
const ANSWERS: &str = "SELECT scope, key, result FROM idempotency WHERE scope > $1 OR (scope = $1 AND key > $2) \
     ORDER BY scope, key LIMIT $3";

const FORMS: &str = "SELECT id, form_state FROM session WHERE form_state IS NOT NULL ORDER BY id";

impl Store {
    pub(super) async fn verify_sealed(&self, report: &mut Report) -> Result<()> {
        for (table, sql) in BODIES {
            let mut after = String::new();
            loop {
                let rows = self.db.read(sql, args![after.as_str(), PAGE_ROWS]).await?;
                let Some(last) = rows.last() else { break };
                last.text(0)?.clone_into(&mut after);
                for row in &rows {
                    report.sealed += 1;
                    report.findings.extend(self.unopened(table, row)?);
                }
            }
        }
        self.verify_forms(report).await
    }

    pub(super) async fn verify_bodies(&self, report: &mut Report) -> Result<()> {
        for (table, sql) in PLAIN {
            let mut after = String::new();
            loop {
                let rows = self.db.read(sql, args![after.as_str(), PAGE_ROWS]).await?;
                let Some(last) = rows.last() else { break };
                last.text(0)?.clone_into(&mut after);
                for row in &rows {
                    let read = intact::json::<Json>(row.text(1)?);
                    report.findings.extend(read.err().map(|what| Finding::Row {
                        table,
                        id: row.text(0).unwrap_or_default().to_owned(),
                        what,
                    }));
                }
            }
        }
        self.verify_answers(report).await
    }

    async fn verify_answers(&self, report: &mut Report) -> Result<()> {
        let (mut scope, mut key) = (String::new(), String::new());
        loop {
            let after = args![scope.as_str(), key.as_str(), PAGE_ROWS];
            let rows = self.db.read(ANSWERS, after).await?;
            let Some(last) = rows.last() else {
                return Ok(());
            };
            last.text(0)?.clone_into(&mut scope);
            last.text(1)?.clone_into(&mut key);
            for row in &rows {
                let place = Place {
                    table: "idempotency",
                    id: row.text(1)?,
                };
                let read = sealing::read::<Json>(&self.keys, place, row.text(2)?).map(drop);
                report.findings.extend(finding(place, read)?);
            }
        }
    }

    /// What a page without script keeps between two requests is sealed as one text.
    async fn verify_forms(&self, report: &mut Report) -> Result<()> {
        for row in self.db.read(FORMS, args![]).await? {
            let place = Place {
                table: "session",
                id: row.text(0)?,
            };
            report.sealed += 1;
            let opened = sealing::open_text(&self.keys, place, row.text(1)?).map(drop);
            report.findings.extend(finding(place, opened)?);
        }
        Ok(())
    }

    fn unopened(&self, table: &'static str, row: &Row) -> Result<Option<Finding>> {
        let place = Place {
            table,
            id: row.text(0)?,
        };
        let opened = sealing::read::<Json>(&self.keys, place, row.text(1)?).map(drop);
        finding(place, opened)
    }
}

fn finding(place: Place<'_>, opened: Result<()>) -> Result<Option<Finding>> {
    match opened {
        Ok(()) => Ok(None),
        Err(StoreError::Corrupt { what, .. }) => Ok(Some(Finding::Row {
            table: place.table,
            id: place.id.to_owned(),
            what,
        })),
        Err(other) => Err(other),
    }
}
