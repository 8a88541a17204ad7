//! A forgotten password: a letter, and the page its link opens.

use leptos::prelude::*;
use leptos_meta::Title;

use super::{fields::line, register::NEW_PASSWORD, sign_in::EMAIL};
use crate::{
    desks,
    text::t,
    ui::{form_errors, param},
};

/// 忘记密码
#[component]
pub fn ResetRequestPage() -> impl IntoView {
    let counter = desks::counter();
    let lang = counter.looks.lang;
    view! {
        <Title text=t(lang, "account.reset").into_owned()/>
        <h1>{t(lang, "account.reset")}</h1>
        <p class="lead">{t(lang, "account.reset.lead")}</p>
        {form_errors(&counter)}
        <form method="post" action="/api/account/request-reset" class="form narrow" novalidate>
            {line(&counter, &EMAIL)}
            <div class="acts"><button class="btn">{t(lang, "account.reset.send")}</button></div>
        </form>
    }
}

/// 重设密码
#[component]
pub fn ResetPage() -> impl IntoView {
    let counter = desks::counter();
    let lang = counter.looks.lang;
    let token = param::<String>("token").unwrap_or_default();
    view! {
        <Title text=t(lang, "account.reset").into_owned()/>
        <h1>{t(lang, "account.reset")}</h1>
        {form_errors(&counter)}
        <form method="post" action="/api/account/reset" class="form narrow" novalidate>
            <input type="hidden" name="token" value=token/>
            {line(&counter, &NEW_PASSWORD)}
            <div class="acts"><button class="btn">{t(lang, "account.reset")}</button></div>
        </form>
    }
}
