//! The first sheet of a workbook, row by row. A workbook is a ZIP of XML: it is measured before it is read, for both
//! pack a great deal of nothing into little (ASVS 5.2.3).

use std::{
    fs::File,
    io::{BufReader, Read},
    path::{Path, PathBuf},
};

use calamine::{DataRef, Reader as _, Xlsx};
use csv::StringRecord;
use tokio::{
    sync::mpsc::{Receiver, Sender, channel},
    task::JoinHandle,
};

use super::row::COLUMNS;

/// A hundred thousand agencies are 20 MiB.
const PACKED_BYTES_MAX: u64 = 64 << 20;
/// The same unpacked are 300 MiB; read in passing, never kept.
const UNPACKED_BYTES_MAX: u64 = 1 << 30;
/// Kept in memory, since cells name shared texts by their place.
const SHARED_BYTES_MAX: u64 = 128 << 20;
/// Sheets with the same few words in every row reach fifty; DEFLATE itself ends near a thousand.
const RATIO_MAX: u64 = 200;
/// Small parts may be packed as they like: a mebibyte of blanks does no harm.
const RATIO_FREE_BYTES: u64 = 1 << 20;
const SHARED: &str = "xl/sharedStrings.xml";

/// Columns that are looked at; one more than ours tells that there are too many.
const CELLS_MAX: usize = 64;
/// Rows between the reading thread and the store.
const ROWS_AHEAD: usize = 64;
const COPY_BYTES: usize = 64 << 10;

/// Why a workbook was not read, or not to its end.
#[derive(Debug, thiserror::Error)]
pub enum XlsxError {
    #[error("the workbook is not read: {0}")]
    Read(String),
    #[error("the workbook is not read: {what} is more than {max} {unit}")]
    Beyond {
        what: String,
        max: u64,
        unit: &'static str,
    },
    #[error("the workbook has no sheet")]
    NoSheet,
}

fn read(error: impl std::fmt::Display) -> XlsxError {
    XlsxError::Read(error.to_string())
}

/// One row that holds anything.
#[derive(Debug, Default)]
pub(super) struct SheetRow {
    /// Counted from 1, as the program shows it.
    pub line: u64,
    pub cells: StringRecord,
    /// Places of cells with an error such as `#REF!`.
    pub broken: Vec<usize>,
}

/// The rows of a workbook, read by a thread of its own.
pub(super) struct Rows {
    receiver: Receiver<Result<SheetRow, XlsxError>>,
    reader: Option<JoinHandle<()>>,
}

impl Rows {
    /// Begins to read; the thread ends with the file, or when nobody takes its rows any more.
    pub(super) fn of(file: PathBuf) -> Self {
        let (sender, receiver) = channel(ROWS_AHEAD);
        let reader = tokio::task::spawn_blocking(move || {
            if let Err(error) = send_rows(&file, &sender) {
                // Without a taker there is nobody to tell.
                let _ = sender.blocking_send(Err(error));
            }
        });
        Self {
            receiver,
            reader: Some(reader),
        }
    }

    /// The next row. A reader that broke off is no end of the file.
    pub(super) async fn next(&mut self) -> Result<Option<SheetRow>, XlsxError> {
        if let Some(row) = self.receiver.recv().await {
            return row.map(Some);
        }
        match self.reader.take() {
            None => Ok(None),
            Some(reader) => {
                let ended = reader.await;
                ended
                    .map_err(|_| read("the reader broke off"))
                    .map(|()| None)
            }
        }
    }
}

fn send_rows(file: &Path, sender: &Sender<Result<SheetRow, XlsxError>>) -> Result<(), XlsxError> {
    measure(file)?;
    let opened = BufReader::new(File::open(file).map_err(read)?);
    let mut book: Xlsx<_> = Xlsx::new(opened).map_err(read)?;
    let name = book.sheet_names().into_iter().next();
    let name = name.ok_or(XlsxError::NoSheet)?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(read)?;
    let mut row = Assembled::default();
    while let Some(cell) = cells.next_cell().map_err(read)? {
        let (line, column) = cell.get_position();
        if line != row.line
            && let Some(whole) = row.begin(line)
            && sender.blocking_send(Ok(whole)).is_err()
        {
            return Ok(());
        }
        row.put(column as usize, cell.get_value());
    }
    if let Some(last) = row.begin(u32::MAX) {
        // Without a taker there is nobody to tell.
        let _ = sender.blocking_send(Ok(last));
    }
    Ok(())
}

/// Cells of one row: a sheet leaves empty ones out.
#[derive(Default)]
struct Assembled {
    /// Counted from 0.
    line: u32,
    cells: Vec<String>,
    broken: Vec<usize>,
}

impl Assembled {
    fn put(&mut self, column: usize, value: &DataRef<'_>) {
        let text = match value {
            DataRef::Empty => return,
            DataRef::Error(_) => {
                self.broken.push(column.min(CELLS_MAX));
                String::new()
            }
            value => text_of(value),
        };
        let place = column.min(CELLS_MAX);
        if self.cells.len() <= place {
            self.cells.resize(place + 1, String::new());
        }
        self.cells[place] = text;
    }

    /// Gives the row so far, if there is anything in it, and begins another. Rows are as long as ours, so that empty
    /// cells at the end are cells.
    fn begin(&mut self, line: u32) -> Option<SheetRow> {
        let done = std::mem::take(self);
        self.line = line;
        let blank = done.broken.is_empty() && done.cells.iter().all(|cell| cell.trim().is_empty());
        if blank {
            return None;
        }
        let mut cells = done.cells;
        if cells.len() < COLUMNS.len() {
            cells.resize(COLUMNS.len(), String::new());
        }
        Some(SheetRow {
            line: u64::from(done.line) + 1,
            cells: StringRecord::from(cells),
            broken: done.broken,
        })
    }
}

/// As someone would have typed it into the CSV file.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "yes".to_owned(),
        DataRef::Bool(false) => "no".to_owned(),
        DataRef::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// Unpacks every part to nowhere and counts: what a part says of its own size is not believed.
fn measure(file: &Path) -> Result<(), XlsxError> {
    let opened = File::open(file).map_err(read)?;
    let packed = opened.metadata().map_err(read)?.len();
    within("the file", packed, PACKED_BYTES_MAX, "bytes")?;
    let mut zip = zip::ZipArchive::new(BufReader::new(opened)).map_err(read)?;
    let mut all = 0;
    for at in 0..zip.len() {
        let part = zip.by_index(at).map_err(read)?;
        let name = part.name().map_err(read)?.into_owned();
        let packed = part.compressed_size();
        let room = match name == SHARED {
            true => SHARED_BYTES_MAX,
            false => UNPACKED_BYTES_MAX - all,
        };
        let bytes = unpacked(part, packed, room, &name)?;
        all += bytes;
        within("the whole", all, UNPACKED_BYTES_MAX, "bytes")?;
    }
    Ok(())
}

/// The length of one part, read no further than a limit.
fn unpacked(mut part: impl Read, packed: u64, room: u64, name: &str) -> Result<u64, XlsxError> {
    let mut buffer = vec![0; COPY_BYTES];
    let mut bytes = 0;
    loop {
        let read_now = part.read(&mut buffer).map_err(read)?;
        if read_now == 0 {
            return Ok(bytes);
        }
        bytes += read_now as u64;
        within(name, bytes, room, "bytes")?;
        if bytes > RATIO_FREE_BYTES {
            within(name, bytes / packed.max(1), RATIO_MAX, "to one")?;
        }
    }
}

fn within(what: &str, number: u64, max: u64, unit: &'static str) -> Result<(), XlsxError> {
    match number <= max {
        true => Ok(()),
        false => Err(XlsxError::Beyond {
            what: what.to_owned(),
            max,
            unit,
        }),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    fn packed(parts: &[(&str, &[u8])]) -> tempfile::NamedTempFile {
        let file = tempfile::NamedTempFile::new().unwrap();
        let mut zip = ZipWriter::new(file.reopen().unwrap());
        for (name, bytes) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap();
        file
    }

    #[test]
    fn a_bomb_is_refused_by_what_comes_out_of_it() {
        let bomb = packed(&[(SHARED, &vec![b' '; 4 << 20])]);
        let error = measure(bomb.path()).unwrap_err().to_string();
        assert!(error.contains("to one"), "{error}");
        let harmless = packed(&[(SHARED, &vec![b' '; 1 << 20])]);
        assert!(measure(harmless.path()).is_ok());
    }

    #[test]
    fn a_part_is_read_no_further_than_its_room() {
        let error = unpacked(std::io::repeat(b'x'), 1 << 40, 1 << 20, "part").unwrap_err();
        assert!(matches!(error, XlsxError::Beyond { max, .. } if max == 1 << 20));
    }

    #[test]
    fn what_is_no_workbook_is_said_so() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), b"PK\x03\x04 and nothing more").unwrap();
        assert!(measure(file.path()).is_err());
        let no_sheet = packed(&[("a.txt", b"text")]);
        let (sender, _receiver) = channel(1);
        assert!(send_rows(no_sheet.path(), &sender).is_err());
    }

    #[test]
    fn a_row_has_its_empty_cells() {
        let mut row = Assembled::default();
        row.put(2, &DataRef::Float(87.5));
        row.put(0, &DataRef::Int(12));
        row.put(5, &DataRef::Bool(true));
        let row = row.begin(7).unwrap();
        let cells: Vec<_> = row.cells.iter().collect();
        assert_eq!((row.line, cells.len()), (1, COLUMNS.len()));
        assert_eq!(&cells[..6], ["12", "", "87.5", "", "", "yes"]);
    }

    #[test]
    fn a_cell_far_to_the_right_costs_no_memory() {
        let mut row = Assembled::default();
        row.put(16_383, &DataRef::Int(1));
        assert_eq!(row.begin(1).unwrap().cells.len(), CELLS_MAX + 1);
    }
}
