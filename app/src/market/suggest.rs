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

/// The lines under the box, and what is still on its way to them.
#[derive(Clone)]
struct Offers {
    lines: RwSignal<Vec<SuggestionView>>,
    chosen: RwSignal<Option<usize>>,
    /// Counts what was asked or closed, so that a late answer never takes the place of a newer one.
    turn: Rc<Cell<u32>>,
    pending: Rc<Cell<Option<Timeout>>>,
}

impl Offers {
    /// Asks for the letters in the box when no further one comes.
    fn ask_later(&self, input: HtmlInputElement) {
        let offers = self.clone();
        let later = Timeout::new(PAUSE_MS, move || offers.ask(input.value()));
        drop(self.pending.replace(Some(later)));
    }

    fn ask(&self, typed: String) {
        self.chosen.set(None);
        let turn = self.next_turn();
        if typed.trim().is_empty() {
            self.lines.set(Vec::new());
            return;
        }
        let offers = self.clone();
        spawn_local(async move {
            // No suggestion is no error: the form still searches.
            let lines = suggest(typed).await.unwrap_or_default();
            if offers.turn.get() == turn {
                offers.lines.set(lines);
            }
        });
    }

    fn close(&self) {
        drop(self.pending.take());
        self.next_turn();
        self.chosen.set(None);
        self.lines.set(Vec::new());
    }

    fn next_turn(&self) -> u32 {
        let turn = self.turn.get().wrapping_add(1);
        self.turn.set(turn);
        turn
    }
}

fn watch(id: &str, lines: RwSignal<Vec<SuggestionView>>, chosen: RwSignal<Option<usize>>) {
    let Some(input) = the_box(id) else { return };
    for (name, value) in [
        ("role", "combobox"),
        ("aria-autocomplete", "list"),
        ("aria-controls", LIST),
        ("autocomplete", "off"),
    ] {
        drop(input.set_attribute(name, value));
    }
    show(&input, lines, chosen);
    let offers = Offers {
        lines,
        chosen,
        turn: Rc::default(),
        pending: Rc::default(),
    };
    let (own, typing) = (id.to_owned(), offers.clone());
    let typed = window_event_listener(ev::input, move |event| {
        if let Some(input) = box_of(&event, &own) {
            typing.ask_later(input);
        }
    });
    let (own, leaving) = (id.to_owned(), offers.clone());
    let left = window_event_listener(ev::focusout, move |event| {
        if box_of(&event, &own).is_some() {
            leaving.close();
        }
    });
    let own = id.to_owned();
    let pressed = window_event_listener(ev::keydown, move |event| {
        if box_of(&event, &own).is_some() && !event.is_composing() {
            press(&event, &own, &offers);
        }
    });
    on_cleanup(move || {
        typed.remove();
        left.remove();
        pressed.remove();
    });
}

/// The search box, where the event happened in it.
fn box_of(event: &web_sys::Event, id: &str) -> Option<HtmlInputElement> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    (input.id() == id).then_some(input)
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

fn press(event: &web_sys::KeyboardEvent, id: &str, offers: &Offers) {
    let count = offers.lines.with_untracked(Vec::len);
    let at = offers.chosen.get_untracked();
    let choose = |place| offers.chosen.set(Some(place));
    match event.key().as_str() {
        "ArrowDown" if count > 0 => choose(at.map_or(0, |at| (at + 1) % count)),
        "ArrowUp" if count > 0 => choose(at.map_or(count - 1, |at| (at + count - 1) % count)),
        "Escape" if count > 0 => offers.close(),
        "Enter" => {
            let text = at.and_then(|at| {
                let lines = offers.lines.read_untracked();
                lines.get(at).map(|one| one.text.clone())
            });
            let Some(text) = text else { return };
            take(id, &text);
        }
        _ => return,
    }
    event.prevent_default();
}
