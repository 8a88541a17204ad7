//! An agency's own page: services with price and promise, certificates with their days left, credit.

use domain::{
    calendar::{Date, iso},
    market::{
        agency::{AgencyStatus, Certificate},
        listing::Listing,
        view::AgencyPage as View,
    },
    refusal::Refusal,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    card::{price, stars_tag},
    home::grouped,
};
use crate::{
    desks::{self, Counter},
    text::{Lang, fill, t},
    ui::{awaited, param, refused},
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
            <span>{fill(lang, "agency.rating.count", [("count", rated.as_str())])}</span>
            <span>{fill(lang, "agency.jobs", [("count", jobs.as_str())])}</span>
        </p>
        <form method="get" action="/market/compare" class="acts">
            <input type="hidden" name="ids" value=agency.id.to_string()/>
            <button class="btn quiet">{t(lang, "compare.add")}</button>
        </form>
        <div class="two">
            <div>{services(counter, view)}</div>
            <div>{certificates(counter, view)}{facts(lang, view)}</div>
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
        .map(|listing| service(counter, listing));
    view! { <section><h2>{t(lang, "agency.services")}</h2><ul class="results">{lines.collect_view()}</ul></section> }
}

fn service(counter: &Counter, listing: &Listing) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let days = listing.promised_working_days.to_string();
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
                <span>{fill(lang, "agency.promised", [("days", days.as_str())])}</span>
            </p>
            <p class="row"><span>{t(lang, "agency.area")}{t(lang, "colon")}{area.join("、")}</span></p>
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
    view! { <section><h2>{t(lang, "agency.certificates")}</h2>{none}<ul class="results">{lines.collect_view()}</ul></section> }
}

fn certificate(counter: &Counter, one: &Certificate) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let standing = one.standing(counter.today).code();
    let class = match standing {
        "valid" => "tag ok",
        "expiring" => "tag soon",
        _ => "tag late",
    };
    let grade = one.grade.map(|grade| grade.name());
    view! {
        <li class="card">
            <h3>{counter.names.of(lang, "licence", one.licence.as_str())}" "{grade}</h3>
            <p class="row"><span class=class>{t(lang, &format!("certificates.{standing}"))}</span><span>{validity(lang, one.expires, counter.today)}</span></p>
            <p class="row"><span>{t(lang, "agency.certificate.number")}{t(lang, "colon")}{one.number.clone()}</span><span>{t(lang, "agency.certificate.issuer")}{t(lang, "colon")}{one.issuer.clone()}</span></p>
            <p class="row"><span>{one.scope.join("、")}</span></p>
        </li>
    }
}

fn validity(lang: Lang, expires: Option<Date>, today: Date) -> String {
    let Some(expires) = expires else {
        return t(lang, "agency.certificate.open").into_owned();
    };
    let days = (expires - today).whole_days();
    let (date, days) = (iso(expires), days.to_string());
    match expires >= today {
        true => fill(
            lang,
            "agency.certificate.valid",
            [("date", date.as_str()), ("days", days.as_str())],
        ),
        false => fill(lang, "agency.certificate.over", [("date", date.as_str())]),
    }
}

fn facts(lang: Lang, view: &View) -> impl IntoView + use<> {
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
                <div><dt>{t(lang, "agency.region")}</dt><dd>{view.region_name.clone()}</dd></div>
                <div><dt>{t(lang, "agency.address")}</dt><dd>{agency.address.clone()}</dd></div>
                <div><dt>{t(lang, "agency.founded")}</dt><dd>{iso(agency.founded)}</dd></div>
                <div><dt>{t(lang, "agency.staff")}</dt>{staff.collect_view()}</div>
            </dl>
        </section>
    }
}
