//! Plain words for terms of art.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    court::citation,
    desks,
    text::{Lang, t},
};

/// The terms, in the order of a journey through the court and then through the market, each with the law and
/// the article it comes from, where there is one.
const TERMS: [(&str, Option<(&str, &str)>); 19] = [
    ("filing", Some(("CPL", "126"))),
    ("correction", Some(("INT", "208"))),
    ("fee", Some(("FEE", "29"))),
    ("halved", Some(("FEE", "15"))),
    ("principal", Some(("LEND", "26"))),
    ("lpr", Some(("LEND", "25"))),
    ("jurisdiction", Some(("CPL", "22"))),
    ("service", Some(("CPL", "87"))),
    ("exhibit", Some(("CPL", "66"))),
    ("mediation", Some(("CPL", "96"))),
    ("preservation", Some(("CPL", "103"))),
    ("limitation", Some(("CIVIL", "188"))),
    ("receipt", None),
    ("intermediary", None),
    ("licence", None),
    ("credit", None),
    ("promised", None),
    ("consortium", None),
    ("workday", None),
];

/// 用语说明
#[component]
pub fn GlossaryPage() -> impl IntoView {
    let lang = desks::counter().looks.lang;
    let terms = TERMS.map(|(term, law)| entry(lang, term, law));
    view! {
        <Title text=t(lang, "glossary.title").into_owned()/>
        <h1>{t(lang, "glossary.title")}</h1>
        <p class="lead">{t(lang, "glossary.lead")}</p>
        <dl class="glossary">{terms.into_iter().collect_view()}</dl>
    }
}

/// The id is what [`crate::ui::term`] leads to.
fn entry(
    lang: Lang,
    term: &'static str,
    law: Option<(&'static str, &'static str)>,
) -> impl IntoView {
    let law = law.map(|(law, article)| {
        view! { <dd class="why">{citation(lang, law, article)}</dd> }
    });
    view! {
        <div id=term>
            <dt>{t(lang, &format!("term.{term}"))}</dt>
            <dd>{t(lang, &format!("glossary.{term}"))}</dd>
            {law}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::has;

    #[test]
    fn every_term_has_its_word_and_its_explanation() {
        for (term, law) in TERMS {
            assert!(has(&format!("term.{term}")), "{term}");
            assert!(has(&format!("glossary.{term}")), "{term}");
            assert!(
                law.is_none_or(|(law, _)| has(&format!("law.{law}"))),
                "{term}"
            );
        }
    }
}
