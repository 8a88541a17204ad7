//! Registering, and confirming the address a letter went to.

use domain::caller::Role;
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    fields::{Line, line},
    sign_in::EMAIL,
};
use crate::{
    desks::{self, Counter},
    text::t,
    ui::{form_errors, param},
};

pub(super) const NEW_PASSWORD: Line = Line {
    name: "password",
    label: "account.password",
    hint: Some("account.password.hint"),
    input_type: "password",
    autocomplete: "new-password",
    ..Line::TEXT
};

const NAME: Line = Line {
    name: "name",
    label: "account.name",
    autocomplete: "name",
    ..Line::TEXT
};

/// 注册
#[component]
pub fn RegisterPage() -> impl IntoView {
    let counter = desks::counter();
    let lang = counter.looks.lang;
    view! {
        <Title text=t(lang, "account.register").into_owned()/>
        <h1>{t(lang, "account.register")}</h1>
        <p class="lead">{t(lang, "account.register.lead")}</p>
        {form_errors(&counter)}
        <form method="post" action="/api/account/register" class="form narrow" novalidate>
            {roles(&counter)}{line(&counter, &NAME)}{line(&counter, &EMAIL)}{line(&counter, &NEW_PASSWORD)}
            <div class="acts"><button class="btn">{t(lang, "account.register")}</button></div>
        </form>
        <p><a href="/sign-in">{t(lang, "account.sign_in")}</a></p>
    }
}

fn roles(counter: &Counter) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let typed = counter
        .form
        .as_ref()
        .map_or("", |form| form.value("role"))
        .to_owned();
    let chosen = if typed.is_empty() {
        Role::Person.code().to_owned()
    } else {
        typed
    };
    let options = Role::SELF_CHOSEN.into_iter().map(|role| {
        let (code, id) = (role.code(), format!("role-{}", role.code()));
        view! {
            <label class="choice" for=id>
                <input type="radio" id=id.clone() name="role" value=code checked=chosen == code/>
                <span>{t(lang, &format!("role.{code}"))}</span>
            </label>
        }
    });
    view! { <fieldset class="field" id="role"><legend>{t(lang, "account.role")}</legend><div class="choices">{options.collect_view()}</div></fieldset> }
}

/// The same page whether or not an account was made: nobody learns who is registered.
#[component]
pub fn RegisteredPage() -> impl IntoView {
    let lang = desks::counter().looks.lang;
    view! {
        <Title text=t(lang, "account.registered").into_owned()/>
        <h1>{t(lang, "account.registered")}</h1>
        <p class="lead">{t(lang, "account.registered.lead")}</p>
        <p><a class="btn quiet" href="/sign-in">{t(lang, "account.sign_in")}</a></p>
    }
}

/// A link in a letter only opens this page; the button confirms.
#[component]
pub fn VerifyEmailPage() -> impl IntoView {
    let counter = desks::counter();
    let lang = counter.looks.lang;
    let token = param::<String>("token").unwrap_or_default();
    view! {
        <Title text=t(lang, "account.verify").into_owned()/>
        <h1>{t(lang, "account.verify")}</h1>
        <p class="lead">{t(lang, "account.verify.lead")}</p>
        {form_errors(&counter)}
        <form method="post" action="/api/account/verify-email">
            <input type="hidden" name="token" value=token/>
            <button class="btn">{t(lang, "account.verify")}</button>
        </form>
    }
}
