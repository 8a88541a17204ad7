use async_trait::async_trait;
use domain::{docket::Entry, id::CaseId};

use super::Shelf;
use crate::{
    db::{Row, value::args},
    error::{Result, StoreError},
    intact,
    ports::{Dockets, Readings, Rules},
    records::{Amended, Amendment, EffectPlace, Reading},
};

const OF_CASE: &str = "SELECT case_id, position, at, statement, previous, hash FROM docket_entry WHERE case_id = $1 ORDER BY position";
const ENTRY: &str = "SELECT case_id, position, at, statement, previous, hash FROM docket_entry WHERE case_id = $1 AND position = $2";
const HEAD: &str = "SELECT position FROM docket_head WHERE case_id = $1";
const READINGS: &str = "SELECT commit_seq, n, at, reader, role, case_id, what FROM reading \
     WHERE commit_seq < $1 OR (commit_seq = $1 AND n < $2) ORDER BY commit_seq DESC, n DESC LIMIT $3";
const READINGS_OF: &str = "SELECT commit_seq, n, at, reader, role, case_id, what FROM reading \
     WHERE case_id = $4 AND (commit_seq < $1 OR (commit_seq = $1 AND n < $2)) \
     ORDER BY commit_seq DESC, n DESC LIMIT $3";
const AMENDMENTS: &str =
    "SELECT sha256, commit_seq, at, imported_by, body FROM amendment ORDER BY commit_seq, sha256";

/// An entry as it is stored; whether it is true is for `docket::verify`.
pub(crate) fn entry_of(row: &Row) -> Result<Entry> {
    let case: CaseId = row.parse(0)?;
    let statement = serde_json::from_str(row.text(3)?);
    Ok(Entry {
        case,
        position: row.count(1)?,
        at: row.at(2)?,
        statement: statement.map_err(|why| StoreError::corrupt("docket_entry", case, why))?,
        previous: row.parse(4)?,
        hash: row.parse(5)?,
    })
}

#[async_trait]
impl Dockets for Shelf {
    async fn of_case(&self, case: CaseId) -> Result<Vec<Entry>> {
        let rows = self.db.read(OF_CASE, args![case]).await?;
        rows.iter().map(entry_of).collect()
    }

    async fn entry(&self, case: CaseId, position: u64) -> Result<Option<Entry>> {
        let row = self.db.read_one(ENTRY, args![case, position]).await?;
        row.map(|row| entry_of(&row)).transpose()
    }

    async fn head(&self, case: CaseId) -> Result<u64> {
        let row = self.db.read_one(HEAD, args![case]).await?;
        row.map_or(Ok(0), |row| row.count(0))
    }
}

fn reading_of(row: &Row) -> Result<Reading> {
    Ok(Reading {
        place: EffectPlace {
            commit_seq: row.count(0)?,
            n: row.count(1)?,
        },
        at: row.at(2)?,
        reader: row.parse(3)?,
        role: row.parse(4)?,
        case: row.parse(5)?,
        what: row.text(6)?.to_owned(),
    })
}

#[async_trait]
impl Readings for Shelf {
    async fn page(
        &self,
        case: Option<CaseId>,
        before: Option<EffectPlace>,
        limit: u32,
    ) -> Result<Vec<Reading>> {
        let before = before.unwrap_or(EffectPlace {
            commit_seq: u64::MAX,
            n: 0,
        });
        let mut asked = args![before.commit_seq, before.n, limit];
        let sql = match case {
            None => READINGS,
            Some(case) => {
                asked.push(case.into());
                READINGS_OF
            }
        };
        let rows = self.db.read(sql, asked).await?;
        rows.iter().map(reading_of).collect()
    }
}

#[async_trait]
impl Rules for Shelf {
    async fn amendments(&self) -> Result<Vec<Amended>> {
        let rows = self.db.read(AMENDMENTS, args![]).await?;
        let amended = |row: &Row| {
            let body = intact::json(row.text(4)?);
            let body = body.map_err(|why| StoreError::corrupt("amendment", "body", why))?;
            Ok(Amended {
                commit_seq: row.count(1)?,
                at: row.at(2)?,
                amendment: Amendment {
                    sha256: row.parse(0)?,
                    imported_by: row.parse_some(3)?,
                    body,
                },
            })
        };
        rows.iter().map(amended).collect()
    }
}
