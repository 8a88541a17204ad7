//! CSV as RFC 4180 has it, in UTF-8.

use csv::WriterBuilder;

use super::cell::{Cell, harmless};

/// By this mark spreadsheet programs know UTF-8 from the writing of their country.
const MARK: &[u8] = b"\xef\xbb\xbf";

pub(super) fn begin(columns: &[String]) -> Vec<u8> {
    let head = columns.iter().map(|column| Cell::Text(column.clone()));
    let mut bytes = MARK.to_vec();
    bytes.extend(rows(&[head.collect()]));
    bytes
}

pub(super) fn rows(rows: &[Vec<Cell>]) -> Vec<u8> {
    let terminator = csv::Terminator::CRLF;
    let mut writer = WriterBuilder::new()
        .terminator(terminator)
        .from_writer(Vec::new());
    for row in rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Text(text) => harmless(text),
            Cell::Number(number) => number.as_str().into(),
        });
        let cells: Vec<_> = cells.collect();
        writer
            .write_record(cells.iter().map(|cell| cell.as_bytes()))
            .expect("memory takes every byte, and every row has the columns of the first");
    }
    writer.into_inner().expect("memory takes every byte")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be_and_formulas_disarmed() {
        let row = vec![
            Cell::text("甲,\"乙\""),
            Cell::text("=HYPERLINK(\"x\")"),
            Cell::number(-3),
            Cell::text("a\r\nb"),
        ];
        let text = String::from_utf8(rows(&[row])).unwrap();
        assert_eq!(
            text,
            "\"甲,\"\"乙\"\"\",\"'=HYPERLINK(\"\"x\"\")\",-3,\"a\r\nb\"\r\n"
        );
    }

    #[test]
    fn a_file_says_that_it_is_utf_8() {
        assert!(begin(&["名称".into()]).starts_with("\u{feff}名称\r\n".as_bytes()));
    }
}
