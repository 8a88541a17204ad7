//! Properties of counting that hold for every start and length.

use domain::calendar::{Calendar, CountError, Date, DayOff, Roll, Span, Unit, count, parse_date};
use domain::edition::first_edition;
use proptest::prelude::*;

fn any_date() -> impl Strategy<Value = Date> {
    // 2024-01-01 to 2028-12-31: two published years with unpublished ones on both sides.
    (2_460_311i32..2_462_137).prop_map(|day| Date::from_julian_day(day).unwrap())
}

fn any_span() -> impl Strategy<Value = Span> {
    prop_oneof![
        (0u32..400).prop_map(|n| Span::new(n, Unit::Day)),
        (0u32..200).prop_map(|n| Span::new(n, Unit::Workday)),
        (0u32..40).prop_map(|n| Span::new(n, Unit::Month)),
        (0u32..5).prop_map(|n| Span::new(n, Unit::Year)),
    ]
}

fn days_between(from: Date, to: Date) -> i32 {
    to.to_julian_day() - from.to_julian_day()
}

fn calendar() -> Calendar {
    first_edition().working_days()
}

proptest! {
    #[test]
    fn a_rolled_end_is_the_first_working_day_from_the_raw_end(start in any_date(), span in any_span()) {
        let calendar = calendar();
        let counted = count(&calendar, start, span, Roll::End).unwrap();
        prop_assert!(counted.raw_end <= counted.end);
        prop_assert_eq!(calendar.day_off(counted.end), None);
        prop_assert_eq!(counted.rolled_over.len() as i32, days_between(counted.raw_end, counted.end));
        for day in &counted.rolled_over {
            prop_assert_eq!(calendar.day_off(day.date), Some(day.why));
        }
    }

    #[test]
    fn without_roll_the_end_is_the_raw_end(start in any_date(), span in any_span()) {
        let counted = count(&calendar(), start, span, Roll::None).unwrap();
        prop_assert_eq!(counted.end, counted.raw_end);
        prop_assert!(counted.rolled_over.is_empty());
        if span.unit != Unit::Workday {
            prop_assert!(!counted.provisional && counted.years_consulted.is_empty());
        }
    }

    #[test]
    fn a_longer_span_never_ends_earlier(start in any_date(), span in any_span()) {
        let longer = Span::new(span.n + 1, span.unit);
        let calendar = calendar();
        let end = |span| count(&calendar, start, span, Roll::End).unwrap().end;
        prop_assert!(end(span) <= end(longer));
    }

    #[test]
    fn exactly_n_working_days_lie_in_a_span_of_n(start in any_date(), n in 1u32..100) {
        let calendar = calendar();
        let counted = count(&calendar, start, Span::new(n, Unit::Workday), Roll::End).unwrap();
        let worked = (1..=days_between(start, counted.end))
            .map(|later| Date::from_julian_day(start.to_julian_day() + later).unwrap())
            .filter(|date| calendar.day_off(*date).is_none())
            .count();
        prop_assert_eq!(worked, n as usize);
        prop_assert_eq!(calendar.day_off(counted.end), None);
    }

    #[test]
    fn months_keep_the_day_number_or_take_the_last_day(start in any_date(), n in 0u32..40) {
        let end = count(&calendar(), start, Span::new(n, Unit::Month), Roll::None).unwrap().end;
        let is_last = end.next_day().unwrap().day() == 1;
        prop_assert!(end.day() == start.day() || (is_last && end.day() < start.day()));
        let months = |date: Date| date.year() * 12 + i32::from(u8::from(date.month()));
        prop_assert_eq!(months(end) - months(start), n as i32);
    }

    #[test]
    fn an_answer_is_provisional_exactly_if_it_looked_into_an_unpublished_year(
        start in any_date(), span in any_span(),
    ) {
        let counted = count(&calendar(), start, span, Roll::End).unwrap();
        let unpublished = counted.years_consulted.iter().any(|year| ![2025, 2026].contains(year));
        prop_assert_eq!(counted.provisional, unpublished);
    }
}

#[test]
fn the_end_of_the_calendar_is_refused_and_not_wrapped() {
    let calendar = calendar();
    let start = parse_date("9999-12-30").unwrap();
    for span in [
        Span::new(5, Unit::Day),
        Span::new(u32::MAX, Unit::Day),
        Span::new(5, Unit::Workday),
        Span::new(1, Unit::Month),
        Span::new(u32::MAX, Unit::Year),
    ] {
        let counted = count(&calendar, start, span, Roll::None);
        assert_eq!(counted, Err(CountError::OutOfRange), "{span:?}");
    }
}

#[test]
fn both_published_years_have_the_days_the_law_gives() {
    let calendar = calendar();
    let days = |year: i32, wanted: fn(Option<DayOff>) -> bool| {
        let first = Date::from_ordinal_date(year, 1).unwrap();
        (0..365)
            .map(|later| Date::from_julian_day(first.to_julian_day() + later).unwrap())
            .filter(|date| wanted(calendar.day_off(*date)))
            .count()
    };
    let is_holiday = |day| matches!(day, Some(DayOff::Holiday(_)));
    assert_eq!(days(2025, is_holiday), 28);
    assert_eq!(days(2026, is_holiday), 33);
    // 52 weeks of five days and one more weekday, less thirteen statutory holidays (全国年节及纪念日
    // 放假办法 as amended for 2025); every other day off is made up for.
    assert_eq!(days(2025, |day| day.is_none()), 248);
    assert_eq!(days(2026, |day| day.is_none()), 248);
}
