//! The court's front page: start, go on, look at one's cases.

use domain::{
    caller::{Grant, Role},
    court::view::{CaseSummary, DraftSummary},
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    parts::{awaited, day, form_errors, moment, refused, yuan},
    paths,
};
use crate::{
    desks::{self, Counter},
    text::{Lang, fill, t},
    ui::export_links,
};

/// 微法院
#[component]
pub fn CourtPage() -> impl IntoView {
    let counter = desks::counter();
    awaited(async move {
        match counter.caller.account {
            Some(_) => mine(&counter).await,
            None => front(&counter, None).into_any(),
        }
    })
}

async fn mine(counter: &Counter) -> AnyView {
    let drafts = counter.court.drafts(&counter.caller).await;
    let cases = counter.court.cases(&counter.caller).await;
    match (drafts, cases) {
        (Ok(drafts), Ok(cases)) => front(counter, Some((drafts, cases))).into_any(),
        // Staff have neither drafts nor cases of their own; their desk is the queue.
        _ if counter.caller.is_staff() => front(counter, None).into_any(),
        (Err(refusal), _) | (_, Err(refusal)) => refused(counter, &refusal),
    }
}

fn front(
    counter: &Counter,
    own: Option<(Vec<DraftSummary>, Vec<CaseSummary>)>,
) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let is_clerk = |grant: &Grant| grant.role == Role::FilingClerk;
    let clerk = counter.caller.grants.iter().any(is_clerk);
    let start = match (&own, clerk) {
        (Some(_), _) => start_form(counter).into_any(),
        (None, true) => {
            view! { <a class="btn" href=paths::QUEUE>{t(lang, "court.queue")}</a> }.into_any()
        }
        (None, false) if counter.caller.is_staff() => ().into_any(),
        (None, false) => {
            view! { <a class="btn" href="/sign-in">{t(lang, "court.start")}</a> }.into_any()
        }
    };
    let lists = own.map(|(drafts, cases)| {
        view! { <div class="two">{case_list(lang, cases)}{draft_list(lang, drafts)}</div> }
    });
    view! {
        <Title text=t(lang, "court.title").into_owned()/>
        <h1>{t(lang, "court.title")}</h1>
        <p class="lead">{t(lang, "court.lead")}</p>
        {form_errors(counter)}
        <div class="acts">{start}<a class="btn quiet" href=paths::VERIFY>{t(lang, "court.verify")}</a></div>
        {lists}
    }
}

fn start_form(counter: &Counter) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    view! {
        <form method="post" action="/api/court/open-draft">
            <input type="hidden" name="key" value=counter.key("open")/>
            <button class="btn">{t(lang, "court.start")}</button>
        </form>
    }
}

fn draft_list(lang: Lang, drafts: Vec<DraftSummary>) -> impl IntoView {
    let none = drafts
        .is_empty()
        .then(|| view! { <p class="quiet">{t(lang, "court.no_drafts")}</p> });
    let export =
        (!drafts.is_empty()).then(|| export_links(lang, "court.my_drafts", paths::DRAFTS, ""));
    let line = |draft: DraftSummary| {
        let (done, of) = (draft.done.to_string(), draft.of.to_string());
        let progress = fill(
            lang,
            "court.progress",
            [("done", done.as_str()), ("of", of.as_str())],
        );
        let against = match draft.against.is_empty() {
            true => t(lang, "court.unnamed").into_owned(),
            false => draft.against,
        };
        view! {
            <li class="card">
                <h3><a href=paths::draft(draft.id)>{against}</a></h3>
                <p class="row"><span>{progress}</span><span>{moment(draft.updated)}</span></p>
            </li>
        }
    };
    view! {
        <section>
            <h2>{t(lang, "court.my_drafts")}</h2>
            {none}
            <ul class="results">{drafts.into_iter().map(line).collect_view()}</ul>
            <p class="hint">{t(lang, "court.other_device")}</p>
            {export}
        </section>
    }
}

fn case_list(lang: Lang, cases: Vec<CaseSummary>) -> impl IntoView {
    let none = cases
        .is_empty()
        .then(|| view! { <p class="quiet">{t(lang, "court.no_cases")}</p> });
    let export =
        (!cases.is_empty()).then(|| export_links(lang, "court.my_cases", paths::CASES, ""));
    let line = |case: CaseSummary| {
        let until = case.next.until.as_ref().map(|until| day(lang, until.end));
        let number = case
            .number
            .unwrap_or_else(|| t(lang, "court.case.pending").into_owned());
        view! {
            <li class="card">
                <h3><a href=paths::case(case.id)>{number}</a></h3>
                <p class="row"><span>{t(lang, "court.respondent")}" "{case.against}</span><span class="price">{yuan(case.amount)}</span></p>
                <p class="row">
                    <span class="tag" class:soon=case.next.yours>{t(lang, &format!("stage.{}", case.stage))}</span>
                    <span>{t(lang, &case.next.key())}</span><span>{until}</span>
                </p>
            </li>
        }
    };
    view! {
        <section>
            <h2>{t(lang, "court.my_cases")}</h2>
            {none}
            <ul class="results">{cases.into_iter().map(line).collect_view()}</ul>
            {export}
        </section>
    }
}
