//! A draft's list of pages: what is done, what is left, what it would cost.

use domain::court::{
    field::Step,
    tasks::Progress,
    view::{CorrectsView, DraftView},
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    parts::{awaited, deadline, fee_table, form_errors, param, refused},
    paths,
};
use crate::{
    desks::{self, Counter},
    text::{Lang, fill, t},
};

/// The task list of one draft.
#[component]
pub fn DraftPage() -> impl IntoView {
    let counter = desks::counter();
    let draft = param("draft");
    awaited(async move {
        let Some(draft) = draft else {
            return refused(&counter, &domain::refusal::Refusal::not_found());
        };
        match counter.court.draft(&counter.caller, draft).await {
            Ok(draft) => list(&counter, &draft).into_any(),
            Err(refusal) => refused(&counter, &refusal),
        }
    })
}

fn list(counter: &Counter, draft: &DraftView) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let title = match draft.corrects {
        Some(_) => t(lang, "court.correction.list"),
        None => t(lang, "court.start"),
    };
    let (done, of) = (
        draft.tasks.done().to_string(),
        draft.tasks.steps.len().to_string(),
    );
    let steps = draft
        .tasks
        .steps
        .iter()
        .map(|(step, progress)| task(lang, draft, *step, *progress));
    view! {
        <Title text=title.clone().into_owned()/>
        <h1>{title}</h1>
        {form_errors(counter)}
        {draft.corrects.as_ref().map(|corrects| correction(lang, corrects))}
        <p class="lead">{fill(lang, "court.progress", [("done", done.as_str()), ("of", of.as_str())])}</p>
        <div class="two">
            <section>
                <h2>{t(lang, "court.task_list")}</h2>
                <ol class="tasks">{steps.collect_view()}</ol>
                <div class="acts">
                    <a class="btn" href=paths::check(draft.id)>{t(lang, "court.check")}</a>
                </div>
                {discard(lang, draft)}
            </section>
            {preview(lang, draft)}
        </div>
    }
}

fn task(lang: Lang, draft: &DraftView, step: Step, progress: Progress) -> impl IntoView + use<> {
    let (state, class) = match progress {
        Progress::NotStarted => ("court.progress.not_started", "tag"),
        Progress::Unfinished => ("court.progress.unfinished", "tag soon"),
        Progress::Done => ("court.progress.done", "tag ok"),
        Progress::Optional => ("court.progress.optional", "tag"),
    };
    view! {
        <li><a href=paths::step(draft.id, step)>{t(lang, &format!("step.{}", step.code()))}</a><span class=class>{t(lang, state)}</span></li>
    }
}

/// What the court found lacking, item by item, with the date of the one answer.
pub fn correction(lang: Lang, corrects: &CorrectsView) -> impl IntoView + use<> {
    let items = corrects.list.items.iter().map(|item| {
        let code = t(lang, &format!("correction.{}", item.code.code()));
        view! { <li><b>{code}</b><br/>{item.note.clone()}</li> }
    });
    view! {
        <div class="next">
            <h2>{t(lang, "court.correction.list")}</h2>
            <ul>{items.collect_view()}</ul>
            {deadline(lang, &corrects.due, Some(corrects.case))}
        </div>
    }
}

/// What the draft would cost and when, as far as it is filled in.
pub fn preview(lang: Lang, draft: &DraftView) -> impl IntoView + use<> {
    let fee = match &draft.preview.fee {
        Some(fee) => fee_table(lang, fee).into_any(),
        None => view! { <p class="quiet">{t(lang, "court.preview.none")}</p> }.into_any(),
    };
    let deadlines = draft
        .preview
        .deadlines
        .iter()
        .map(|one| deadline(lang, one, None));
    view! {
        <section class="preview">
            <h2>{t(lang, "court.preview")}</h2>
            <h3>{t(lang, "court.preview.fee")}</h3>
            {fee}
            <h3>{t(lang, "court.preview.deadlines")}</h3>
            {deadlines.collect_view()}
        </section>
    }
}

fn discard(lang: Lang, draft: &DraftView) -> impl IntoView + use<> {
    view! {
        <form method="post" action="/api/court/discard-draft" class="discard">
            <input type="hidden" name="draft" value=draft.id.to_string()/>
            <button class="btn quiet">{t(lang, "court.discard")}</button>
        </form>
    }
}
