//! Sends an exhibit in pieces, goes on where a lost connection stopped, and shows how far it is.

use domain::id::DraftId;
use gloo_net::http::Request;
use leptos::{ev, prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast as _;
use web_sys::{
    Event, File, HtmlElement, HtmlFormElement, HtmlInputElement, HtmlSelectElement,
    HtmlTextAreaElement,
};

/// A piece a slow line carries in a few seconds: 1 MiB.
const PIECE_BYTES: f64 = 1024.0 * 1024.0;

/// A piece is tried this often before the page gives up and says how to go on.
const TRIES_MAX: u32 = 5;

/// The words the island may have to say.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct UploadWords {
    pub progress: String,
    /// Names the fields to mend as `{fields}`.
    pub words: String,
    pub failed: String,
    pub refused: String,
}

#[derive(Serialize)]
struct Begin {
    name: String,
    bytes: u64,
}

#[derive(Deserialize)]
struct Standing {
    upload: String,
    offset: u64,
}

#[derive(Serialize)]
struct Finish {
    draft: String,
    title: String,
    kind: String,
    source: String,
    purpose: String,
}

/// Why an upload stopped.
enum Stopped {
    /// The line is gone; what has arrived stays.
    Line,
    /// Something said of the exhibit is missing or wrong; what has arrived stays.
    Words(Vec<String>),
    /// The server does not take the file: the plain form shows why.
    Refused,
}

/// What is said of an exhibit (EVI 19), each in the field of this name.
const WORDS: [&str; 4] = ["title", "kind", "source", "purpose"];

#[derive(Deserialize)]
struct Refusal {
    #[serde(default)]
    fields: Vec<RefusedField>,
}

#[derive(Deserialize)]
struct RefusedField {
    field: String,
}

/// Takes over the form of a new exhibit; without script the form posts itself.
#[island]
pub fn Upload(form: String, draft: DraftId, words: UploadWords) -> impl IntoView {
    let says = RwSignal::new(String::new());
    let percent = RwSignal::new(None::<u32>);
    Effect::new(move || {
        let (id, words) = (form.clone(), words.clone());
        let listener = window_event_listener(ev::submit, move |event| {
            let Some((form, file)) = chosen(&event, &id) else {
                return;
            };
            event.prevent_default();
            if !form.report_validity() {
                return;
            }
            let words = words.clone();
            spawn_local(async move {
                let told = |at: u32| {
                    percent.set(Some(at));
                    says.set(words.progress.replace("{percent}", &at.to_string()));
                };
                busy(&form, true);
                let sent = send(&form, &file, draft, told).await;
                busy(&form, false);
                match sent {
                    Ok(()) => reload(),
                    Err(Stopped::Line) => says.set(words.failed.clone()),
                    Err(Stopped::Words(fields)) => {
                        percent.set(None);
                        says.set(words.words.replace("{fields}", &labels(&form, &fields)));
                    }
                    Err(Stopped::Refused) => post_plainly(&form, says, &words),
                }
            });
        });
        on_cleanup(move || listener.remove());
    });
    view! {
        <div class="upload" role="status">
            <Show when=move || percent.get().is_some()>
                <progress max="100" value=move || percent.get().unwrap_or_default().to_string() aria-label=move || says.get()></progress>
            </Show>
            <p>{move || says.get()}</p>
        </div>
    }
}

/// The form and the file in it, where this form is sent with one.
fn chosen(event: &Event, id: &str) -> Option<(HtmlFormElement, File)> {
    let form: HtmlFormElement = event.target()?.dyn_into().ok()?;
    let file = input(&form, "file")?.files()?.item(0)?;
    (form.id() == id).then_some((form, file))
}

/// A second press while the first is under way would send the same file twice.
fn busy(form: &HtmlFormElement, on: bool) {
    let Ok(Some(button)) = form.query_selector("button") else {
        return;
    };
    // A browser that refuses either only leaves the button as it was.
    drop(match on {
        true => button.set_attribute("disabled", ""),
        false => button.remove_attribute("disabled"),
    });
}

/// The labels of the fields to mend; the first of them gets the focus.
fn labels(form: &HtmlFormElement, fields: &[String]) -> String {
    let first = fields.first().and_then(|name| {
        let found = form.query_selector(&format!("[name='{name}']")).ok()??;
        found.dyn_into::<HtmlElement>().ok()
    });
    if let Some(first) = first {
        drop(first.focus());
    }
    let label = |name: &String| {
        let found = form
            .query_selector(&format!("label[for='{name}']"))
            .ok()??;
        found.text_content()
    };
    let labels: Vec<_> = fields.iter().filter_map(label).collect();
    labels.join(", ")
}

fn input(form: &HtmlFormElement, name: &str) -> Option<HtmlInputElement> {
    let found = form.query_selector(&format!("[name='{name}']")).ok()??;
    found.dyn_into().ok()
}

fn value(form: &HtmlFormElement, name: &str) -> String {
    let found = form
        .query_selector(&format!("[name='{name}']"))
        .ok()
        .flatten();
    let Some(found) = found else {
        return String::new();
    };
    if let Some(area) = found.dyn_ref::<HtmlTextAreaElement>() {
        return area.value();
    }
    if let Some(select) = found.dyn_ref::<HtmlSelectElement>() {
        return select.value();
    }
    found
        .dyn_ref::<HtmlInputElement>()
        .map(HtmlInputElement::value)
        .unwrap_or_default()
}

async fn send(
    form: &HtmlFormElement,
    file: &File,
    draft: DraftId,
    told: impl Fn(u32),
) -> Result<(), Stopped> {
    let empty = WORDS.map(|name| (name, value(form, name)));
    let empty = empty.iter().filter(|(_, text)| text.trim().is_empty());
    let empty: Vec<_> = empty.map(|(name, _)| (*name).to_owned()).collect();
    if !empty.is_empty() {
        return Err(Stopped::Words(empty));
    }
    let memory = memory_key(draft, file);
    let mut standing = resumed(&memory).await.map_or_else(|| None, Some);
    if standing.is_none() {
        standing = Some(begin(draft, file).await?);
    }
    let Some(Standing { upload, mut offset }) = standing else {
        return Err(Stopped::Line);
    };
    remember(&memory, &upload);
    let whole = file.size();
    while (offset as f64) < whole {
        offset = piece(file, &upload, offset).await?;
        told((offset as f64 / whole * 100.0) as u32);
    }
    let finished = finish(form, draft, &upload).await;
    if !matches!(finished, Err(Stopped::Line | Stopped::Words(_))) {
        forget(&memory);
    }
    finished
}

/// Names one file of one draft, so that the same file chosen again goes on.
fn memory_key(draft: DraftId, file: &File) -> String {
    format!(
        "upload {draft} {} {} {}",
        file.name(),
        file.size(),
        file.last_modified()
    )
}

fn memory() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

fn remember(key: &str, upload: &str) {
    if let Some(memory) = memory() {
        // A browser that keeps nothing only loses the resuming.
        drop(memory.set_item(key, upload));
    }
}

fn forget(key: &str) {
    if let Some(memory) = memory() {
        drop(memory.remove_item(key));
    }
}

async fn resumed(key: &str) -> Option<Standing> {
    let upload = memory()?.get_item(key).ok()??;
    let answer = Request::get(&format!("/court/uploads/{upload}"))
        .send()
        .await
        .ok()?;
    if answer.ok() {
        answer.json().await.ok()
    } else {
        None
    }
}

async fn begin(draft: DraftId, file: &File) -> Result<Standing, Stopped> {
    let begin = Begin {
        name: file.name(),
        bytes: file.size() as u64,
    };
    let request = Request::post(&format!("/court/drafts/{draft}/uploads")).json(&begin);
    let answer = request
        .map_err(|_| Stopped::Refused)?
        .send()
        .await
        .map_err(|_| Stopped::Line)?;
    if !answer.ok() {
        return Err(Stopped::Refused);
    }
    answer.json().await.map_err(|_| Stopped::Line)
}

/// Sends the piece at `offset`; after a failure it asks where the upload stands and goes on from there.
async fn piece(file: &File, upload: &str, offset: u64) -> Result<u64, Stopped> {
    let address = format!("/court/uploads/{upload}");
    let mut offset = offset;
    for _ in 0..TRIES_MAX {
        let (from, to) = (
            offset as f64,
            (offset as f64 + PIECE_BYTES).min(file.size()),
        );
        let bytes = file
            .slice_with_f64_and_f64(from, to)
            .map_err(|_| Stopped::Line)?;
        let request = Request::patch(&format!("{address}?offset={offset}")).body(bytes);
        if let Ok(answer) = request.map_err(|_| Stopped::Refused)?.send().await {
            if answer.ok() {
                return answer
                    .json::<Standing>()
                    .await
                    .map(|now| now.offset)
                    .map_err(|_| Stopped::Line);
            }
            if answer.status() == 413 || answer.status() == 422 {
                return Err(Stopped::Refused);
            }
        }
        gloo_timers::future::TimeoutFuture::new(1_000).await;
        if let Ok(answer) = Request::get(&address).send().await
            && let Ok(now) = answer.json::<Standing>().await
        {
            offset = now.offset;
        }
    }
    Err(Stopped::Line)
}

async fn finish(form: &HtmlFormElement, draft: DraftId, upload: &str) -> Result<(), Stopped> {
    let words = Finish {
        draft: draft.to_string(),
        title: value(form, "title"),
        kind: value(form, "kind"),
        source: value(form, "source"),
        purpose: value(form, "purpose"),
    };
    let request = Request::post(&format!("/court/uploads/{upload}/finish")).json(&words);
    let answer = request
        .map_err(|_| Stopped::Refused)?
        .send()
        .await
        .map_err(|_| Stopped::Line)?;
    if answer.ok() {
        return Ok(());
    }
    let refusal = answer.json::<Refusal>().await;
    let fields = refusal.map_or_else(|_| Vec::new(), |refusal| refusal.fields);
    let fields: Vec<_> = fields.into_iter().map(|broken| broken.field).collect();
    let only_words = fields.iter().all(|field| WORDS.contains(&field.as_str()));
    match !fields.is_empty() && only_words {
        true => Err(Stopped::Words(fields)),
        false => Err(Stopped::Refused),
    }
}

/// The plain form brings the page back with every error beside its field.
fn post_plainly(form: &HtmlFormElement, says: RwSignal<String>, words: &UploadWords) {
    if form.submit().is_err() {
        says.set(words.refused.clone());
    }
}

fn reload() {
    // A browser that cannot reload still shows the old list; nothing is lost.
    drop(window().location().reload());
}
