//! Setting up the second factor.

use domain::account::Enrolment;
use leptos::prelude::*;
use leptos_meta::Title;

use super::{fields::line, sign_in::CODE};
use crate::{
    desks::{self, Counter},
    text::t,
    ui::{awaited, form_errors, refused},
};

/// 设置第二重验证
#[component]
pub fn SecondFactorPage() -> impl IntoView {
    let counter = desks::counter();
    awaited(async move {
        match counter.account.begin_enrolment(&counter.caller).await {
            Ok(pending) => page(&counter, pending).into_any(),
            Err(refusal) => refused(&counter, &refusal),
        }
    })
}

fn page(counter: &Counter, pending: Enrolment) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    // Four modules of white around the code, as its standard asks.
    let side = pending.qr_side + 8;
    view! {
        <Title text=t(lang, "account.enrol").into_owned()/>
        <h1>{t(lang, "account.enrol")}</h1>
        <p class="lead">{t(lang, "account.enrol.lead")}</p>
        {form_errors(counter)}
        <svg class="qr" viewBox=format!("-4 -4 {side} {side}") role="img" aria-label=t(lang, "account.enrol.picture").into_owned()>
            <rect x="-4" y="-4" width=side.to_string() height=side.to_string() fill="#fff"/><path d=pending.qr_path fill="#000"/>
        </svg>
        <p>{t(lang, "account.enrol.secret")}{t(lang, "colon")}<code>{pending.secret}</code></p>
        <form method="post" action="/api/account/confirm-enrolment" class="form narrow" novalidate>
            {line(counter, &CODE)}
            <div class="acts"><button class="btn">{t(lang, "account.continue")}</button></div>
        </form>
    }
}
