//! One page of the long form: one row to write in, the others as summaries, checked when asked.

use std::collections::BTreeMap;

use domain::{
    court::{field::Step, view::DraftView},
    refusal::{FieldError, Refusal},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::{
    answers,
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

/// What the address asks of the page: an empty new row, a row to change, what a choice has opened, the errors.
#[derive(Clone, Copy)]
struct Asked {
    add: bool,
    row: Option<usize>,
    opened: bool,
    checked: bool,
}

/// One page of a draft.
#[component]
pub fn StepPage() -> impl IntoView {
    let counter = desks::counter();
    let draft = param("draft");
    let step = param::<String>("step").and_then(|code| Step::from_code(&code));
    let asked = use_query_map().with_untracked(|query| {
        let row = query.get("row").or(query.get("opened"));
        Asked {
            add: query.get("add").is_some(),
            row: row.and_then(|row| row.parse().ok()),
            opened: query.get("opened").is_some(),
            checked: query.get("checked").is_some(),
        }
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
    let open = open_row(draft, step, asked);
    let errors = errors(draft, step, asked, open);
    let shown = (asked.checked && !errors.is_empty()).then(|| {
        let count = errors.len().to_string();
        summary(
            lang,
            fill(lang, "court.check.errors", [("count", count.as_str())]),
            &errors,
        )
    });
    let opened = asked.opened.then(|| {
        view! { <div class="next" role="status"><p>{t(lang, "court.opened")}</p></div> }
    });
    let rows = rows(counter, draft, step, open, &errors);
    let beside = match step {
        Step::Ledger | Step::Claim | Step::Loan => ledger::view(lang, &draft.preview).into_any(),
        Step::Court => ledger::courts(counter, draft).into_any(),
        _ => preview(lang, draft).into_any(),
    };
    view! {
        <Title text=title.clone()/>
        <p class="crumb"><a href=paths::draft(draft.id)>{t(lang, "court.back_to_list")}</a></p>
        <h1>{title}</h1>
        <p class="lead">{t(lang, &format!("step.{}.lead", step.code()))}</p>
        {form_errors(counter)}
        {shown}{opened}
        <div class="two"><div>{rows}{autosave(counter, draft, step)}</div>{beside}</div>
    }
}

fn count(draft: &DraftView, step: Step) -> usize {
    draft.rows.get(&step).map_or(0, Vec::len)
}

/// The one row that stands open: the one asked for, the only one, or the first with something wrong.
fn open_row(draft: &DraftView, step: Step, asked: Asked) -> Option<usize> {
    let Some(rows_max) = step.rows_max() else {
        return Some(0);
    };
    let count = count(draft, step);
    if asked.add && count < rows_max {
        return Some(count);
    }
    let wrong = || draft.errors_of(step).find_map(row_of);
    match (asked.row.filter(|row| *row < count), count) {
        (Some(row), _) => Some(row),
        // Agents may stay away; every other repeating page starts with one empty row.
        (None, 0) => (step != Step::Agent).then_some(0),
        (None, 1) => Some(0),
        (None, _) => wrong(),
    }
}

/// The row an error speaks of; none where it speaks of the page.
fn row_of(error: &FieldError) -> Option<usize> {
    error.field.split('.').nth(1)?.parse().ok()
}

/// What is wrong with the open row and with the page: a row is scolded only after it has been filled in once, and
/// what a choice has just opened is not missing yet.
fn errors(draft: &DraftView, step: Step, asked: Asked, open: Option<usize>) -> Vec<FieldError> {
    let saved = open.is_some_and(|row| row < count(draft, step));
    let here = |error: &&FieldError| row_of(error).is_none_or(|row| Some(row) == open);
    let due = |error: &&FieldError| match (asked.checked, asked.opened) {
        (true, _) => true,
        (false, true) => error.rule != "text.required",
        (false, false) => saved,
    };
    draft
        .errors_of(step)
        .filter(here)
        .filter(due)
        .cloned()
        .collect()
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
    open: Option<usize>,
    errors: &[FieldError],
) -> Vec<AnyView> {
    let saved = count(draft, step);
    let all = open.map_or(saved, |row| saved.max(row + 1));
    let mut shown: Vec<_> = (0..all)
        .map(|row| match Some(row) == open {
            true => row_form(counter, draft, step, row, errors),
            false => row_summary(counter, draft, step, row),
        })
        .collect();
    if open.is_none() {
        shown.push(go_on(counter, draft, step));
    }
    shown
}

/// No row stands open: add one, or go on.
fn go_on(counter: &Counter, draft: &DraftView, step: Step) -> AnyView {
    let lang = counter.looks.lang;
    let room = step.rows_max().is_some_and(|max| count(draft, step) < max);
    let add = format!("{}?add=1", paths::step(draft.id, step));
    let add = room.then(|| view! { <a class="btn quiet" href=add>{t(lang, "court.add_row")}</a> });
    view! {
        <p class="acts">{add}<a class="btn" href=paths::after(draft.id, step)>{t(lang, "court.skip")}</a></p>
    }
    .into_any()
}

/// A saved row beside the one that is written in: nothing typed elsewhere can be lost with it.
fn row_summary(counter: &Counter, draft: &DraftView, step: Step, row: usize) -> AnyView {
    let lang = counter.looks.lang;
    let number = (row + 1).to_string();
    let title = fill(lang, "court.row", [("n", number.as_str())]);
    let change = t(lang, "court.change");
    let label = format!("{change} {title}");
    let values = draft.rows.get(&step).and_then(|rows| rows.get(row));
    let answers =
        values.map(|values| answers::row(counter, step, values, |code| draft.court_name(code)));
    view! {
        <section class="card">
            <h2>{title}" "<a class="change" href=paths::row(draft.id, step, row) aria-label=label>{change.clone()}</a></h2>
            {answers}
            {remove_form(counter, draft, step, row)}
        </section>
    }
    .into_any()
}

/// What stands in the fields: what was typed, or what is known before the page was ever saved.
fn values_of(draft: &DraftView, step: Step, row: usize) -> BTreeMap<String, String> {
    let typed = draft.rows.get(&step).and_then(|rows| rows.get(row));
    let known = || {
        draft
            .suggested
            .get(&step)
            .filter(|_| row == 0 && count(draft, step) == 0)
    };
    typed.or_else(known).cloned().unwrap_or_default()
}

fn row_form(
    counter: &Counter,
    draft: &DraftView,
    step: Step,
    row: usize,
    errors: &[FieldError],
) -> AnyView {
    let lang = counter.looks.lang;
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
        values: values_of(draft, step, row),
        errors: errors.to_vec(),
        regions: counter.names.regions(lang).collect(),
        courts: courts.collect(),
    };
    let number = (row + 1).to_string();
    let heading = step
        .rows_max()
        .map(|_| view! { <h2>{fill(lang, "court.row", [("n", number.as_str())])}</h2> });
    let saved = count(draft, step);
    let room = step.rows_max().is_some_and(|max| saved.max(row + 1) < max);
    let add = room.then(|| {
        view! { <button class="btn quiet" name="then" value="add">{t(lang, "court.add_row")}</button> }
    });
    let remove =
        (step.rows_max().is_some() && row < saved).then(|| remove_form(counter, draft, step, row));
    view! {
        <form method="post" action="/api/court/save-row" class="form" data-row=row.to_string() novalidate>
            {heading}
            <input type="hidden" name="draft" value=draft.id.to_string()/>
            <input type="hidden" name="step" value=step.code()/>
            <input type="hidden" name="row" value=row.to_string()/>
            <input type="hidden" name="shown" value=""/>
            {fields.view()}
            <div class="acts"><button class="btn" name="then" value="next">{t(lang, "court.save_next")}</button>{add}</div>
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
            <input type="hidden" name="version" value=draft.version.to_string()/>
            <input type="hidden" name="step" value=step.code()/>
            <input type="hidden" name="row" value=row.to_string()/>
            <button class="btn quiet" aria-label=format!("{label} {number}")>{label.clone()}</button>
        </form>
    }
}
