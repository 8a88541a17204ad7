//! Facets with counts, and a chip for everything selected: links, so that every state has an address.

use domain::{
    market::taxonomy::Grade,
    search::{Bucket, Facet, FacetKind},
};
use leptos::prelude::*;

use super::{
    home::grouped,
    search::{Results, WHOLE, hidden},
};
use crate::{
    desks::Counter,
    text::{Lang, fill, t},
};

/// Values of one facet shown until all are asked for.
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
    let found = results.found.facets.iter();
    let facets = found.filter(|facet| !facet.buckets.is_empty()).map(|facet| {
        let line = |bucket: &Bucket| {
            let current = bucket.selected.then_some("true");
            let href = toggled(results, &kept, facet.kind, bucket);
            view! {
                <li><a href=href aria-current=current rel="nofollow"><span>{name(counter, facet.kind, &bucket.value)}</span><span class="count">{grouped(bucket.count)}</span></a></li>
            }
        };
        let whole = results.whole == Some(facet.kind);
        let (shown, left) = shown(facet, whole);
        let lines = shown.into_iter().map(line).collect_view();
        let more = (left > 0).then(|| more(lang, results, &kept, facet.kind, left));
        let parameter = facet.kind.parameter();
        let title = t(lang, &format!("facet.{parameter}"));
        let open = whole || open.contains(&facet.kind) || facet.buckets.iter().any(|bucket| bucket.selected);
        let id = whole.then(|| anchor(facet.kind));
        view! { <details class="facet" id=id open=open><summary>{title}</summary><ul>{lines}</ul>{more}</details> }
    });
    view! {
        <details class="facets" open=results.whole.is_some()>
            <summary>{t(lang, "market.filters")}</summary>
            <nav aria-label=t(lang, "market.filters").into_owned()>{facets.collect_view()}</nav>
            {near(counter, results)}
        </details>
    }
}

/// The values of a facet a page shows, and how many it leaves out: what is chosen is never left out.
fn shown(facet: &Facet, whole: bool) -> (Vec<&Bucket>, usize) {
    let some = facet.buckets.iter();
    let some = some.filter(|bucket| bucket.count > 0 || bucket.selected);
    let (shown, left): (Vec<_>, Vec<_>) = some
        .enumerate()
        .partition(|(place, bucket)| whole || *place < SHOWN || bucket.selected);
    let shown = shown.into_iter().map(|(_, bucket)| bucket);
    (shown.collect(), left.len())
}

/// Where the page of a facet shown whole begins to be read.
fn anchor(kind: FacetKind) -> String {
    format!("facet-{}", kind.parameter())
}

/// The way to every value of a facet. They are hundreds together, and few ask for them: a telephone is spared them.
fn more(
    lang: Lang,
    results: &Results,
    kept: &[(&'static str, String)],
    kind: FacetKind,
    left: usize,
) -> impl IntoView + use<> {
    let mut pairs = kept.to_vec();
    pairs.push((WHOLE, kind.parameter().to_owned()));
    let href = format!("{}#{}", results.with(pairs), anchor(kind));
    let says = fill(lang, "facet.more", [("count", left.to_string().as_str())]);
    let label = format!(
        "{}{}{says}",
        t(lang, &format!("facet.{}", kind.parameter())),
        t(lang, "colon")
    );
    view! { <a class="more" rel="nofollow" href=href aria-label=label>{says}</a> }
}

/// Chooses the district distance is measured from.
fn near(counter: &Counter, results: &Results) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let chosen = results.found.query.near.map(|code| code.to_string());
    let names = &counter.names;
    let places = names.regions(lang).take(names.home_regions);
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
