use leptos::prelude::*;

use crate::text::{Lang, t};

/// The ways to take a list along: `of` is the key of what it is called, `page` the address of its file without the
/// ending, `query` what the list is narrowed to.
pub fn export_links(lang: Lang, of: &str, page: &str, query: &str) -> impl IntoView + use<> {
    let link = |ending: &str, says: &'static str| {
        let href = match query.is_empty() {
            true => format!("{page}.{ending}"),
            false => format!("{page}.{ending}?{query}"),
        };
        let label = format!("{says} {}", t(lang, of));
        view! { <a class="btn quiet" rel="nofollow" download="" href=href aria-label=label>{says}</a> }
    };
    view! {
        <p class="acts"><span>{t(lang, "export.title")}</span>{link("csv", "CSV")}{link("xlsx", "XLSX")}</p>
    }
}
