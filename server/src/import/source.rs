//! Where rows come from: the same rows, one after the other, whatever the file.

use std::{fs::File, io::Read as _, path::Path};

use csv::{Reader, ReaderBuilder, StringRecord};

use super::{
    report::{Fault, Report},
    run::ImportError,
    xlsx::Rows,
};

/// What every ZIP, and so every XLSX, begins with; no header of ours does.
const ZIP: &[u8] = b"PK\x03\x04";

/// Where a row stands, and which of its cells hold an error instead of a value.
#[derive(Debug, Default)]
pub(super) struct Place {
    pub line: u64,
    pub broken: Vec<usize>,
}

pub(super) enum Source {
    Csv(Box<Reader<File>>),
    /// Read by a thread of its own, a few rows ahead.
    Xlsx(Rows),
}

impl Source {
    pub(super) fn open(file: &Path) -> Result<Self, ImportError> {
        let mut first = Vec::new();
        let opened = File::open(file).map_err(csv::Error::from)?;
        let head = opened.take(ZIP.len() as u64).read_to_end(&mut first);
        head.map_err(csv::Error::from)?;
        if first == ZIP {
            return Ok(Self::Xlsx(Rows::of(file.to_owned())));
        }
        let reader = ReaderBuilder::new().flexible(true).from_path(file)?;
        Ok(Self::Csv(Box::new(reader)))
    }

    /// The first row.
    pub(super) async fn header(&mut self) -> Result<StringRecord, ImportError> {
        match self {
            Self::Csv(reader) => Ok(reader.headers()?.clone()),
            Self::Xlsx(rows) => Ok(rows.next().await?.unwrap_or_default().cells),
        }
    }

    /// The next readable row; a row that is no UTF-8 is a fault, a broken file ends the import.
    pub(super) async fn next(
        &mut self,
        record: &mut StringRecord,
        report: &mut Report,
    ) -> Result<Option<Place>, ImportError> {
        match self {
            Self::Csv(reader) => next_line(reader, record, report),
            Self::Xlsx(rows) => {
                let Some(row) = rows.next().await? else {
                    return Ok(None);
                };
                *record = row.cells;
                Ok(Some(Place {
                    line: row.line,
                    broken: row.broken,
                }))
            }
        }
    }
}

fn next_line(
    reader: &mut Reader<File>,
    record: &mut StringRecord,
    report: &mut Report,
) -> Result<Option<Place>, ImportError> {
    loop {
        match reader.read_record(record) {
            Ok(false) => return Ok(None),
            Ok(true) => {
                let line = record.position().map_or(0, csv::Position::line);
                return Ok(Some(Place {
                    line,
                    broken: Vec::new(),
                }));
            }
            Err(error) => match error.kind() {
                csv::ErrorKind::Utf8 { pos, .. } => {
                    let line = pos.as_ref().map_or(0, csv::Position::line);
                    report.faults.push(Fault::new(line, "", "row.not_utf8"));
                }
                _ => return Err(error.into()),
            },
        }
    }
}
