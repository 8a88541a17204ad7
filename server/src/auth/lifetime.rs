//! How long sessions and one-time tokens live.

use domain::clock::Instant;

use crate::config::Limits;

/// A letter is read the same day or asked for again.
pub const VERIFY_HOURS: i64 = 24;
/// ASVS 6.4.1: a way to set a password ends soon.
pub const RESET_MINUTES: i64 = 60;
/// An official may be away for a weekend.
pub const INVITE_HOURS: i64 = 72;

/// When a session ends if it is not used.
#[must_use]
pub fn idle_end(limits: &Limits, staff: bool, now: Instant) -> Instant {
    now.plus_minutes(match staff {
        true => limits.staff_idle_minutes_max,
        false => limits.session_idle_minutes_max,
    })
}

/// When a session ends in any case.
#[must_use]
pub fn absolute_end(limits: &Limits, now: Instant) -> Instant {
    now.plus_hours(limits.session_hours_max)
}
