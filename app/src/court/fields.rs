//! The fields of one row, rendered from the table of fields: a rule is never restated in markup.

use std::collections::BTreeMap;

use domain::{
    court::field::{Field, Kind, Step},
    refusal::FieldError,
};
use leptos::prelude::*;

use super::answers;
use crate::{
    text::{Lang, Text, has, t},
    ui::error_text,
};

/// More choices than this are a list to open, not circles to scroll past.
const CIRCLES_MAX: usize = 7;

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
        // The island asks anew when a choice changes.
        let hidden = !answers::asks(&self.values, field);
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
        let is_group = matches!(field.kind, Kind::Choice(options) if options.len() <= CIRCLES_MAX);
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
            Kind::Choice(options) if options.len() > CIRCLES_MAX => {
                let named = options.iter().map(|option| {
                    (
                        (*option).to_owned(),
                        self.option_text(field, option).into_owned(),
                    )
                });
                self.select(field, wrong, &named.collect::<Vec<_>>())
            }
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
        let longest = match kind {
            Kind::Text { chars_max } => Some(chars_max.to_string()),
            _ => None,
        };
        view! {
            <input class=class type=input_type inputmode=mode id=self.path(field) maxlength=longest
                name=format!("values[{}]", field.name) value=self.value(field) autocomplete=self.purpose(field)
                aria-invalid=wrong.then_some("true") aria-describedby=self.described_by(field) />
        }
        .into_any()
    }

    /// What the browser may fill in: the first claimant and the address for service are the reader's own (WCAG 1.3.5).
    fn purpose(&self, field: &Field) -> &'static str {
        match (self.step, self.row, field.name) {
            (Step::Claimant, 0, "name") => "name",
            (Step::Claimant, 0, "born") => "bday",
            (Step::Claimant, 0, "employer") => "organization",
            (Step::Claimant, 0, "occupation" | "position") => "organization-title",
            (Step::Claimant, 0, "phone") | (Step::Delivery, _, "phone") => "tel",
            (Step::Claimant, 0, "address") | (Step::Delivery, _, "address") => "address-line1",
            (Step::Delivery, _, "email") => "email",
            (Step::Declaration, _, "signature") => "name",
            _ => "off",
        }
    }

    fn prose(&self, field: &'static Field, wrong: bool) -> AnyView {
        let rows = if field.step == Step::Facts && field.name == "narrative" {
            "12"
        } else {
            "4"
        };
        let longest = match field.kind {
            Kind::Prose { chars_max } => Some(chars_max.to_string()),
            _ => None,
        };
        view! {
            <textarea rows=rows id=self.path(field) name=format!("values[{}]", field.name) maxlength=longest
                aria-invalid=wrong.then_some("true") aria-describedby=self.described_by(field)>
                {crate::ui::in_textarea(self.value(field))}
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

#[cfg(test)]
mod tests {
    use domain::court::field::FIELDS;

    use super::*;

    #[test]
    fn every_field_and_every_choice_has_its_words() {
        for field in FIELDS {
            let page = field.step.code();
            assert!(
                has(&format!("field.{page}.{}", field.name)),
                "{page}.{}",
                field.name
            );
            let Kind::Choice(options) = field.kind else {
                continue;
            };
            for option in options {
                let own = format!("choice.{page}.{}.{option}", field.name);
                assert!(has(&own) || has(&format!("choice.{option}")), "{own}");
            }
        }
    }
}
