//! The auditor's page: who opened which case file, and when.

use domain::account::{self, ReadingView, ReadingsAsked};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::{
    desks::{self, Counter},
    text::{Lang, has, t},
    ui::{awaited, export_links, moment, refused},
};

/// 阅卷记录
#[component]
pub fn ReadingsPage() -> impl IntoView {
    let counter = desks::counter();
    let asked = use_query_map().with_untracked(|query| ReadingsAsked {
        before: query.get("before"),
        case: query.get("case"),
    });
    awaited(async move {
        let case = asked.case.clone().unwrap_or_default();
        match counter.account.readings(&counter.caller, asked).await {
            Ok(found) => page(&counter, &found, &case).into_any(),
            Err(refusal) => refused(&counter, &refusal),
        }
    })
}

fn page(counter: &Counter, found: &account::ReadingsPage, case: &str) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let none = found
        .readings
        .is_empty()
        .then(|| view! { <p class="quiet">{t(lang, "readings.none")}</p> });
    let lines: Vec<_> = found.readings.iter().map(|one| line(lang, one)).collect();
    let narrowed = match case.is_empty() {
        true => String::new(),
        false => format!("case={}", encoded(case)),
    };
    let older = found.older.as_ref().map(|mark| {
        let href = format!("/auditor/readings?before={mark}&case={}", encoded(case));
        view! { <p class="acts"><a class="btn quiet" rel="next" href=href>{t(lang, "readings.older")}</a></p> }
    });
    view! {
        <Title text=t(lang, "readings.title").into_owned()/>
        <h1>{t(lang, "readings.title")}</h1>
        <p class="lead">{t(lang, "readings.lead")}</p>
        {filter(lang, case)}
        {none}
        <div class="scroll" tabindex="0" role="region" aria-label=t(lang, "readings.title").into_owned()>
            <table>
                <thead><tr>
                    <th scope="col">{t(lang, "readings.at")}</th><th scope="col">{t(lang, "readings.reader")}</th>
                    <th scope="col">{t(lang, "court.case")}</th><th scope="col">{t(lang, "readings.what")}</th>
                </tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
        {older}
        {export_links(lang, "readings.title", "/auditor/readings", &narrowed)}
    }
}

fn line(lang: Lang, one: &ReadingView) -> impl IntoView + use<> {
    let key = format!("reading.{}", one.what);
    let what = if has(&key) {
        t(lang, &key).into_owned()
    } else {
        one.what.clone()
    };
    let case = one
        .case_number
        .clone()
        .unwrap_or_else(|| one.case.to_string());
    let of_case = format!("/auditor/readings?case={}", one.case);
    view! {
        <tr>
            <td>{moment(one.at)}</td>
            <td>{one.reader.clone()}" · "{t(lang, &format!("role.{}", one.role))}</td>
            <td><a href=of_case>{case}</a></td>
            <td>{what}</td>
        </tr>
    }
}

/// Narrows the record to one case.
fn filter(lang: Lang, case: &str) -> impl IntoView + use<> {
    let all = (!case.is_empty()).then(
        || view! { <a class="btn quiet" href="/auditor/readings">{t(lang, "readings.all")}</a> },
    );
    view! {
        <form method="get" action="/auditor/readings" class="form">
            <div class="field">
                <label for="case">{t(lang, "readings.case")}</label>
                <input type="text" id="case" name="case" value=case.to_owned() autocomplete="off" maxlength="64"/>
            </div>
            <div class="acts"><button class="btn">{t(lang, "readings.filter")}</button>{all}</div>
        </form>
    }
}

/// A text as a value in an address.
fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric();
    text.bytes()
        .fold(String::new(), |encoded, byte| match plain(byte) {
            true => encoded + &char::from(byte).to_string(),
            false => encoded + &format!("%{byte:02X}"),
        })
}
