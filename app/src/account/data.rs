//! One's own data: the copy to take along, and closing the account with what goes and what stays.

use domain::{
    personal::{Closed, Closing, KeptCase},
    refusal::Kind,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::fields::{Line, line};
use crate::{
    desks::{self, Counter},
    text::{Lang, fill, t},
    ui::{awaited, form_errors, moment, param, refused},
};

const PASSWORD: Line = Line {
    name: "password",
    label: "account.password",
    hint: Some("close.password.hint"),
    input_type: "password",
    autocomplete: "current-password",
    ..Line::TEXT
};

/// What goes with an account, each by its sentence.
const GOES: [&str; 4] = [
    "close.goes.account",
    "close.goes.sessions",
    "close.goes.drafts",
    "close.goes.mail",
];

/// What stays, each with its reason and article.
const STAYS: [&str; 3] = [
    "close.stays.cases",
    "close.stays.readings",
    "close.stays.backups",
];

/// 我的数据
#[component]
pub fn DataPage() -> impl IntoView {
    let counter = desks::counter();
    awaited(async move {
        match counter.account.closing(&counter.caller).await {
            Ok(closing) => page(&counter, &closing).into_any(),
            Err(refusal) => refused(&counter, &refusal),
        }
    })
}

fn page(counter: &Counter, closing: &Closing) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let close = match counter.caller.is_staff() {
        true => view! { <p>{t(lang, "close.staff")}</p> }.into_any(),
        false => close(counter, closing).into_any(),
    };
    view! {
        <Title text=t(lang, "account.data").into_owned()/>
        <h1>{t(lang, "account.data")}</h1>
        {form_errors(counter)}
        <h2>{t(lang, "data.copy")}</h2>
        <p>{t(lang, "data.copy.lead")}</p>
        <p class="acts"><a class="btn" href="/me/data.json" download="">{t(lang, "data.copy.get")}</a></p>
        <h2>{t(lang, "close.title")}</h2>
        {close}
    }
}

fn close(counter: &Counter, closing: &Closing) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let (drafts, sessions) = (closing.drafts.to_string(), closing.sessions.to_string());
    let counts = [("drafts", drafts.as_str()), ("sessions", sessions.as_str())];
    let goes: Vec<_> = GOES
        .iter()
        .map(|key| view! { <li>{fill(lang, key, counts)}</li> })
        .collect();
    let open = closing.kept.iter().any(|case| case.open);
    let warning = open.then(|| view! { <p><strong>{t(lang, "close.open_cases")}</strong></p> });
    view! {
        <p>{t(lang, "close.lead")}</p>
        {warning}
        <h3>{t(lang, "close.goes")}</h3>
        <ul>{goes}</ul>
        <h3>{t(lang, "close.stays")}</h3>
        {stays(lang, &closing.kept)}
        <form method="post" action="/api/account/close" class="form narrow discard" novalidate>
            {line(counter, &PASSWORD)}
            <div class="acts"><button class="btn quiet">{t(lang, "close.do")}</button></div>
        </form>
    }
}

/// What stays and why, the same before and after.
fn stays(lang: Lang, kept: &[KeptCase]) -> impl IntoView + use<> {
    let reasons: Vec<_> = STAYS
        .iter()
        .map(|key| view! { <li>{t(lang, key)}</li> })
        .collect();
    let cases: Vec<_> = kept.iter().map(|case| kept_case(lang, case)).collect();
    let none = kept
        .is_empty()
        .then(|| view! { <p class="quiet">{t(lang, "close.no_cases")}</p> });
    view! {
        <ul>{reasons}</ul>
        {none}
        <ul class="results">{cases}</ul>
    }
}

fn kept_case(lang: Lang, case: &KeptCase) -> impl IntoView + use<> {
    let number = case.number.clone().unwrap_or_else(|| case.id.to_string());
    view! {
        <li class="card">
            <p class="number">{number}</p>
            <p class="row"><span class="tag">{t(lang, &format!("stage.{}", case.stage))}</span><span>{case.court.clone()}</span>{moment(case.submitted)}</p>
        </li>
    }
}

/// 注销凭证: for whoever holds its address; it names cases and no person.
#[component]
pub fn ClosedPage() -> impl IntoView {
    let counter = desks::counter();
    let token = param::<String>("token").unwrap_or_default();
    awaited(async move {
        let lang = counter.looks.lang;
        match counter.account.closed(&token).await {
            Ok(closed) => record(lang, Some(closed)).into_any(),
            Err(refusal) if refusal.kind == Kind::NotFound => record(lang, None).into_any(),
            Err(refusal) => refused(&counter, &refusal),
        }
    })
}

fn record(lang: Lang, closed: Option<Closed>) -> impl IntoView + use<> {
    let body = match &closed {
        None => view! { <p class="lead">{t(lang, "closed.none")}</p> }.into_any(),
        Some(closed) => view! {
            <p class="lead">{t(lang, "closed.lead")}</p>
            <p>{t(lang, "closed.at")}{t(lang, "colon")}{moment(closed.at)}</p>
            <p>{t(lang, "closed.keep")}</p>
            <h2>{t(lang, "close.stays")}</h2>
            {stays(lang, &closed.kept)}
        }
        .into_any(),
    };
    view! {
        <Title text=t(lang, "closed.title").into_owned()/>
        <h1>{t(lang, "closed.title")}</h1>
        {body}
        <p><a class="btn quiet" href="/">{t(lang, "court.back_home")}</a></p>
    }
}
