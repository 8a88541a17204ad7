//! Check your answers: every page of the form as it will be filed, each with a way back.

use domain::{
    court::{field::Step, view::DraftView},
    refusal::Refusal,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    answers,
    draft::preview,
    evidence::exhibit_lines,
    parts::{awaited, form_errors, param, refused, summary},
    paths,
};
use crate::{
    desks::{self, Counter},
    text::{Lang, fill, t},
};

/// The last page before submission.
#[component]
pub fn CheckPage() -> impl IntoView {
    let counter = desks::counter();
    let draft = param("draft");
    awaited(async move {
        let Some(draft) = draft else {
            return refused(&counter, &Refusal::not_found());
        };
        match counter.court.draft(&counter.caller, draft).await {
            Ok(draft) => page(&counter, &draft).into_any(),
            Err(refusal) => refused(&counter, &refusal),
        }
    })
}

fn page(counter: &Counter, draft: &DraftView) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let errors = (!draft.errors.is_empty()).then(|| error_list(lang, draft));
    let pages = Step::ALL
        .into_iter()
        .map(|step| page_answers(lang, counter, draft, step));
    let submit = draft.errors.is_empty().then(|| submit_form(counter, draft));
    view! {
        <Title text=t(lang, "court.check").into_owned()/>
        <p class="crumb"><a href=paths::draft(draft.id)>{t(lang, "court.back_to_list")}</a></p>
        <h1>{t(lang, "court.check")}</h1>
        <p class="lead">{t(lang, "court.check.lead")}</p>
        {form_errors(counter)}
        {errors}
        {not_competent(lang, draft)}
        <div class="two"><div>{pages.collect_view()}{submit}</div>{preview(lang, draft)}</div>
    }
}

/// The errors of all pages, each leading to its page.
fn error_list(lang: Lang, draft: &DraftView) -> AnyView {
    let count = draft.errors.len().to_string();
    let title = fill(lang, "court.check.errors", [("count", count.as_str())]);
    let steps = Step::ALL.into_iter().filter_map(|step| {
        let count = draft.errors_of(step).count();
        let href = format!("{}?checked=1", paths::step(draft.id, step));
        (count > 0).then(|| view! { <li><a href=href>{t(lang, &format!("step.{}", step.code()))}</a>" "{count}</li> })
    });
    view! { {summary(lang, title, &[])}<ul class="open-steps">{steps.collect_view()}</ul> }
        .into_any()
}

/// A court that may not hear the claim can still be chosen; the reader is told before it refuses (CPL 127(4)).
fn not_competent(lang: Lang, draft: &DraftView) -> Option<AnyView> {
    let chosen = draft.value(Step::Court, 0, "court").trim();
    let mut courts = draft.courts.iter();
    let court = courts.find(|court| court.code.0 == chosen && !court.competent)?;
    draft.preview.jurisdiction.as_ref()?;
    let (name, href) = (court.name.clone(), paths::step(draft.id, Step::Court));
    Some(
        view! {
            <div class="next" role="status">
                <p><b>{name}</b>{t(lang, "colon")}{t(lang, "court.not_competent")}" "<a href=href>{t(lang, "court.change")}</a></p>
            </div>
        }
        .into_any(),
    )
}

fn page_answers(
    lang: Lang,
    counter: &Counter,
    draft: &DraftView,
    step: Step,
) -> impl IntoView + use<> {
    let rows = draft.rows.get(&step).map_or(&[][..], Vec::as_slice);
    let rows = rows
        .iter()
        .map(|row| answers::row(counter, step, row, |code| draft.court_name(code)))
        .collect_view();
    let exhibits = (step == Step::Evidence).then(|| {
        let lines = (1..).zip(&draft.exhibits).map(|(number, exhibit)| {
            let href = format!("/court/drafts/{}/exhibits/{}", draft.id, exhibit.id);
            view! { <div class="card">{exhibit_lines(lang, number, exhibit, href)}</div> }
        });
        lines.collect_view()
    });
    let title = t(lang, &format!("step.{}", step.code()));
    let change = t(lang, "court.change");
    view! {
        <section class="answers">
            <h2>{title.clone()}" "<a class="change" href=paths::step(draft.id, step) aria-label=format!("{change} {title}")>{change.clone()}</a></h2>
            {rows}{exhibits}
        </section>
    }
}

fn submit_form(counter: &Counter, draft: &DraftView) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let label = match draft.corrects {
        Some(_) => t(lang, "court.resubmit"),
        None => t(lang, "court.submit"),
    };
    view! {
        <form method="post" action="/api/court/submit" class="submit">
            <input type="hidden" name="draft" value=draft.id.to_string()/>
            <input type="hidden" name="key" value=counter.key("submit")/>
            <p>{t(lang, "court.submit.what")}</p>
            <button class="btn">{label}</button>
        </form>
    }
}
