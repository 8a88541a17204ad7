//! What waits for the reader: the cases whose next step is theirs, and the drafts they left.

use domain::{
    caller::{Grant, Role},
    court::view::CaseSummary,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    parts::{awaited, next_step, refused},
    paths,
};
use crate::{
    desks::{self, Counter},
    text::t,
};

/// 待办
#[component]
pub fn TodoPage() -> impl IntoView {
    let counter = desks::counter();
    awaited(async move {
        if counter.caller.account.is_none() {
            return sign_in_first(&counter).into_any();
        }
        if counter.caller.is_staff() {
            return staff(&counter).into_any();
        }
        match counter.court.cases(&counter.caller).await {
            Ok(cases) => page(&counter, cases).into_any(),
            Err(refusal) => refused(&counter, &refusal),
        }
    })
}

fn heading(counter: &Counter) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    view! {
        <Title text=t(lang, "todo.title").into_owned()/>
        <h1>{t(lang, "todo.title")}</h1>
    }
}

fn sign_in_first(counter: &Counter) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    view! {
        {heading(counter)}
        <p class="lead">{t(lang, "todo.sign_in")}</p>
        <p class="acts"><a class="btn" href="/sign-in">{t(lang, "account.sign_in")}</a></p>
    }
}

/// Filing clerks find their work in the queue; for other staff nothing waits here.
fn staff(counter: &Counter) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let is_clerk = |grant: &Grant| grant.role == Role::FilingClerk;
    let work = match counter.caller.grants.iter().any(is_clerk) {
        true => view! {
            <p class="acts"><a class="btn" href=paths::QUEUE>{t(lang, "court.queue")}</a></p>
        }
        .into_any(),
        false => view! { <p class="lead">{t(lang, "todo.staff.none")}</p> }.into_any(),
    };
    view! { {heading(counter)} {work} }
}

fn page(counter: &Counter, cases: Vec<CaseSummary>) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let waits = |case: &CaseSummary| case.next.waits(counter.now);
    let mut mine: Vec<_> = cases.into_iter().filter(waits).collect();
    mine.sort_by_key(|case| case.next.until.as_ref().map(|until| until.end));
    let none = mine
        .is_empty()
        .then(|| view! { <p class="quiet">{t(lang, "todo.none")}</p> });
    let lines = mine.into_iter().map(|case| {
        let name = case.number.unwrap_or_else(|| t(lang, "court.case.pending").into_owned());
        view! { <li class="card"><h2><a href=paths::case(case.id)>{name}</a></h2>{next_step(lang, &case.next, Some(case.id))}</li> }
    });
    view! {
        {heading(counter)}
        <p class="lead">{t(lang, "todo.lead")}</p>
        {none}
        <ol class="results">{lines.collect_view()}</ol>
    }
}
