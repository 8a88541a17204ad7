//! Names of files: as the sender gave them, made safe; as the reader gets them, in Hanzi (RFC 5987).

use domain::{calendar::iso, clock::Instant, court::view::CaseView};

/// The longest name kept, in characters; long enough for a contract's title, short enough for every file system
/// at three bytes a Hanzi.
const NAME_CHARS_MAX: usize = 80;

/// A sender's file name without folders, control characters, direction overrides and leading dots.
#[must_use]
pub fn safe_name(given: &str) -> String {
    let base = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = base.chars().filter(|letter| is_harmless(*letter)).collect();
    let name = kept.trim_matches(['.', ' ']).to_owned();
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem.to_owned(), format!(".{ending}")),
        _ => (name, String::new()),
    };
    let room = NAME_CHARS_MAX.saturating_sub(ending.chars().count());
    let stem: String = stem.chars().take(room.max(1)).collect();
    match stem.is_empty() {
        true => format!("file{ending}"),
        false => format!("{stem}{ending}"),
    }
}

fn is_harmless(letter: char) -> bool {
    let overrides = matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    !letter.is_control() && !overrides && !matches!(letter, '"' | '<' | '>' | '|' | ':' | '*' | '?')
}

/// The ending of a name in lower case, without its dot.
pub(super) fn ending(name: &str) -> Option<String> {
    name.rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase())
}

/// `（2026）浙0203民初1号_受理案件通知书_2026-03-09.pdf`
#[must_use]
pub fn paper_name(case: &CaseView, title: &str, at: Instant, ending: &str) -> String {
    let unnumbered = || format!("案件{}", case.id);
    let number = case.number.clone().unwrap_or_else(unnumbered);
    safe_name(&format!(
        "{number}_{title}_{}.{ending}",
        iso(at.date_in_china())
    ))
}

/// RFC 6266: a name every reader can show, and beside it one for readers that know ASCII only.
#[must_use]
pub fn content_disposition(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|letter| match letter {
            letter if letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_') => letter,
            _ => '_',
        })
        .collect();
    let mut encoded = String::with_capacity(name.len() * 3);
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' | b'~' => {
                encoded.push(char::from(byte))
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_folder() {
        assert_eq!(safe_name("../../etc/passwd"), "passwd");
        assert_eq!(safe_name("C:\\借条\\正面.JPG"), "正面.JPG");
        assert_eq!(safe_name("..."), "file");
        assert_eq!(safe_name("合同\u{202e}fdp.exe"), "合同fdp.exe");
        assert_eq!(safe_name(".pdf"), "pdf");
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let name = safe_name(&format!("{}.pdf", "长".repeat(300)));
        assert_eq!(name.chars().count(), NAME_CHARS_MAX);
        assert!(name.ends_with(".pdf"));
    }

    #[test]
    fn a_disposition_is_one_header_line_of_ascii() {
        let header = content_disposition("（2026）浙0203民初1号\r\n\".pdf");
        assert!(header.is_ascii() && !header.contains(['\r', '\n']));
        assert!(header.contains("filename*=UTF-8''%EF%BC%882026%EF%BC%89%E6%B5%990203"));
    }
}
