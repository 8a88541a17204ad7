//! Checking a receipt, open to everyone: what it says, or what is wrong with it.

use domain::receipt::{NotProved, SignedReceipt};
use leptos::prelude::*;
use leptos_meta::Title;

use super::parts::moment;
use crate::{
    desks,
    text::{Lang, fill, t},
};

/// The field whose text comes back in the one-shot state of the form.
const TEXT: &str = "text";

/// 核验回执
#[component]
pub fn VerifyPage() -> impl IntoView {
    let counter = desks::counter();
    let lang = counter.looks.lang;
    let text = counter
        .form
        .as_ref()
        .map_or("", |form| form.value(TEXT))
        .to_owned();
    let answer = (!text.trim().is_empty()).then(|| match counter.court.verify_receipt(&text) {
        Ok(receipt) => proved(lang, &receipt).into_any(),
        Err(why) => {
            view! { <div class="summary" role="alert"><p>{not_proved(lang, &why)}</p></div> }
                .into_any()
        }
    });
    view! {
        <Title text=t(lang, "court.verify").into_owned()/>
        <h1>{t(lang, "court.verify")}</h1>
        <p class="lead">{t(lang, "court.verify.lead")}</p>
        {answer}
        <form method="post" action="/api/court/show-receipt" class="form">
            <div class="field"><label for=TEXT>{t(lang, "court.verify.text")}</label>
                <textarea id=TEXT name=TEXT rows="12" class="code" spellcheck="false">{text}</textarea></div>
            <div class="acts"><button class="btn">{t(lang, "court.verify")}</button></div>
        </form>
        <p><a href="/.well-known/zhangban-receipt-keys.json">{t(lang, "court.verify.keys")}</a></p>
    }
}

fn proved(lang: Lang, signed: &SignedReceipt) -> impl IntoView + use<> {
    let said = &signed.receipt;
    view! {
        <div class="next" role="status">
            <p><b>{t(lang, "court.verify.proved")}</b></p>
            <dl class="answers">
                <div><dt>{t(lang, "court.verify.received")}</dt><dd>{moment(said.received)}</dd></div>
                <div><dt>{t(lang, "court.verify.position")}</dt><dd>{said.docket_position}</dd></div>
                <div><dt>{t(lang, "court.verify.hash")}</dt><dd><code>{said.filing_sha256.to_string()}</code></dd></div>
            </dl>
        </div>
    }
}

fn not_proved(lang: Lang, why: &NotProved) -> String {
    match why {
        NotProved::Malformed { line } => fill(
            lang,
            "court.verify.malformed",
            [("line", line.to_string().as_str())],
        ),
        NotProved::UnknownKey => t(lang, "court.verify.unknown_key").into_owned(),
        NotProved::Altered => t(lang, "court.verify.altered").into_owned(),
    }
}
