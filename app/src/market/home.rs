//! The home page: one box, two doors, figures that are counted.

use domain::{
    calendar::iso,
    market::view::{HomeFigures, JoinedAgency},
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::search::search_box;
use crate::{
    desks::{self, Counter},
    text::{Lang, fill, t},
    ui::{awaited, refused},
};

/// 首页
#[component]
pub fn HomePage() -> impl IntoView {
    let counter = desks::counter();
    awaited(async move {
        match counter.market.home().await {
            Ok(figures) => page(&counter, figures).into_any(),
            Err(refusal) => refused(&counter, &refusal),
        }
    })
}

fn page(counter: &Counter, figures: HomeFigures) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let agencies = grouped(figures.agencies);
    view! {
        <Title text=t(lang, "site.name").into_owned()/>
        <h1>{t(lang, "site.promise")}</h1>
        <p class="lead">{t(lang, "site.lead")}</p>
        {search_box(lang, "", Vec::new())}
        <div class="doors">
            <section class="door">
                <h2>{t(lang, "nav.market.long")}</h2>
                <p>{fill(lang, "home.market.lead", [("count", agencies.as_str())])}</p>
                <ul><li><a href="/market">{t(lang, "home.market.find")}</a></li><li><a href="/market/compare">{t(lang, "compare.title")}</a></li></ul>
            </section>
            <section class="door">
                <h2>{t(lang, "nav.court.long")}</h2>
                <p>{t(lang, "home.court.lead")}</p>
                <ul><li><a href="/court">{t(lang, "court.start")}</a></li><li><a href="/verify">{t(lang, "court.verify")}</a></li></ul>
            </section>
        </div>
        <dl class="counted">
            {figure(lang, "home.figure.agencies", figures.agencies)}
            {figure(lang, "home.figure.services", figures.services)}
            {figure(lang, "home.figure.cases", figures.cases_filed)}
            {figure(lang, "home.figure.visits", figures.visits)}
        </dl>
        <div class="two">{popular(counter)}{how(lang)}</div>
        {joined(counter, figures.joined)}
    }
}

/// Services most projects ask for first, one from each of the larger categories.
const POPULAR: [&str; 8] = [
    "EN-01", "SV-01", "DE-02", "GE-01", "CO-04", "SA-01", "QA-01", "FI-01",
];

fn popular(counter: &Counter) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let links = POPULAR.map(|code| {
        let href = format!("/market?service={code}");
        view! { <li><a href=href>{counter.names.of(lang, "service", code)}</a></li> }
    });
    view! { <section><h2>{t(lang, "home.popular")}</h2><ul class="links columns">{links.into_iter().collect_view()}</ul></section> }
}

/// Whoever joined last stands first: nothing else gives a place.
fn joined(counter: &Counter, agencies: Vec<JoinedAgency>) -> Option<AnyView> {
    let lang = counter.looks.lang;
    let line = |agency: JoinedAgency| {
        let href = format!("/market/agencies/{}", agency.id);
        let (on, region) = (iso(agency.on), agency.region.to_string());
        let text = on.clone();
        view! {
            <li><a href=href>{agency.name}</a><p class="row"><span>{counter.names.of(lang, "region", &region)}</span>
                <time datetime=on>{text}</time></p></li>
        }
    };
    let none = agencies.is_empty();
    let lines: Vec<_> = agencies.into_iter().map(line).collect();
    (!none).then(|| {
        view! { <section><h2>{t(lang, "home.joined")}</h2><ul class="links columns">{lines}</ul></section> }
            .into_any()
    })
}

fn how(lang: Lang) -> impl IntoView + use<> {
    let steps = ["home.how.1", "home.how.2", "home.how.3"];
    let steps = steps.map(|step| view! { <li>{t(lang, step)}</li> });
    view! { <section><h2>{t(lang, "home.how")}</h2><ol class="steps">{steps.into_iter().collect_view()}</ol></section> }
}

fn figure(lang: Lang, key: &str, value: u64) -> impl IntoView + use<> {
    view! { <div><dt>{t(lang, key)}</dt><dd>{grouped(value)}</dd></div> }
}

/// A count with a comma before every third digit.
pub fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(
            [grouped(0), grouped(999), grouped(4870), grouped(1_000_000)],
            ["0", "999", "4,870", "1,000,000"]
        );
    }
}
