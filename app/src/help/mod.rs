//! Plain words for terms of art.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{desks, text::t};

const TERMS: [&str; 6] = ["filing", "correction", "fee", "principal", "lpr", "service"];

/// 法律用语
#[component]
pub fn GlossaryPage() -> impl IntoView {
    let lang = desks::counter().looks.lang;
    let terms = TERMS
        .iter()
        .map(|term| view! { <li>{t(lang, &format!("glossary.{term}"))}</li> });
    view! {
        <Title text=t(lang, "glossary.title").into_owned()/>
        <h1>{t(lang, "glossary.title")}</h1>
        <p class="lead">{t(lang, "glossary.lead")}</p>
        <ul class="glossary">{terms.collect_view()}</ul>
    }
}
