//! Facets with counts, and a chip for everything selected: links, so that every state has an address.

use domain::{
    market::taxonomy::Grade,
    search::{Bucket, FacetKind},
};
use leptos::prelude::*;

use super::{
    home::grouped,
    search::{Results, hidden},
};
use crate::{
    desks::Counter,
    text::{Lang, fill, t},
};

/// Values of one facet shown before the rest is folded away.
const SHOWN: usize = 8;

/// What a facet's value is called.
fn name(counter: &Counter, kind: FacetKind, value: &str) -> String {
    let lang = counter.looks.lang;
    let named = |of: &'static str| counter.names.of(lang, of, value);
    match kind {
        FacetKind::Region => named("region"),
        FacetKind::Category => named("category"),
        FacetKind::Service => named("service"),
        FacetKind::Licence => licence(counter, lang, value),
        FacetKind::Credit => fill(lang, "facet.credit.value", [("stars", value)]),
        FacetKind::PromisedDays => fill(lang, "facet.promised_days.value", [("days", value)]),
        FacetKind::Price => t(lang, &format!("facet.price.{value}")).into_owned(),
        FacetKind::Consortium if value == "1" => t(lang, "facet.consortium.yes").into_owned(),
        FacetKind::Consortium => t(lang, "facet.consortium.no").into_owned(),
        FacetKind::Certificates => t(lang, &format!("certificates.{value}")).into_owned(),
    }
}

/// `surveying:jia` is the licence with its least grade.
fn licence(counter: &Counter, lang: Lang, value: &str) -> String {
    let (code, grade) = value.split_once(':').unwrap_or((value, ""));
    let grade = Grade::from_code(grade).map_or_else(String::new, |grade| grade_name(lang, grade));
    format!("{} {grade}", counter.names.of(lang, "licence", code))
        .trim()
        .to_owned()
}

/// The address with one value of a facet put in or taken out; `kept` are the parameters there are.
fn toggled(
    results: &Results,
    kept: &[(&'static str, String)],
    kind: FacetKind,
    bucket: &Bucket,
) -> String {
    let name = kind.parameter();
    let mut pairs = kept.to_vec();
    let one = (name, bucket.value.clone());
    let single = matches!(
        kind,
        FacetKind::Credit
            | FacetKind::PromisedDays
            | FacetKind::Consortium
            | FacetKind::Certificates
    );
    match bucket.selected {
        true => pairs.retain(|pair| *pair != one),
        false => {
            pairs.retain(|(other, _)| !single || *other != name);
            pairs.push(one);
        }
    }
    results.with(pairs)
}

/// A grade in the words of the page.
pub fn grade_name(lang: Lang, grade: Grade) -> String {
    t(lang, &format!("grade.{}", grade.code())).into_owned()
}

/// A grade as a condition: this one or higher, or this one only.
pub fn grade_says(lang: Lang, grade: Grade, exact: bool) -> String {
    let key = match exact {
        true => "market.grade.only",
        false => "market.recognised.grade",
    };
    let grade = grade_name(lang, grade);
    fill(lang, key, [("grade", grade.as_str())])
}

/// The way from «this grade or higher» to «this grade only», and back.
pub fn exact_toggle(lang: Lang, results: &Results, grade: Grade) -> impl IntoView + use<> {
    let exact = results.found.query.grade_exact;
    let href = results.of(|query| query.grade_exact = !exact);
    view! { <a class="chip" rel="nofollow" href=href>{grade_says(lang, grade, !exact)}</a> }
}

/// A chip that takes a condition back.
fn chip(lang: Lang, name: String, href: String) -> AnyView {
    let label = fill(lang, "market.filters.remove", [("name", name.as_str())]);
    view! { <a class="chip on" rel="nofollow" href=href aria-label=label>{name}" ×"</a> }.into_any()
}

/// Everything selected, each with a way to take it back.
pub fn chips(counter: &Counter, results: &Results) -> impl IntoView + use<> {
    let (lang, query) = (counter.looks.lang, &results.found.query);
    let kept = results.kept(&[]);
    let mut chips = Vec::new();
    for facet in &results.found.facets {
        for bucket in facet.buckets.iter().filter(|bucket| bucket.selected) {
            let name = name(counter, facet.kind, &bucket.value);
            chips.push(chip(
                lang,
                name,
                toggled(results, &kept, facet.kind, bucket),
            ));
        }
    }
    if let Some(grade) = query.grade {
        let name = grade_says(lang, grade, query.grade_exact);
        let without = results.of(|query| {
            query.grade = None;
            query.grade_exact = false;
        });
        chips.push(chip(lang, name, without));
        chips.push(exact_toggle(lang, results, grade).into_any());
    }
    if let Some(near) = query.near {
        let place = counter.names.of(lang, "region", &near.to_string());
        let name = fill(lang, "market.near", [("name", place.as_str())]);
        chips.push(chip(lang, name, results.of(|query| query.near = None)));
    }
    if query.verbatim {
        let name = t(lang, "market.verbatim").into_owned();
        chips.push(chip(lang, name, results.of(|query| query.verbatim = false)));
    }
    (!chips.is_empty()).then(|| {
        let open = results.with(results.cleared());
        view! { <p class="chips">{chips}<a class="clear" href=open>{t(lang, "market.filters.clear")}</a></p> }
    })
}

/// Facets that stand open before anything is chosen in them; in large type only the first two do.
const OPEN: [FacetKind; 4] = [
    FacetKind::Region,
    FacetKind::Service,
    FacetKind::Price,
    FacetKind::Credit,
];

/// The facets beside the results, folded on a phone.
pub fn panel(counter: &Counter, results: &Results) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let open = match counter.looks.elder {
        true => &OPEN[..2],
        false => &OPEN[..],
    };
    let kept = results.kept(&[]);
    let found = results
        .found
        .facets
        .iter()
        .filter(|facet| !facet.buckets.is_empty());
    let facets = found.map(|facet| {
        let line = |bucket: &Bucket| {
            let current = bucket.selected.then_some("true");
            let href = toggled(results, &kept, facet.kind, bucket);
            view! {
                <li><a href=href aria-current=current rel="nofollow"><span>{name(counter, facet.kind, &bucket.value)}</span><span class="count">{grouped(bucket.count)}</span></a></li>
            }
        };
        let shown: Vec<_> = facet.buckets.iter().filter(|bucket| bucket.count > 0 || bucket.selected).collect();
        let first = shown.iter().take(SHOWN).map(|bucket| line(bucket)).collect_view();
        let rest: Vec<_> = shown.iter().skip(SHOWN).map(|bucket| line(bucket)).collect();
        let rest = (!rest.is_empty()).then(|| {
            let more = fill(lang, "facet.more", [("count", rest.len().to_string().as_str())]);
            view! { <details><summary>{more}</summary><ul>{rest}</ul></details> }
        });
        let title = t(lang, &format!("facet.{}", facet.kind.parameter()));
        let open = open.contains(&facet.kind) || facet.buckets.iter().any(|bucket| bucket.selected);
        view! { <details class="facet" open=open><summary>{title}</summary><ul>{first}</ul>{rest}</details> }
    });
    view! {
        <details class="facets">
            <summary>{t(lang, "market.filters")}</summary>
            <nav aria-label=t(lang, "market.filters").into_owned()>{facets.collect_view()}</nav>
            {near(counter, results)}
        </details>
    }
}

/// Chooses the district distance is measured from.
fn near(counter: &Counter, results: &Results) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let chosen = results.found.query.near.map(|code| code.to_string());
    let places = counter
        .names
        .regions(lang)
        .into_iter()
        .take(counter.names.home_regions);
    let options = places.map(|(code, name)| {
        let selected = chosen.as_ref() == Some(&code);
        view! { <option value=code selected=selected>{name}</option> }
    });
    let mut kept = results.everything(&["near", "sort"]);
    kept.push(("sort", "distance".to_owned()));
    view! {
        <form class="near" method="get" action="/market">
            {hidden(kept)}
            <label for="near">{t(lang, "market.near.choose")}</label>
            <select id="near" name="near"><option value=""></option>{options.collect_view()}</select>
            <button class="btn quiet">{t(lang, "market.near.button")}</button>
        </form>
    }
}
