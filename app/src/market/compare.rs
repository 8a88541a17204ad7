//! Up to four agencies side by side; on a phone the table stands as one list an agency.

use domain::{
    id::AgencyId,
    market::{listing::PriceModel, view::AgencyPage as View},
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    card::{price, stars},
    home::grouped,
    search::pairs,
};
use crate::{
    desks::{self, Counter},
    text::{Lang, fill, t},
    ui::{awaited, refused},
};

/// 比较
#[component]
pub fn ComparePage() -> impl IntoView {
    let counter = desks::counter();
    let chosen = pairs(&counter.here)
        .into_iter()
        .filter(|(name, _)| name == "ids");
    let ids: Vec<AgencyId> = chosen.filter_map(|(_, id)| id.parse().ok()).collect();
    awaited(async move {
        match counter.market.compare(&counter.caller, ids).await {
            Ok(agencies) => page(&counter, &agencies).into_any(),
            Err(refusal) => refused(&counter, &refusal),
        }
    })
}

fn page(counter: &Counter, agencies: &[View]) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let body = match agencies.len() {
        0 => view! { <p>{t(lang, "compare.none")}</p><p><a class="btn" href="/market">{t(lang, "home.market.find")}</a></p> }.into_any(),
        _ => table(counter, agencies).into_any(),
    };
    view! {
        <Title text=t(lang, "compare.title").into_owned()/>
        <h1>{t(lang, "compare.title")}</h1>
        <p class="lead">{t(lang, "compare.lead")}</p>
        {body}
    }
}

/// A line of the comparison: what it compares, and how an agency reads there.
type Line = (&'static str, fn(&Counter, &View) -> String);

const LINES: [Line; 8] = [
    ("agency.rating", |counter, view| {
        stars(counter.looks.lang, view.agency.credit)
    }),
    ("agency.services", services),
    ("compare.least", least),
    ("compare.fastest", fastest),
    ("agency.certificates", certificates),
    ("agency.region", |_, view| view.region_name.clone()),
    ("agency.area", |_, view| view.area_names.join("、")),
    ("agency.founded", |_, view| {
        domain::calendar::iso(view.agency.founded)
    }),
];

fn table(counter: &Counter, agencies: &[View]) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let heads = agencies.iter().map(|view| {
        let href = format!("/market/agencies/{}", view.agency.id);
        view! { <th scope="col"><a href=href>{view.agency.name.clone()}</a></th> }
    });
    let rows = LINES.into_iter().map(|(key, read)| {
        let cells = agencies.iter().map(
            |view| view! { <td data-agency=view.agency.name.clone()>{read(counter, view)}</td> },
        );
        view! { <tr><th scope="row">{t(lang, key)}</th>{cells.collect_view()}</tr> }
    });
    view! {
        <table class="compare">
            <thead><tr><td></td>{heads.collect_view()}</tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

fn services(counter: &Counter, view: &View) -> String {
    let names = view.agency.services.iter().map(|listing| {
        counter
            .names
            .of(counter.looks.lang, "service", &listing.service.to_string())
    });
    names.collect::<Vec<_>>().join("、")
}

fn least(counter: &Counter, view: &View) -> String {
    let amounts = view
        .agency
        .services
        .iter()
        .filter_map(|listing| listing.price.least());
    let least = amounts.min().map(PriceModel::From);
    let rate = || view.agency.services.first().map(|listing| listing.price);
    least
        .or_else(rate)
        .map_or_else(String::new, |one| price(counter.looks.lang, one))
}

fn fastest(counter: &Counter, view: &View) -> String {
    let days = view
        .agency
        .services
        .iter()
        .map(|listing| listing.promised_working_days)
        .min();
    days.map_or_else(String::new, |days| promised(counter.looks.lang, days))
}

fn promised(lang: Lang, days: u16) -> String {
    fill(
        lang,
        "agency.promised",
        [("days", days.to_string().as_str())],
    )
}

fn certificates(counter: &Counter, view: &View) -> String {
    let lang = counter.looks.lang;
    let valid = view
        .agency
        .certificates
        .iter()
        .filter(|one| one.standing(counter.today).code() == "valid");
    let names = valid.map(|one| counter.names.of(lang, "licence", one.licence.as_str()));
    let names: Vec<_> = names.collect();
    match names.is_empty() {
        true => grouped(0),
        false => names.join("、"),
    }
}
