//! What a file says it unfolds to on the machine of whoever opens it. Nothing is unfolded here: sizes are read where
//! the format writes them down.

/// A page of A3 at 600 dots an inch has 70 million pixels, the largest telephone camera 200 million (ASVS 5.2.6).
const PICTURE_PIXELS_MAX: u64 = 250_000_000;

/// A spreadsheet unfolds to some ten times its size; five times the largest file is more than any honest one
/// (ASVS 5.2.3).
const UNFOLDED_BYTES_MAX: u64 = 512 * 1024 * 1024;

/// A report with a picture on each of a thousand pages has three entries a page.
const ENTRIES_MAX: u64 = 10_000;

/// The directory of so many entries, at a hundred bytes each.
pub const DIRECTORY_BYTES_MAX: u64 = ENTRIES_MAX * 100;

/// Whether a picture has more pixels than a reader's machine can hold. Of a JPEG whose size stands beyond `head`,
/// nothing is known.
pub fn has_too_many_pixels(head: &[u8]) -> bool {
    let sides = png_sides(head).or_else(|| jpeg_sides(head));
    sides.is_some_and(|(width, height)| width.saturating_mul(height) > PICTURE_PIXELS_MAX)
}

/// The header chunk comes first and at a fixed place (PNG, 11.2.1).
fn png_sides(head: &[u8]) -> Option<(u64, u64)> {
    if !is_png(head) {
        return None;
    }
    Some((number32(head, 16)?, number32(head, 20)?))
}

pub fn is_png(head: &[u8]) -> bool {
    head.starts_with(b"\x89PNG\r\n\x1a\n") && head.get(12..16) == Some(b"IHDR")
}

/// Height and width stand in the frame header, behind segments that name their length (ITU T.81, B.2.2).
fn jpeg_sides(head: &[u8]) -> Option<(u64, u64)> {
    if !head.starts_with(b"\xff\xd8") {
        return None;
    }
    let mut at = 2;
    loop {
        let [0xff, marker] = *head.get(at..at + 2)? else {
            return None;
        };
        let is_frame = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if is_frame {
            return Some((number16(head, at + 7)?, number16(head, at + 5)?));
        }
        let length = usize::try_from(number16(head, at + 2)?).ok()?;
        at += match marker {
            // A fill byte before a marker.
            0xff => 1,
            _ => 2 + length.max(2),
        };
    }
}

fn number16(bytes: &[u8], at: usize) -> Option<u64> {
    let pair = bytes.get(at..at + 2)?;
    Some(u64::from(u16::from_be_bytes(pair.try_into().ok()?)))
}

fn number32(bytes: &[u8], at: usize) -> Option<u64> {
    let four = bytes.get(at..at + 4)?;
    Some(u64::from(u32::from_be_bytes(four.try_into().ok()?)))
}

/// Where an archive's directory lies, by its last record (APPNOTE 4.3.16).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Directory {
    pub offset: u64,
    pub bytes: u64,
    entries: u64,
}

/// The directory an archive of `bytes` bytes names in its last record; `None` where it lies outside the file.
pub fn directory(record: &[u8], bytes: u64) -> Option<Directory> {
    let found = Directory {
        entries: little(record, 10, 2)?,
        bytes: little(record, 12, 4)?,
        offset: little(record, 16, 4)?,
    };
    (found.offset.checked_add(found.bytes)? <= bytes).then_some(found)
}

impl Directory {
    /// Whether it is too large to be read at all.
    pub fn is_beyond_limits(&self) -> bool {
        self.entries > ENTRIES_MAX || self.bytes > DIRECTORY_BYTES_MAX
    }

    /// Whether the entries unfold to too much, or lie over one another to be counted many times: together they
    /// cannot be longer than the file they are in.
    pub fn unfolds_beyond_limits(&self, listed: &[u8], file_bytes: u64) -> bool {
        let (mut folded, mut unfolded, mut entries, mut at) = (0_u64, 0_u64, 0_u64, 0);
        while let Some((one, next)) = entry(listed, at) {
            folded = folded.saturating_add(one.folded);
            unfolded = unfolded.saturating_add(one.unfolded);
            entries += 1;
            at = next;
        }
        entries != self.entries || folded > file_bytes || unfolded > UNFOLDED_BYTES_MAX
    }
}

struct Sizes {
    folded: u64,
    unfolded: u64,
}

/// One line of the directory (APPNOTE 4.3.12) and where the next begins. Sizes beyond four gigabytes are written as
/// the largest number there is, which is beyond every limit here.
fn entry(listed: &[u8], at: usize) -> Option<(Sizes, usize)> {
    const LINE_BYTES: usize = 46;
    let line = listed.get(at..)?;
    if !line.starts_with(b"PK\x01\x02") {
        return None;
    }
    let sizes = Sizes {
        folded: little(line, 20, 4)?,
        unfolded: little(line, 24, 4)?,
    };
    let behind = little(line, 28, 2)? + little(line, 30, 2)? + little(line, 32, 2)?;
    Some((sizes, at + LINE_BYTES + usize::try_from(behind).ok()?))
}

fn little(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let number = bytes.get(at..at + length)?.iter().rev();
    Some(number.fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut head = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        head.extend(width.to_be_bytes());
        head.extend(height.to_be_bytes());
        head
    }

    fn jpeg(width: u16, height: u16) -> Vec<u8> {
        let mut head = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08".to_vec();
        head.extend(height.to_be_bytes());
        head.extend(width.to_be_bytes());
        head
    }

    #[test]
    fn pictures_of_cameras_and_scanners_pass_and_floods_of_pixels_do_not() {
        assert!(!has_too_many_pixels(&png(9_933, 7_016)));
        assert!(!has_too_many_pixels(&jpeg(16_320, 12_240)));
        assert!(has_too_many_pixels(&png(65_535, 65_535)));
        assert!(has_too_many_pixels(&png(u32::MAX, u32::MAX)));
        assert!(has_too_many_pixels(&jpeg(65_535, 65_535)));
        assert!(!has_too_many_pixels(b"\xff\xd8\xff\xe0\x00\x10JFIF"));
        assert!(!has_too_many_pixels(b"\xff\xd8\xff\xff\xff\xff"));
    }

    fn listed(sizes: &[(u32, u32)]) -> Vec<u8> {
        let mut lines = Vec::new();
        for (folded, unfolded) in sizes {
            let mut line = b"PK\x01\x02".to_vec();
            line.resize(46, 0);
            line[20..24].copy_from_slice(&folded.to_le_bytes());
            line[24..28].copy_from_slice(&unfolded.to_le_bytes());
            line[28] = 3;
            lines.extend(line);
            lines.extend(b"a.x");
        }
        lines
    }

    fn of(sizes: &[(u32, u32)], file_bytes: u64) -> bool {
        let lines = listed(sizes);
        let directory = Directory {
            offset: 0,
            bytes: lines.len() as u64,
            entries: sizes.len() as u64,
        };
        directory.unfolds_beyond_limits(&lines, file_bytes)
    }

    #[test]
    fn an_archive_that_unfolds_to_too_much_is_noticed() {
        assert!(!of(&[(100, 1_000), (100, 2_000)], 1_000));
        assert!(of(&[(100, u32::MAX)], 1_000));
        assert!(of(&[(100, 300 << 20), (100, 300 << 20)], 1_000));
        assert!(of(&[(600, 600), (600, 600)], 1_000), "entries that overlap");
    }

    #[test]
    fn a_directory_outside_the_file_is_none() {
        let mut record = b"PK\x05\x06".to_vec();
        record.resize(22, 0);
        record[12] = 50;
        record[16] = 60;
        assert!(directory(&record, 110).is_some());
        assert!(directory(&record, 109).is_none());
        record[11] = 0xff;
        assert!(directory(&record, 110).is_some_and(|found| found.is_beyond_limits()));
    }
}
