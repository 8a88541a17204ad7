//! The interest ledger and the competent courts beside the form.

use domain::{
    calendar::iso,
    court::{
        filing::conflict_error,
        jurisdiction::{Advice, Ground},
        ledger::{LedgerLine, LedgerRun},
        view::{DraftView, Preview},
    },
};
use leptos::prelude::*;

use super::parts::{percent, yuan};
use crate::{
    text::{Lang, fill, t},
    ui::error_text,
};

/// The ledger as far as the draft allows one.
pub fn view(lang: Lang, preview: &Preview) -> impl IntoView + use<> {
    let body = match &preview.ledger {
        Some(run) => table(lang, run).into_any(),
        None => view! { <p class="quiet">{t(lang, "court.ledger.wait")}</p> }.into_any(),
    };
    let conflicts = preview.conflicts.iter().map(|conflict| {
        view! { <li>{error_text(lang, &conflict_error(*conflict))}</li> }
    });
    let conflicts = (!preview.conflicts.is_empty())
        .then(|| view! { <ul class="conflicts">{conflicts.collect_view()}</ul> });
    view! { <section class="preview"><h2>{t(lang, "court.ledger")}</h2>{conflicts}{body}</section> }
}

fn table(lang: Lang, run: &LedgerRun) -> impl IntoView + use<> {
    let capped = run.capped.as_ref().map(|capped| {
        let cap = percent(capped.cap.annual);
        view! { <p class="why">{fill(lang, "court.ledger.capped", [("cap", cap.as_str())])}</p> }
    });
    let lines = run.lines.iter().map(ledger_line);
    view! {
        <dl class="figures">
            <div><dt>{t(lang, "court.ledger.actual")}</dt><dd>{yuan(run.actual_principal)}</dd></div>
            <div><dt>{t(lang, "court.ledger.principal")}</dt><dd>{yuan(run.outstanding.principal)}</dd></div>
            <div><dt>{t(lang, "court.ledger.interest")}</dt><dd>{yuan(run.outstanding.interest)}</dd></div>
        </dl>
        {capped}
        <div class="scroll" tabindex="0" role="region" aria-label=t(lang, "court.ledger").into_owned()>
        <table class="ledger">
            <thead><tr>
                <th scope="col">{t(lang, "court.ledger.from")}</th><th scope="col">{t(lang, "court.ledger.to")}</th>
                <th scope="col">{t(lang, "court.ledger.days")}</th><th scope="col" class="money">{t(lang, "court.ledger.balance")}</th>
                <th scope="col">{t(lang, "court.ledger.rate")}</th><th scope="col" class="money">{t(lang, "court.ledger.accrued")}</th>
                <th scope="col" class="money">{t(lang, "court.ledger.paid")}</th>
            </tr></thead>
            <tbody>{lines.collect_view()}</tbody>
        </table>
        </div>
    }
}

fn ledger_line(line: &LedgerLine) -> impl IntoView + use<> {
    let paid = line
        .kind
        .filter(|kind| kind.is_paid_by_borrower())
        .map(|_| line.amount.grouped());
    view! {
        <tr>
            <td>{iso(line.from)}</td><td>{iso(line.to)}</td><td>{line.days}</td>
            <td class="money">{line.principal.grouped()}</td><td>{percent(line.annual)}</td>
            <td class="money">{line.interest.grouped()}</td><td class="money">{paid}</td>
        </tr>
    }
}

/// Which courts may hear the claim, and why.
pub fn courts(lang: Lang, draft: &DraftView) -> impl IntoView + use<> {
    let body = match &draft.preview.jurisdiction {
        Some(advice) => advice_view(lang, advice, draft).into_any(),
        None => view! { <p class="quiet">{t(lang, "court.jurisdiction.wait")}</p> }.into_any(),
    };
    view! { <section class="preview"><h2>{t(lang, "court.jurisdiction")}</h2>{body}</section> }
}

fn advice_view(lang: Lang, advice: &Advice, draft: &DraftView) -> impl IntoView + use<> {
    let competent: Vec<_> = draft
        .courts
        .iter()
        .filter(|court| court.competent)
        .collect();
    let names = competent
        .iter()
        .map(|court| view! { <li>{court.name.clone()}</li> })
        .collect_view();
    let mut grounds: Vec<Ground> = advice
        .courts
        .iter()
        .flat_map(|court| court.grounds.clone())
        .collect();
    grounds.sort_unstable();
    grounds.dedup();
    let grounds = grounds
        .into_iter()
        .map(|ground| view! { <li>{t(lang, ground_key(ground))}</li> });
    let none = competent
        .is_empty()
        .then(|| view! { <p class="quiet">{t(lang, "court.jurisdiction.none")}</p> });
    view! { {none}<ul>{names}</ul><h3>{t(lang, "court.why")}</h3><ul class="why">{grounds.collect_view()}</ul> }
}

fn ground_key(ground: Ground) -> &'static str {
    match ground {
        Ground::ExclusiveRealEstate => "venue.exclusive_real_estate",
        Ground::AgreedCourt => "venue.agreed_court",
        Ground::AgreedPerformance => "venue.agreed_performance",
        Ground::MoneyReceiver => "venue.money_receiver",
        Ground::RealEstatePlace => "venue.real_estate_place",
        Ground::PerformingParty => "venue.performing_party",
        Ground::OnTheSpot => "venue.on_the_spot",
        Ground::PlaceOfUse => "venue.place_of_use",
        Ground::OnlineBuyer => "venue.online_buyer",
        Ground::OnlineReceipt => "venue.online_receipt",
        Ground::RespondentDomicile => "venue.respondent_domicile",
        Ground::RespondentHabitual => "venue.respondent_habitual",
        Ground::ClaimantOfDetained => "venue.claimant_of_detained",
    }
}
