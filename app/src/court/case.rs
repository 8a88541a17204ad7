//! A case: whose turn it is, what has happened, every document, every date with its reason.

use domain::{
    court::{
        party::Party,
        view::{CaseView, NoticeView, Side, StageView, TimelineEntry},
    },
    refusal::Refusal,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    answers,
    evidence::exhibit_lines,
    parts::{awaited, deadline, fee_table, form_errors, moment, next_step, param, refused, yuan},
    paths,
};
use crate::{
    desks::{self, Counter},
    text::{Lang, fill, fill_facts, t},
};

/// The page of one case, as its reader may see it.
#[component]
pub fn CasePage() -> impl IntoView {
    let counter = desks::counter();
    let case = param("case");
    awaited(async move {
        let Some(case) = case else {
            return refused(&counter, &Refusal::not_found());
        };
        match counter.court.case(&counter.caller, case).await {
            Ok(case) => page(&counter, &case).into_any(),
            Err(refusal) => refused(&counter, &refusal),
        }
    })
}

fn page(counter: &Counter, case: &CaseView) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let open = matches!(
        case.stage,
        StageView::Submitted { .. } | StageView::Correction { overdue: true, .. }
    );
    let review = (case.side == Side::Clerk && open).then(
        || view! { <a class="btn" href=paths::review(case.id)>{t(lang, "court.review")}</a> },
    );
    view! {
        <Title text=heading(lang, case)/>
        <h1>{whole_number(&heading(lang, case))}</h1>
        <p class="lead">{case.court_name.clone()}</p>
        {form_errors(counter)}
        {next_step(lang, &case.next, Some(case.id))}
        <div class="acts">{review}{claimant_acts(lang, case)}</div>
        <div class="two">
            <div>{stage(lang, case)}{timeline(lang, &case.timeline)}</div>
            <div>{documents(lang, &case.notices)}{deadlines(lang, case)}{visits(lang, case.visits)}</div>
        </div>
        {filing(counter, case)}
    }
}

/// A case number on a narrow page breaks after the year's bracket and nowhere else.
fn whole_number(number: &str) -> AnyView {
    let (year, rest) = number.split_once('）').unwrap_or(("", number));
    match year {
        "" => rest.to_owned().into_any(),
        year => {
            let (year, rest) = (format!("{year}）"), rest.to_owned());
            view! { {year}<wbr/><span class="whole">{rest}</span> }.into_any()
        }
    }
}

fn heading(lang: Lang, case: &CaseView) -> String {
    let pending = || t(lang, "court.case.pending").into_owned();
    case.number.clone().unwrap_or_else(pending)
}

fn claimant_acts(lang: Lang, case: &CaseView) -> Option<AnyView> {
    (case.side == Side::Claimant).then(|| {
        let correct = matches!(case.stage, StageView::Correction { .. }).then(|| {
            view! {
                <form method="post" action="/api/court/correct">
                    <input type="hidden" name="case" value=case.id.to_string()/>
                    <button class="btn">{t(lang, "court.correction.answer")}</button>
                </form>
            }
        });
        view! { {correct}{receipts(lang, case)} }.into_any()
    })
}

/// The receipt, or one for each submission where a list was answered.
fn receipts(lang: Lang, case: &CaseView) -> Vec<AnyView> {
    let submissions = case.submissions();
    let link = |round: usize| {
        let says = match submissions {
            1 => t(lang, "court.receipt").into_owned(),
            _ => fill(
                lang,
                "court.receipt.round",
                [("round", round.to_string().as_str())],
            ),
        };
        view! { <a class="btn quiet" href=paths::receipt_of(case.id, round)>{says}</a> }.into_any()
    };
    (1..=submissions).map(link).collect()
}

/// What this stage means for the reader: the list to answer, the fee to pay, the reasons of a refusal.
fn stage(lang: Lang, case: &CaseView) -> AnyView {
    match &case.stage {
        StageView::Submitted { .. } => ().into_any(),
        StageView::Correction { list, .. } | StageView::Returned { list } => {
            let items = list.items.iter().map(|item| {
                let code = t(lang, &format!("correction.{}", item.code.code()));
                view! { <li><b>{code}</b><br/>{item.note.clone()}</li> }
            });
            view! { <section><h2>{t(lang, "court.correction.list")}</h2><ul>{items.collect_view()}</ul></section> }.into_any()
        }
        StageView::Docketed { fee, .. } => view! {
            <section>
                <h2>{t(lang, "court.fee_account")}</h2>
                {fee_table(lang, fee)}
                <h3>{t(lang, "court.pay.how")}</h3>
                <p>{t(lang, "court.pay.text")}</p>
            </section>
        }
        .into_any(),
        StageView::Refused { ground, reasons } => view! {
            <section>
                <h2>{t(lang, "court.refuse.ground")}</h2>
                <p><b>{t(lang, &format!("ground.{}", ground.code()))}</b></p>
                <p>{reasons.clone()}</p>
            </section>
        }
        .into_any(),
    }
}

fn timeline(lang: Lang, entries: &[TimelineEntry]) -> impl IntoView + use<> {
    let lines = entries.iter().rev().map(|entry| {
        let mut facts = entry.facts.clone();
        if let Some(kind) = facts.get("kind") {
            let notice = t(lang, &format!("notice.{kind}")).into_owned();
            facts.insert("notice".into(), notice);
        }
        let says = fill_facts(lang, &format!("event.{}", entry.event), &facts);
        let hash = entry.hash.to_string();
        view! {
            <li>{moment(entry.at)}<p>{says}</p><p class="hash"><code title=hash.clone()>{format!("{}…", &hash[..12])}</code></p></li>
        }
    });
    view! { <section><h2>{t(lang, "court.timeline")}</h2><ol class="time">{lines.collect_view()}</ol></section> }
}

fn documents(lang: Lang, notices: &[NoticeView]) -> impl IntoView + use<> {
    let none = notices
        .is_empty()
        .then(|| view! { <p class="quiet">{t(lang, "court.documents.none")}</p> });
    let lines = notices.iter().map(|notice| {
        let code = notice.kind.number();
        let glyphs: String = notice.missing_glyphs.iter().collect();
        let missing = (!glyphs.is_empty()).then(|| {
            view! { <p class="tag late">{fill(lang, "notice.missing_glyphs", [("glyphs", glyphs.as_str())])}</p> }
        });
        view! {
            <li class="card">
                <h3><a href=format!("/court/notices/{}", notice.id) download="">{t(lang, &format!("notice.{code}"))}</a></h3>
                <p class="row"><span>{moment(notice.issued)}</span><span>"PDF"</span></p>
                <p class="hash"><code>{notice.sha256.to_string()}</code></p>
                {missing}
            </li>
        }
    });
    view! { <section><h2>{t(lang, "court.documents")}</h2>{none}<ul class="results">{lines.collect_view()}</ul></section> }
}

fn deadlines(lang: Lang, case: &CaseView) -> Option<AnyView> {
    (!case.deadlines.is_empty()).then(|| {
        let lines = case
            .deadlines
            .iter()
            .map(|one| deadline(lang, one, Some(case.id)));
        view! { <section><h2>{t(lang, "court.deadlines")}</h2>{lines.collect_view()}</section> }
            .into_any()
    })
}

fn visits(lang: Lang, count: u32) -> impl IntoView {
    let says = match count {
        0 => t(lang, "court.visits.none").into_owned(),
        _ => fill(
            lang,
            "court.visits.some",
            [("count", count.to_string().as_str())],
        ),
    };
    view! { <section><h2>{t(lang, "court.visits")}</h2><p>{says}</p></section> }
}

fn filing(counter: &Counter, case: &CaseView) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let filing = &case.filing;
    let exhibits = (1..).zip(&filing.exhibits).map(|(number, exhibit)| {
        let href = format!("/court/cases/{}/exhibits/{}", case.id, exhibit.id);
        view! { <li class="card">{exhibit_lines(lang, number, exhibit, href)}</li> }
    });
    view! {
        <section>
            <h2>{t(lang, "court.filing")}</h2>
            <dl class="answers">
                {parties(lang, "court.claimant", &filing.claimants)}
                {parties(lang, "court.respondent", &filing.respondents)}
                <div><dt>{t(lang, "field.claim.principal")}</dt><dd>{yuan(filing.claims.principal)}</dd></div>
                <div><dt>{t(lang, "field.claim.interest")}</dt><dd>{yuan(filing.claims.interest)}</dd></div>
                <div><dt>{t(lang, "court.amount")}</dt><dd>{yuan(filing.claims.total)}</dd></div>
                <div><dt>{t(lang, "step.facts")}</dt><dd class="prose">{filing.facts.narrative.clone()}</dd></div>
                <div><dt>{t(lang, "field.facts.basis_law")}</dt><dd class="prose">{filing.facts.basis_law.clone()}</dd></div>
            </dl>
            <details>
                <summary>{t(lang, "court.filing.whole")}</summary>
                {answers::filed(counter, case)}
            </details>
            <h2>{t(lang, "court.exhibits")}</h2>
            <ol class="results">{exhibits.collect_view()}</ol>
        </section>
    }
}

fn parties(lang: Lang, role: &str, parties: &[Party]) -> impl IntoView + use<> {
    let label = t(lang, role);
    let lines = parties
        .iter()
        .map(|party| view! { <dd>{party.name.clone()}</dd> });
    view! { <div><dt>{label}</dt>{lines.collect_view()}</div> }
}
