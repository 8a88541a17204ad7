//! The search page: one box, chips, facets with counts, results with their reasons.

use domain::{
    market::view::SearchPage,
    refusal::Refusal,
    search::{AgencySort, Correction, Recognised, to_pairs},
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{card::card, facets, home::grouped, suggest::Suggest};
use crate::{
    desks::{self, Counter},
    text::{Lang, fill, t},
    ui::{awaited, refused, summary},
};

/// The id of the search box, which the suggestions watch.
const BOX: &str = "q";

/// 中介超市
#[component]
pub fn MarketPage() -> impl IntoView {
    let counter = desks::counter();
    awaited(async move {
        match counter
            .market
            .search(&counter.caller, pairs(&counter.here))
            .await
        {
            Ok(found) => page(&counter, &found).into_any(),
            Err(refusal) if !refusal.fields.is_empty() => bad_query(&counter, &refusal),
            Err(refusal) => refused(&counter, &refusal),
        }
    })
}

/// The parameters of the address, decoded.
pub(super) fn pairs(here: &str) -> Vec<(String, String)> {
    let query = here.split_once('?').map_or("", |(_, query)| query);
    let decode = |text: &str| {
        let text = text.replace('+', " ");
        let bytes = percent_decoded(text.as_bytes());
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let parts = query.split('&').filter(|part| !part.is_empty());
    parts
        .map(|part| part.split_once('=').unwrap_or((part, "")))
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}

fn percent_decoded(bytes: &[u8]) -> Vec<u8> {
    let digit = |at: usize| bytes.get(at).and_then(|byte| (*byte as char).to_digit(16));
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let pair = (bytes[at] == b'%')
            .then(|| digit(at + 1).zip(digit(at + 2)))
            .flatten();
        match pair.and_then(|(high, low)| u8::try_from(high * 16 + low).ok()) {
            Some(byte) => {
                decoded.push(byte);
                at += 3;
            }
            None => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    decoded
}

/// An address of the search page with these parameters.
pub(super) fn address(pairs: &[(&str, String)]) -> String {
    let encode = |text: &str| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~:".contains(&byte);
        text.bytes().fold(String::new(), |mut encoded, byte| {
            match plain(byte) {
                true => encoded.push(byte as char),
                false => encoded += &format!("%{byte:02X}"),
            }
            encoded
        })
    };
    let parts: Vec<_> = pairs
        .iter()
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
        .collect();
    match parts.is_empty() {
        true => "/market".to_owned(),
        false => format!("/market?{}", parts.join("&")),
    }
}

/// The box with its suggestions; without script a plain form.
pub fn search_box(lang: Lang, text: &str) -> impl IntoView + use<> {
    view! {
        <form class="search" role="search" method="get" action="/market">
            <input type="search" id=BOX name="q" value=text.to_owned() maxlength="64" enterkeyhint="search"
                aria-label=t(lang, "search.label").into_owned() placeholder=t(lang, "search.example").into_owned()/>
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
        {search_box(lang, "")}
    }
    .into_any()
}

fn page(counter: &Counter, found: &SearchPage) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
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
    let names = counter.names.clone();
    let cards = found.cards.iter().map(|one| card(lang, &names, one));
    let none = (found.total == 0)
        .then(|| view! { <p>{t(lang, "market.none")}" "{t(lang, "market.none.advice")}</p> });
    view! {
        <Title text=t(lang, "market.title").into_owned()/>
        <h1>{t(lang, "market.title")}</h1>
        {search_box(lang, &text)}
        <p class="heading" role="status">{heading}</p>
        {recognised(counter, found)}
        {facets::chips(counter, found)}
        {sorts(lang, found)}
        {none}
        {found.correction.as_ref().map(|correction| corrected(counter, found, correction))}
        <form id="compare" method="get" action="/market/compare"></form>
        <div class="with-facets">
            {facets::panel(counter, found)}
            <div>
                <ol class="results">{cards.collect_view()}</ol>
                {more(lang, found)}
                {compare_button(lang, found)}
            </div>
        </div>
    }
}

fn compare_button(lang: Lang, found: &SearchPage) -> Option<AnyView> {
    (!found.cards.is_empty()).then(|| {
        view! { <p class="acts"><button class="btn quiet" form="compare">{t(lang, "compare.button")}</button></p> }.into_any()
    })
}

fn recognised(counter: &Counter, found: &SearchPage) -> Option<AnyView> {
    let lang = counter.looks.lang;
    (!found.recognised.is_empty()).then(|| {
        let chips = found.recognised.iter().map(|one| {
            let (typed, says) = understood(counter, one);
            let label = fill(lang, "market.recognised.remove", [("name", says.as_str())]);
            view! { <a class="chip on" rel="nofollow" href=without(found, typed) aria-label=label>{says}" ×"</a> }
        });
        let mut literal = found.query.clone();
        literal.verbatim = true;
        literal.after = None;
        let literal = address(&to_pairs(&literal));
        view! {
            <p class="chips">
                {t(lang, "market.recognised")}{t(lang, "colon")}{chips.collect_view()}
                <a class="chip" rel="nofollow" href=literal>{t(lang, "market.recognised.verbatim")}</a>
            </p>
        }
        .into_any()
    })
}

/// What was typed and what it was taken for.
fn understood<'a>(counter: &Counter, one: &'a Recognised) -> (&'a str, String) {
    let lang = counter.looks.lang;
    match one {
        Recognised::Region { typed, region } => {
            (typed, counter.names.of(lang, "region", &region.to_string()))
        }
        Recognised::PromisedDays { typed, max } => (
            typed,
            fill(
                lang,
                "market.recognised.days",
                [("max", max.to_string().as_str())],
            ),
        ),
        Recognised::Grade { typed, grade } => (
            typed,
            fill(lang, "market.recognised.grade", [("grade", grade.name())]),
        ),
    }
}

/// The same search without the words that were read as a condition; where they stand in another script or
/// width, the whole text is taken as typed.
fn without(found: &SearchPage, typed: &str) -> String {
    let mut query = found.query.clone();
    query.verbatim |= !query.text.contains(typed);
    query.text = query
        .text
        .replacen(typed, " ", 1)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    query.after = None;
    address(&to_pairs(&query))
}

fn corrected(counter: &Counter, found: &SearchPage, correction: &Correction) -> AnyView {
    let lang = counter.looks.lang;
    let says = fill(
        lang,
        "market.correction",
        [
            ("typed", correction.typed.as_str()),
            ("meant", correction.meant.as_str()),
        ],
    );
    let names = counter.names.clone();
    let cards = found
        .corrected_cards
        .iter()
        .map(|one| card(lang, &names, one));
    view! { <section class="corrected"><p><b>{says}</b></p><ol class="results">{cards.collect_view()}</ol></section> }.into_any()
}

fn sorts(lang: Lang, found: &SearchPage) -> impl IntoView + use<> {
    let links = AgencySort::ALL.into_iter().map(|sort| {
        let mut query = found.query.clone();
        query.sort = sort;
        query.after = None;
        let current = (sort == found.query.sort).then_some("true");
        let href = address(&to_pairs(&query));
        view! { <a class="chip" href=href aria-current=current>{t(lang, &format!("market.sort.{}", sort.code()))}</a> }
    });
    view! { <nav class="chips" aria-label=t(lang, "market.sort").into_owned()>{links.collect_view()}</nav> }
}

fn more(lang: Lang, found: &SearchPage) -> Option<AnyView> {
    let mut query = found.query.clone();
    query.after = Some(found.next?);
    Some(view! { <p class="acts"><a class="btn quiet" rel="next" href=address(&to_pairs(&query))>{t(lang, "page.next")}</a></p> }.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_survives_its_own_reading() {
        let address = address(&[
            ("q", "环评 50% & 更多".to_owned()),
            ("region", "330100".to_owned()),
        ]);
        let read = pairs(&address);
        assert_eq!(
            read,
            [
                ("q".to_owned(), "环评 50% & 更多".to_owned()),
                ("region".to_owned(), "330100".to_owned())
            ]
        );
    }

    #[test]
    fn nonsense_after_a_percent_sign_stays_text() {
        assert_eq!(
            pairs("/market?q=%zz%4"),
            [("q".to_owned(), "%zz%4".to_owned())]
        );
    }
}
