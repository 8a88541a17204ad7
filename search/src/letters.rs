//! The folded names as a column, four UTF-16 units a number: whether a run of characters really stands in a
//! name is read here. Positions in the postings would say the same at several times the cost.

use tantivy::SegmentReader;
use tantivy::columnar::Column;

use crate::tokens::marked;

const UNITS_PER_NUMBER: usize = 4;
const UNIT_BITS: u32 = u16::BITS;

/// Names with their marks, packed; the last number is filled up with zeros, which no name has.
pub fn packed(names: &str) -> impl Iterator<Item = u64> {
    let units = units(&marked(names));
    let numbers = units.len().div_ceil(UNITS_PER_NUMBER);
    (0..numbers).map(move |number| {
        let start = number * UNITS_PER_NUMBER;
        (start..start + UNITS_PER_NUMBER).fold(0, |packed, at| {
            packed << UNIT_BITS | u64::from(units.get(at).copied().unwrap_or(0))
        })
    })
}

/// Characters as UTF-16, in which a run is found as surely as in characters.
pub fn units(chars: &[char]) -> Vec<u16> {
    let mut units = Vec::with_capacity(chars.len());
    for c in chars {
        units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
    }
    units
}

/// The names of one segment.
pub struct Letters(Column<u64>);

impl Letters {
    pub fn open(segment: &SegmentReader) -> tantivy::Result<Self> {
        Ok(Self(segment.fast_fields().u64("letters")?))
    }

    /// Keeps the rows in whose names the run stands.
    pub fn keep_with(&self, rows: &mut Vec<u32>, run: &[u16]) {
        let Some((first, rest)) = run.split_first() else {
            return;
        };
        let mut name: Vec<u16> = Vec::new();
        rows.retain(|row| {
            name.clear();
            for number in self.0.values_for_doc(*row) {
                let unit = |at: u32| (number >> (UNIT_BITS * at)) as u16;
                name.extend([unit(3), unit(2), unit(1), unit(0)]);
            }
            let mut starts = name.iter().enumerate().filter(|(_, unit)| *unit == first);
            starts.any(|(at, _)| name[at + 1..].starts_with(rest))
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::BREAK;

    #[test]
    fn names_are_packed_with_their_marks() {
        let numbers: Vec<u64> = packed(&format!("甲𬭎{BREAK}乙")).collect();
        let units =
            |number: &u64| -> [u16; 4] { [48, 32, 16, 0].map(|shift| (number >> shift) as u16) };
        assert_eq!(units(&numbers[0])[..2], [2, 0x7532]);
        assert_eq!(units(&numbers[1]), [3, 2, 0x4e59, 3]);
        assert_eq!(numbers.len(), 2);
    }
}
