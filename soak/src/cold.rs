//! The cold reader: the database and the files of a server that does not run, against what was acknowledged.
//!
//! It opens the database for reading only, so that the server's own recovery is still to come, and shares no code with
//! the store. Each look reads what is new since the last, and each acknowledgement once.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, ensure};
use rusqlite::{Connection, OpenFlags, OptionalExtension as _};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::{
    filer::hex,
    house::Ground,
    told::{Sent, Told},
};

const SUBMITTED: &str = "filing.submitted";
const NEW_ENTRIES: &str = "SELECT rowid, case_id, position, at, hash, statement FROM docket_entry WHERE rowid > ?1 ORDER BY rowid";

#[derive(Debug, Default)]
pub struct Figures {
    pub lost: u64,
    pub twice: u64,
    pub wrong: u64,
    pub files_wrong: u64,
    pub backwards: u64,
}

impl Figures {
    pub fn must_be_clean(&self) -> Result<()> {
        let Self {
            lost,
            twice,
            wrong,
            files_wrong,
            backwards,
        } = self;
        let sum = lost + twice + wrong + files_wrong + backwards;
        ensure!(sum == 0, "{self:?}");
        Ok(())
    }
}

#[derive(Default)]
pub struct Cold {
    data: PathBuf,
    last_row: i64,
    /// Hash by case and position.
    entries: HashMap<(String, i64), String>,
    /// Every complaint is unlike every other: one digest, one case.
    filings: HashMap<String, String>,
    /// When the last entry of a docket was made.
    dated: HashMap<String, i64>,
    looked_at: usize,
    pub figures: Figures,
}

impl Cold {
    pub fn of(data: &Path) -> Self {
        Self {
            data: data.to_owned(),
            ..Self::default()
        }
    }

    /// Looks at the entries that are new and at the given acknowledgements, which are new too.
    pub fn look(&mut self, told: &[Told]) -> Result<()> {
        let database = open(&self.data)?;
        self.read_entries(&database)?;
        for told in told {
            self.prove(&database, told)?;
        }
        self.looked_at += told.len();
        Ok(())
    }

    /// How many acknowledgements have been looked at.
    pub fn looked_at(&self) -> usize {
        self.looked_at
    }

    pub fn filings(&self) -> usize {
        self.filings.len()
    }

    fn read_entries(&mut self, database: &Connection) -> Result<()> {
        let mut statement = database.prepare(NEW_ENTRIES)?;
        let mut rows = statement.query([self.last_row])?;
        while let Some(row) = rows.next()? {
            self.last_row = row.get(0)?;
            let (case, position): (String, i64) = (row.get(1)?, row.get(2)?);
            let (at, hash, said): (i64, String, String) = (row.get(3)?, row.get(4)?, row.get(5)?);
            let said: Value = serde_json::from_str(&said)?;
            if said["event"] == SUBMITTED {
                let digest = said["facts"]["filing_sha256"]
                    .as_str()
                    .context("a digest")?;
                let other = self.filings.insert(digest.to_owned(), case.clone());
                self.figures.twice += u64::from(other.is_some_and(|other| other != case));
            }
            let before = self.dated.insert(case.clone(), at);
            self.figures.backwards += u64::from(before.is_some_and(|before| before > at));
            self.entries.insert((case, position), hash);
        }
        Ok(())
    }

    fn prove(&mut self, database: &Connection, told: &Told) -> Result<()> {
        let there = "SELECT COUNT(*) FROM court_case WHERE id = ?1";
        let there: i64 = database.query_row(there, [&told.case], |row| row.get(0))?;
        let docketed = self.entries.contains_key(&(told.case.clone(), 1));
        self.figures.lost += u64::from(there != 1 || !docketed);
        if let Some(receipt) = &told.receipt {
            let hash = self.entries.get(&(told.case.clone(), receipt.position));
            let filed = self.filings.get(&receipt.filing_sha256);
            let right = hash == Some(&receipt.docket_hash) && filed == Some(&told.case);
            self.figures.wrong += u64::from(!right);
        }
        self.figures.files_wrong += u64::from(!self.has(database, &told.exhibit)?);
        Ok(())
    }

    fn has(&self, database: &Connection, sent: &Sent) -> Result<bool> {
        let row = "SELECT sha256 FROM file WHERE id = ?1";
        let row = database.query_row(row, [&sent.file], |row| row.get::<_, String>(0));
        let row = row.optional()?;
        let bytes = std::fs::read(file_path(&self.data, &sent.file)).unwrap_or_default();
        Ok(row.as_ref() == Some(&sent.sha256) && hex(&Sha256::digest(&bytes)) == sent.sha256)
    }
}

pub fn file_path(data: &Path, file: &str) -> PathBuf {
    data.join("files").join(&file[file.len() - 2..]).join(file)
}

pub fn open(data: &Path) -> Result<Connection> {
    let path = data.join("zhangban.db");
    let database = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_ONLY);
    database.with_context(|| path.display().to_string())
}

/// Everything from the beginning, from the lines on the disk, and the binary's own proof.
pub async fn prove_all(ground: &Ground, told: &[Told]) -> Result<Cold> {
    let mut cold = Cold::of(&ground.data);
    cold.look(told)?;
    cold.figures.must_be_clean()?;
    ground.must(&["verify"]).await?;
    Ok(cold)
}
