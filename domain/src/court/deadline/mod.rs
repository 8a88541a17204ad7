//! Periods and dates the law sets (期间), as data and as counted answers with their reasons.

mod compute;
mod ics;
mod rule;

pub use compute::{
    CalendarSource, Deadline, DeadlineError, deadline, deadline_after, deadline_of_length, of_days,
};
pub use ics::{ics, ics_file};
pub use rule::{Bound, DeadlineRule, DeadlineRuleId, Direction, Length, RuleIdError, StartEvent};
