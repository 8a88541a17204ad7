//! `zhangban verify`: every docket chain, every file's hash, what ties one to the other, every personal field.

use domain::{
    court::evidence::StoredFile,
    docket::{self, Hash},
    id::{CaseId, FileId},
};

use crate::{
    Store,
    db::value::args,
    error::{Result, StoreError},
    files::file_of,
    read::entry_of,
};

/// Rows read at a time.
const PAGE_ROWS: u32 = 500;

const HEADS: &str =
    "SELECT case_id, position, hash FROM docket_head WHERE case_id > $1 ORDER BY case_id LIMIT $2";
const ENTRIES: &str = "SELECT case_id, position, at, statement, previous, hash FROM docket_entry WHERE case_id = $1 ORDER BY position";
const HEADLESS: &str =
    "SELECT id FROM court_case WHERE id NOT IN (SELECT case_id FROM docket_head) ORDER BY id";
const STRAY: &str = "SELECT DISTINCT case_id FROM docket_entry WHERE case_id NOT IN (SELECT case_id FROM docket_head) ORDER BY case_id";
const FILES: &str = "SELECT id, sha256, bytes, body FROM file WHERE id > $1 ORDER BY id LIMIT $2";

/// Something that is not as it was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The chain breaks, or does not end where its head says.
    Docket { case: CaseId, what: String },
    /// The bytes are gone or others.
    File { file: FileId, what: String },
    /// A page, an index or the schema: what the database finds wrong with itself.
    Database { what: String },
    /// A personal field that does not open, or a row that does not read.
    Row {
        table: &'static str,
        id: String,
        what: String,
    },
}

/// What was looked at and what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub dockets: u64,
    pub entries: u64,
    pub files: u64,
    /// Rows with personal fields.
    pub sealed: u64,
    pub findings: Vec<Finding>,
}

impl Report {
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.findings.is_empty()
    }

    /// A row that does not even read ends its step and not the others.
    fn take(&mut self, looked: Result<()>) -> Result<()> {
        match looked {
            Err(StoreError::Corrupt { table, id, what }) => {
                self.findings.push(Finding::Row { table, id, what });
                Ok(())
            }
            other => other,
        }
    }
}

impl Store {
    /// Proves every docket from its first entry to its head, and reads every file against its hash.
    ///
    /// # Errors
    /// The database does not answer. What it holds wrongly is a finding, not an error.
    pub async fn verify(&self) -> Result<Report> {
        let mut report = Report::default();
        let unsound = self.db.unsound().await?;
        report
            .findings
            .extend(unsound.into_iter().map(|what| Finding::Database { what }));
        if !report.is_whole() {
            // What a damaged index leads to proves nothing, and may lead round in a circle.
            return Ok(report);
        }
        let looked = self.verify_dockets(&mut report).await;
        report.take(looked)?;
        let looked = self.verify_files(&mut report).await;
        report.take(looked)?;
        let looked = self.verify_cases(&mut report).await;
        report.take(looked)?;
        let looked = self.verify_sealed(&mut report).await;
        report.take(looked)?;
        let looked = self.verify_bodies(&mut report).await;
        report.take(looked)?;
        Ok(report)
    }

    async fn verify_dockets(&self, report: &mut Report) -> Result<()> {
        let mut after = String::new();
        loop {
            let heads = self
                .db
                .read(HEADS, args![after.as_str(), PAGE_ROWS])
                .await?;
            let Some(last) = heads.last() else { break };
            last.text(0)?.clone_into(&mut after);
            for head in &heads {
                let (case, position, hash) = (head.parse(0)?, head.count(1)?, head.parse(2)?);
                let what = self.verify_docket(case, position, hash, report).await?;
                report
                    .findings
                    .extend(what.map(|what| Finding::Docket { case, what }));
            }
        }
        for (sql, what) in [
            (HEADLESS, "a case without a docket"),
            (STRAY, "entries without a head"),
        ] {
            for row in self.db.read(sql, args![]).await? {
                let what = what.to_owned();
                report.findings.push(Finding::Docket {
                    case: row.parse(0)?,
                    what,
                });
            }
        }
        Ok(())
    }

    /// What is wrong with one docket, if anything.
    async fn verify_docket(
        &self,
        case: CaseId,
        position: u64,
        head: Hash,
        report: &mut Report,
    ) -> Result<Option<String>> {
        let rows = self.db.read(ENTRIES, args![case]).await?;
        report.dockets += 1;
        report.entries += rows.len() as u64;
        let entries = rows.iter().map(entry_of).collect::<Result<Vec<_>>>();
        let entries = match entries {
            Ok(entries) => entries,
            Err(StoreError::Corrupt { what, .. }) => return Ok(Some(what)),
            Err(other) => return Err(other),
        };
        Ok(match docket::verify(case, &entries) {
            Err(broken) => Some(broken.to_string()),
            Ok(_) if entries.len() as u64 != position => Some(format!(
                "{} entries, but the head stands at {position}",
                entries.len()
            )),
            Ok(last) if last != head => Some("the last entry is not the head's".to_owned()),
            Ok(_) => None,
        })
    }

    async fn verify_files(&self, report: &mut Report) -> Result<()> {
        let mut after = String::new();
        loop {
            let rows = self
                .db
                .read(FILES, args![after.as_str(), PAGE_ROWS])
                .await?;
            let Some(last) = rows.last() else {
                return Ok(());
            };
            last.text(0)?.clone_into(&mut after);
            for row in &rows {
                let (id, sha256, bytes) = (row.parse(0)?, row.parse(1)?, row.count(2)?);
                report.files += 1;
                let what = match file_of(row, 3) {
                    Ok(file) => self.verify_file(&file, id, sha256, bytes).await?,
                    Err(error) => Some(error.to_string()),
                };
                report
                    .findings
                    .extend(what.map(|what| Finding::File { file: id, what }));
            }
        }
    }

    async fn verify_file(
        &self,
        file: &StoredFile,
        id: FileId,
        sha256: Hash,
        bytes: u64,
    ) -> Result<Option<String>> {
        if (file.id, file.sha256, file.bytes) != (id, sha256, bytes) {
            return Ok(Some("the row contradicts itself".to_owned()));
        }
        match self.file_store.hash_of(id).await {
            Ok(found) if found == sha256 => Ok(None),
            Ok(_) => Ok(Some(
                "the bytes are not the ones that were stored".to_owned(),
            )),
            Err(StoreError::Corrupt { what, .. }) => Ok(Some(what)),
            Err(other) => Err(other),
        }
    }
}
