//! The document around every page: head, header, bottom bar, and the loader of islands.

use leptos::prelude::*;
use leptos_meta::{MetaTags, Title, provide_meta_context};
use stylers_macro::style_sheet;

use crate::{
    desks::{self, Counter, Looks, Theme},
    routes::App,
    text::{Lang, t},
    ui::Icon,
};

/// The whole document. Called once a request, on the server.
pub fn shell() -> impl IntoView {
    provide_meta_context();
    // Pages are never hydrated: without this, leptos would send what they awaited a second time.
    if let Some(context) = Owner::current_shared_context() {
        context.set_is_hydrating(false);
    }
    let counter = desks::counter();
    let looks = counter.looks;
    view! {
        <!DOCTYPE html>
        <html lang=looks.lang.code() data-theme=looks.theme.code() data-elder=looks.elder.then_some("")>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content=scheme(looks.theme)/>
                {theme_colour(looks.theme)}
                <meta name="description" content=t(looks.lang, "site.lead").into_owned()/>
                <link rel="icon" href="/icon.svg" type="image/svg+xml"/>
                <link rel="manifest" href="/manifest.webmanifest"/>
                <link rel="stylesheet" href=counter.built.css.clone()/>
                {loader(&counter)}
                {ahead(&counter)}
                {anew(&counter)}
                <Title formatter=move |text: String| title(looks.lang, &text)/>
                <MetaTags/>
            </head>
            <body>
                <a class="skip" href="#main">{t(looks.lang, "skip")}</a>
                {header(&counter)}
                <main id="main" class="wrap" tabindex="-1"><App/></main>
                {footer(&counter)}
                {bar(&counter)}
            </body>
        </html>
    }
}

fn scheme(theme: Theme) -> &'static str {
    match theme {
        Theme::Device => "light dark",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

/// The browser's own frame in the colour of the header, `--surface` of the tokens.
fn theme_colour(theme: Theme) -> impl IntoView {
    const LIGHT: &str = "#ffffff";
    const DARK: &str = "#1b1f23";
    let (light, dark) = match theme {
        Theme::Device => (LIGHT, DARK),
        Theme::Light => (LIGHT, LIGHT),
        Theme::Dark => (DARK, DARK),
    };
    let meta = |device: &'static str, colour: &'static str| {
        let meta = leptos::html::meta().name("theme-color").content(colour);
        meta.attr("media", device)
    };
    (
        meta("(prefers-color-scheme: light)", light),
        meta("(prefers-color-scheme: dark)", dark),
    )
}

/// Loads the islands' module where a page has an island, and nothing anywhere else.
///
/// Like leptos' own script, but without a walk over every element: an island inside the children of another stands
/// after it and wakes after it.
fn loader(counter: &Counter) -> Option<AnyView> {
    let built = &counter.built;
    (!built.js.is_empty()).then(|| {
        let script = format!(
            "addEventListener('DOMContentLoaded',async()=>{{\
             if(!document.querySelector('leptos-island'))return;\
             const m=await import('{js}');await m.default({{module_or_path:'{wasm}'}});m.hydrate();\
             for(const n of document.querySelectorAll('leptos-island')){{\
             n.parentElement.closest('leptos-children')?.$$on_hydrate?.();await m[n.dataset.component]?.(n)}}\
             document.documentElement.dataset.awake=''}})",
            js = built.js,
            wasm = built.wasm,
        );
        view! { <script nonce=counter.nonce.clone() inner_html=script></script> }.into_any()
    })
}

/// The title of the window. leptos_meta writes it as it is, so it is escaped here: an agency's name is data.
fn title(lang: Lang, text: &str) -> String {
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let site = t(lang, "site.name");
    match text == site {
        true => text,
        false => format!("{text} · {site}"),
    }
}

/// Fetches a public page when its link is about to be followed; never a personal one, and nothing is rendered.
fn ahead(counter: &Counter) -> impl IntoView + use<> {
    const RULES: &str = r#"{"prefetch":[{"where":{"and":[{"href_matches":["/","/market","/market/agencies/*","/help/*"]},{"not":{"selector_matches":"[rel~=nofollow]"}}]},"eagerness":"moderate"}]}"#;
    view! { <script type="speculationrules" nonce=counter.nonce.clone() inner_html=RULES></script> }
}

/// Whoever steps back to a page about themselves sees it as it is now, not as the browser kept it.
fn anew(counter: &Counter) -> Option<AnyView> {
    const RELOAD: &str = "addEventListener('pageshow',e=>{if(e.persisted)location.reload()})";
    let personal = counter.caller.account.is_some();
    personal.then(|| {
        view! { <script nonce=counter.nonce.clone() inner_html=RELOAD></script> }.into_any()
    })
}

/// A place in the navigation.
struct Place {
    href: &'static str,
    text: &'static str,
    long: &'static str,
    icon: Icon,
}

const PLACES: [Place; 5] = [
    Place {
        href: "/",
        text: "nav.home",
        long: "nav.home",
        icon: Icon::Home,
    },
    Place {
        href: "/market",
        text: "nav.market",
        long: "nav.market.long",
        icon: Icon::Market,
    },
    Place {
        href: "/court",
        text: "nav.court",
        long: "nav.court.long",
        icon: Icon::Court,
    },
    Place {
        href: "/todo",
        text: "nav.todo",
        long: "nav.todo",
        icon: Icon::Todo,
    },
    Place {
        href: "/me",
        text: "nav.me",
        long: "nav.me",
        icon: Icon::Me,
    },
];

/// Whether the page stands under this place.
fn is_here(counter: &Counter, href: &str) -> bool {
    let path = counter.here.split('?').next().unwrap_or_default();
    match href {
        "/" => path == "/",
        _ => {
            path == href
                || path
                    .strip_prefix(href)
                    .is_some_and(|rest| rest.starts_with('/'))
        }
    }
}

fn header(counter: &Counter) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let places = PLACES.iter().skip(1).map(|place| {
        let current = is_here(counter, place.href).then_some("page");
        view! { <a href=place.href aria-current=current>{t(lang, place.long)}</a> }
    });
    view! {
        <header class="top"><div class="wrap">
            {brand(lang)}
            <nav class="places" aria-label=t(lang, "nav.main").into_owned()>{places.collect_view()}</nav>
            {languages(counter)}
        </div></header>
    }
}

/// The seal and the name: the way home from everywhere.
fn brand(lang: Lang) -> impl IntoView {
    let class = style_sheet!("style/components/seal.css");
    view! { class=class, <a class="brand" href="/"><span class="seal" aria-hidden="true">"掌"</span>{t(lang, "site.name")}</a> }
}

/// One button a language, so that changing it takes one touch and no script.
fn languages(counter: &Counter) -> impl IntoView + use<> {
    let current = counter.looks.lang;
    let buttons = Lang::ALL.into_iter().map(|lang| {
        let (short, name) = match lang {
            Lang::Hans => ("简", "简体中文"),
            Lang::Hant => ("繁", "繁體中文"),
            Lang::En => ("English", "English"),
        };
        let pressed = if lang == current { "true" } else { "false" };
        view! { <button name="lang" value=lang.code() lang=lang.code() aria-label=name aria-pressed=pressed>{short}</button> }
    });
    view! {
        <form class="languages" method="post" action="/prefs">
            <input type="hidden" name="back" value=counter.here.clone()/>
            {elder_switch(counter, "looks.elder.short", "elder")}
            {buttons.collect_view()}
        </form>
    }
}

/// Turns large type on and off; it stands at the top of the page, where it is looked for, and among the looks.
fn elder_switch(
    counter: &Counter,
    text: &'static str,
    class: &'static str,
) -> impl IntoView + use<> {
    let Looks { lang, elder, .. } = counter.looks;
    let (to, pressed) = match elder {
        true => ("0", "true"),
        false => ("1", "false"),
    };
    let label = t(lang, "looks.elder").into_owned();
    view! { <button class=class name="elder" value=to aria-label=label aria-pressed=pressed>{t(lang, text)}</button> }
}

fn footer(counter: &Counter) -> impl IntoView + use<> {
    let looks = counter.looks;
    let lang = looks.lang;
    let theme = |theme: Theme| {
        let pressed = if theme == looks.theme {
            "true"
        } else {
            "false"
        };
        let text = t(lang, &format!("looks.theme.{}", theme.code()));
        view! { <button class="chip" name="theme" value=theme.code() aria-pressed=pressed>{text}</button> }
    };
    let law = (!lang.is_chinese()).then(|| view! { <p>{t(lang, "site.law")}</p> });
    view! {
        <footer class="bottom"><div class="wrap">
            <form class="chips" method="post" action="/prefs" aria-label=t(lang, "looks").into_owned()>
                <input type="hidden" name="back" value=counter.here.clone()/>
                {theme(Theme::Device)}{theme(Theme::Light)}{theme(Theme::Dark)}
                {elder_switch(counter, "looks.elder", "chip")}
            </form>
            {law}
            <p><a href="/help/glossary">{t(lang, "glossary.title")}</a></p>
        </div></footer>
    }
}

fn bar(counter: &Counter) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let places = PLACES.iter().map(|place| {
        let current = is_here(counter, place.href).then_some("page");
        view! { <a href=place.href aria-current=current>{place.icon.view()}{t(lang, place.text)}</a> }
    });
    view! { <nav class="bar" aria-label=t(lang, "nav.main").into_owned()>{places.collect_view()}</nav> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_text_and_never_markup() {
        let title = title(Lang::En, "</title><script>A & B");
        assert_eq!(title, "&lt;/title&gt;&lt;script&gt;A &amp; B · Zhangban");
    }

    #[test]
    fn the_home_page_is_titled_once() {
        assert_eq!(title(Lang::Hans, "掌办"), "掌办");
    }
}
