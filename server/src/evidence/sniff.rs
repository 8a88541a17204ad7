//! What a file is, told by its bytes; its name must agree. Beginning and end are looked at, never the whole.

use domain::court::evidence::FileType;

use super::{bombs, names::ending};

/// Why a file is not taken. Each is a sentence of its own for the one who sends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// None of the types that are taken.
    Type,
    /// The bytes are of another type than the ending says.
    Ending,
    /// It opens only with a password, which the court does not have.
    Encrypted,
    /// It breaks off.
    Corrupt,
    /// It unfolds to more than a reader's machine can hold.
    Bomb,
}

impl Unfit {
    pub fn code(self) -> &'static str {
        match self {
            Unfit::Type => "file.type",
            Unfit::Ending => "file.ending",
            Unfit::Encrypted => "file.encrypted",
            Unfit::Corrupt => "file.corrupt",
            Unfit::Bomb => "file.bomb",
        }
    }
}

/// The type an ending stands for, before any byte has come.
pub fn by_name(name: &str) -> Option<FileType> {
    let ending = ending(name)?;
    FileType::ALL
        .into_iter()
        .find(|kind| kind.endings().contains(&ending.as_str()))
}

/// Judges a file by its first bytes.
pub fn by_head(name: &str, head: &[u8]) -> Result<FileType, Unfit> {
    let named = by_name(name).ok_or(Unfit::Type)?;
    let found = match infer::get(head).map(|kind| kind.extension()) {
        Some("pdf") if begins_as_pdf(head) => FileType::Pdf,
        Some("jpg") => FileType::Jpeg,
        Some("png") => FileType::Png,
        Some("mp3") => FileType::Mp3,
        Some("mp4" | "m4a" | "m4v") => FileType::Mp4,
        Some("docx" | "xlsx" | "zip") => office(head)?,
        None if is_text(head) => FileType::Text,
        // The container a password-protected Office file is wrapped in.
        Some("doc" | "xls" | "ppt" | "msi") if matches!(named, FileType::Docx | FileType::Xlsx) => {
            return Err(Unfit::Encrypted);
        }
        _ => return Err(Unfit::Type),
    };
    match found {
        _ if found != named => Err(Unfit::Ending),
        FileType::Png if !bombs::is_png(head) => Err(Unfit::Corrupt),
        FileType::Png | FileType::Jpeg if bombs::has_too_many_pixels(head) => Err(Unfit::Bomb),
        _ => Ok(found),
    }
}

/// Readers look for the mark within the first kilobyte, so a page in front of it would be a page and a PDF at once. What
/// programs do put there is white space and a byte order mark.
fn begins_as_pdf(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    head.trim_ascii_start().starts_with(b"%PDF-")
}

/// An Office document by the names of the entries that can be seen in its beginning.
fn office(head: &[u8]) -> Result<FileType, Unfit> {
    let entries = entries(head);
    if entries.iter().any(|entry| entry.encrypted) {
        return Err(Unfit::Encrypted);
    }
    let has = |prefix: &[u8]| entries.iter().any(|entry| entry.name.starts_with(prefix));
    let macros = entries
        .iter()
        .any(|entry| entry.name.ends_with(b"vbaProject.bin"));
    match (has(b"word/"), has(b"xl/")) {
        (true, false) if !macros => Ok(FileType::Docx),
        (false, true) if !macros => Ok(FileType::Xlsx),
        _ => Err(Unfit::Type),
    }
}

struct Entry<'a> {
    name: &'a [u8],
    encrypted: bool,
}

/// The local file headers of a ZIP archive (APPNOTE 4.3.7) that lie in `head`.
fn entries(head: &[u8]) -> Vec<Entry<'_>> {
    const HEADER_BYTES: usize = 30;
    let starts = head
        .windows(4)
        .enumerate()
        .filter(|(_, four)| *four == b"PK\x03\x04");
    starts
        .filter_map(|(at, _)| {
            let header = head.get(at..at + HEADER_BYTES)?;
            let length = usize::from(u16::from_le_bytes([header[26], header[27]]));
            let name = head.get(at + HEADER_BYTES..at + HEADER_BYTES + length)?;
            Some(Entry {
                name,
                encrypted: header[6] & 1 == 1,
            })
        })
        .collect()
}

/// Text has line ends and tabs and no other control characters; a byte order mark of UTF-16 brings zero bytes.
fn is_text(head: &[u8]) -> bool {
    head.iter()
        .all(|byte| *byte >= 0x20 || matches!(byte, b'\n' | b'\r' | b'\t' | 0x0c))
}

/// Where a PDF says its cross-reference begins, by the last bytes of the file.
pub fn pdf_reference(tail: &[u8], bytes: u64) -> Result<u64, Unfit> {
    const MARK: &[u8] = b"startxref";
    find_last(tail, b"%%EOF").ok_or(Unfit::Corrupt)?;
    let at = find_last(tail, MARK).ok_or(Unfit::Corrupt)? + MARK.len();
    let digits: String = tail[at..]
        .iter()
        .skip_while(|byte| byte.is_ascii_whitespace())
        .take_while(|byte| byte.is_ascii_digit())
        .map(|byte| char::from(*byte))
        .collect();
    match digits.parse() {
        Ok(offset) if offset < bytes => Ok(offset),
        _ => Err(Unfit::Corrupt),
    }
}

/// Whether a trailer or cross-reference dictionary names an encryption dictionary (ISO 32000-1, 7.6).
pub fn names_encryption(part: &[u8]) -> bool {
    const KEY: &[u8] = b"/Encrypt";
    part.windows(KEY.len()).enumerate().any(|(at, window)| {
        let after = &part[at + KEY.len()..];
        window == KEY && (is_reference(after) || trimmed(after).starts_with(b"<<"))
    })
}

/// `12 0 R`
fn is_reference(after: &[u8]) -> bool {
    let number = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let rest = trimmed(after);
    let first = number(rest);
    let rest = trimmed(&rest[first..]);
    let second = number(rest);
    first > 0 && second > 0 && trimmed(&rest[second..]).starts_with(b"R")
}

fn trimmed(bytes: &[u8]) -> &[u8] {
    bytes.trim_ascii_start()
}

fn find_last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .rposition(|window| window == wanted)
}

/// A ZIP archive ends with the record of its directory (APPNOTE 4.3.16); without it the file was cut off.
pub fn archive_directory(tail: &[u8], bytes: u64) -> Result<bombs::Directory, Unfit> {
    let at = find_last(tail, b"PK\x05\x06").ok_or(Unfit::Corrupt)?;
    let directory = bombs::directory(&tail[at..], bytes).ok_or(Unfit::Corrupt)?;
    match directory.is_beyond_limits() {
        true => Err(Unfit::Bomb),
        false => Ok(directory),
    }
}

/// A PNG ends with an empty chunk of this name (PNG, 11.2.4).
pub fn ends_as_png(tail: &[u8]) -> bool {
    find_last(tail, b"IEND").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zip(names: &[&str], flags: u8) -> Vec<u8> {
        let mut bytes = Vec::new();
        for name in names {
            bytes.extend(b"PK\x03\x04\x14\x00");
            bytes.extend([flags, 0]);
            bytes.extend([0; 18]);
            bytes.extend(u16::try_from(name.len()).expect("short").to_le_bytes());
            bytes.extend([0; 2]);
            bytes.extend(name.as_bytes());
        }
        bytes
    }

    #[test]
    fn the_ending_must_agree_with_the_bytes() {
        assert_eq!(by_head("借条.pdf", b"%PDF-1.7\n"), Ok(FileType::Pdf));
        assert_eq!(by_head("借条.PDF", b"%PDF-1.7\n"), Ok(FileType::Pdf));
        assert_eq!(
            by_head("借条.pdf", b"\xef\xbb\xbf\r\n%PDF-1.7\n"),
            Ok(FileType::Pdf)
        );
        assert_eq!(
            by_head("page.pdf", b"<html></html>%PDF-1.7\n"),
            Err(Unfit::Type)
        );
        assert_eq!(by_head("借条.jpg", b"%PDF-1.7\n"), Err(Unfit::Ending));
        assert_eq!(by_head("program.exe", b"MZ\x90\x00"), Err(Unfit::Type));
        assert_eq!(by_head("program.pdf", b"MZ\x90\x00"), Err(Unfit::Type));
        assert_eq!(
            by_head("照片.jpeg", b"\xff\xd8\xff\xe0\x00\x10JFIF"),
            Ok(FileType::Jpeg)
        );
        assert_eq!(
            by_head("流水.csv", "日期,金额\n".as_bytes()),
            Ok(FileType::Text)
        );
        assert_eq!(by_head("流水.csv", b"a\x00b"), Err(Unfit::Type));
        assert_eq!(by_head("无后缀", b"%PDF-1.7\n"), Err(Unfit::Type));
    }

    #[test]
    fn office_documents_are_told_by_their_entries() {
        let word = zip(&["[Content_Types].xml", "word/document.xml"], 0);
        assert_eq!(by_head("a.docx", &word), Ok(FileType::Docx));
        assert_eq!(by_head("a.xlsx", &word), Err(Unfit::Ending));
        assert_eq!(
            by_head("a.docx", &zip(&["word/document.xml"], 1)),
            Err(Unfit::Encrypted)
        );
        assert_eq!(
            by_head(
                "a.docx",
                &zip(&["word/document.xml", "word/vbaProject.bin"], 0)
            ),
            Err(Unfit::Type)
        );
        assert_eq!(
            by_head("a.docx", &zip(&["readme.txt"], 0)),
            Err(Unfit::Type)
        );
    }

    #[test]
    fn an_encrypted_or_cut_pdf_is_noticed() {
        let whole = b"trailer << /Root 1 0 R >>\nstartxref\n12\n%%EOF\n";
        assert_eq!(pdf_reference(whole, 1_000), Ok(12));
        assert_eq!(pdf_reference(whole, 12), Err(Unfit::Corrupt));
        assert_eq!(pdf_reference(b"stream ...", 1_000), Err(Unfit::Corrupt));
        assert!(names_encryption(b"<< /Root 1 0 R /Encrypt 9 0 R >>"));
        assert!(names_encryption(b"<</Encrypt<</V 4>>>>"));
        assert!(!names_encryption(b"(the word /Encrypt in a text)"));
        assert!(!names_encryption(whole));
    }
}
