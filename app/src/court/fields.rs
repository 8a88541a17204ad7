//! The fields of one row, rendered from the table of fields: a rule is never restated in markup.

use std::collections::BTreeMap;

use domain::{
    court::field::{Field, Kind, Step},
    refusal::FieldError,
};
use leptos::prelude::*;

use crate::{
    text::{Lang, Text, has, t},
    ui::error_text,
};

/// One row of a page with what was typed and what is wrong with it.
#[derive(Clone)]
pub struct RowOfFields {
    pub lang: Lang,
    pub step: Step,
    pub row: usize,
    pub values: BTreeMap<String, String>,
    pub errors: Vec<FieldError>,
    /// Counties to choose from, code and name.
    pub regions: Vec<(String, String)>,
    /// Courts to choose from, code and name.
    pub courts: Vec<(String, String)>,
}

impl RowOfFields {
    fn path(&self, field: &Field) -> String {
        format!("{}.{}.{}", self.step.code(), self.row, field.name)
    }

    fn value(&self, field: &Field) -> String {
        self.values.get(field.name).cloned().unwrap_or_default()
    }

    fn label(&self, field: &Field) -> Text {
        t(
            self.lang,
            &format!("field.{}.{}", self.step.code(), field.name),
        )
    }

    fn hint(&self, field: &Field) -> Option<Text> {
        let key = format!("hint.{}.{}", self.step.code(), field.name);
        has(&key).then(|| t(self.lang, &key))
    }

    /// What stands under the label: the hint and the rules that are broken.
    fn described_by(&self, field: &Field) -> Option<String> {
        let id = self.path(field);
        let hint = self.hint(field).map(|_| format!("{id}-hint"));
        let error = self
            .errors
            .iter()
            .any(|error| error.field == id)
            .then(|| format!("{id}-error"));
        let parts: Vec<_> = hint.into_iter().chain(error).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    fn errors_of(&self, field: &Field) -> Vec<String> {
        let id = self.path(field);
        let broken = self.errors.iter().filter(|error| error.field == id);
        broken.map(|error| error_text(self.lang, error)).collect()
    }

    fn option_text(&self, field: &Field, option: &str) -> Text {
        let own = format!("choice.{}.{}.{option}", self.step.code(), field.name);
        if has(&own) {
            t(self.lang, &own)
        } else {
            t(self.lang, &format!("choice.{option}"))
        }
    }

    /// Whether a field is asked, given what the row says; the island asks anew when a choice changes.
    fn asks(&self, field: &Field) -> bool {
        let Some(when) = field.when else { return true };
        let chosen = self.values.get(when.name).map_or("", String::as_str);
        let on = self.step.fields().find(|other| other.name == when.name);
        when.is.contains(&chosen) && on.is_none_or(|on| self.asks(on))
    }

    /// All fields of the row; those that depend on a choice carry it for the style sheet and the island.
    pub fn view(&self) -> impl IntoView + use<> {
        let fields = self.step.fields().map(|field| self.field(field));
        fields.collect_view()
    }

    fn field(&self, field: &'static Field) -> AnyView {
        let (shown_by, shown_when) = match field.when {
            Some(when) => (Some(when.name), Some(when.is.join(" "))),
            None => (None, None),
        };
        let id = self.path(field);
        let hidden = !self.asks(field);
        let errors = self.errors_of(field);
        let wrong = !errors.is_empty();
        let errors = wrong.then(|| {
            view! { <p class="field-error" id=format!("{id}-error")>{errors.join(" ")}</p> }
        });
        let hint = self
            .hint(field)
            .map(|hint| view! { <p class="field-hint" id=format!("{id}-hint")>{hint}</p> });
        let control = self.control(field, wrong);
        let label = self.label(field);
        let label = match field.required {
            true => label.into_owned(),
            false => format!("{label}{}", t(self.lang, "court.optional")),
        };
        let is_group = matches!(field.kind, Kind::Choice(_));
        match is_group {
            true => view! {
                <fieldset class="field" class:wrong=wrong id=id data-shown-by=shown_by data-shown-when=shown_when hidden=hidden
                    aria-describedby=self.described_by(field)>
                    <legend>{label}</legend>{hint}{errors}{control}
                </fieldset>
            }
            .into_any(),
            false => view! {
                <div class="field" class:wrong=wrong data-shown-by=shown_by data-shown-when=shown_when hidden=hidden>
                    <label for=id>{label}</label>{hint}{errors}{control}
                </div>
            }
            .into_any(),
        }
    }

    fn control(&self, field: &'static Field, wrong: bool) -> AnyView {
        match field.kind {
            Kind::Choice(options) => self.choice(field, options),
            Kind::Tick => self.tick(field, wrong),
            Kind::Prose { .. } => self.prose(field, wrong),
            Kind::Region => self.select(field, wrong, &self.regions),
            _ if field.step == Step::Court && field.name == "court" => {
                self.select(field, wrong, &self.courts)
            }
            kind => self.line(field, kind, wrong),
        }
    }

    fn line(&self, field: &'static Field, kind: Kind, wrong: bool) -> AnyView {
        let (input_type, mode, class) = match kind {
            Kind::Date => ("date", None, "short"),
            Kind::Money | Kind::Percent => ("text", Some("decimal"), "short money"),
            Kind::Phone => ("tel", Some("tel"), "short"),
            Kind::Email => ("email", Some("email"), ""),
            _ => ("text", None, ""),
        };
        view! {
            <input class=class type=input_type inputmode=mode id=self.path(field)
                name=format!("values[{}]", field.name) value=self.value(field) autocomplete="off"
                aria-invalid=wrong.then_some("true") aria-describedby=self.described_by(field) />
        }
        .into_any()
    }

    fn prose(&self, field: &'static Field, wrong: bool) -> AnyView {
        let rows = if field.step == Step::Facts && field.name == "narrative" {
            "12"
        } else {
            "4"
        };
        view! {
            <textarea rows=rows id=self.path(field) name=format!("values[{}]", field.name)
                aria-invalid=wrong.then_some("true") aria-describedby=self.described_by(field)>
                {self.value(field)}
            </textarea>
        }
        .into_any()
    }

    fn select(&self, field: &'static Field, wrong: bool, options: &[(String, String)]) -> AnyView {
        let chosen = self.value(field);
        let options = options.iter().map(|(code, name)| {
            let selected = *code == chosen;
            view! { <option value=code.clone() selected=selected>{name.clone()}</option> }
        });
        view! {
            <select id=self.path(field) name=format!("values[{}]", field.name)
                aria-invalid=wrong.then_some("true") aria-describedby=self.described_by(field)>
                <option value="">{t(self.lang, "court.choose")}</option>
                {options.collect_view()}
            </select>
        }
        .into_any()
    }

    fn choice(&self, field: &'static Field, options: &'static [&'static str]) -> AnyView {
        let chosen = self.value(field);
        let id = self.path(field);
        let options = options.iter().map(|option| {
            let of_option = format!("{id}.{option}");
            view! {
                <label class="choice" for=of_option>
                    <input type="radio" id=of_option.clone() name=format!("values[{}]", field.name) value=*option
                        checked=chosen == *option />
                    <span>{self.option_text(field, option)}</span>
                </label>
            }
        });
        view! { <div class="choices">{options.collect_view()}</div> }.into_any()
    }

    fn tick(&self, field: &'static Field, wrong: bool) -> AnyView {
        view! {
            <input class="tick" type="checkbox" id=self.path(field) name=format!("values[{}]", field.name) value="yes"
                checked=self.value(field) == "yes" aria-invalid=wrong.then_some("true")
                aria-describedby=self.described_by(field) />
        }
        .into_any()
    }
}
