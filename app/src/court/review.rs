//! The clerk's decision: accept, send the one correction list, or refuse with its article.

use domain::{
    court::{
        case::{CORRECTION_DAYS, CorrectionCode, RefusalGround},
        view::{ReviewView, StageView},
    },
    refusal::Refusal,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    answers,
    evidence::exhibit_lines,
    parts::{awaited, deadline, fee_table, form_errors, next_step, param, refused, yuan},
    paths, venue,
};
use crate::{
    desks::{self, Counter},
    text::t,
};

/// The review of one filing.
#[component]
pub fn ReviewPage() -> impl IntoView {
    let counter = desks::counter();
    let case = param("case");
    awaited(async move {
        let Some(case) = case else {
            return refused(&counter, &Refusal::not_found());
        };
        match counter.court.review(&counter.caller, case).await {
            Ok(review) => page(&counter, &review).into_any(),
            Err(refusal) => refused(&counter, &refusal),
        }
    })
}

fn page(counter: &Counter, review: &ReviewView) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let filing = &review.case.filing;
    let title = format!(
        "{} — {}",
        filing.claimant_names(),
        filing.respondent_names()
    );
    let decide = match review.case.stage {
        StageView::Submitted { .. } => {
            view! { {accept(counter, review)}{send_list(counter, review)}{refuse(counter, review)} }
                .into_any()
        }
        StageView::Correction { overdue: true, .. } => {
            return_unanswered(counter, review).into_any()
        }
        _ => ().into_any(),
    };
    view! {
        <Title text=t(lang, "court.review").into_owned()/>
        <p class="crumb"><a href=paths::QUEUE>{t(lang, "court.queue")}</a></p>
        <h1>{title}</h1>
        {form_errors(counter)}
        {next_step(lang, &review.case.next, None)}
        <div class="two"><div>{read(counter, review)}</div><div>{jurisdiction(counter, review)}{decide}</div></div>
    }
}

/// Whether this court may hear it, on what was filed: a help, and no decision (CPL 122(4), 127(4)).
fn jurisdiction(counter: &Counter, review: &ReviewView) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let here = match review.not_here {
        Some(blocker) => venue::blocker(counter, blocker).into_any(),
        None => view! { <p><b>{t(lang, "court.competent")}</b></p> }.into_any(),
    };
    view! {
        <section class="decide">
            <h2>{t(lang, "court.jurisdiction")}</h2>
            <p class="hint">{review.case.court_name.clone()}</p>
            {here}{venue::advice(counter, &review.jurisdiction)}
        </section>
    }
}

/// What was filed, all of it: a clerk decides on what is written, not on names and sums.
fn read(counter: &Counter, review: &ReviewView) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let filing = &review.case.filing;
    let exhibits = (1..).zip(&filing.exhibits).map(|(number, exhibit)| {
        let href = format!("/court/cases/{}/exhibits/{}", review.case.id, exhibit.id);
        view! { <li class="card">{exhibit_lines(lang, number, exhibit, href)}</li> }
    });
    view! {
        <section>
            <h2>{t(lang, "court.filing")}</h2>
            <dl class="answers">
                <div><dt>{t(lang, "court.claimant")}</dt><dd>{filing.claimant_names()}</dd></div>
                <div><dt>{t(lang, "court.respondent")}</dt><dd>{filing.respondent_names()}</dd></div>
                <div><dt>{t(lang, "court.amount")}</dt><dd>{yuan(filing.claims.total)}</dd></div>
            </dl>
            {answers::filed(counter, &review.case)}
            <h2>{t(lang, "court.exhibits")}</h2>
            <ol class="results">{exhibits.collect_view()}</ol>
        </section>
    }
}

fn hidden(counter: &Counter, review: &ReviewView, act: &str) -> impl IntoView + use<> {
    view! {
        <input type="hidden" name="case" value=review.case.id.to_string()/>
        <input type="hidden" name="version" value=review.case.version.to_string()/>
        <input type="hidden" name="key" value=counter.key(act)/>
    }
}

fn accept(counter: &Counter, review: &ReviewView) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    view! {
        <section class="decide">
            <h2>{t(lang, "court.accept")}</h2>
            <p class="hint">{t(lang, "court.accept.lead")}</p>
            {fee_table(lang, &review.fee)}
            {deadline(lang, &review.fee_due_if_today, None)}
            <form method="post" action="/api/court/accept">
                {hidden(counter, review, "accept")}
                <button class="btn">{t(lang, "court.accept")}</button>
            </form>
        </section>
    }
}

fn send_list(counter: &Counter, review: &ReviewView) -> AnyView {
    let lang = counter.looks.lang;
    if !review.may_send_list {
        return view! { <p class="quiet">{t(lang, "court.send_list.used")}</p> }.into_any();
    }
    let note = |code: &str| {
        counter
            .form
            .as_ref()
            .map_or("", |form| form.value(code))
            .to_owned()
    };
    let items = CorrectionCode::ALL.into_iter().map(|code| {
        let code = code.code();
        let written = note(code);
        view! {
            <div class="item">
                <label class="choice" for=format!("code-{code}")>
                    <input type="checkbox" id=format!("code-{code}") name=format!("codes[{code}]") value="yes" checked=!written.is_empty()/>
                    <span>{t(lang, &format!("correction.{code}"))}</span>
                </label>
                <textarea id=code rows="2" name=format!("notes[{code}]")
                    aria-label=format!("{} {}", t(lang, "court.send_list.note"), t(lang, &format!("correction.{code}")))>{crate::ui::in_textarea(written)}</textarea>
            </div>
        }
    });
    view! {
        <section class="decide">
            <h2>{t(lang, "court.send_list")}</h2>
            <p class="hint">{t(lang, "court.send_list.lead")}</p>
            <form method="post" action="/api/court/send-list" class="form" novalidate>
                {hidden(counter, review, "list")}
                <div id="items">{items.collect_view()}</div>
                <div class="field"><label for="days">{t(lang, "court.send_list.days")}</label>
                    <input class="short" type="number" id="days" name="days" value="7"
                        min=CORRECTION_DAYS.start().to_string() max=CORRECTION_DAYS.end().to_string()/></div>
                <button class="btn quiet">{t(lang, "court.send_list")}</button>
            </form>
        </section>
    }
    .into_any()
}

/// Only a person ends a list whose last day may still move (CPL 85).
fn return_unanswered(counter: &Counter, review: &ReviewView) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let days = review.case.deadlines.iter();
    let days = days.map(|due| deadline(lang, due, None)).collect_view();
    view! {
        <section class="decide">
            <h2>{t(lang, "court.return")}</h2>
            <p class="hint">{t(lang, "court.return.lead")}</p>
            {days}
            <form method="post" action="/api/court/return-unanswered">
                {hidden(counter, review, "return")}
                <button class="btn quiet">{t(lang, "court.return")}</button>
            </form>
        </section>
    }
}

fn refuse(counter: &Counter, review: &ReviewView) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let typed = |name: &str| {
        counter
            .form
            .as_ref()
            .map_or("", |form| form.value(name))
            .to_owned()
    };
    let chosen = typed("ground");
    let grounds = RefusalGround::ALL.into_iter().map(|ground| {
        let code = ground.code();
        view! { <option value=code selected=chosen == code>{t(lang, &format!("ground.{code}"))}</option> }
    });
    view! {
        <section class="decide">
            <h2>{t(lang, "court.refuse")}</h2>
            <p class="hint">{t(lang, "court.refuse.lead")}</p>
            <form method="post" action="/api/court/refuse" class="form" novalidate>
                {hidden(counter, review, "refuse")}
                <div class="field"><label for="ground">{t(lang, "court.refuse.ground")}</label>
                    <select id="ground" name="ground">{grounds.collect_view()}</select></div>
                <div class="field"><label for="reasons">{t(lang, "court.refuse.reasons")}</label>
                    <textarea id="reasons" name="reasons" rows="4">{crate::ui::in_textarea(typed("reasons"))}</textarea></div>
                <button class="btn quiet">{t(lang, "court.refuse")}</button>
            </form>
        </section>
    }
}
