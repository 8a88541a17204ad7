//! The devices an account is signed in on.

use domain::account::SessionView;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    desks::{self, Counter},
    text::t,
    ui::{awaited, export_links, form_errors, moment, refused},
};

/// 登录的设备
#[component]
pub fn SessionsPage() -> impl IntoView {
    let counter = desks::counter();
    awaited(async move {
        match counter.account.sessions(&counter.caller).await {
            Ok(sessions) => page(&counter, sessions).into_any(),
            Err(refusal) => refused(&counter, &refusal),
        }
    })
}

fn page(counter: &Counter, sessions: Vec<SessionView>) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let lines = sessions.into_iter().map(|session| line(counter, session));
    view! {
        <Title text=t(lang, "account.sessions").into_owned()/>
        <h1>{t(lang, "account.sessions")}</h1>
        {form_errors(counter)}
        <ul class="results">{lines.collect_view()}</ul>
        {export_links(lang, "account.sessions", "/me/sessions", "")}
    }
}

fn line(counter: &Counter, session: SessionView) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let current = session
        .current
        .then(|| view! { <span class="tag ok">{t(lang, "account.session.current")}</span> });
    let label = format!("{} {}", t(lang, "account.session.revoke"), session.device);
    view! {
        <li class="card">
            <h2>{session.device}</h2>
            <p class="row">{current}<span>{t(lang, "account.session.seen")}{t(lang, "colon")}{moment(session.seen)}</span></p>
            <form method="post" action="/api/account/revoke-session">
                <input type="hidden" name="session" value=session.id.to_string()/>
                <button class="btn quiet" aria-label=label>{t(lang, "account.session.revoke")}</button>
            </form>
        </li>
    }
}
