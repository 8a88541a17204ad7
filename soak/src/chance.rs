//! Random choices that a printed seed repeats (SplitMix64).

use std::io::Read as _;

use anyhow::Result;

pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Below `end`, which is not zero. The bias is far below what any plan could notice.
    pub fn below(&mut self, end: u64) -> u64 {
        self.draw() % end
    }

    /// Choices of its own for one client: what the others draw does not change them.
    pub fn fork(&mut self) -> Self {
        Self(self.draw())
    }
}

pub fn drawn_seed() -> Result<u64> {
    let mut bytes = [0; 8];
    std::fs::File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(u64::from_le_bytes(bytes) >> 32)
}
