//! Up to four agencies side by side; on a phone the table stands as one list a line.

use std::collections::BTreeMap;

use domain::{
    id::AgencyId,
    market::{
        agency::Certificate,
        taxonomy::ServiceCode,
        view::{AgencyPage as View, COMPARE_MAX},
    },
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    address::{address, pairs},
    card::{price, stars},
    facets::grade_name,
    home::grouped,
};
use crate::{
    desks::{self, Counter},
    text::{Lang, fill, t},
    ui::{awaited, refused, term_as},
};

/// 比较
#[component]
pub fn ComparePage() -> impl IntoView {
    let counter = desks::counter();
    let (chosen, search) = pairs(&counter.here)
        .into_iter()
        .partition::<Vec<_>, _>(|(name, _)| name == "ids");
    let ids: Vec<AgencyId> = chosen
        .iter()
        .filter_map(|(_, id)| id.parse().ok())
        .collect();
    awaited(async move {
        match counter.market.compare(&counter.caller, ids).await {
            Ok(agencies) => page(&counter, &agencies, search).into_any(),
            Err(refusal) => refused(&counter, &refusal),
        }
    })
}

fn page(
    counter: &Counter,
    agencies: &[View],
    search: Vec<(String, String)>,
) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let body = match agencies.len() {
        0 => view! { <p>{t(lang, "compare.none")}</p> }.into_any(),
        1 => {
            view! { <p>{t(lang, "compare.one")}</p>{table(counter, agencies, &search)} }.into_any()
        }
        _ => table(counter, agencies, &search).into_any(),
    };
    let on = match agencies.len() {
        0 => view! { <a class="btn" href="/market">{t(lang, "home.market.find")}</a> }.into_any(),
        COMPARE_MAX => ().into_any(),
        _ => {
            view! { <a class="btn quiet" href=more(agencies, search)>{t(lang, "compare.more")}</a> }
                .into_any()
        }
    };
    view! {
        <Title text=t(lang, "compare.title").into_owned()/>
        <h1>{t(lang, "compare.title")}</h1>
        <p class="lead">{t(lang, "compare.lead")}</p>
        {body}
        <p class="acts">{on}</p>
    }
}

/// Back to the search these came from, or to one for what they do, with them still chosen.
fn more(agencies: &[View], mut search: Vec<(String, String)>) -> String {
    if search.is_empty() {
        let service = shared(agencies).into_iter().next();
        search.extend(service.map(|code| ("service".to_owned(), code.to_string())));
    }
    search.retain(|(name, _)| name != "after");
    search.extend(ids(agencies, None));
    address("/market", &search)
}

fn ids(agencies: &[View], without: Option<AgencyId>) -> impl Iterator<Item = (String, String)> {
    let kept = agencies.iter().map(|view| view.agency.id);
    let kept = kept.filter(move |id| Some(*id) != without);
    kept.map(|id| ("ids".to_owned(), id.to_string()))
}

/// The services more than one of them offers, the most common first; of one agency all.
fn shared(agencies: &[View]) -> Vec<ServiceCode> {
    let mut offered: BTreeMap<ServiceCode, usize> = BTreeMap::new();
    for listing in agencies.iter().flat_map(|view| &view.agency.services) {
        *offered.entry(listing.service).or_default() += 1;
    }
    let least = agencies.len().min(2);
    let mut shared: Vec<_> = offered
        .into_iter()
        .filter(|(_, count)| *count >= least)
        .collect();
    shared.sort_by_key(|(code, count)| (usize::MAX - count, *code));
    shared.into_iter().map(|(code, _)| code).collect()
}

/// A line of the comparison: its head, and how an agency reads there.
struct Line {
    head: AnyView,
    cells: Vec<String>,
}

fn lines(counter: &Counter, agencies: &[View]) -> Vec<Line> {
    let lang = counter.looks.lang;
    let line = |head: AnyView, read: &dyn Fn(&View) -> String| Line {
        head,
        cells: agencies.iter().map(read).collect(),
    };
    let plain = |key: &str| t(lang, key).into_owned();
    let credit = term_as("credit", plain("agency.rating"));
    let mut lines = vec![line(credit.into_any(), &|view| {
        stars(lang, view.agency.credit)
    })];
    let shared = shared(agencies);
    for service in &shared {
        let name = counter.names.of(lang, "service", &service.to_string());
        lines.push(line(name.into_any(), &|view| offer(lang, view, *service)));
    }
    let others = |view: &View| other_services(counter, view, &shared);
    if agencies.iter().any(|view| !others(view).is_empty()) {
        lines.push(line(plain("compare.other").into_any(), &others));
    }
    let licence = term_as("licence", plain("agency.certificates"));
    lines.push(line(licence.into_any(), &|view| {
        certificates(counter, view)
    }));
    lines.push(line(plain("agency.region").into_any(), &|view| {
        counter
            .names
            .of(lang, "region", &view.agency.region.to_string())
    }));
    lines.push(line(plain("agency.area").into_any(), &|view| {
        area(counter, view)
    }));
    lines.push(line(plain("agency.founded").into_any(), &|view| {
        domain::calendar::iso(view.agency.founded)
    }));
    lines
}

/// The roles are written out: a table whose rows are laid out as blocks loses its own in some browsers.
fn table(
    counter: &Counter,
    agencies: &[View],
    search: &[(String, String)],
) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let heads = agencies.iter().map(|view| {
        let (id, name) = (view.agency.id, view.agency.name.clone());
        let href = format!("/market/agencies/{id}");
        let rest: Vec<_> = search.iter().cloned().chain(ids(agencies, Some(id))).collect();
        let label = fill(lang, "compare.tray.remove", [("name", name.as_str())]);
        view! {
            <th scope="col" role="columnheader"><a href=href>{name}</a>" "<a class="remove" rel="nofollow" href=address("/market/compare", &rest) aria-label=label>"×"</a></th>
        }
    });
    let rows = lines(counter, agencies).into_iter().map(|line| {
        let cells = agencies.iter().zip(line.cells).map(|(view, says)| {
            view! { <td role="cell" data-agency=view.agency.name.clone()>{says}</td> }
        });
        view! { <tr role="row"><th scope="row" role="rowheader">{line.head}</th>{cells.collect_view()}</tr> }
    });
    view! {
        <table class="compare" role="table">
            <thead role="rowgroup"><tr role="row"><td role="cell"></td>{heads.collect_view()}</tr></thead>
            <tbody role="rowgroup">{rows.collect_view()}</tbody>
        </table>
    }
}

/// Price and promise of one service.
fn offer(lang: Lang, view: &View, service: ServiceCode) -> String {
    let Some(listing) = view.agency.offers(service) else {
        return t(lang, "compare.not_offered").into_owned();
    };
    let days = listing.promised_working_days.to_string();
    let promised = fill(lang, "agency.promised", [("days", days.as_str())]);
    [price(lang, listing.price), promised].join(&t(lang, "list.and"))
}

fn other_services(counter: &Counter, view: &View, shared: &[ServiceCode]) -> String {
    let lang = counter.looks.lang;
    let others = view.agency.services.iter().map(|listing| listing.service);
    let others = others.filter(|service| !shared.contains(service));
    let names = others.map(|service| counter.names.of(lang, "service", &service.to_string()));
    names.collect::<Vec<_>>().join(&t(lang, "list.and"))
}

fn area(counter: &Counter, view: &View) -> String {
    let lang = counter.looks.lang;
    let mut codes: Vec<_> = view
        .agency
        .services
        .iter()
        .flat_map(|listing| &listing.area)
        .collect();
    codes.sort_unstable();
    codes.dedup();
    let names = codes
        .iter()
        .map(|code| counter.names.of(lang, "region", &code.to_string()));
    names.collect::<Vec<_>>().join(&t(lang, "list.and"))
}

fn certificates(counter: &Counter, view: &View) -> String {
    let lang = counter.looks.lang;
    let named = |one: &Certificate| {
        let name = counter.names.of(lang, "licence", one.licence.as_str());
        match one.grade {
            Some(grade) => format!("{name} {}", grade_name(lang, grade)),
            None => name,
        }
    };
    let valid = view.agency.certificates.iter();
    let valid = valid.filter(|one| one.standing(counter.today).code() == "valid");
    let names: Vec<_> = valid.map(named).collect();
    match names.is_empty() {
        true => grouped(0),
        false => names.join(&t(lang, "list.and")),
    }
}
