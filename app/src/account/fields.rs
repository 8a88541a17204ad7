//! One labelled line of a short form, with what was typed and what was wrong.

use leptos::prelude::*;

use crate::{desks::Counter, text::t, ui::error_text};

/// How a line is asked.
pub struct Line {
    pub name: &'static str,
    pub label: &'static str,
    pub hint: Option<&'static str>,
    pub input_type: &'static str,
    /// What the browser or a password manager may fill in.
    pub autocomplete: &'static str,
}

/// The line; secrets come back empty.
pub fn line(counter: &Counter, line: &Line) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let form = counter.form.as_ref();
    let secret = line.input_type == "password";
    let typed = form
        .filter(|_| !secret)
        .map_or("", |form| form.value(line.name))
        .to_owned();
    let errors: Vec<_> = form
        .map_or(&[][..], |form| form.errors())
        .iter()
        .filter(|error| error.field == line.name)
        .collect();
    let wrong = !errors.is_empty();
    let says: Vec<_> = errors
        .into_iter()
        .map(|error| error_text(lang, error))
        .collect();
    let (hint_id, error_id) = (
        format!("{}-hint", line.name),
        format!("{}-error", line.name),
    );
    let described = match (line.hint.is_some(), wrong) {
        (true, true) => Some(format!("{hint_id} {error_id}")),
        (true, false) => Some(hint_id.clone()),
        (false, true) => Some(error_id.clone()),
        (false, false) => None,
    };
    let hint = line
        .hint
        .map(|hint| view! { <p class="field-hint" id=hint_id>{t(lang, hint)}</p> });
    let error = wrong.then(|| view! { <p class="field-error" id=error_id>{says.join(" ")}</p> });
    view! {
        <div class="field" class:wrong=wrong>
            <label for=line.name>{t(lang, line.label)}</label>{hint}{error}
            <input type=line.input_type id=line.name name=line.name value=typed autocomplete=line.autocomplete
                aria-invalid=wrong.then_some("true") aria-describedby=described/>
        </div>
    }
}
