//! SplitMix64: small, seeded and the same on every machine.

/// A stream of numbers that depends on nothing but a seed and an index.
pub struct Random(u64);

impl Random {
    pub fn of(seed: u64, index: u64) -> Self {
        let mut mixed = Self(seed ^ index.wrapping_mul(0xd6e8_feb8_6659_fd93));
        mixed.next();
        mixed
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn wide(&mut self) -> u128 {
        u128::from(self.next()) << 64 | u128::from(self.next())
    }

    /// Both ends included. The slight bias of the remainder does not matter for made-up data.
    pub fn range(&mut self, least: u64, most: u64) -> u64 {
        least + self.next() % (most - least + 1)
    }

    pub fn percent(&mut self, percent: u64) -> bool {
        self.range(0, 99) < percent
    }

    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.range(0, list.len() as u64 - 1) as usize]
    }

    /// Early entries often, late ones seldom: evenly over powers of two, which falls off as Zipf's law does.
    pub fn skewed<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let count = list.len() as u64;
        let levels = u64::from(count.ilog2());
        let top = 2u64 << self.range(0, levels);
        let index = self.range(0, top - 1);
        &list[(if index < count { index } else { index % count }) as usize]
    }
}
