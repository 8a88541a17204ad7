//! The one place where the system's clocks are read.

use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

use domain::clock::{Clock, Instant};
use store::clock::SharedClock;

use crate::config::ClockSetting;

/// The clock of the machine, moved or held still where a test asks for it.
#[derive(Clone, Copy, Debug)]
enum ServerClock {
    Running { offset_ms: i64 },
    Held(Instant),
}

impl Clock for ServerClock {
    fn now(&self) -> Instant {
        match *self {
            ServerClock::Running { offset_ms } => system_now().plus_ms(offset_ms),
            ServerClock::Held(instant) => instant,
        }
    }
}

/// The clock every part of the program shares.
#[must_use]
pub fn from_setting(setting: &ClockSetting) -> SharedClock {
    Arc::new(match setting.fixed_ms {
        Some(ms) => ServerClock::Held(Instant(ms)),
        None => ServerClock::Running {
            offset_ms: setting.offset_ms,
        },
    })
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one reading of the system clock"
)]
fn system_now() -> Instant {
    let ms = |span: Duration| i64::try_from(span.as_millis()).unwrap_or(i64::MAX);
    Instant(
        match SystemTime::now().duration_since(SystemTime::UNIX_EPOCH) {
            Ok(since) => ms(since),
            Err(before) => -ms(before.duration()),
        },
    )
}

/// Measures how long something takes; no rule depends on it.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "durations for logs and metrics only"
    )]
    pub fn start() -> Self {
        Self(std::time::Instant::now())
    }

    #[must_use]
    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_held_clock_stands_still() {
        let clock = from_setting(&ClockSetting {
            offset_ms: 5,
            fixed_ms: Some(1_000),
        });
        assert_eq!(clock.now(), Instant(1_000));
        assert_eq!(clock.now(), Instant(1_000));
    }

    #[test]
    fn an_offset_moves_the_clock() {
        let day_ms = 86_400_000;
        let here = from_setting(&ClockSetting::default()).now();
        let ahead = from_setting(&ClockSetting {
            offset_ms: day_ms,
            fixed_ms: None,
        });
        assert!(ahead.now().ms_since(here) >= day_ms);
    }
}
