//! A draft's list of pages: what is done, what is left, what it would cost.

use domain::court::{
    deadline::{Deadline, StartEvent},
    field::Step,
    jurisdiction::{Bar, Procedure, ProcedureChoice, ProcedureReason},
    tasks::Progress,
    view::{CorrectsView, DraftView, Preview},
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    parts::{awaited, cited, day, deadline, fee_table, form_errors, param, refused, yuan},
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
    view! {
        <section class="preview">
            <h2>{t(lang, "court.preview")}</h2>
            <h3>{t(lang, "court.preview.fee")}</h3>
            {fee}
            {procedure(lang, &draft.preview)}
            {chain(lang, &draft.preview.deadlines)}
        </section>
    }
}

/// The likely procedure with its reasons, and the fee where it halves it.
fn procedure(lang: Lang, preview: &Preview) -> Option<AnyView> {
    let choice = preview.procedure.as_ref()?;
    let halved = preview.fee_halved.as_ref().map(|fee| {
        let law = fee
            .halved
            .as_ref()
            .map(|halved| cited(lang, halved.reason.article()));
        view! { <p>{t(lang, "court.preview.simplified")}{t(lang, "colon")}<b>{yuan(fee.total)}</b>" "{law}</p> }
    });
    let reasons = choice.reasons.iter().map(|reason| {
        view! { <li>{t(lang, reason_key(*reason))}" "{cited(lang, reason.article())}</li> }
    });
    Some(
        view! {
            {halved}
            <h3>{t(lang, "court.preview.procedure")}</h3>
            <p><b>{t(lang, procedure_key(choice))}</b></p>
            <ul class="why">{reasons.collect_view()}</ul>
        }
        .into_any(),
    )
}

fn procedure_key(choice: &ProcedureChoice) -> &'static str {
    match choice.procedure {
        Procedure::SmallClaims => "procedure.small_claims",
        Procedure::Simplified if choice.small_claims_by_agreement => {
            "procedure.simplified_or_small"
        }
        Procedure::Simplified => "procedure.simplified",
        Procedure::Ordinary => "procedure.ordinary",
    }
}

fn reason_key(reason: ProcedureReason) -> &'static str {
    match reason {
        ProcedureReason::WithinMandatoryLimit => "procedure.within_mandatory_limit",
        ProcedureReason::AgreedWithinLimit => "procedure.agreed_within_limit",
        ProcedureReason::AboveMandatoryLimit => "procedure.above_mandatory_limit",
        ProcedureReason::AboveAgreedLimit => "procedure.above_agreed_limit",
        ProcedureReason::NoThresholdForProvince => "procedure.no_threshold",
        ProcedureReason::ThresholdMayBeOld => "procedure.threshold_may_be_old",
        ProcedureReason::NotMoneyOnly => "procedure.not_money_only",
        ProcedureReason::NotClear => "procedure.not_clear",
        ProcedureReason::ClearCase => "procedure.clear_case",
        ProcedureReason::AgreedSimplified => "procedure.agreed_simplified",
        ProcedureReason::NotBasicCourt => "procedure.not_basic_court",
        ProcedureReason::Barred(Bar::ManyParties) => "procedure.many_parties",
        ProcedureReason::Barred(_) => "procedure.barred",
    }
}

/// The limits in the order in which they follow from one another, each group under the event it is counted from.
fn chain(lang: Lang, deadlines: &[Deadline]) -> impl IntoView + use<> {
    let event = |one: &Deadline| match one.start_event {
        StartEvent::ComplaintReceived => "court.preview.deadlines",
        StartEvent::ComplaintServed => "court.preview.if_served",
        _ => "court.preview.if_accepted",
    };
    let groups = deadlines.chunk_by(|one, next| event(one) == event(next));
    let groups = groups.filter_map(|group| {
        let first = group.first()?;
        let start = day(lang, first.start);
        let title = fill(lang, event(first), [("day", start.as_str())]);
        let lines = group.iter().map(|one| deadline(lang, one, None));
        Some(view! { <h3>{title}</h3>{lines.collect_view()} })
    });
    groups.collect_view()
}

/// Deleting takes a second step, without script too: what is gone does not come back.
fn discard(lang: Lang, draft: &DraftView) -> impl IntoView + use<> {
    view! {
        <details class="discard">
            <summary>{t(lang, "court.discard")}</summary>
            <form method="post" action="/api/court/discard-draft">
                <p>{t(lang, "court.discard.sure")}</p>
                <input type="hidden" name="draft" value=draft.id.to_string()/>
                <button class="btn quiet">{t(lang, "court.discard.yes")}</button>
            </form>
        </details>
    }
}
