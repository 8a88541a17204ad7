//! Saves a page of the long form as one types, and shows the fields a choice asks for.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use domain::{court::field::Step, id::DraftId};
use gloo_timers::callback::Timeout;
use leptos::{ev, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast as _;
use web_sys::{
    Element, Event, HtmlElement, HtmlFormElement, HtmlInputElement, HtmlSelectElement,
    HtmlTextAreaElement, SubmitEvent,
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
            waiting: Rc::default(),
            under_way: Rc::default(),
            held: Rc::default(),
            state,
        });
    });
    let says = move || match state.get() {
        State::Quiet => String::new(),
        State::Typing => typing.clone(),
        State::Saved => saved.clone(),
        State::Failed => failed.clone(),
    };
    view! { <p class="autosave" role="status">{says}</p> }
}

/// A form that is posted once the saves have answered, with the button that was pressed.
type Held = Rc<RefCell<Option<(HtmlFormElement, Option<HtmlElement>)>>>;

#[derive(Clone)]
struct Watched {
    draft: DraftId,
    step: Step,
    /// The rows of a page share the draft's version.
    version: Rc<Cell<u64>>,
    /// Rows typed into since they were last sent.
    waiting: Rc<RefCell<BTreeMap<usize, Element>>>,
    /// A save is on its way: the next one needs the version it answers with.
    under_way: Rc<Cell<bool>>,
    held: Held,
    state: RwSignal<State>,
}

fn watch(watched: Watched) {
    let pending: Rc<Cell<Option<Timeout>>> = Rc::default();
    let (posting, waits) = (watched.clone(), pending.clone());
    tell("shown", "yes");
    let listener = window_event_listener(ev::input, move |event| {
        let Some((row, form)) = row_of(&event) else {
            return;
        };
        show_asked(&form);
        watched.state.set(State::Typing);
        watched.waiting.borrow_mut().insert(row, form);
        let watched = watched.clone();
        let later = Timeout::new(PAUSE_MS, move || save(&watched));
        // Dropping the timeout before cancels it.
        drop(pending.replace(Some(later)));
    });
    let posts = window_event_listener(ev::submit, move |event| {
        drop(waits.take());
        hold_back(&posting, &event);
    });
    on_cleanup(move || {
        listener.remove();
        posts.remove();
    });
}

/// A form waits for the rows that are on their way: sent beside it, they would meet a draft that has moved on. Its own
/// row it carries itself.
fn hold_back(watched: &Watched, event: &SubmitEvent) {
    if event.default_prevented() {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into().ok());
    let Some(form): Option<HtmlFormElement> = target else {
        return;
    };
    if let Some((row, _)) = row_of(event) {
        watched.waiting.borrow_mut().remove(&row);
    }
    save(watched);
    if watched.under_way.get() {
        event.prevent_default();
        watched.held.replace(Some((form, event.submitter())));
    }
}

/// Posts what was held back, by the button that was pressed.
fn post_held(watched: &Watched) {
    if let Some((form, button)) = watched.held.take() {
        // A button that has gone meanwhile posts nothing.
        let _ = form.request_submit_with_submitter(button.as_ref());
    }
}

fn row_of(event: &Event) -> Option<(usize, Element)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let form = target.closest("form[data-row]").ok()??;
    let row = form.get_attribute("data-row")?.parse().ok()?;
    Some((row, form))
}

/// Sends the next waiting row; while one is on its way the others wait for its answer.
fn save(watched: &Watched) {
    if watched.under_way.get() {
        return;
    }
    let Some((row, form)) = watched.waiting.borrow_mut().pop_first() else {
        return;
    };
    watched.under_way.set(true);
    let values = values_of(&form);
    let watched = watched.clone();
    spawn_local(async move {
        let version = watched.version.get();
        let answer = autosave(watched.draft, version, watched.step, row, values).await;
        watched.under_way.set(false);
        let Ok(saved) = answer else {
            watched.state.set(State::Failed);
            post_held(&watched);
            return;
        };
        watched.version.set(saved.version);
        tell("version", &saved.version.to_string());
        let all_saved = watched.waiting.borrow().is_empty();
        match all_saved {
            true => {
                watched.state.set(State::Saved);
                post_held(&watched);
            }
            false => save(&watched),
        }
    });
}

/// Gives every hidden field of this name its value: a plain form sent later says what this page has seen.
fn tell(name: &str, value: &str) {
    let fields = document().query_selector_all(&format!("input[type='hidden'][name='{name}']"));
    let Ok(fields) = fields else { return };
    let at = |place| fields.item(place)?.dyn_into::<HtmlInputElement>().ok();
    (0..fields.length())
        .filter_map(at)
        .for_each(|field| field.set_value(value));
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

/// Shows a field when the choice it depends on is asked itself and has one of its values, and hides it when not. The
/// choice stands before what depends on it, so one pass settles a whole chain.
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
        field.set_hidden(!asked || is_hidden(form, &by));
    }
}

/// Whether the field of this name is not asked itself.
fn is_hidden(form: &Element, name: &str) -> bool {
    let control = form.query_selector(&format!("[name='values[{name}]']"));
    let control = control.ok().flatten();
    let field = control.and_then(|control| control.closest("[data-shown-by]").ok()?);
    field.is_some_and(|field| field.has_attribute("hidden"))
}
