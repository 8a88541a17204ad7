//! Time as the plans measure it.

use std::time::Duration;

use anyhow::{Result, bail};

/// Between two looks at something that is waited for.
pub const LOOK: Duration = Duration::from_millis(5);

#[derive(Clone, Copy)]
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    #[expect(
        clippy::disallowed_methods,
        reason = "the plans measure the real clock"
    )]
    pub fn start() -> Self {
        Self(std::time::Instant::now())
    }

    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}

/// Looks until something holds; gives how long that took.
pub async fn until(
    what: &str,
    patience: Duration,
    mut holds: impl AsyncFnMut() -> bool,
) -> Result<Duration> {
    let watch = Stopwatch::start();
    while watch.elapsed() < patience {
        if holds().await {
            return Ok(watch.elapsed());
        }
        tokio::time::sleep(LOOK).await;
    }
    bail!("waited {} s in vain: {what}", patience.as_secs())
}
