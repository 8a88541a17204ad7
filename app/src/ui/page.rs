use std::future::Future;

use domain::{
    clock::Instant,
    refusal::{FieldError, Kind, Refusal},
};
use leptos::{
    prelude::*,
    tachys::{html::InertElement, view::Position},
};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::{
    desks::Counter,
    text::{Lang, fill_facts, t},
};

/// A page by its usual size, so that its text seldom moves while it grows.
const PAGE_BYTES: usize = 64 << 10;

/// Renders what a desk answers, in place. It becomes text at once: `Suspense` walks over what it is given three times,
/// and a page awaits nothing more: what did would show as nothing.
pub fn awaited<F>(page: F) -> impl IntoView
where
    F: Future<Output = AnyView> + Send + 'static,
{
    let page = async { InertElement::new(html(page.await)) };
    view! { <Suspense>{Suspend::new(page)}</Suspense> }
}

fn html(view: AnyView) -> String {
    let mut html = String::with_capacity(PAGE_BYTES);
    view.to_html_with_buf(
        &mut html,
        &mut Position::FirstChild,
        true,
        false,
        Vec::new(),
    );
    html
}

/// A typed parameter of the address; a malformed one names nothing that exists.
#[must_use]
pub fn param<T: std::str::FromStr>(name: &str) -> Option<T> {
    use_params_map().with_untracked(|params| params.get(name)?.parse().ok())
}

/// The page of a refusal: what it is, what to do.
pub fn refused(counter: &Counter, refusal: &Refusal) -> AnyView {
    counter.reply.page(refusal);
    let lang = counter.looks.lang;
    let says = fill_facts(lang, &format!("refusal.{}", refusal.code), &refusal.facts);
    let on =
        way_on(refusal).map(|(href, text)| view! { <a class="btn" href=href>{t(lang, text)}</a> });
    view! {
        <Title text=says.clone()/>
        <section class="refused">
            <h1>{says}</h1>
            <p class="acts">{on}<a class="btn quiet" href="/">{t(lang, "court.back_home")}</a></p>
        </section>
    }
    .into_any()
}

/// Where one gets what was lacking.
fn way_on(refusal: &Refusal) -> Option<(&'static str, &'static str)> {
    match (refusal.kind, refusal.code.as_str()) {
        (Kind::SignInNeeded, _) => Some(("/sign-in", "account.sign_in")),
        (_, "second_factor.none") => Some(("/me/second-factor", "account.enrol")),
        (Kind::SecondFactorNeeded, _) => Some(("/sign-in/code", "account.code.title")),
        _ => None,
    }
}

/// What was refused about the short form on this page, shown once, linked to its fields.
pub fn form_errors(counter: &Counter) -> Option<AnyView> {
    let refusal = counter.form.as_ref()?.refusal.as_ref()?;
    let lang = counter.looks.lang;
    let says = fill_facts(lang, &format!("refusal.{}", refusal.code), &refusal.facts);
    Some(summary(lang, says, &refusal.fields))
}

/// The summary at the top of a page with errors.
pub fn summary(lang: Lang, title: String, errors: &[FieldError]) -> AnyView {
    let lines = errors.iter().map(|error| {
        let to = format!("#{}", error.field);
        view! { <li><a href=to>{error_text(lang, error)}</a></li> }
    });
    view! {
        <div class="summary" role="alert" tabindex="-1" autofocus id="errors"><h2>{title}</h2><ul>{lines.collect_view()}</ul></div>
    }
    .into_any()
}

/// An instant in China time.
pub fn moment(at: Instant) -> impl IntoView {
    view! { <time datetime=at.rfc3339()>{at.china_text()}</time> }
}

/// The sentence of a broken rule.
#[must_use]
pub fn error_text(lang: Lang, error: &FieldError) -> String {
    fill_facts(lang, &format!("rule.{}", error.rule), &error.facts)
}

/// A text as the content of a `<textarea>`: Leptos writes the children of this element out as they are (0.8, as those
/// of `<script>`), so that a text with `</textarea>` in it would end the element and go on as markup.
#[must_use]
pub fn in_textarea(text: impl AsRef<str>) -> String {
    text.as_ref().replace('&', "&amp;").replace('<', "&lt;")
}
