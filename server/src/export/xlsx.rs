//! XLSX written straight through: the parts that are always the same, then one sheet, row by row, packed while it is
//! sent. Sizes and sums stand behind each part (the streaming form of ZIP), so that nothing is kept or sought.

use std::io::Write as _;

use flate2::{Compression, Crc, write::DeflateEncoder};

use super::cell::{Cell, harmless};

/// The rows a spreadsheet program opens.
const SHEET_ROWS_MAX: u64 = 1_048_576;
/// Below the four gibibytes from which ZIP needs its longer form.
const SHEET_BYTES_MAX: u64 = 3 << 30;
/// Columns with one letter; no list here has half as many.
const COLUMNS_MAX: usize = 26;

const FIXED: [(&str, &str); 4] = [
    (
        "[Content_Types].xml",
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
];

const SHEET: &str = "xl/worksheets/sheet1.xml";
const SHEET_HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#;
const SHEET_END: &str = "</sheetData></worksheet>";

/// More rows or bytes than one sheet holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the list is longer than one sheet of {SHEET_ROWS_MAX} rows holds")]
pub struct SheetFull;

/// A part of the package that is done.
struct Part {
    name: &'static str,
    crc: u32,
    packed: u64,
    unpacked: u64,
    at: u64,
}

/// The part that is being written.
struct Open {
    name: &'static str,
    at: u64,
    packer: DeflateEncoder<Vec<u8>>,
    crc: Crc,
    packed: u64,
    unpacked: u64,
}

/// A workbook on its way out. What each call gives is to be sent in that order.
pub struct Workbook {
    done: Vec<Part>,
    open: Option<Open>,
    /// Bytes given out.
    at: u64,
    row: u64,
}

impl Workbook {
    /// The package up to the row with the names of the columns.
    ///
    /// # Panics
    /// On more columns than there are letters.
    #[must_use]
    pub fn begin(columns: &[String]) -> (Self, Vec<u8>) {
        assert!(columns.len() <= COLUMNS_MAX, "a column has one letter");
        let mut book = Self {
            done: Vec::new(),
            open: None,
            at: 0,
            row: 0,
        };
        let mut bytes = Vec::new();
        for (name, text) in FIXED {
            bytes.extend(book.open(name));
            bytes.extend(book.write(text));
            bytes.extend(book.close());
        }
        bytes.extend(book.open(SHEET));
        bytes.extend(book.write(SHEET_HEAD));
        let head: Vec<Cell> = columns.iter().cloned().map(Cell::Text).collect();
        let head = book.rows(&[head]).expect("the first row fits");
        bytes.extend(head);
        (book, bytes)
    }

    /// # Errors
    /// The sheet holds no more.
    pub fn rows(&mut self, rows: &[Vec<Cell>]) -> Result<Vec<u8>, SheetFull> {
        let mut text = String::new();
        for row in rows {
            self.row += 1;
            if self.row > SHEET_ROWS_MAX {
                return Err(SheetFull);
            }
            add_row(&mut text, self.row, row);
        }
        let bytes = self.write(&text);
        let written = self.open.as_ref().map_or(0, |part| part.unpacked);
        if written > SHEET_BYTES_MAX {
            return Err(SheetFull);
        }
        Ok(bytes)
    }

    /// The rest of the sheet, and the list of what the package holds.
    #[must_use]
    pub fn end(mut self) -> Vec<u8> {
        let mut bytes = self.write(SHEET_END);
        bytes.extend(self.close());
        let at = self.at;
        let list: Vec<u8> = self.done.iter().flat_map(entry).collect();
        let (count, size) = (self.done.len() as u64, list.len() as u64);
        bytes.extend(list);
        bytes.extend(le32(0x0605_4b50));
        bytes.extend([0; 4]);
        bytes.extend(le16(count));
        bytes.extend(le16(count));
        bytes.extend(le32(size));
        bytes.extend(le32(at));
        bytes.extend([0; 2]);
        bytes
    }

    fn open(&mut self, name: &'static str) -> Vec<u8> {
        let mut bytes = le32(0x0403_4b50).to_vec();
        bytes.extend(marks());
        // Sum and sizes come behind the part.
        bytes.extend([0; 12]);
        bytes.extend(le16(name.len() as u64));
        bytes.extend([0; 2]);
        bytes.extend(name.as_bytes());
        self.open = Some(Open {
            name,
            at: self.at,
            packer: DeflateEncoder::new(Vec::new(), Compression::fast()),
            crc: Crc::new(),
            packed: 0,
            unpacked: 0,
        });
        self.at += bytes.len() as u64;
        bytes
    }

    fn write(&mut self, text: &str) -> Vec<u8> {
        let Some(open) = &mut self.open else {
            return Vec::new();
        };
        open.crc.update(text.as_bytes());
        open.unpacked += text.len() as u64;
        let wrote = open.packer.write_all(text.as_bytes());
        wrote.expect("memory takes every byte");
        let bytes = std::mem::take(open.packer.get_mut());
        open.packed += bytes.len() as u64;
        self.at += bytes.len() as u64;
        bytes
    }

    fn close(&mut self) -> Vec<u8> {
        let Some(open) = self.open.take() else {
            return Vec::new();
        };
        let mut bytes = open.packer.finish().expect("memory takes every byte");
        let part = Part {
            name: open.name,
            crc: open.crc.sum(),
            packed: open.packed + bytes.len() as u64,
            unpacked: open.unpacked,
            at: open.at,
        };
        bytes.extend(le32(0x0807_4b50));
        bytes.extend(le32(u64::from(part.crc)));
        bytes.extend(le32(part.packed));
        bytes.extend(le32(part.unpacked));
        self.at += bytes.len() as u64;
        self.done.push(part);
        bytes
    }
}

/// Version 2.0, sizes behind the part and names in UTF-8 (flags 3 and 11), deflated, at ZIP's first day: the same
/// list gives the same bytes.
fn marks() -> Vec<u8> {
    [20, 0x0808, 8, 0, 0x21]
        .into_iter()
        .flat_map(le16)
        .collect()
}

fn entry(part: &Part) -> Vec<u8> {
    let mut bytes = le32(0x0201_4b50).to_vec();
    bytes.extend(le16(20));
    bytes.extend(marks());
    bytes.extend(le32(u64::from(part.crc)));
    bytes.extend(le32(part.packed));
    bytes.extend(le32(part.unpacked));
    bytes.extend(le16(part.name.len() as u64));
    bytes.extend([0; 12]);
    bytes.extend(le32(part.at));
    bytes.extend(part.name.as_bytes());
    bytes
}

/// The limits of rows and bytes keep every number below four gibibytes.
fn le32(number: u64) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}

fn le16(number: u64) -> [u8; 2] {
    u16::try_from(number).unwrap_or(u16::MAX).to_le_bytes()
}

fn add_row(text: &mut String, number: u64, row: &[Cell]) {
    text.push_str(&format!("<row r=\"{number}\">"));
    for (letter, cell) in ('A'..='Z').zip(row) {
        match cell {
            Cell::Number(number_text) => {
                text.push_str(&format!(
                    "<c r=\"{letter}{number}\"><v>{number_text}</v></c>"
                ));
            }
            Cell::Text(content) => {
                text.push_str(&format!(
                    "<c r=\"{letter}{number}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                ));
                add_text(text, &harmless(content));
                text.push_str("</t></is></c>");
            }
        }
    }
    text.push_str("</row>");
}

/// XML 1.0 knows no other control characters than these three, however they are written.
fn add_text(text: &mut String, content: &str) {
    for letter in content.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '\r' => text.push_str("&#13;"),
            '\t' | '\n' => text.push(letter),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() => {}
            letter => text.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader as _, Xlsx};

    use super::*;

    fn written(rows: &[Vec<Cell>]) -> Vec<u8> {
        let (mut book, mut bytes) = Workbook::begin(&["名称".into(), "数".into()]);
        for row in rows {
            bytes.extend(book.rows(std::slice::from_ref(row)).unwrap());
        }
        bytes.extend(book.end());
        bytes
    }

    #[test]
    fn another_reader_reads_what_was_written() {
        let rows = [
            vec![Cell::text("甲 & <乙>\t\"丙\""), Cell::number(12)],
            vec![Cell::text("=1+1"), Cell::number("-0.5")],
            vec![Cell::text("a\u{1}b\r\nc "), Cell::number(0)],
        ];
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(written(&rows))).unwrap();
        let sheet = book.worksheet_range("Sheet1").unwrap();
        let cell = |row, column| sheet.get_value((row, column)).unwrap().clone();
        assert_eq!(cell(0, 0), Data::String("名称".into()));
        assert_eq!(cell(1, 0), Data::String("甲 & <乙>\t\"丙\"".into()));
        assert_eq!(cell(1, 1), Data::Float(12.0));
        assert_eq!(cell(2, 0), Data::String("'=1+1".into()));
        assert_eq!(cell(2, 1), Data::Float(-0.5));
        assert_eq!(cell(3, 0), Data::String("ab\r\nc ".into()));
    }

    #[test]
    fn the_package_is_whole() {
        let rows: Vec<_> = (0..5_000)
            .map(|n| vec![Cell::text(format!("机构{n}")), Cell::number(n)])
            .collect();
        let mut zip = zip::ZipArchive::new(Cursor::new(written(&rows))).unwrap();
        assert_eq!(zip.len(), FIXED.len() + 1);
        for at in 0..zip.len() {
            // Reading to the end proves size and sum.
            std::io::copy(&mut zip.by_index(at).unwrap(), &mut std::io::sink()).unwrap();
        }
    }

    #[test]
    fn the_same_list_gives_the_same_bytes() {
        let rows = [vec![Cell::text("甲"), Cell::number(1)]];
        assert_eq!(written(&rows), written(&rows));
    }

    #[test]
    fn a_sheet_that_is_full_says_so() {
        let (mut book, _) = Workbook::begin(&["数".into()]);
        book.row = SHEET_ROWS_MAX;
        assert_eq!(book.rows(&[vec![Cell::number(1)]]), Err(SheetFull));
    }
}
