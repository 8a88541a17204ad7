//! What a docket says of files and filings, against the rows that hold them.

use std::collections::BTreeSet;

use domain::{
    court::{
        case::{Case, SUBMISSIONS},
        evidence::StoredFile,
    },
    docket::Entry,
    id::CaseId,
};

use super::verify::{Finding, Report};
use crate::{
    Store,
    error::{Result, StoreError},
};

const PAGE_ROWS: u32 = 200;
const ISSUED: &str = "notice.issued";

impl Store {
    /// The chains were proved before: here the docket is what others are measured by.
    pub(super) async fn verify_cases(&self, report: &mut Report) -> Result<()> {
        let mut after = None;
        loop {
            let ids = self.cases.ids_after(after, PAGE_ROWS).await?;
            let Some(last) = ids.last() else {
                return Ok(());
            };
            after = Some(*last);
            for id in ids {
                let found = match self.untied(id).await {
                    Ok(found) => found,
                    Err(StoreError::Corrupt { what, .. }) => vec![what],
                    Err(other) => return Err(other),
                };
                let found = found
                    .into_iter()
                    .map(|what| Finding::Docket { case: id, what });
                report.findings.extend(found);
            }
        }
    }

    async fn untied(&self, id: CaseId) -> Result<Vec<String>> {
        let Some(case) = self.cases.by_id(id).await? else {
            return Ok(Vec::new());
        };
        let entries = self.dockets.of_case(id).await?;
        let mut found: Vec<String> = other_filing(&case, &entries).into_iter().collect();
        for exhibit in &case.filing.exhibits {
            let what = format!("exhibit {}", exhibit.id);
            found.extend(self.other_file(&what, &exhibit.file).await?);
        }
        let issued = issued(&entries);
        for notice in self.notices.of_case(id).await? {
            let what = format!("document {} {}", notice.kind.number(), notice.round);
            if !issued.contains(notice.file.sha256.to_string().as_str()) {
                found.push(format!("{what} is not in the docket"));
            }
            found.extend(self.other_file(&what, &notice.file).await?);
        }
        Ok(found)
    }

    async fn other_file(&self, what: &str, named: &StoredFile) -> Result<Option<String>> {
        let stored = self.files.by_id(named.id).await?;
        Ok(match stored {
            None => Some(format!("{what} has lost its file {}", named.id)),
            Some(file) if (file.sha256, file.bytes) != (named.sha256, named.bytes) => {
                Some(format!("{what} names another file than {}", named.id))
            }
            Some(_) => None,
        })
    }
}

/// The filing a case holds is the one its last submission was docketed with, exhibits included.
fn other_filing(case: &Case, entries: &[Entry]) -> Option<String> {
    let submitted = entries
        .iter()
        .rfind(|entry| SUBMISSIONS.contains(&entry.statement.event.as_str()));
    let Some(submitted) = submitted else {
        return Some("the docket has no submission".to_owned());
    };
    let digest = submitted.statement.facts.get("filing_sha256");
    (digest != Some(&case.filing.digest().to_string()))
        .then(|| format!("the filing is not the one of entry {}", submitted.position))
}

/// The hashes of the documents the docket says were issued.
fn issued(entries: &[Entry]) -> BTreeSet<&str> {
    entries
        .iter()
        .filter(|entry| entry.statement.event == ISSUED)
        .filter_map(|entry| entry.statement.facts.get("sha256").map(String::as_str))
        .collect()
}
