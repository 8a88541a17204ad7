//! How long a stretch of days is, in years: by days, or in the periods the parties agreed.

use super::cash::RatePeriod;
use crate::{
    calendar::{Date, plus_months},
    money::{MoneyError, Ratio},
};

/// Counted by days, a year has 365; the law names no day count. The day of lending counts, the day of payment does
/// not.
pub(super) const DAYS_PER_YEAR: i64 = 365;

const MONTHS_PER_YEAR: i64 = 12;

/// Two counts are usual, and a claimant may have used either.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counting {
    /// A rate by the month or quarter in whole months or quarters, every other by days.
    AsAgreed,
    /// A rate by the month or quarter by days, one by the year in whole months.
    Otherwise,
}

impl Counting {
    /// The months of one period; none where days are counted.
    fn months(self, per: RatePeriod) -> Option<i64> {
        match (self, per) {
            (Counting::AsAgreed, RatePeriod::Month) | (Counting::Otherwise, RatePeriod::Year) => {
                Some(1)
            }
            (Counting::AsAgreed, RatePeriod::Quarter) => Some(3),
            _ => None,
        }
    }

    /// The part of a year between two days, of a debt that began on `anchor`. Periods are counted from there, so
    /// that a payment in the middle of one takes nothing from the whole.
    pub(super) fn years(
        self,
        per: RatePeriod,
        anchor: Date,
        from: Date,
        to: Date,
    ) -> Result<Ratio, MoneyError> {
        let Some(months) = self.months(per) else {
            return Ratio::new(days(from, to).into(), DAYS_PER_YEAR.into());
        };
        let periods = periods(anchor, to, months)?.checked_sub(periods(anchor, from, months)?)?;
        periods.checked_mul(Ratio::new(months.into(), MONTHS_PER_YEAR.into())?)
    }
}

pub(super) fn days(from: Date, to: Date) -> i64 {
    i64::from(to.to_julian_day()) - i64::from(from.to_julian_day())
}

/// Whole periods of some months since `anchor`, and of the last one the part that has passed.
fn periods(anchor: Date, to: Date, months: i64) -> Result<Ratio, MoneyError> {
    let begins =
        |period: i64| plus_months(anchor, period * months).map_err(|_| MoneyError::Overflow);
    let month =
        |day: Date| i64::from(day.year()) * MONTHS_PER_YEAR + i64::from(u8::from(day.month()));
    let reached = (month(to) - month(anchor)).div_euclid(months);
    let whole = match begins(reached)? <= to {
        true => reached,
        false => reached - 1,
    };
    let (begun, ends) = (begins(whole)?, begins(whole + 1)?);
    let part = Ratio::new(days(begun, to).into(), days(begun, ends).into())?;
    Ratio::whole(whole).checked_add(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::parse_date;

    fn years(per: RatePeriod, from: &str, to: &str) -> Ratio {
        let day = |text| parse_date(text).unwrap();
        let anchor = day("2026-01-31");
        Counting::AsAgreed
            .years(per, anchor, day(from), day(to))
            .unwrap()
    }

    #[test]
    fn months_are_counted_from_the_day_of_lending_and_the_rest_pro_rata() {
        let month = |text| Ratio::new(text, 12).unwrap();
        let per = RatePeriod::Month;
        assert_eq!(years(per, "2026-01-31", "2026-02-28"), month(1));
        assert_eq!(years(per, "2026-01-31", "2026-03-31"), month(2));
        // 15 of the 31 days from 2026-02-28 to 2026-03-31.
        let part = Ratio::new(15, 31 * 12).unwrap();
        assert_eq!(years(per, "2026-02-28", "2026-03-15"), part);
        assert_eq!(
            years(RatePeriod::Quarter, "2026-01-31", "2026-10-31"),
            month(9)
        );
    }

    #[test]
    fn parts_of_a_stretch_add_up_to_it() {
        let per = RatePeriod::Month;
        let parts = years(per, "2026-01-31", "2026-05-05").checked_add(years(
            per,
            "2026-05-05",
            "2026-07-31",
        ));
        assert_eq!(parts, Ok(years(per, "2026-01-31", "2026-07-31")));
    }

    #[test]
    fn a_day_is_one_of_365() {
        let day = Ratio::new(1, 365).unwrap();
        assert_eq!(years(RatePeriod::Day, "2028-02-28", "2028-02-29"), day);
        assert_eq!(years(RatePeriod::Year, "2028-02-28", "2028-02-29"), day);
    }
}
