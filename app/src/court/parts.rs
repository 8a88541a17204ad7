//! Pieces the court's pages share: refusals, summaries of errors, dates and fees with their reasons.

use domain::{
    calendar::{Date, DayOff, Holiday, Unit, iso},
    court::{
        deadline::Deadline,
        fee::{FeeBand, FeeQuote},
        view::NextStep,
    },
    id::CaseId,
    money::{Fen, Ratio},
};
use leptos::prelude::*;

pub use crate::ui::{awaited, form_errors, moment, param, refused, summary};

use crate::{
    text::{Lang, fill, t},
    ui::{term, term_as},
};

/// A day in the words of the language.
#[must_use]
pub fn day(lang: Lang, date: Date) -> String {
    match lang.is_chinese() {
        true => format!(
            "{} 年 {} 月 {} 日",
            date.year(),
            u8::from(date.month()),
            date.day()
        ),
        false => iso(date),
    }
}

/// An amount with its separators; the sign stands before it.
#[must_use]
pub fn yuan(amount: Fen) -> String {
    format!("¥ {}", amount.grouped())
}

/// A fraction as a percent, cut after four decimals.
#[must_use]
pub fn percent(share: Ratio) -> String {
    let scaled = share.numerator() * 1_000_000 / share.denominator();
    let decimals = format!("{:04}", scaled % 10_000);
    let decimals = decimals.trim_end_matches('0');
    let dot = if decimals.is_empty() { "" } else { "." };
    format!("{}{dot}{decimals}%", scaled / 10_000)
}

/// Why a date is the date: rule, start, days counted, the roll over days off.
#[must_use]
pub fn why(lang: Lang, deadline: &Deadline) -> String {
    let law: Vec<_> = deadline
        .law
        .iter()
        .map(|law| citation(lang, law.law().key(), law.article()))
        .collect();
    let unit = match deadline.span.unit {
        Unit::Hour => "unit.hour",
        Unit::Day => "unit.day",
        Unit::Workday => "unit.workday",
        Unit::Month => "unit.month",
        Unit::Year => "unit.year",
    };
    let (start, raw_end) = (day(lang, deadline.start), day(lang, deadline.raw_end));
    let n = deadline.span.n.to_string();
    let mut says = fill(
        lang,
        "why.counted",
        [
            ("law", law.join(t(lang, "why.and").as_ref()).as_str()),
            ("start", start.as_str()),
            ("n", n.as_str()),
            ("unit", t(lang, unit).as_ref()),
            ("raw_end", raw_end.as_str()),
        ],
    );
    if let Some(first) = deadline.rolled.first() {
        let end = day(lang, deadline.end);
        let reason = t(lang, day_off(first.why));
        says += &fill(
            lang,
            "why.rolled",
            [("reason", reason.as_ref()), ("end", end.as_str())],
        );
    }
    if deadline.provisional {
        says += t(lang, "why.provisional").as_ref();
    }
    says
}

/// `民事诉讼法 126 条`, `Civil Procedure Law art. 126`.
#[must_use]
pub fn citation(lang: Lang, law: &str, article: &str) -> String {
    let law = t(lang, &format!("law.{law}"));
    fill(
        lang,
        "law.article",
        [("law", law.as_ref()), ("article", article)],
    )
}

/// A citation as the rules write it, `CPL 126`, in the words of the language.
#[must_use]
pub fn cited(lang: Lang, rule: &str) -> String {
    rule.split_once(' ').map_or_else(
        || rule.to_owned(),
        |(law, article)| citation(lang, law, article),
    )
}

/// Several citations in a row.
#[must_use]
pub fn all_cited(lang: Lang, rules: &[&str]) -> String {
    let each: Vec<_> = rules.iter().map(|rule| cited(lang, rule)).collect();
    each.join(t(lang, "why.and").as_ref())
}

fn day_off(why: DayOff) -> &'static str {
    match why {
        DayOff::Weekend => "day_off.weekend",
        DayOff::Holiday(holiday) => match holiday {
            Holiday::NewYear => "day_off.new_year",
            Holiday::SpringFestival => "day_off.spring_festival",
            Holiday::TombSweeping => "day_off.tomb_sweeping",
            Holiday::LabourDay => "day_off.labour_day",
            Holiday::DragonBoat => "day_off.dragon_boat",
            Holiday::MidAutumn => "day_off.mid_autumn",
            Holiday::NationalDay => "day_off.national_day",
            Holiday::NationalDayAndMidAutumn => "day_off.national_day_and_mid_autumn",
            Holiday::Special => "day_off.special",
        },
    }
}

/// A date with its name, its reasons and, in a case, its calendar file.
pub fn deadline(lang: Lang, deadline: &Deadline, case: Option<CaseId>) -> impl IntoView + use<> {
    let rule = deadline.rule.as_str().to_owned();
    let says = t(lang, &format!("deadline.{rule}")).into_owned();
    let name = match rule.as_str() {
        "T00" => term_as("correction", says).into_any(),
        "T01" => term_as("filing", says).into_any(),
        "T02" => term_as("fee", says).into_any(),
        _ => says.into_any(),
    };
    let calendar = case.map(|case| {
        let file = format!("/court/cases/{case}/deadlines/{rule}.ics");
        view! { <a class="calendar" href=file download="">{t(lang, "court.calendar")}</a> }
    });
    view! {
        <div class="deadline">
            <p><b>{name}</b>" "<time datetime=iso(deadline.end)>{day(lang, deadline.end)}</time></p>
            <p class="why">{why(lang, deadline)}" "{calendar}</p>
        </div>
    }
}

/// Whose turn it is, for what, until when.
pub fn next_step(lang: Lang, next: &NextStep, case: Option<CaseId>) -> impl IntoView + use<> {
    let whose = match next.yours {
        true => "court.your_turn",
        false => "court.waiting",
    };
    let says = t(lang, &next.key());
    let until = next.until.as_ref().map(|until| deadline(lang, until, case));
    view! {
        <div class="next" class:waiting=!next.yours>
            <p><b>{t(lang, whose)}</b>{t(lang, "colon")}{says}</p>{until}
        </div>
    }
}

/// The arithmetic of a fee, line by line, ending in the sum.
pub fn fee_table(lang: Lang, quote: &FeeQuote) -> impl IntoView + use<> {
    let line = |band: &FeeBand, subtotal: Ratio| {
        let says = match band {
            FeeBand::Flat { up_to: Some(up_to) } => fill(
                lang,
                "fee.flat_up_to",
                [("up_to", up_to.grouped().as_str())],
            ),
            FeeBand::Flat { up_to: None } => t(lang, "fee.flat").into_owned(),
            FeeBand::Rate { base, rate, .. } => fill(
                lang,
                "fee.rate",
                [
                    ("base", base.grouped().as_str()),
                    ("rate", percent(*rate).as_str()),
                ],
            ),
        };
        view! { <tr><th scope="row">{says}</th><td class="money">{exact_fen(subtotal)}</td></tr> }
    };
    let lines: Vec<_> = quote
        .lines
        .iter()
        .map(|fee| line(&fee.band, fee.subtotal))
        .collect();
    let halved = quote.halved.as_ref().map(|_| {
        view! { <tr><th scope="row">{t(lang, "fee.halved")}</th><td class="money">"÷ 2"</td></tr> }
    });
    let article = quote.lines.first().map(|fee| fee.rule.article());
    let article = article.map(|article| cited(lang, article));
    view! {
        <table class="fee">
            <caption>{term(lang, "fee")}" "{article}</caption>
            <thead><tr><th scope="col">{t(lang, "fee.step")}</th><th scope="col" class="money">{t(lang, "fee.yuan")}</th></tr></thead>
            <tbody>{lines}{halved}</tbody>
            <tfoot><tr><th scope="row">{t(lang, "fee.total")}</th><td class="money">{quote.total.grouped()}</td></tr></tfoot>
        </table>
    }
}

/// An exact number of fen as yuan, with the parts of a fen that the sum rounds away, four digits of them at most.
fn exact_fen(fen: Ratio) -> String {
    let whole = fen.numerator() / fen.denominator();
    let rest = fen.numerator() % fen.denominator() * 10_000 / fen.denominator();
    let parts = format!("{:04}", rest.abs());
    let parts = parts.trim_end_matches('0');
    i64::try_from(whole).map_or_else(
        |_| "—".to_owned(),
        |whole| format!("{}{parts}", Fen(whole).grouped()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_fee_keeps_what_the_sum_rounds_away() {
        let line = |numerator, denominator| {
            exact_fen(Ratio::new(numerator, denominator).expect("a fraction"))
        };
        assert_eq!(line(8_473_269 * 25, 1_000), "2,118.31725");
        assert_eq!(line(5_000, 1), "50.00");
        assert_eq!(line(10, 3), "0.033333");
    }
}
