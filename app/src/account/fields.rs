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
    /// The `<datalist>` of the page that has what can be chosen.
    pub list: Option<&'static str>,
    /// The keys a phone shows, where they are not the usual ones.
    pub input_mode: Option<&'static str>,
}

impl Line {
    /// Some text, of which nothing is said.
    pub const TEXT: Self = Self {
        name: "",
        label: "",
        hint: None,
        input_type: "text",
        autocomplete: "off",
        list: None,
        input_mode: None,
    };
}

/// The line; secrets come back empty.
pub fn line(counter: &Counter, line: &Line) -> impl IntoView + use<> {
    line_in(counter, line, None)
}

/// The line in one of several like forms of a page. The one the page's errors are about bears no mark, so that they
/// lead to it; each other has a mark of its own and is empty.
pub fn line_in(counter: &Counter, line: &Line, mark: Option<&str>) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let form = counter.form.as_ref().filter(|_| mark.is_none());
    let secret = line.input_type == "password";
    let typed = form
        .filter(|_| !secret)
        .map_or("", |form| form.value(line.name))
        .to_owned();
    let says = errors_of(counter, line.name, mark);
    let wrong = says.is_some();
    let id = marked(line.name, mark);
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described = match (line.hint.is_some(), wrong) {
        (true, true) => Some(format!("{hint_id} {error_id}")),
        (true, false) => Some(hint_id.clone()),
        (false, true) => Some(error_id.clone()),
        (false, false) => None,
    };
    let hint = line
        .hint
        .map(|hint| view! { <p class="field-hint" id=hint_id>{t(lang, hint)}</p> });
    let error = says.map(|says| view! { <p class="field-error" id=error_id>{says}</p> });
    view! {
        <div class="field" class:wrong=wrong>
            <label for=id.clone()>{t(lang, line.label)}</label>{hint}{error}
            <input type=line.input_type id=id name=line.name value=typed autocomplete=line.autocomplete list=line.list inputmode=line.input_mode
                aria-invalid=wrong.then_some("true") aria-describedby=described/>
        </div>
    }
}

/// The id of a control: its name, and the mark of its form.
#[must_use]
pub fn marked(name: &str, mark: Option<&str>) -> String {
    match mark {
        Some(mark) => format!("{name}-{mark}"),
        None => name.to_owned(),
    }
}

/// What is wrong with a field of the form with this mark.
pub fn errors_of(counter: &Counter, field: &str, mark: Option<&str>) -> Option<String> {
    let form = counter.form.as_ref().filter(|_| mark.is_none())?;
    let errors = form.errors().iter().filter(|error| error.field == field);
    let says: Vec<_> = errors
        .map(|error| error_text(counter.looks.lang, error))
        .collect();
    (!says.is_empty()).then(|| says.join(" "))
}
