use leptos::prelude::*;

use crate::text::{Lang, t};

/// A term of art as a link to its plain words in the glossary; `id` is the term's id there.
pub fn term(lang: Lang, id: &'static str) -> impl IntoView + use<> {
    term_as(id, t(lang, &format!("term.{id}")).into_owned())
}

/// The same where the sentence says it in other words.
pub fn term_as(id: &'static str, says: String) -> impl IntoView + use<> {
    view! { <a class="term" href=format!("/help/glossary#{id}")>{says}</a> }
}
