//! Days, working days and the counting of periods (期间).

mod count;
mod date;
mod year;

pub(crate) use count::plus_months;
pub use count::{CountError, Counted, Roll, RolledDay, Span, Unit, count};
pub use date::{Date, DateError, as_iso, as_iso_list, as_iso_option, iso, parse_date};
pub use year::{Calendar, DayOff, Holiday, HolidaySpan, YearNotice};
