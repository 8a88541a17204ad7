//! Saves a page of the long form as one types, and shows the fields a choice asks for.

use std::{cell::Cell, collections::BTreeMap, rc::Rc};

use domain::{court::field::Step, id::DraftId};
use gloo_timers::callback::Timeout;
use leptos::{ev, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast as _;
use web_sys::{
    Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
};

use super::api::autosave;

/// One pauses longer than this between two thoughts, not between two letters.
const PAUSE_MS: u32 = 700;

/// Where the last save stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Quiet,
    Typing,
    Saved,
    Failed,
}

/// Watches every row of the page it stands on.
#[island]
pub fn Autosave(
    draft: DraftId,
    version: u64,
    step: Step,
    typing: String,
    saved: String,
    failed: String,
) -> impl IntoView {
    let state = RwSignal::new(State::Quiet);
    Effect::new(move || {
        watch(Watched {
            draft,
            step,
            version: Rc::new(Cell::new(version)),
            state,
        })
    });
    let says = move || match state.get() {
        State::Quiet => String::new(),
        State::Typing => typing.clone(),
        State::Saved => saved.clone(),
        State::Failed => failed.clone(),
    };
    view! { <p class="autosave" role="status">{says}</p> }
}

#[derive(Clone)]
struct Watched {
    draft: DraftId,
    step: Step,
    /// The rows of a page share the draft's version.
    version: Rc<Cell<u64>>,
    state: RwSignal<State>,
}

fn watch(watched: Watched) {
    let pending: Rc<Cell<Option<Timeout>>> = Rc::default();
    let listener = window_event_listener(ev::input, move |event| {
        let Some(form) = row_of(&event) else { return };
        show_asked(&form);
        watched.state.set(State::Typing);
        let watched = watched.clone();
        let later = Timeout::new(PAUSE_MS, move || save(&watched, &form));
        // Dropping the timeout before cancels it.
        drop(pending.replace(Some(later)));
    });
    on_cleanup(move || listener.remove());
}

fn row_of(event: &Event) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("form[data-row]").ok()?
}

fn save(watched: &Watched, form: &Element) {
    let Some(row) = form
        .get_attribute("data-row")
        .and_then(|row| row.parse().ok())
    else {
        return;
    };
    let values = values_of(form);
    let watched = watched.clone();
    spawn_local(async move {
        let version = watched.version.get();
        let state = match autosave(watched.draft, version, watched.step, row, values).await {
            Ok(saved) => {
                watched.version.set(saved.version);
                State::Saved
            }
            Err(_) => State::Failed,
        };
        watched.state.set(state);
    });
}

fn controls(form: &Element) -> Vec<Element> {
    let Ok(found) = form.query_selector_all("[name^='values[']") else {
        return Vec::new();
    };
    let at = |place| found.item(place)?.dyn_into().ok();
    (0..found.length()).filter_map(at).collect()
}

/// Name and value of a control; a box or circle that is not chosen says nothing.
fn value_of(control: &Element) -> Option<(String, String)> {
    let name = control.get_attribute("name")?;
    let name = name.strip_prefix("values[")?.strip_suffix(']')?.to_owned();
    if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        let chosen = !matches!(input.type_().as_str(), "radio" | "checkbox") || input.checked();
        return chosen.then(|| (name, input.value()));
    }
    if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        return Some((name, area.value()));
    }
    control
        .dyn_ref::<HtmlSelectElement>()
        .map(|select| (name, select.value()))
}

fn values_of(form: &Element) -> BTreeMap<String, String> {
    controls(form).iter().filter_map(value_of).collect()
}

/// Shows a field when the choice it depends on has one of its values, and hides it when not.
fn show_asked(form: &Element) {
    let values = values_of(form);
    let Ok(found) = form.query_selector_all("[data-shown-by]") else {
        return;
    };
    for place in 0..found.length() {
        let Some(field) = found
            .item(place)
            .and_then(|node| node.dyn_into::<HtmlElement>().ok())
        else {
            continue;
        };
        let by = field.get_attribute("data-shown-by").unwrap_or_default();
        let when = field.get_attribute("data-shown-when").unwrap_or_default();
        let chosen = values.get(&by).map_or("", String::as_str);
        let asked = !chosen.is_empty() && when.split(' ').any(|one| one == chosen);
        field.set_hidden(!asked);
    }
}
