//! The receipt of a submission: what was filed, when it reached the court, in words that can be proved.

use domain::{court::view::ReceiptView, refusal::Refusal};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::{
    parts::{awaited, moment, param, refused},
    paths,
};
use crate::{
    desks::{self, Counter},
    text::t,
};

/// The page one reaches by submitting.
#[component]
pub fn ReceiptPage() -> impl IntoView {
    let counter = desks::counter();
    let case = param("case");
    let round = use_query_map().with_untracked(|query| query.get("round"));
    let round = round.map(|round| round.parse()).transpose();
    awaited(async move {
        let (Some(case), Ok(round)) = (case, round) else {
            return refused(&counter, &Refusal::not_found());
        };
        match counter.court.receipt(&counter.caller, case, round).await {
            Ok(receipt) => page(&counter, receipt).into_any(),
            Err(refusal) => refused(&counter, &refusal),
        }
    })
}

fn page(counter: &Counter, receipt: ReceiptView) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let said = &receipt.signed.receipt;
    let pdf = receipt.notice.map(|notice| {
        view! { <a class="btn quiet" href=format!("/court/notices/{notice}") download="">{t(lang, "court.receipt.pdf")}</a> }
    });
    view! {
        <Title text=t(lang, "court.receipt").into_owned()/>
        <h1>{t(lang, "court.receipt")}</h1>
        <p class="lead">{t(lang, "court.receipt.lead")}</p>
        <dl class="answers">
            <div><dt>{t(lang, "court.verify.received")}</dt><dd>{moment(said.received)}</dd></div>
            <div><dt>{t(lang, "court.verify.position")}</dt><dd>{said.docket_position}</dd></div>
            <div><dt>{t(lang, "court.verify.hash")}</dt><dd><code>{said.filing_sha256.to_string()}</code></dd></div>
        </dl>
        <pre class="receipt" tabindex="0">{receipt.text}</pre>
        <div class="acts">
            <a class="btn" href=paths::case(receipt.case)>{t(lang, "court.receipt.to_case")}</a>
            <a class="btn quiet" href=paths::receipt_text(receipt.case, receipt.round) download="">{t(lang, "court.receipt.download")}</a>
            {pdf}
            <a class="btn quiet" href=paths::VERIFY>{t(lang, "court.verify")}</a>
        </div>
    }
}
