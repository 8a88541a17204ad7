//! Suggestions under the search box, by keyboard and by touch.

use domain::market::view::SuggestionView;
use gloo_timers::callback::Timeout;
use leptos::{ev, prelude::*, task::spawn_local};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

use super::api::suggest;

/// Short enough to feel immediate, long enough to wait for the next letter of an input method.
const PAUSE_MS: u32 = 120;

/// The id of the list the box controls.
const LIST: &str = "suggestions";

/// Watches the search box with this id; without it the box is a plain form.
#[island]
pub fn Suggest(input: String, label: String, count: String) -> impl IntoView {
    let offered = RwSignal::new(Vec::<SuggestionView>::new());
    let chosen = RwSignal::new(None::<usize>);
    let id = input.clone();
    Effect::new(move || watch(&id, offered, chosen));
    let id = StoredValue::new(input);
    let line = move |(place, one): (usize, SuggestionView)| {
        let text = one.text.clone();
        view! {
            <li role="option" id=format!("{LIST}-{place}") aria-selected=move || if chosen.get() == Some(place) { "true" } else { "false" }
                on:mousedown=move |event| { event.prevent_default(); take(&id.get_value(), &text) }>
                {one.text}
            </li>
        }
    };
    let says = move || match offered.with(Vec::len) {
        0 => String::new(),
        found => count.replace("{count}", &found.to_string()),
    };
    view! {
        <ul class="suggestions" role="listbox" id=LIST aria-label=label hidden=move || offered.with(Vec::is_empty)>
            {move || offered.get().into_iter().enumerate().map(line).collect_view()}
        </ul>
        <p class="unseen" role="status">{says}</p>
    }
}

fn the_box(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Puts a suggestion into the box and searches for it.
fn take(id: &str, text: &str) {
    let Some(input) = the_box(id) else { return };
    input.set_value(text);
    if let Some(form) = input.form() {
        // A form that cannot be sent by script is still sent by its button.
        drop(form.request_submit());
    }
}

fn watch(id: &str, offered: RwSignal<Vec<SuggestionView>>, chosen: RwSignal<Option<usize>>) {
    let Some(input) = the_box(id) else { return };
    for (name, value) in [
        ("role", "combobox"),
        ("aria-autocomplete", "list"),
        ("aria-controls", LIST),
        ("autocomplete", "off"),
    ] {
        drop(input.set_attribute(name, value));
    }
    show(&input, offered, chosen);
    let pending: Rc<Cell<Option<Timeout>>> = Rc::default();
    let own = id.to_owned();
    let typed = window_event_listener(ev::input, move |event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = target.filter(|input| input.id() == own) else {
            return;
        };
        let later = Timeout::new(PAUSE_MS, move || ask(input.value(), offered, chosen));
        drop(pending.replace(Some(later)));
    });
    let own = id.to_owned();
    let pressed = window_event_listener(ev::keydown, move |event| {
        let here = document()
            .active_element()
            .is_some_and(|element| element.id() == own);
        if here && !event.is_composing() {
            press(&event, &own, offered, chosen);
        }
    });
    on_cleanup(move || {
        typed.remove();
        pressed.remove();
    });
}

/// Tells the box whether its list is open and which line is marked.
fn show(
    input: &HtmlInputElement,
    offered: RwSignal<Vec<SuggestionView>>,
    chosen: RwSignal<Option<usize>>,
) {
    let input = input.clone();
    Effect::new(move || {
        let open = !offered.with(Vec::is_empty);
        drop(input.set_attribute("aria-expanded", if open { "true" } else { "false" }));
        match chosen.get() {
            Some(place) => {
                drop(input.set_attribute("aria-activedescendant", &format!("{LIST}-{place}")))
            }
            None => drop(input.remove_attribute("aria-activedescendant")),
        }
    });
}

fn ask(typed: String, offered: RwSignal<Vec<SuggestionView>>, chosen: RwSignal<Option<usize>>) {
    chosen.set(None);
    if typed.trim().is_empty() {
        offered.set(Vec::new());
        return;
    }
    spawn_local(async move {
        // No suggestion is no error: the form still searches.
        offered.set(suggest(typed).await.unwrap_or_default());
    });
}

fn press(
    event: &web_sys::KeyboardEvent,
    id: &str,
    offered: RwSignal<Vec<SuggestionView>>,
    chosen: RwSignal<Option<usize>>,
) {
    let count = offered.with_untracked(Vec::len);
    let at = chosen.get_untracked();
    match event.key().as_str() {
        "ArrowDown" if count > 0 => chosen.set(Some(at.map_or(0, |at| (at + 1) % count))),
        "ArrowUp" if count > 0 => {
            chosen.set(Some(at.map_or(count - 1, |at| (at + count - 1) % count)))
        }
        "Escape" => offered.set(Vec::new()),
        "Enter" => {
            let Some(text) = at.and_then(|at| {
                offered.with_untracked(|all| all.get(at).map(|one| one.text.clone()))
            }) else {
                return;
            };
            take(id, &text);
        }
        _ => return,
    }
    event.prevent_default();
}
