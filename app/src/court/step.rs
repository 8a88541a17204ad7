//! One page of the long form: its rows, saved as typed, checked when asked.

use domain::{
    court::{field::Step, view::DraftView},
    refusal::{FieldError, Refusal},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::{
    autosave::Autosave,
    draft::preview,
    evidence,
    fields::RowOfFields,
    ledger,
    parts::{awaited, form_errors, param, refused, summary},
    paths,
};
use crate::{
    desks::{self, Counter},
    text::{fill, t},
};

/// What the address asks of the page: an empty new row, the errors shown.
#[derive(Clone, Copy)]
struct Asked {
    add: bool,
    checked: bool,
}

/// One page of a draft.
#[component]
pub fn StepPage() -> impl IntoView {
    let counter = desks::counter();
    let draft = param("draft");
    let step = param::<String>("step").and_then(|code| Step::from_code(&code));
    let asked = use_query_map().with_untracked(|query| Asked {
        add: query.get("add").is_some(),
        checked: query.get("checked").is_some(),
    });
    awaited(async move {
        let Some((draft, step)) = draft.zip(step) else {
            return refused(&counter, &Refusal::not_found());
        };
        match counter.court.draft(&counter.caller, draft).await {
            Ok(draft) if step == Step::Evidence => evidence::page(&counter, &draft).into_any(),
            Ok(draft) => page(&counter, &draft, step, asked).into_any(),
            Err(refusal) => refused(&counter, &refusal),
        }
    })
}

fn page(counter: &Counter, draft: &DraftView, step: Step, asked: Asked) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let title = t(lang, &format!("step.{}", step.code())).into_owned();
    // A page is scolded only after it has been filled in once.
    let typed = draft.rows.get(&step).is_some_and(|rows| !rows.is_empty());
    let errors: Vec<_> = match asked.checked || (typed && !asked.add) {
        true => draft.errors_of(step).cloned().collect(),
        false => Vec::new(),
    };
    let shown = (asked.checked && !errors.is_empty()).then(|| {
        let count = errors.len().to_string();
        summary(
            lang,
            fill(lang, "court.check.errors", [("count", count.as_str())]),
            &errors,
        )
    });
    let rows = rows(counter, draft, step, asked, &errors);
    let beside = match step {
        Step::Ledger | Step::Claim | Step::Loan => ledger::view(lang, &draft.preview).into_any(),
        Step::Court => ledger::courts(lang, draft).into_any(),
        _ => preview(lang, draft).into_any(),
    };
    view! {
        <Title text=title.clone()/>
        <p class="crumb"><a href=paths::draft(draft.id)>{t(lang, "court.back_to_list")}</a></p>
        <h1>{title}</h1>
        <p class="lead">{t(lang, &format!("step.{}.lead", step.code()))}</p>
        {form_errors(counter)}
        {shown}
        <div class="two"><div>{rows}{autosave(counter, draft, step)}</div>{beside}</div>
    }
}

fn autosave(counter: &Counter, draft: &DraftView, step: Step) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    view! {
        <Autosave draft=draft.id version=draft.version step=step
            typing=t(lang, "court.autosave.typing").into_owned()
            saved=t(lang, "court.autosaved").into_owned()
            failed=t(lang, "court.autosave.failed").into_owned()/>
    }
}

fn rows(
    counter: &Counter,
    draft: &DraftView,
    step: Step,
    asked: Asked,
    errors: &[FieldError],
) -> Vec<AnyView> {
    let typed = draft.rows.get(&step).map_or(0, Vec::len);
    let repeats = step.rows_max();
    // Agents may stay away; every other repeating page starts with one empty row.
    let blank = match (repeats, typed, step) {
        (None, _, _) | (_, 0, Step::Claimant | Step::Respondent | Step::Ledger) => 1,
        _ if asked.add => typed + 1,
        _ => typed,
    };
    let count = blank.max(typed).min(repeats.unwrap_or(1));
    let last = count.saturating_sub(1);
    let mut shown: Vec<_> = (0..count)
        .map(|row| row_form(counter, draft, step, row, row == last, errors))
        .collect();
    if count == 0 {
        shown.push(no_rows(counter, draft, step));
    }
    shown
}

/// An optional page without a row: add one, or go on.
fn no_rows(counter: &Counter, draft: &DraftView, step: Step) -> AnyView {
    let lang = counter.looks.lang;
    let next = paths::next(step).map_or_else(
        || paths::check(draft.id),
        |next| paths::step(draft.id, next),
    );
    view! {
        <p class="acts">
            <a class="btn quiet" href=format!("{}?add=1", paths::step(draft.id, step))>{t(lang, "court.add_row")}</a>
            <a class="btn" href=next>{t(lang, "court.skip")}</a>
        </p>
    }
    .into_any()
}

fn row_form(
    counter: &Counter,
    draft: &DraftView,
    step: Step,
    row: usize,
    last: bool,
    errors: &[FieldError],
) -> AnyView {
    let lang = counter.looks.lang;
    let values = draft
        .rows
        .get(&step)
        .and_then(|rows| rows.get(row))
        .cloned()
        .unwrap_or_default();
    let court_name = |competent: bool, name: &str| match competent {
        true => format!("{name} · {}", t(lang, "court.competent")),
        false => name.to_owned(),
    };
    let courts = draft.courts.iter().map(|court| {
        (
            court.code.to_string(),
            court_name(court.competent, &court.name),
        )
    });
    let fields = RowOfFields {
        lang,
        step,
        row,
        values,
        errors: errors.to_vec(),
        regions: counter.names.regions.clone(),
        courts: courts.collect(),
    };
    let number = (row + 1).to_string();
    let heading = step
        .rows_max()
        .map(|_| view! { <h2>{fill(lang, "court.row", [("n", number.as_str())])}</h2> });
    let add = (step.rows_max().is_some() && last).then(|| {
        view! { <button class="btn quiet" name="then" value="add">{t(lang, "court.add_row")}</button> }
    });
    let buttons = match last {
        true => view! { <button class="btn" name="then" value="next">{t(lang, "court.save_next")}</button>{add} }.into_any(),
        false => view! { <button class="btn quiet" name="then" value="stay">{t(lang, "court.save")}</button> }.into_any(),
    };
    let removable =
        step.rows_max().is_some() && draft.rows.get(&step).is_some_and(|rows| row < rows.len());
    let remove = removable.then(|| remove_form(counter, draft, step, row));
    view! {
        <form method="post" action="/api/court/save-row" class="form" data-row=row.to_string() novalidate>
            {heading}
            <input type="hidden" name="draft" value=draft.id.to_string()/>
            <input type="hidden" name="step" value=step.code()/>
            <input type="hidden" name="row" value=row.to_string()/>
            {fields.view()}
            <div class="acts">{buttons}</div>
        </form>
        {remove}
    }
    .into_any()
}

fn remove_form(
    counter: &Counter,
    draft: &DraftView,
    step: Step,
    row: usize,
) -> impl IntoView + use<> {
    let number = (row + 1).to_string();
    let label = t(counter.looks.lang, "court.remove_row");
    view! {
        <form method="post" action="/api/court/remove-row" class="discard">
            <input type="hidden" name="draft" value=draft.id.to_string()/>
            <input type="hidden" name="step" value=step.code()/>
            <input type="hidden" name="row" value=row.to_string()/>
            <button class="btn quiet" aria-label=format!("{label} {number}")>{label.clone()}</button>
        </form>
    }
}
