//! Sets of rows of one segment, a bit each: unions and intersections cost a word for sixty-four rows.

/// Rows of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bits(Vec<u64>);

const WORD_BITS: usize = u64::BITS as usize;

impl Bits {
    pub fn none(rows: u32) -> Self {
        Self(vec![0; (rows as usize).div_ceil(WORD_BITS)])
    }

    pub fn all(rows: u32) -> Self {
        Self::matching(rows, |_| true)
    }

    /// The rows a test holds for, asked of every row in order.
    pub fn matching(rows: u32, holds: impl Fn(u32) -> bool) -> Self {
        let starts = (0..rows).step_by(WORD_BITS);
        let words = starts.map(|start| {
            let end = (start + WORD_BITS as u32).min(rows);
            (start..end).fold(0, |word, row| word | u64::from(holds(row)) << (row - start))
        });
        Self(words.collect())
    }

    pub fn insert(&mut self, row: u32) {
        self.0[row as usize / WORD_BITS] |= 1 << (row as usize % WORD_BITS);
    }

    pub fn contains(&self, row: u32) -> bool {
        self.0[row as usize / WORD_BITS] >> (row as usize % WORD_BITS) & 1 == 1
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    pub fn count(&self) -> u64 {
        let ones = self.0.iter().map(|word| u64::from(word.count_ones()));
        ones.sum()
    }

    pub fn add(&mut self, others: &Self) {
        for (word, other) in self.0.iter_mut().zip(&others.0) {
            *word |= other;
        }
    }

    pub fn keep(&mut self, others: &Self) {
        for (word, other) in self.0.iter_mut().zip(&others.0) {
            *word &= other;
        }
    }

    pub fn remove(&mut self, others: &Self) {
        for (word, other) in self.0.iter_mut().zip(&others.0) {
            *word &= !other;
        }
    }

    /// The rows in order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().enumerate().flat_map(|(index, word)| Ones {
            word: *word,
            start: (index * WORD_BITS) as u32,
        })
    }
}

/// The set bits of one word.
struct Ones {
    word: u64,
    start: u32,
}

impl Iterator for Ones {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        if self.word == 0 {
            return None;
        }
        let row = self.start + self.word.trailing_zeros();
        self.word &= self.word - 1;
        Some(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_in_order_and_none_besides() {
        let mut bits = Bits::none(200);
        for row in [0, 63, 64, 127, 199] {
            bits.insert(row);
        }
        assert_eq!(bits.iter().collect::<Vec<u32>>(), [0, 63, 64, 127, 199]);
        assert_eq!((bits.contains(64), bits.contains(65)), (true, false));
        assert_eq!(Bits::all(130).count(), 130);
    }

    #[test]
    fn sets_are_joined_and_cut() {
        let even = Bits::matching(100, |row| row % 2 == 0);
        let third = Bits::matching(100, |row| row % 3 == 0);
        let mut both = even.clone();
        both.keep(&third);
        assert!(both.iter().all(|row| row % 6 == 0) && both.iter().count() == 17);
        let mut either = even.clone();
        either.add(&third);
        assert_eq!(either.iter().count(), 50 + 34 - 17);
        either.remove(&even);
        assert!(either.iter().all(|row| row % 6 == 3));
        assert!(Bits::none(100).is_empty() && !even.is_empty());
    }
}
