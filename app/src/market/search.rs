//! The search page: one box, chips, facets with counts, results with their reasons.

use domain::{
    id::AgencyId,
    market::{
        agency::Agency,
        view::{COMPARE_MAX, SearchPage},
    },
    refusal::Refusal,
    search::{AgencyQuery, AgencySort, Correction, FacetKind, Recognised, to_pairs},
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    address::{address, pairs},
    card::{Asked, card},
    facets,
    home::grouped,
    suggest::Suggest,
};
use crate::{
    desks::{self, Counter},
    text::{Lang, fill, t},
    ui::{awaited, export_links, refused, summary},
};

/// The id of the search box, which the suggestions watch.
const BOX: &str = "q";
/// The parameter that names the facet shown whole.
pub(super) const WHOLE: &str = "facet";

/// 中介超市
#[component]
pub fn MarketPage() -> impl IntoView {
    let counter = desks::counter();
    let (ids, mut asked) = pairs(&counter.here)
        .into_iter()
        .partition::<Vec<_>, _>(|(name, _)| name == "ids");
    let whole = taken_whole(&mut asked);
    awaited(async move {
        let chosen = chosen(&counter, &ids).await;
        match counter.market.search(&counter.caller, asked).await {
            Ok(found) => page(
                &counter,
                &Results {
                    found,
                    chosen,
                    whole,
                },
            )
            .into_any(),
            Err(refusal) if !refusal.fields.is_empty() => bad_query(&counter, &refusal),
            Err(refusal) => refused(&counter, &refusal),
        }
    })
}

/// The facet to be shown whole, taken out of what is asked; one there is not stays, and the search refuses it.
fn taken_whole(asked: &mut Vec<(String, String)>) -> Option<FacetKind> {
    let of =
        |(name, value): &(String, String)| FacetKind::of_parameter(value).filter(|_| name == WHOLE);
    let whole = asked.iter().find_map(of);
    asked.retain(|pair| of(pair).is_none());
    whole
}

/// The agencies the address carries to be compared; the search does not fail over them.
async fn chosen(counter: &Counter, ids: &[(String, String)]) -> Vec<Agency> {
    let mut known: Vec<AgencyId> = Vec::new();
    for id in ids.iter().filter_map(|(_, id)| id.parse().ok()) {
        if !known.contains(&id) && known.len() < COMPARE_MAX {
            known.push(id);
        }
    }
    if known.is_empty() {
        return Vec::new();
    }
    let found = counter.market.compare(&counter.caller, known).await;
    let found = found.unwrap_or_default().into_iter();
    found.map(|view| view.agency).collect()
}

/// What was found, with the agencies chosen so far to be compared: both stand in the address.
pub(super) struct Results {
    pub found: SearchPage,
    chosen: Vec<Agency>,
    /// The facet of which every value is shown.
    pub whole: Option<FacetKind>,
}

impl Results {
    /// The address of another query, from its first page.
    pub fn of(&self, change: impl FnOnce(&mut AgencyQuery)) -> String {
        let mut query = self.found.query.clone();
        query.after = None;
        change(&mut query);
        self.with(to_pairs(&query))
    }

    /// The address with these parameters.
    pub fn with(&self, mut pairs: Vec<(&'static str, String)>) -> String {
        let ids = self.chosen.iter().map(|agency| agency.id.to_string());
        pairs.extend(ids.map(|id| ("ids", id)));
        address("/market", &pairs)
    }

    /// The parameters of the query but the page and those of `without`.
    pub fn kept(&self, without: &[&str]) -> Vec<(&'static str, String)> {
        let mut pairs = to_pairs(&self.found.query);
        pairs.retain(|(name, _)| *name != "after" && !without.contains(name));
        pairs
    }

    /// The parameters without any condition but the words.
    pub fn cleared(&self) -> Vec<(&'static str, String)> {
        let mut pairs = to_pairs(&self.found.query);
        pairs.retain(|(name, _)| ["q", "sort"].contains(name));
        pairs
    }

    /// The region distance is measured from, if the search speaks of any.
    pub fn knows_a_place(&self) -> bool {
        let (query, recognised) = (&self.found.query, &self.found.recognised);
        let region = |one: &Recognised| matches!(one, Recognised::Region { .. });
        query.near.is_some() || !query.regions.is_empty() || recognised.iter().any(region)
    }

    /// The same with the agencies chosen, for a form.
    pub fn everything(&self, without: &[&str]) -> Vec<(&'static str, String)> {
        let mut pairs = self.kept(without);
        pairs.extend(
            self.chosen
                .iter()
                .map(|agency| ("ids", agency.id.to_string())),
        );
        pairs
    }

    fn is_chosen(&self, id: AgencyId) -> bool {
        self.chosen.iter().any(|agency| agency.id == id)
    }
}

/// Parameters a form sends along unseen.
pub(super) fn hidden(pairs: Vec<(&'static str, String)>) -> impl IntoView {
    let inputs = pairs
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    inputs.collect_view()
}

/// The box with its suggestions; without script a plain form. What else is asked stays asked.
pub fn search_box(
    lang: Lang,
    text: &str,
    kept: Vec<(&'static str, String)>,
) -> impl IntoView + use<> {
    view! {
        <form class="search" role="search" method="get" action="/market">
            <input type="search" id=BOX name="q" value=text.to_owned() maxlength="64" enterkeyhint="search"
                aria-label=t(lang, "search.label").into_owned() placeholder=t(lang, "search.example").into_owned()/>
            {hidden(kept)}
            <button class="btn">{t(lang, "search.button")}</button>
            <Suggest input=BOX.to_owned() label=t(lang, "suggest.label").into_owned() count=t(lang, "suggest.count").into_owned()/>
        </form>
    }
}

fn bad_query(counter: &Counter, refusal: &Refusal) -> AnyView {
    counter.reply.page(refusal);
    let lang = counter.looks.lang;
    let named = refusal.fields.iter().map(|error| view! { <li><code>{error.field.clone()}</code>" "{crate::ui::error_text(lang, error)}</li> });
    view! {
        <Title text=t(lang, "market.title").into_owned()/>
        <h1>{t(lang, "market.title")}</h1>
        {summary(lang, t(lang, "refusal.search.invalid").into_owned(), &[])}
        <ul>{named.collect_view()}</ul>
        {search_box(lang, "", Vec::new())}
    }
    .into_any()
}

fn page(counter: &Counter, results: &Results) -> impl IntoView + use<> {
    let (lang, found) = (counter.looks.lang, &results.found);
    let text = found.query.text.clone();
    let total = grouped(found.total);
    let heading = match text.is_empty() {
        true => fill(lang, "market.found", [("total", total.as_str())]),
        false => fill(
            lang,
            "market.found.for",
            [("text", text.as_str()), ("total", total.as_str())],
        ),
    };
    let kept = results.everything(&["q", "verbatim"]);
    let none = (found.total == 0)
        .then(|| view! { <p>{t(lang, "market.none")}" "{t(lang, "market.none.advice")}</p> });
    view! {
        <Title text=t(lang, "market.title").into_owned()/>
        <h1>{t(lang, "market.title")}</h1>
        {search_box(lang, &text, kept)}
        <p class="heading" role="status">{heading}</p>
        {recognised(counter, results)}
        {facets::chips(counter, results)}
        {sorts(counter, results)}
        {none}
        {found.correction.as_ref().map(|correction| corrected(counter, results, correction))}
        {compare_form(results)}
        <div class="with-facets">
            {facets::panel(counter, results)}
            <div>
                {tray(lang, results)}
                {list(counter, results, &found.cards)}
                {further(lang, results)}
                {export(lang, results)}
            </div>
        </div>
    }
}

fn list(
    counter: &Counter,
    results: &Results,
    cards: &[domain::market::view::AgencyCard],
) -> impl IntoView + use<> {
    let asked = Asked {
        lang: counter.looks.lang,
        names: &counter.names,
        query: &results.found.query,
    };
    let cards = cards
        .iter()
        .map(|one| card(&asked, one, results.is_chosen(one.agency.id)));
    view! { <ol class="results">{cards.collect_view()}</ol> }
}

/// The form the boxes of the cards belong to. Its buttons lead to the next page or to the comparison; both
/// take along what is ticked here and what was chosen on another page.
fn compare_form(results: &Results) -> impl IntoView + use<> {
    let found = &results.found;
    let cards = || found.cards.iter().chain(&found.corrected_cards);
    let elsewhere = |agency: &&Agency| !cards().any(|card| card.agency.id == agency.id);
    let mut kept = results.kept(&[]);
    let chosen = results.chosen.iter().filter(elsewhere);
    kept.extend(chosen.map(|agency| ("ids", agency.id.to_string())));
    view! { <form id="compare" method="get" action="/market">{hidden(kept)}</form> }
}

/// The agencies chosen so far, each with a way to leave it out.
fn tray(lang: Lang, results: &Results) -> Option<impl IntoView + use<>> {
    let chips = results.chosen.iter().map(|agency| {
        let rest = results.chosen.iter().filter(|other| other.id != agency.id);
        let mut pairs = results.kept(&[]);
        pairs.extend(rest.map(|other| ("ids", other.id.to_string())));
        let label = fill(lang, "compare.tray.remove", [("name", agency.name.as_str())]);
        view! { <a class="chip on" rel="nofollow" href=address("/market", &pairs) aria-label=label>{agency.name.clone()}" ×"</a> }
    });
    (!results.chosen.is_empty()).then(|| {
        view! { <p class="chips tray"><b>{t(lang, "compare.tray")}{t(lang, "colon")}</b>{chips.collect_view()}</p> }
    })
}

/// The ways on from the list: to compare, to see more.
fn further(lang: Lang, results: &Results) -> impl IntoView + use<> {
    let found = &results.found;
    let some = !found.cards.is_empty() || !found.corrected_cards.is_empty();
    let compare = (some || !results.chosen.is_empty()).then(|| {
        view! { <button class="btn quiet" form="compare" formaction="/market/compare">{t(lang, "compare.button")}</button> }
    });
    let next = found.next.map(|next| {
        view! { <button class="btn quiet" form="compare" name="after" value=next.to_string()>{t(lang, "page.next")}</button> }
    });
    view! { <p class="acts">{next}{compare}</p> }
}

/// All that was found, as a file.
fn export(lang: Lang, results: &Results) -> Option<impl IntoView + use<>> {
    let here = address("", &results.kept(&["page_size"]));
    let query = here.trim_start_matches('?').to_owned();
    (results.found.total > 0)
        .then(|| export_links(lang, "market.title", "/market/agencies", &query))
}

fn recognised(counter: &Counter, results: &Results) -> Option<impl IntoView + use<>> {
    let (lang, found) = (counter.looks.lang, &results.found);
    let literal = results.of(|query| query.verbatim = true);
    let chips = found.recognised.iter().map(|one| {
        let (typed, says) = understood(counter, found, one);
        let label = fill(lang, "market.recognised.remove", [("name", says.as_str())]);
        let exact = match one {
            Recognised::Grade { grade, .. } => Some(facets::exact_toggle(lang, results, *grade)),
            _ => None,
        };
        view! { <a class="chip on" rel="nofollow" href=without(results, typed) aria-label=label>{says}" ×"</a>{exact} }
    });
    (!found.recognised.is_empty()).then(|| {
        view! {
            <p class="chips">
                <span>{t(lang, "market.recognised")}{t(lang, "colon")}</span>{chips.collect_view()}
                <a class="chip" rel="nofollow" href=literal>{t(lang, "market.recognised.verbatim")}</a>
            </p>
        }
    })
}

/// What was typed and what it was taken for.
fn understood<'a>(counter: &Counter, found: &SearchPage, one: &'a Recognised) -> (&'a str, String) {
    let lang = counter.looks.lang;
    match one {
        Recognised::Region { typed, region } => {
            (typed, counter.names.of(lang, "region", &region.to_string()))
        }
        Recognised::PromisedDays { typed, max } => {
            let max = max.to_string();
            let says = fill(lang, "market.recognised.days", [("max", max.as_str())]);
            (typed, says)
        }
        Recognised::Grade { typed, grade } => (
            typed,
            facets::grade_says(lang, *grade, found.query.grade_exact),
        ),
    }
}

/// The same search without the words that were read as a condition; where they stand in another script or
/// width, the whole text is taken as typed.
fn without(results: &Results, typed: &str) -> String {
    results.of(|query| {
        query.verbatim |= !query.text.contains(typed);
        let rest = query.text.replacen(typed, " ", 1);
        query.text = rest.split_whitespace().collect::<Vec<_>>().join(" ");
    })
}

fn corrected(
    counter: &Counter,
    results: &Results,
    correction: &Correction,
) -> impl IntoView + use<> {
    let says = fill(
        counter.looks.lang,
        "market.correction",
        [
            ("typed", correction.typed.as_str()),
            ("meant", correction.meant.as_str()),
        ],
    );
    let cards = list(counter, results, &results.found.corrected_cards);
    view! { <section class="corrected"><p><b>{says}</b></p>{cards}</section> }
}

/// Ways to sort that large type shows at once; the rest is folded away.
const FIRST_SORTS: usize = 3;

fn sorts(counter: &Counter, results: &Results) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let current = results.found.query.sort;
    let place = results.knows_a_place();
    let fits = |sort: &AgencySort| *sort != AgencySort::Distance || place || *sort == current;
    let link = |sort: AgencySort| {
        let href = results.of(|query| query.sort = sort);
        let current = (sort == current).then_some("true");
        view! { <a class="chip" href=href aria-current=current>{t(lang, &format!("market.sort.{}", sort.code()))}</a> }
    };
    let links: Vec<_> = AgencySort::ALL.into_iter().filter(fits).map(link).collect();
    let mut links = links.into_iter();
    let shown = match counter.looks.elder {
        true => FIRST_SORTS,
        false => AgencySort::ALL.len(),
    };
    let first: Vec<_> = links.by_ref().take(shown).collect();
    let rest: Vec<_> = links.collect();
    let rest = (!rest.is_empty()).then(|| {
        view! { <details><summary>{t(lang, "market.sort.more")}</summary><div class="chips">{rest}</div></details> }
    });
    view! { <nav class="chips sorts" aria-label=t(lang, "market.sort").into_owned()>{first}{rest}</nav> }
}
