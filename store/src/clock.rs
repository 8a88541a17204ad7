//! Where the writer takes the commit time from.

use std::sync::Arc;

use domain::clock::{Clock, Instant};

/// The clock every part of a store shares; tests hold it still.
pub type SharedClock = Arc<dyn Clock + Send + Sync>;

/// A clock a test moves by hand.
#[derive(Debug, Default)]
pub struct HandClock(std::sync::atomic::AtomicI64);

impl HandClock {
    #[must_use]
    pub fn at(now: Instant) -> Self {
        Self(std::sync::atomic::AtomicI64::new(now.0))
    }

    pub fn move_to(&self, now: Instant) {
        self.0.store(now.0, std::sync::atomic::Ordering::SeqCst);
    }
}

impl Clock for HandClock {
    fn now(&self) -> Instant {
        Instant(self.0.load(std::sync::atomic::Ordering::SeqCst))
    }
}
