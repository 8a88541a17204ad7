//! An agency in a list of results: what it offers, for how much, how soon, and why it was found.

use domain::{
    market::{
        agency::{Agency, CreditScore},
        listing::{Listing, PriceModel},
        view::AgencyCard,
    },
    search::{Highlight, HitField, MatchReason},
};
use leptos::prelude::*;

use crate::{
    desks::Names,
    text::{Lang, fill, t},
};

/// One result; the box beside it adds it to the comparison.
pub fn card(lang: Lang, names: &Names, card: &AgencyCard) -> impl IntoView + use<> {
    let agency = &card.agency;
    let href = format!("/market/agencies/{}", agency.id);
    let services = agency
        .services
        .iter()
        .take(3)
        .map(|listing| service_line(lang, names, listing));
    let reasons: Vec<_> = card
        .reasons
        .iter()
        .map(|reason| reason_text(lang, reason))
        .collect();
    let box_id = format!("compare-{}", agency.id);
    let label = format!("{} {}", t(lang, "compare.add"), agency.name);
    view! {
        <li class="card agency">
            <h2><a href=href>{marked(&card.highlights, HitField::Name, &agency.name)}</a></h2>
            {services.collect_view()}
            <p class="row">
                {stars_tag(lang, agency.credit)}<span>{card.region_name.clone()}</span>
                {jobs(lang, agency)}{consortium(lang, agency)}
            </p>
            <p class="row"><span class="quiet">{reasons.join(" · ")}</span></p>
            <label class="choice compare" for=box_id>
                <input type="checkbox" form="compare" name="ids" id=box_id.clone() value=agency.id.to_string() aria-label=label/>
                <span aria-hidden="true">{t(lang, "compare.add")}</span>
            </label>
        </li>
    }
}

/// A field with the parts that matched marked, or the field as it is.
fn marked(highlights: &[Highlight], field: HitField, whole: &str) -> AnyView {
    let Some(highlight) = highlights.iter().find(|highlight| highlight.field == field) else {
        return whole.to_owned().into_any();
    };
    let parts = highlight
        .segments
        .iter()
        .map(|segment| match segment.marked {
            true => view! { <mark>{segment.text.clone()}</mark> }.into_any(),
            false => segment.text.clone().into_any(),
        });
    parts.collect_view().into_any()
}

fn service_line(lang: Lang, names: &Names, listing: &Listing) -> impl IntoView + use<> {
    let days = listing.promised_working_days.to_string();
    view! {
        <p class="row">
            <span>{names.of(lang, "service", &listing.service.to_string())}</span>
            <span class="price">{price(lang, listing.price)}</span>
            <span>{fill(lang, "agency.promised", [("days", days.as_str())])}</span>
        </p>
    }
}

/// A price in the words of its model.
#[must_use]
pub fn price(lang: Lang, price: PriceModel) -> String {
    match price {
        PriceModel::Fixed(amount) => fill(
            lang,
            "agency.price.fixed",
            [("amount", amount.grouped().as_str())],
        ),
        PriceModel::From(amount) => fill(
            lang,
            "agency.price.from",
            [("amount", amount.grouped().as_str())],
        ),
        PriceModel::RateBasisPoints(points) => {
            let rate = format!("{}.{:02}%", points / 100, points % 100);
            fill(lang, "agency.price.rate", [("rate", rate.as_str())])
        }
    }
}

/// From here on the stars are shown in the colour of good standing.
const GOOD_STARS: u8 = 4;

pub fn stars_tag(lang: Lang, credit: CreditScore) -> impl IntoView + use<> {
    let good = credit.stars() >= GOOD_STARS;
    view! { <span class="tag" class:ok=good>{stars(lang, credit)}</span> }
}

/// Stars with the score behind them, two decimals cut to one.
#[must_use]
pub fn stars(lang: Lang, credit: CreditScore) -> String {
    let hundredths = credit.hundredths();
    let score = format!("{}.{}", hundredths / 100, hundredths % 100 / 10);
    let stars = credit.stars().to_string();
    fill(
        lang,
        "agency.stars",
        [("stars", stars.as_str()), ("score", score.as_str())],
    )
}

fn jobs(lang: Lang, agency: &Agency) -> impl IntoView + use<> {
    let count = agency.jobs_last_year.to_string();
    view! { <span class="tag">{fill(lang, "agency.jobs", [("count", count.as_str())])}</span> }
}

fn consortium(lang: Lang, agency: &Agency) -> impl IntoView + use<> {
    agency
        .consortium
        .then(|| view! { <span class="tag">{t(lang, "facet.consortium.yes")}</span> })
}

fn reason_text(lang: Lang, reason: &MatchReason) -> String {
    let plain = |key| t(lang, key).into_owned();
    match reason {
        MatchReason::Name => plain("match.name"),
        MatchReason::ShortName => plain("match.short_name"),
        MatchReason::Uscc => plain("match.uscc"),
        MatchReason::Service => plain("match.service"),
        MatchReason::Region => plain("match.region"),
        MatchReason::Licence => plain("match.licence"),
        MatchReason::Synonym { typed, meant } => fill(
            lang,
            "match.synonym",
            [("typed", typed.as_str()), ("meant", meant.as_str())],
        ),
        MatchReason::Pinyin { meant } => fill(lang, "match.pinyin", [("meant", meant.as_str())]),
        MatchReason::PinyinInitials { meant } => {
            fill(lang, "match.initials", [("meant", meant.as_str())])
        }
    }
}
