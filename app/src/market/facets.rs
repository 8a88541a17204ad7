//! Facets with counts, and a chip for everything selected: links, so that every state has an address.

use domain::{
    market::view::SearchPage,
    search::{Bucket, FacetKind, to_pairs},
};
use leptos::prelude::*;

use super::{home::grouped, search::address};
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
    let grade = domain::market::taxonomy::Grade::from_code(grade).map_or("", |grade| grade.name());
    format!("{} {grade}", counter.names.of(lang, "licence", code))
        .trim()
        .to_owned()
}

/// The address with one value of a facet put in or taken out.
fn toggled(found: &SearchPage, kind: FacetKind, bucket: &Bucket) -> String {
    let name = kind.parameter();
    let mut query = found.query.clone();
    query.after = None;
    let mut pairs = to_pairs(&query);
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
    address(&pairs)
}

/// Everything selected, each with a way to take it back.
pub fn chips(counter: &Counter, found: &SearchPage) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let mut chips = Vec::new();
    for facet in &found.facets {
        for bucket in facet.buckets.iter().filter(|bucket| bucket.selected) {
            let name = name(counter, facet.kind, &bucket.value);
            let label = fill(lang, "market.filters.remove", [("name", name.as_str())]);
            let href = toggled(found, facet.kind, bucket);
            chips.push(view! { <a class="chip on" href=href aria-label=label>{name}" ×"</a> });
        }
    }
    (!chips.is_empty()).then(|| view! { <p class="chips">{chips}</p> })
}

/// The facets beside the results, folded on a phone.
pub fn panel(counter: &Counter, found: &SearchPage) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let facets = found.facets.iter().filter(|facet| !facet.buckets.is_empty()).map(|facet| {
        let line = |bucket: &Bucket| {
            let current = bucket.selected.then_some("true");
            let href = toggled(found, facet.kind, bucket);
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
        view! { <details class="facet" open><summary>{title}</summary><ul>{first}</ul>{rest}</details> }
    });
    view! {
        <details class="facets">
            <summary>{t(lang, "market.filters")}</summary>
            <nav aria-label=t(lang, "market.filters").into_owned()>{facets.collect_view()}</nav>
        </details>
    }
}
