//! The page of exhibits: one form for everyone, with progress and resuming where script runs.

use domain::{
    court::{
        desk::ExhibitWords,
        evidence::{EvidenceKind, Exhibit},
        field::Step,
        view::DraftView,
    },
    id::DraftId,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    parts::{form_errors, summary},
    paths,
    upload::{Upload, UploadWords},
};
use crate::{
    desks::Counter,
    text::{Lang, fill, t},
};

/// Where the form of a new exhibit stands on its page.
pub const FORM: &str = "exhibit-form";

/// The evidence step of a draft.
pub fn page(counter: &Counter, draft: &DraftView) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let errors: Vec<_> = draft.errors_of(Step::Evidence).cloned().collect();
    let shown = (!errors.is_empty() && !draft.exhibits.is_empty()).then(|| {
        let count = errors.len().to_string();
        summary(
            lang,
            fill(lang, "court.check.errors", [("count", count.as_str())]),
            &errors,
        )
    });
    let next = paths::next(Step::Evidence).map(|next| paths::step(draft.id, next));
    view! {
        <Title text=t(lang, "step.evidence").into_owned()/>
        <p class="crumb"><a href=paths::draft(draft.id)>{t(lang, "court.back_to_list")}</a></p>
        <h1>{t(lang, "step.evidence")}</h1>
        <p class="lead">{t(lang, "step.evidence.lead")}</p>
        {form_errors(counter)}
        {shown}
        <div class="two">
            {add_form(counter, draft.id)}
            <section>
                <h2>{t(lang, "court.exhibits")}</h2>
                {list(lang, draft)}
                <p class="acts"><a class="btn" href=next>{t(lang, "court.skip")}</a></p>
            </section>
        </div>
    }
}

fn add_form(counter: &Counter, draft: DraftId) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let typed = |name: &str| {
        counter
            .form
            .as_ref()
            .map_or("", |form| form.value(name))
            .to_owned()
    };
    let chosen = typed("kind");
    let kinds = EvidenceKind::ALL.into_iter().map(|kind| {
        let code = kind.code();
        view! { <option value=code selected=chosen == code>{t(lang, &format!("evidence.{code}"))}</option> }
    });
    let words = UploadWords {
        progress: t(lang, "court.evidence.progress").into_owned(),
        words: t(lang, "court.evidence.words").into_owned(),
        failed: t(lang, "court.evidence.failed").into_owned(),
        refused: t(lang, "court.evidence.refused").into_owned(),
    };
    view! {
        <section>
            <h2>{t(lang, "court.evidence.add")}</h2>
            <form id=FORM class="form" method="post" enctype="multipart/form-data" action=format!("/court/drafts/{draft}/exhibits")>
                <div class="field"><label for="title">{t(lang, "court.evidence.title")}</label>
                    <input type="text" id="title" name="title" value=typed("title") required
                        maxlength=ExhibitWords::TITLE_CHARS_MAX.to_string()/></div>
                <div class="field"><label for="kind">{t(lang, "court.evidence.kind")}</label>
                    <select id="kind" name="kind" required>{kinds.collect_view()}</select></div>
                <div class="field"><label for="source">{t(lang, "court.evidence.source")}</label>
                    <input type="text" id="source" name="source" value=typed("source") required
                        maxlength=ExhibitWords::SOURCE_CHARS_MAX.to_string()/></div>
                <div class="field"><label for="purpose">{t(lang, "court.evidence.purpose")}</label>
                    <textarea id="purpose" name="purpose" rows="3" required
                        maxlength=ExhibitWords::PURPOSE_CHARS_MAX.to_string()>{crate::ui::in_textarea(typed("purpose"))}</textarea></div>
                <div class="field"><label for="file">{t(lang, "court.evidence.file")}</label>
                    <p class="field-hint" id="file-hint">{t(lang, "court.evidence.accepts")}" "{t(lang, "court.evidence.resume")}</p>
                    <input type="file" id="file" name="file" required aria-describedby="file-hint"
                        accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.mp3,.mp4,.m4a,.txt,.csv"/></div>
                <div class="acts"><button class="btn">{t(lang, "court.evidence.upload")}</button></div>
            </form>
            <Upload form=FORM.to_owned() draft=draft words=words/>
        </section>
    }
}

fn list(lang: Lang, draft: &DraftView) -> impl IntoView + use<> {
    let none = draft
        .exhibits
        .is_empty()
        .then(|| view! { <p class="quiet">{t(lang, "court.evidence.none")}</p> });
    let lines = (1..).zip(&draft.exhibits).map(|(number, exhibit)| {
        let href = format!("/court/drafts/{}/exhibits/{}", draft.id, exhibit.id);
        view! { <li class="card">{exhibit_lines(lang, number, exhibit, href)}{remove(lang, draft.id, exhibit)}</li> }
    });
    view! { {none}<ol class="results">{lines.collect_view()}</ol> }
}

/// An exhibit with everything that is said of it, and its hash.
pub fn exhibit_lines(
    lang: Lang,
    number: usize,
    exhibit: &Exhibit,
    href: String,
) -> impl IntoView + use<> {
    let kind = t(lang, &format!("evidence.{}", exhibit.kind.code()));
    let kib = exhibit.file.bytes.div_ceil(1024);
    view! {
        <h3><span class="number">{number}</span>" "<a href=href download="">{exhibit.title.clone()}</a></h3>
        <p class="row"><span class="tag">{kind}</span><span>{exhibit.file.name.clone()}</span><span>{kib}" KiB"</span></p>
        <p class="row"><span>{t(lang, "court.evidence.source")}{t(lang, "colon")}{exhibit.source.clone()}</span></p>
        <p class="row"><span>{t(lang, "court.evidence.purpose")}{t(lang, "colon")}{exhibit.purpose.clone()}</span></p>
        <p class="hash"><span>{t(lang, "court.evidence.sha256")}</span>" "<code>{exhibit.file.sha256.to_string()}</code></p>
    }
}

fn remove(lang: Lang, draft: DraftId, exhibit: &Exhibit) -> impl IntoView + use<> {
    let label = t(lang, "court.evidence.remove");
    view! {
        <form method="post" action="/api/court/remove-exhibit" class="discard">
            <input type="hidden" name="draft" value=draft.to_string()/>
            <input type="hidden" name="exhibit" value=exhibit.id.to_string()/>
            <button class="btn quiet" aria-label=format!("{label} {}", exhibit.title)>{label.clone()}</button>
        </form>
    }
}
