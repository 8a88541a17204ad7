//! An agency's own page: services with price and promise, certificates with their days left, credit.

use domain::{
    calendar::{Date, iso},
    market::{
        agency::{AgencyStatus, Certificate, CertificateStanding},
        listing::Listing,
        view::AgencyPage as View,
    },
    refusal::Refusal,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    card::{price, stars_tag},
    facets::grade_name,
    home::grouped,
};
use crate::{
    desks::{self, Counter},
    text::{Lang, fill, t},
    ui::{awaited, param, refused, term_as},
};

/// One agency.
#[component]
pub fn AgencyPage() -> impl IntoView {
    let counter = desks::counter();
    let agency = param("agency");
    awaited(async move {
        let Some(agency) = agency else {
            return refused(&counter, &Refusal::not_found());
        };
        match counter.market.agency(&counter.caller, agency).await {
            Ok(view) => page(&counter, &view).into_any(),
            Err(refusal) => refused(&counter, &refusal),
        }
    })
}

fn page(counter: &Counter, view: &View) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let agency = &view.agency;
    let rated = grouped(u64::from(agency.rating_count));
    let jobs = grouped(u64::from(agency.jobs_last_year));
    view! {
        <Title text=agency.name.clone()/>
        <h1>{agency.name.clone()}</h1>
        <p class="row">
            {status(lang, agency.status)}
            {stars_tag(lang, agency.credit)}
            <span>{term_as("credit", t(lang, "agency.rating").into_owned())}</span>
            <span>{fill(lang, "agency.rating.count", [("count", rated.as_str())])}</span>
            <span>{fill(lang, "agency.jobs", [("count", jobs.as_str())])}</span>
        </p>
        <form method="get" action="/market/compare" class="acts">
            <input type="hidden" name="ids" value=agency.id.to_string()/>
            <button class="btn quiet">{t(lang, "compare.add")}</button>
        </form>
        <div class="two">
            <div>{services(counter, view)}</div>
            <div>{certificates(counter, view)}{facts(counter, view)}</div>
        </div>
    }
}

fn status(lang: Lang, status: AgencyStatus) -> Option<AnyView> {
    let key = match status {
        AgencyStatus::Listed => return None,
        AgencyStatus::Suspended => "agency.suspended",
        AgencyStatus::Removed => "agency.removed",
    };
    Some(view! { <span class="tag late">{t(lang, key)}</span> }.into_any())
}

fn services(counter: &Counter, view: &View) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let lines = view
        .agency
        .services
        .iter()
        .enumerate()
        .map(|(place, listing)| service(counter, listing, place == 0));
    view! { <section><h2>{t(lang, "agency.services")}</h2><ul class="results">{lines.collect_view()}</ul></section> }
}

fn service(counter: &Counter, listing: &Listing, first: bool) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let days = listing.promised_working_days.to_string();
    let promised = fill(lang, "agency.promised", [("days", days.as_str())]);
    let promised = match first {
        true => term_as("promised", promised).into_any(),
        false => promised.into_any(),
    };
    let area: Vec<_> = listing
        .area
        .iter()
        .map(|code| counter.names.of(lang, "region", &code.to_string()))
        .collect();
    view! {
        <li class="card">
            <h3>{listing.title.clone()}</h3>
            <p class="row">
                <span class="tag">{counter.names.of(lang, "service", &listing.service.to_string())}</span>
                <span class="price">{price(lang, listing.price)}</span>
                <span>{promised}</span>
            </p>
            <p class="row"><span>{t(lang, "agency.area")}{t(lang, "colon")}{area.join(&t(lang, "list.and"))}</span></p>
            <p><b>{t(lang, "agency.conditions")}</b>{t(lang, "colon")}{listing.conditions.clone()}</p>
            <p><b>{t(lang, "agency.process")}</b>{t(lang, "colon")}{listing.process.clone()}</p>
        </li>
    }
}

fn certificates(counter: &Counter, view: &View) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let none = view
        .agency
        .certificates
        .is_empty()
        .then(|| view! { <p class="quiet">{t(lang, "agency.certificates.none")}</p> });
    let lines = view
        .agency
        .certificates
        .iter()
        .map(|one| certificate(counter, one));
    view! { <section><h2>{term_as("licence", t(lang, "agency.certificates").into_owned())}</h2>{none}<ul class="results">{lines.collect_view()}</ul></section> }
}

fn certificate(counter: &Counter, one: &Certificate) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let (class, says) = standing(lang, one, counter.today);
    let grade = one.grade.map(|grade| grade_name(lang, grade));
    view! {
        <li class="card">
            <h3>{counter.names.of(lang, "licence", one.licence.as_str())}" "{grade}</h3>
            <p class="row"><span class=class>{says}</span><span>{validity(lang, one.expires, counter.today)}</span></p>
            <p class="row"><span>{t(lang, "agency.certificate.number")}{t(lang, "colon")}{one.number.clone()}</span><span>{t(lang, "agency.certificate.issuer")}{t(lang, "colon")}{one.issuer.clone()}</span></p>
            <p class="row"><span>{one.scope.join(&t(lang, "list.and"))}</span></p>
        </li>
    }
}

/// What a certificate is worth today: one about to end says in how many days.
fn standing(lang: Lang, one: &Certificate, today: Date) -> (&'static str, String) {
    if let Some(days) = one.expiring_in(today) {
        let days = days.to_string();
        let says = fill(lang, "agency.certificate.soon", [("days", days.as_str())]);
        return ("tag soon", says);
    }
    let standing = one.standing(today);
    let class = match standing {
        CertificateStanding::Valid => "tag ok",
        _ => "tag late",
    };
    let key = format!("certificates.{}", standing.code());
    (class, t(lang, &key).into_owned())
}

fn validity(lang: Lang, expires: Option<Date>, today: Date) -> String {
    let Some(expires) = expires else {
        return t(lang, "agency.certificate.open").into_owned();
    };
    let key = match expires >= today {
        true => "agency.certificate.until",
        false => "agency.certificate.over",
    };
    fill(lang, key, [("date", iso(expires).as_str())])
}

fn facts(counter: &Counter, view: &View) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let agency = &view.agency;
    let staff = agency.practitioners.iter().map(|one| {
        let count = fill(
            lang,
            "agency.staff.count",
            [("count", one.count.to_string().as_str())],
        );
        view! { <dd>{one.kind.clone()}" "{count}</dd> }
    });
    view! {
        <section>
            <dl class="answers">
                <div><dt>{t(lang, "agency.uscc")}</dt><dd><code>{agency.uscc.as_str().to_owned()}</code></dd></div>
                <div><dt>{t(lang, "agency.region")}</dt><dd>{counter.names.of(lang, "region", &agency.region.to_string())}</dd></div>
                <div><dt>{t(lang, "agency.address")}</dt><dd>{agency.address.clone()}</dd></div>
                <div><dt>{t(lang, "agency.founded")}</dt><dd>{iso(agency.founded)}</dd></div>
                <div><dt>{t(lang, "agency.staff")}</dt>{staff.collect_view()}</div>
            </dl>
        </section>
    }
}
