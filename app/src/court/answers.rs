//! What was answered, page by page, as people read it: the same rows before and after filing.

use std::collections::BTreeMap;

use domain::court::{
    draft::Typed,
    field::{Field, Kind, Step},
    view::CaseView,
};
use leptos::prelude::*;

use crate::{
    desks::Counter,
    text::{has, t},
};

/// Typed values of one row, by field name.
pub type Values = BTreeMap<String, String>;

/// Whether a row asks for a field, given what the row says.
#[must_use]
pub fn asks(values: &Values, field: &Field) -> bool {
    let Some(when) = field.when else { return true };
    let chosen = values.get(when.name).map_or("", String::as_str);
    let on = field.step.fields().find(|other| other.name == when.name);
    when.is.contains(&chosen) && on.is_none_or(|on| asks(values, on))
}

/// The answers of one row; what is no longer asked is left out. `court` is the name of the court with this code.
pub fn row(
    counter: &Counter,
    step: Step,
    values: &Values,
    court: impl Fn(&str) -> Option<String>,
) -> AnyView {
    let lang = counter.looks.lang;
    let answered = step.fields().filter_map(|field| {
        let value = values.get(field.name)?;
        if value.trim().is_empty() || !asks(values, field) {
            return None;
        }
        let label = t(lang, &format!("field.{}.{}", step.code(), field.name));
        let class = matches!(field.kind, Kind::Prose { .. }).then_some("prose");
        let value = shown(counter, field, value, &court);
        Some(view! { <div><dt>{label}</dt><dd class=class>{value}</dd></div> })
    });
    view! { <dl class="answers">{answered.collect_view()}</dl> }.into_any()
}

/// Everything that was filed, page by page.
pub fn filed(counter: &Counter, case: &CaseView) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let court = |code: &str| (code == case.court.0).then(|| case.court_name.clone());
    let pages = Step::ALL.into_iter().filter_map(|step| {
        let rows = case.filing.answers.0.get(&step)?;
        let plain = |typed: &BTreeMap<String, Typed>| -> Values {
            let pairs = typed.iter();
            pairs
                .map(|(name, text)| (name.clone(), text.as_str().to_owned()))
                .collect()
        };
        let rows: Vec<_> = rows
            .iter()
            .map(plain)
            .filter(|row| !row.is_empty())
            .collect();
        let shown = rows
            .iter()
            .map(|values| row(counter, step, values, court))
            .collect_view();
        let title = t(lang, &format!("step.{}", step.code()));
        (!rows.is_empty()).then(|| view! { <section><h3>{title}</h3>{shown}</section> })
    });
    pages.collect_view()
}

/// A value as people read it: the name of a choice, a region, a court.
fn shown(
    counter: &Counter,
    field: &Field,
    value: &str,
    court: impl Fn(&str) -> Option<String>,
) -> String {
    let lang = counter.looks.lang;
    match field.kind {
        Kind::Choice(_) => {
            let own = format!("choice.{}.{}.{value}", field.step.code(), field.name);
            let key = if has(&own) {
                own
            } else {
                format!("choice.{value}")
            };
            t(lang, &key).into_owned()
        }
        Kind::Tick => t(lang, "choice.yes").into_owned(),
        Kind::Region => counter.names.of(lang, "region", value),
        _ if field.step == Step::Court && field.name == "court" => {
            court(value).unwrap_or_else(|| value.to_owned())
        }
        _ => value.to_owned(),
    }
}
