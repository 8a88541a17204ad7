//! What was acknowledged: written and synced by the client before it does anything else.

use std::{
    fs::File,
    io::Write as _,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::receipt::Receipt;

/// An exhibit as its sender knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    pub file: String,
    pub sha256: String,
}

/// One acknowledged filing. The receipt follows the acknowledgement; a kill may come between the two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub case: String,
    pub exhibit: Sent,
    pub receipt: Option<Receipt>,
}

pub struct Ledger {
    path: PathBuf,
    kept: Mutex<Kept>,
}

struct Kept {
    file: File,
    told: Vec<Told>,
}

impl Ledger {
    pub fn create(path: &Path) -> Result<Self> {
        let mut how = std::fs::OpenOptions::new();
        let file = how.create_new(true).append(true).open(path)?;
        Ok(Self {
            path: path.to_owned(),
            kept: Mutex::new(Kept {
                file,
                told: Vec::new(),
            }),
        })
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn write(&self, told: Told) -> Result<()> {
        let line = json!({
            "case": told.case,
            "file": told.exhibit.file,
            "sha256": told.exhibit.sha256,
            "receipt": told.receipt.as_ref().map(|it| json!({
                "filing": it.filing_sha256,
                "exhibit": it.exhibit_sha256,
                "position": it.position,
                "hash": it.docket_hash,
            })),
        });
        let mut kept = self.kept();
        writeln!(kept.file, "{line}")?;
        kept.file.sync_data()?;
        kept.told.push(told);
        Ok(())
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.kept().told.len()
    }

    pub fn filings(&self) -> usize {
        let kept = self.kept();
        kept.told
            .iter()
            .filter(|told| told.receipt.is_none())
            .count()
    }

    /// The lines from `start` on.
    pub fn since(&self, start: usize) -> Vec<Told> {
        self.kept().told.get(start..).unwrap_or_default().to_vec()
    }

    /// Every line as it stands on the disk.
    pub fn read_again(&self) -> Result<Vec<Told>> {
        std::fs::read_to_string(&self.path)?
            .lines()
            .map(parse)
            .collect()
    }
}

fn parse(line: &str) -> Result<Told> {
    let line: Value = serde_json::from_str(line)?;
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let case = text(&line["case"]).context("a case")?;
    let receipt = match &line["receipt"] {
        Value::Null => None,
        receipt => Some(Receipt {
            case: case.clone(),
            filing_sha256: text(&receipt["filing"]).context("a filing")?,
            exhibit_sha256: text(&receipt["exhibit"]).context("an exhibit")?,
            position: receipt["position"].as_i64().context("a position")?,
            docket_hash: text(&receipt["hash"]).context("a hash")?,
        }),
    };
    let exhibit = Sent {
        file: text(&line["file"]).context("a file")?,
        sha256: text(&line["sha256"]).context("a hash")?,
    };
    Ok(Told {
        case,
        exhibit,
        receipt,
    })
}
