//! Checking a receipt, open to everyone: what it says, or what is wrong with it.

use domain::receipt::{NotProved, SignedReceipt};
use leptos::prelude::*;
use leptos_meta::Title;

use super::parts::moment;
use crate::{
    desks::{self, Counter},
    text::{Lang, fill, t},
};

const KEYS: &str = "/.well-known/zhangban-receipt-keys.json";

/// The field whose text comes back in the one-shot state of the form.
const TEXT: &str = "text";

/// 核验回执
///
/// Where script runs, the receipt is proved here and goes nowhere; without it the server proves it.
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
        Ok(signed) => proved(lang, Some(&signed)),
        Err(why) => not_proved(not_proved_text(lang, &why)),
    });
    view! {
        <Title text=t(lang, "court.verify").into_owned()/>
        <h1>{t(lang, "court.verify")}</h1>
        <p class="lead">{t(lang, "court.verify.lead")}</p>
        <div id="verdict">{answer}</div>
        <form method="post" action="/api/court/show-receipt" class="form" id="receipt">
            <div class="field"><label for=TEXT>{t(lang, "court.verify.text")}</label>
                <textarea id=TEXT name=TEXT rows="12" class="code" spellcheck="false">{crate::ui::in_textarea(text)}</textarea></div>
            <div class="acts"><button class="btn">{t(lang, "court.verify")}</button></div>
        </form>
        <p><a href=KEYS>{t(lang, "court.verify.keys")}</a></p>
        {(!counter.built.proof_js.is_empty()).then(|| here(&counter))}
    }
}

/// Proves in the browser what is pasted: the answers it may show stand ready, in the language of the page.
fn here(counter: &Counter) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let built = &counter.built;
    let script = format!(
        "const form=document.getElementById('receipt'),verdict=document.getElementById('verdict');\
         form.addEventListener('submit',async event=>{{event.preventDefault();try{{\
         const [proof,keys]=await Promise.all([import('{js}'),fetch('{KEYS}').then(answer=>answer.json())]);\
         await proof.default({{module_or_path:'{wasm}'}});\
         const lines=proof.prove_receipt(form.{TEXT}.value,keys.map(key=>key.id+' '+key.key).join('\\n')).split('\\n');\
         const answer=document.querySelector('template[data-verdict='+lines[0]+']').content.cloneNode(true);\
         for(const slot of answer.querySelectorAll('[data-slot]')){{\
         slot.textContent=slot.textContent.replace('{{line}}',lines[1])||lines[slot.dataset.slot];\
         if(slot.localName==='time')slot.dateTime=lines[2]}}\
         verdict.replaceChildren(answer);verdict.scrollIntoView({{block:'nearest'}})\
         }}catch{{form.submit()}}}})",
        js = built.proof_js,
        wasm = built.proof_wasm,
    );
    let faults = ["malformed", "unknown_key", "altered"].map(|fault| {
        let text = t(lang, &format!("court.verify.{fault}")).into_owned();
        view! { <template data-verdict=fault>{not_proved(text)}</template> }
    });
    view! {
        <template data-verdict="proved">{proved(lang, None)}<p class="note">{t(lang, "court.verify.here")}</p></template>
        {faults.collect_view()}
        <script type="module" nonce=counter.nonce.clone() inner_html=script></script>
    }
}

/// What a proved receipt says; without one, the places the browser fills by number.
fn proved(lang: Lang, signed: Option<&SignedReceipt>) -> AnyView {
    let said = signed.map(|signed| &signed.receipt);
    let received = said.map_or_else(
        || view! { <time data-slot="1"></time> }.into_any(),
        |said| moment(said.received).into_any(),
    );
    let position = said.map(|said| said.docket_position);
    let digest = said.map(|said| said.filing_sha256.to_string());
    view! {
        <div class="next" role="status">
            <p><b>{t(lang, "court.verify.proved")}</b></p>
            <dl class="answers">
                <div><dt>{t(lang, "court.verify.received")}</dt><dd>{received}</dd></div>
                <div><dt>{t(lang, "court.verify.position")}</dt><dd data-slot="3">{position}</dd></div>
                <div><dt>{t(lang, "court.verify.hash")}</dt><dd><code data-slot="4">{digest}</code></dd></div>
            </dl>
        </div>
    }
    .into_any()
}

fn not_proved(text: String) -> AnyView {
    view! { <div class="summary" role="alert"><p data-slot="1">{text}</p></div> }.into_any()
}

fn not_proved_text(lang: Lang, why: &NotProved) -> String {
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
