//! An agency in a list of results: what it offers, for how much, how soon, and why it was found.

use domain::{
    market::{
        agency::{Agency, CreditScore},
        listing::{Listing, PriceModel},
        view::AgencyCard,
    },
    search::{AgencyQuery, Highlight, HitField, MatchReason, Segment},
};
use leptos::prelude::*;

use crate::{
    desks::Names,
    text::{Lang, fill, t},
};

/// Services a card shows; all of them stand on the agency's page.
const SERVICES_SHOWN: usize = 3;

/// What a card is shown for.
pub struct Asked<'a> {
    pub lang: Lang,
    pub names: &'a Names,
    pub query: &'a AgencyQuery,
}

/// One result; the box beside it adds it to the comparison.
pub fn card(asked: &Asked<'_>, card: &AgencyCard, chosen: bool) -> impl IntoView + use<> {
    let (lang, agency) = (asked.lang, &card.agency);
    let href = format!("/market/agencies/{}", agency.id);
    let mut services: Vec<&Listing> = agency.services.iter().collect();
    services.sort_by_key(|listing| !asked.wants(card, listing));
    let services = services.into_iter().take(SERVICES_SHOWN);
    let services: Vec<_> = services
        .map(|listing| asked.service_line(card, listing))
        .collect();
    let box_id = format!("compare-{}", agency.id);
    let label = format!("{} {}", t(lang, "compare.add"), agency.name);
    view! {
        <li class="card agency">
            <h2><a href=href>{marked(&card.highlights, HitField::Name, &agency.name)}</a></h2>
            {short_name(lang, card)}
            {services}
            <p class="row">
                {stars_tag(lang, agency.credit)}<span>{asked.names.of(lang, "region", &agency.region.to_string())}</span>
                {jobs(lang, agency)}{consortium(lang, agency)}
            </p>
            {reasons(asked, &card.reasons)}
            <label class="choice compare" for=box_id>
                <input type="checkbox" form="compare" name="ids" id=box_id.clone() value=agency.id.to_string() checked=chosen aria-label=label/>
                <span aria-hidden="true">{t(lang, "compare.add")}</span>
            </label>
        </li>
    }
}

impl Asked<'_> {
    /// Whether the search was for this service: by a word that matched it, or by a filter.
    fn wants(&self, card: &AgencyCard, listing: &Listing) -> bool {
        let chosen = self.query.services.contains(&listing.service)
            || self.query.categories.contains(&listing.service.category());
        let chinese = self.chinese(listing);
        let matched = |text: &str| highlight(&card.highlights, HitField::Service, text).is_some();
        chosen || matched(&chinese) || matched(&listing.title)
    }

    /// The name the index knows the service by.
    fn chinese(&self, listing: &Listing) -> String {
        let code = listing.service.to_string();
        self.names.of(Lang::Hans, "service", &code)
    }

    fn service_line(&self, card: &AgencyCard, listing: &Listing) -> impl IntoView + use<> {
        let lang = self.lang;
        let name = self.names.of(lang, "service", &listing.service.to_string());
        let chinese = self.chinese(listing);
        let found = highlight(&card.highlights, HitField::Service, &chinese);
        let name = match found {
            Some(found) if name == chinese => segments(found),
            Some(_) => view! { <mark>{name}</mark> }.into_any(),
            None => name.into_any(),
        };
        let title = highlight(&card.highlights, HitField::Service, &listing.title)
            .filter(|_| listing.title != chinese)
            .map(|found| view! { <span>{segments(found)}</span> });
        let days = listing.promised_working_days.to_string();
        view! {
            <p class="row">
                <span>{name}</span>{title}
                <span class="price">{price(lang, listing.price)}</span>
                <span>{fill(lang, "agency.promised", [("days", days.as_str())])}</span>
            </p>
        }
    }
}

/// The highlight of the field whose text is this.
fn highlight<'a>(
    highlights: &'a [Highlight],
    field: HitField,
    text: &str,
) -> Option<&'a [Segment]> {
    let whole = |one: &Highlight| {
        let parts = one.segments.iter().map(|segment| segment.text.as_str());
        parts.collect::<String>() == text
    };
    let mut found = highlights.iter().filter(|one| one.field == field);
    let found = found.find(|one| whole(one))?;
    Some(&found.segments)
}

fn segments(segments: &[Segment]) -> AnyView {
    let parts = segments.iter().map(|segment| match segment.marked {
        true => view! { <mark>{segment.text.clone()}</mark> }.into_any(),
        false => segment.text.clone().into_any(),
    });
    parts.collect_view().into_any()
}

/// A field with the parts that matched marked, or the field as it is.
fn marked(highlights: &[Highlight], field: HitField, whole: &str) -> AnyView {
    match highlight(highlights, field, whole) {
        Some(found) => segments(found),
        None => whole.to_owned().into_any(),
    }
}

/// The short name, where it is what matched.
fn short_name(lang: Lang, card: &AgencyCard) -> Option<impl IntoView + use<>> {
    let short = &card.agency.short_name;
    let found = highlight(&card.highlights, HitField::ShortName, short)?;
    let label = t(lang, "agency.short_name");
    Some(view! { <p class="row"><span>{label}{t(lang, "colon")}{segments(found)}</span></p> })
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
    let class = match credit.stars() >= GOOD_STARS {
        true => "tag ok",
        false => "tag",
    };
    view! { <span class=class>{stars(lang, credit)}</span> }
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

/// Why it was found, in one line.
fn reasons(asked: &Asked<'_>, reasons: &[MatchReason]) -> Option<impl IntoView + use<>> {
    let says = reasons_text(asked, reasons);
    (!says.is_empty()).then(|| view! { <p class="row"><span class="quiet">{says}</span></p> })
}

fn reasons_text(asked: &Asked<'_>, reasons: &[MatchReason]) -> String {
    let lang = asked.lang;
    let each: Vec<_> = reasons.iter().map(|one| reason_text(asked, one)).collect();
    let each = each.join(&t(lang, "list.and"));
    match each.is_empty() {
        true => each,
        false => fill(lang, "match.line", [("reasons", each.as_str())]),
    }
}

fn reason_text(asked: &Asked<'_>, reason: &MatchReason) -> String {
    let lang = asked.lang;
    let plain = |key| t(lang, key).into_owned();
    let called = |meant: &str| asked.names.service_called(lang, meant);
    let meaning = |key, meant: &str| fill(lang, key, [("meant", called(meant).as_str())]);
    match reason {
        MatchReason::Name => plain("match.name"),
        MatchReason::ShortName => plain("match.short_name"),
        MatchReason::Uscc => plain("match.uscc"),
        MatchReason::Service => plain("match.service"),
        MatchReason::Region => plain("match.region"),
        MatchReason::Licence => plain("match.licence"),
        MatchReason::Synonym { typed, meant } => {
            let meant = called(meant);
            let facts = [("typed", typed.as_str()), ("meant", meant.as_str())];
            fill(lang, "match.synonym", facts)
        }
        MatchReason::Pinyin { meant } => meaning("match.pinyin", meant),
        MatchReason::PinyinInitials { meant } => meaning("match.initials", meant),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERVICE: &str = "建设项目环境影响评价";

    fn names() -> Names {
        let mut names = Names::default();
        let in_languages = [
            SERVICE,
            "建設項目環境影響評價",
            "Environmental impact assessment",
        ];
        let in_languages = in_languages.map(str::to_owned);
        names.put("service", "EN-01".to_owned(), in_languages);
        names
    }

    #[test]
    fn the_reasons_are_told_once_and_in_the_language_of_the_page() {
        let (names, query) = (names(), AgencyQuery::default());
        let synonym = MatchReason::Synonym {
            typed: "环评".to_owned(),
            meant: SERVICE.to_owned(),
        };
        let reasons = [MatchReason::Service, synonym, MatchReason::Region];
        let said = |lang| {
            let asked = Asked {
                lang,
                names: &names,
                query: &query,
            };
            reasons_text(&asked, &reasons)
        };
        assert_eq!(
            said(Lang::Hans),
            "匹配：服务、环评 即 建设项目环境影响评价、地区"
        );
        assert_eq!(
            said(Lang::En),
            "Matched: service, ‘环评’ means ‘Environmental impact assessment’, region"
        );
    }

    #[test]
    fn a_highlight_belongs_to_the_text_it_spells() {
        let part = |text: &str, marked| Segment {
            text: text.to_owned(),
            marked,
        };
        let one = Highlight {
            field: HitField::Service,
            segments: vec![part("工程", false), part("测量", true)],
        };
        let all = [one];
        assert!(highlight(&all, HitField::Service, "工程测量").is_some());
        assert!(highlight(&all, HitField::Service, "工程设计").is_none());
        assert!(highlight(&all, HitField::Name, "工程测量").is_none());
    }
}
