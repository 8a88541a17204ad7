//! Signing in, by password and by second factor.

use leptos::prelude::*;
use leptos_meta::Title;

use super::fields::{Line, line};
use crate::{
    desks::{self, Counter},
    text::{fill, t},
    ui::form_errors,
};

pub(super) const EMAIL: Line = Line {
    name: "email",
    label: "account.email",
    input_type: "email",
    autocomplete: "username",
    ..Line::TEXT
};

/// 登录
#[component]
pub fn SignInPage() -> impl IntoView {
    let counter = desks::counter();
    let lang = counter.looks.lang;
    let password = Line {
        name: "password",
        label: "account.password",
        input_type: "password",
        autocomplete: "current-password",
        ..Line::TEXT
    };
    view! {
        <Title text=t(lang, "account.sign_in").into_owned()/>
        <h1>{t(lang, "account.sign_in")}</h1>
        <p class="lead">{t(lang, "account.sign_in.lead")}</p>
        {form_errors(&counter)}
        <form method="post" action="/api/account/sign-in" class="form narrow" novalidate>
            {line(&counter, &EMAIL)}{line(&counter, &password)}
            <div class="acts"><button class="btn">{t(lang, "account.sign_in")}</button></div>
        </form>
        {providers(&counter)}
        <p class="row"><a href="/register">{t(lang, "account.register")}</a><a href="/reset">{t(lang, "account.forgot")}</a></p>
    }
}

/// The ways in through a provider: links, since a form of ours never leads to another site.
fn providers(counter: &Counter) -> Option<impl IntoView + use<>> {
    let lang = counter.looks.lang;
    let links = counter.providers.iter().map(|provider| {
        let says = fill(lang, "oidc.sign_in", [("name", provider.label(lang).as_str())]);
        view! { <a class="btn quiet" rel="external nofollow" href=format!("/sign-in/with/{}", provider.id)>{says}</a> }
    });
    let links: Vec<_> = links.collect();
    (!links.is_empty()).then(|| {
        view! {
            <section aria-label=t(lang, "oidc.other").into_owned()>
                <h2>{t(lang, "oidc.other")}</h2>
                <p class="acts">{links}</p>
            </section>
        }
    })
}

pub(super) const CODE: Line = Line {
    name: "code",
    label: "account.code",
    autocomplete: "one-time-code",
    ..Line::TEXT
};

/// 第二重验证
#[component]
pub fn CodePage() -> impl IntoView {
    let counter = desks::counter();
    let lang = counter.looks.lang;
    view! {
        <Title text=t(lang, "account.code.title").into_owned()/>
        <h1>{t(lang, "account.code.title")}</h1>
        <p class="lead">{t(lang, "account.code.lead")}</p>
        {form_errors(&counter)}
        <form method="post" action="/api/account/second-factor" class="form narrow" novalidate>
            {line(&counter, &CODE)}
            <div class="acts"><button class="btn">{t(lang, "account.continue")}</button></div>
        </form>
    }
}
