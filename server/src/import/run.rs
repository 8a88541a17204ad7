//! The import itself: rows streamed, good ones kept in batches, a second run changes nothing.

use std::{collections::HashSet, path::Path};

use csv::StringRecord;
use domain::{docket::Hash, id::AgencyId, market::agency::Agency, outcome::Effect};
use store::{Conflict, StoreError, Unit, Write, unit::IdempotencyKey};

use super::{
    report::{Fault, Report},
    row::{self, Header},
    source::Source,
    xlsx::XlsxError,
};
use crate::context::Context;

/// Agencies in one unit: a commit each would take the disk's time 4,870 times.
const BATCH: usize = 100;

/// Why a file was not imported at all.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("{0}")]
    Csv(#[from] csv::Error),
    #[error(transparent)]
    Xlsx(#[from] XlsxError),
    #[error("header: {0}")]
    Header(String),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An agency to save: new, or changed from the version in the store.
struct Change {
    line: u64,
    agency: Agency,
    expected: Option<u64>,
}

/// Imports the agencies of a file, whose first bytes say whether it is XLSX or CSV.
///
/// # Errors
/// The file cannot be read, its header is wrong, or the store does not answer. Bad rows are in the report.
pub async fn agencies(context: &Context, file: &Path) -> Result<Report, ImportError> {
    let mut source = Source::open(file)?;
    let header = Header::read(&source.header().await?).map_err(ImportError::Header)?;
    let mut report = Report::default();
    let mut seen = HashSet::new();
    let mut batch = Vec::with_capacity(BATCH);
    let mut record = StringRecord::new();
    while let Some(row) = source.next(&mut record, &mut report).await? {
        let line = row.line;
        let broken = row.broken.iter();
        let broken = broken.map(|place| Fault::new(line, header.column(*place), "cell.error"));
        let broken: Vec<Fault> = broken.collect();
        if !broken.is_empty() {
            report.faults.extend(broken);
            continue;
        }
        let id = AgencyId::from_parts(context.now(), context.random.id_half());
        match row::agency(&header, &record, line, id) {
            Err(faults) => report.faults.extend(faults),
            Ok(agency) if !seen.insert(agency.uscc.to_string()) => {
                report.faults.push(Fault::new(line, "uscc", "uscc.twice"));
            }
            Ok(agency) => batch.extend(change(context, line, agency, &mut report).await?),
        }
        if batch.len() == BATCH {
            keep(context, &mut batch, &mut report).await?;
        }
    }
    keep(context, &mut batch, &mut report).await?;
    report.faults.sort_by_key(|fault| fault.line);
    context.bell.ring();
    Ok(report)
}

/// What of a row is not in the store yet. The USCC says which agency it is.
async fn change(
    context: &Context,
    line: u64,
    agency: Agency,
    report: &mut Report,
) -> Result<Option<Change>, ImportError> {
    let Some(stored) = context
        .store
        .agencies
        .by_uscc(&agency.uscc.to_string())
        .await?
    else {
        return Ok(Some(Change {
            line,
            agency,
            expected: None,
        }));
    };
    let same_row = Agency {
        id: stored.id,
        version: stored.version,
        ..agency
    };
    if same_row == stored {
        report.unchanged += 1;
        return Ok(None);
    }
    let expected = Some(stored.version);
    let agency = Agency {
        version: stored.version + 1,
        ..same_row
    };
    Ok(Some(Change {
        line,
        agency,
        expected,
    }))
}

/// Saves a batch; where one row is in the way of the others, each goes alone.
async fn keep(
    context: &Context,
    batch: &mut Vec<Change>,
    report: &mut Report,
) -> Result<(), ImportError> {
    let changes = core::mem::take(batch);
    if changes.is_empty() {
        return Ok(());
    }
    match context.store.save(unit(&changes)).await {
        Ok(_) => changes.iter().for_each(|change| count(change, report)),
        Err(StoreError::Conflict(_)) => {
            for change in changes {
                match context
                    .store
                    .save(unit(std::slice::from_ref(&change)))
                    .await
                {
                    Ok(_) => count(&change, report),
                    Err(StoreError::Conflict(conflict)) => {
                        report
                            .faults
                            .push(Fault::new(change.line, "uscc", rule(&conflict)));
                    }
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

fn rule(conflict: &Conflict) -> &'static str {
    match conflict {
        Conflict::Exists { .. } => "uscc.exists",
        _ => "row.moved_on",
    }
}

fn count(change: &Change, report: &mut Report) {
    match change.expected {
        None => report.new += 1,
        Some(_) => report.changed += 1,
    }
}

/// Named by what it would save and over which versions, so that the same batch is the same command.
fn unit(changes: &[Change]) -> Unit {
    let named: Vec<String> = changes
        .iter()
        .map(|change| {
            format!(
                "{}:{:?}:{}",
                change.agency.id, change.expected, change.agency.version
            )
        })
        .collect();
    let request = Hash::of(named.join("\n").as_bytes());
    let unit = Unit::new(
        IdempotencyKey::of_work("import", request.to_string()),
        request,
    );
    let indexed = changes.iter().map(|change| Effect::Index {
        agency: change.agency.id,
    });
    changes
        .iter()
        .fold(unit, |unit, change| {
            unit.write(Write::Agency {
                agency: Box::new(change.agency.clone()),
                expected: change.expected,
            })
        })
        .effects(indexed)
}
