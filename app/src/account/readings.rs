//! The auditor's page: who opened which case file, and when.

use domain::account::ReadingView;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    desks::{self, Counter},
    text::{has, t},
    ui::{awaited, moment, refused},
};

/// 阅卷记录
#[component]
pub fn ReadingsPage() -> impl IntoView {
    let counter = desks::counter();
    awaited(async move {
        match counter.account.readings(&counter.caller).await {
            Ok(readings) => page(&counter, &readings).into_any(),
            Err(refusal) => refused(&counter, &refusal),
        }
    })
}

fn page(counter: &Counter, readings: &[ReadingView]) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let none = readings
        .is_empty()
        .then(|| view! { <p class="quiet">{t(lang, "readings.none")}</p> });
    let lines = readings.iter().map(|one| {
        let key = format!("reading.{}", one.what);
        let what = if has(&key) { t(lang, &key).into_owned() } else { one.what.clone() };
        let case = one.case_number.clone().unwrap_or_else(|| one.case.to_string());
        view! {
            <tr><td>{moment(one.at)}</td><td>{one.reader.clone()}" · "{t(lang, &format!("role.{}", one.role))}</td><td>{case}</td><td>{what}</td></tr>
        }
    });
    view! {
        <Title text=t(lang, "readings.title").into_owned()/>
        <h1>{t(lang, "readings.title")}</h1>
        <p class="lead">{t(lang, "readings.lead")}</p>
        {none}
        <div class="scroll" tabindex="0" role="region" aria-label=t(lang, "readings.title").into_owned()>
            <table>
                <thead><tr>
                    <th scope="col">{t(lang, "readings.at")}</th><th scope="col">{t(lang, "readings.reader")}</th>
                    <th scope="col">{t(lang, "court.case")}</th><th scope="col">{t(lang, "readings.what")}</th>
                </tr></thead>
                <tbody>{lines.collect_view()}</tbody>
            </table>
        </div>
    }
}
