//! One's own account.

use domain::account::AccountView;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    desks::{self, Counter, SignInProvider},
    text::t,
    ui::{awaited, form_errors, refused},
};

/// 我的
#[component]
pub fn MePage() -> impl IntoView {
    let counter = desks::counter();
    awaited(async move {
        if counter.caller.account.is_none() {
            return strangers(&counter).into_any();
        }
        match counter.account.me(&counter.caller).await {
            Ok(me) => page(&counter, &me).into_any(),
            Err(refusal) => refused(&counter, &refusal),
        }
    })
}

fn strangers(counter: &Counter) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    view! {
        <Title text=t(lang, "account.me").into_owned()/>
        <h1>{t(lang, "account.me")}</h1>
        <p class="acts">
            <a class="btn" href="/sign-in">{t(lang, "account.sign_in")}</a>
            <a class="btn quiet" href="/register">{t(lang, "account.register")}</a>
        </p>
    }
}

fn page(counter: &Counter, me: &AccountView) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let roles = me.grants.iter().map(|grant| {
        let place = counter.names.place_of(lang, grant);
        let place = place.map(|place| format!(" {place}"));
        view! { <dd>{t(lang, &format!("role.{}", grant.role))}{place}</dd> }
    });
    let factor = if me.has_second_factor {
        "account.second_factor.on"
    } else {
        "account.second_factor.off"
    };
    view! {
        <Title text=t(lang, "account.me").into_owned()/>
        <h1>{me.name.clone()}</h1>
        {form_errors(counter)}
        <dl class="answers">
            <div><dt>{t(lang, "account.email")}</dt><dd>{me.email.clone()}</dd></div>
            <div><dt>{t(lang, "account.roles")}</dt>{roles.collect_view()}</div>
            <div><dt>{t(lang, "account.second_factor")}</dt><dd>{t(lang, factor)}</dd></div>
            {providers(counter, me)}
        </dl>
        <ul class="links">
            <li><a href="/court">{t(lang, "court.my_cases")}</a></li>
            <li><a href="/me/sessions">{t(lang, "account.sessions")}</a></li>
            <li><a href="/me/data">{t(lang, "account.data")}</a></li>
            <li><a href="/me/second-factor">{t(lang, "account.enrol")}</a></li>
            {staff_links(counter)}
        </ul>
        <form method="post" action="/api/account/sign-out" class="discard"><button class="btn quiet">{t(lang, "account.sign_out")}</button></form>
    }
}

/// Each provider: the way to let its word sign in to this account, or to take that back.
fn providers(counter: &Counter, me: &AccountView) -> Vec<impl IntoView + use<>> {
    let lang = counter.looks.lang;
    let row = |provider: &SignInProvider| {
        let connected = me.issuers.contains(&provider.issuer);
        let state = match connected {
            true => connected_to(counter, provider).into_any(),
            false => {
                let to = format!("/sign-in/with/{}?connect=yes", provider.id);
                view! { <a rel="external nofollow" href=to>{t(lang, "oidc.connect")}</a> }
                    .into_any()
            }
        };
        view! { <div><dt>{provider.label(lang)}</dt><dd>{state}</dd></div> }
    };
    counter.providers.iter().map(row).collect()
}

fn connected_to(counter: &Counter, provider: &SignInProvider) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let label = format!("{} {}", t(lang, "oidc.disconnect"), provider.label(lang));
    view! {
        <p>{t(lang, "oidc.connected")}</p>
        <form method="post" action="/api/account/disconnect">
            <input type="hidden" name="provider" value=provider.id.clone()/>
            <button class="btn quiet" aria-label=label>{t(lang, "oidc.disconnect")}</button>
        </form>
    }
}

/// The desks of the roles that are awake.
fn staff_links(counter: &Counter) -> impl IntoView + use<> {
    use domain::caller::Role;
    let lang = counter.looks.lang;
    let desks = [
        (Role::FilingClerk, "/court/queue", "court.queue"),
        (Role::Operator, "/operator/staff", "staff.title"),
        (Role::Auditor, "/auditor/readings", "readings.title"),
    ];
    let open = desks
        .into_iter()
        .filter(|(role, _, _)| counter.caller.has(*role));
    let links: Vec<_> = open
        .map(|(_, href, text)| view! { <li><a href=href>{t(lang, text)}</a></li> })
        .collect();
    links
}
