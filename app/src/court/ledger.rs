//! The interest ledger and the competent courts beside the form.

use domain::{
    calendar::iso,
    court::{
        filing::conflict_error,
        ledger::{Applied, LedgerLine, LedgerNote, LedgerRun},
        view::{DraftView, Preview},
    },
    money::Fen,
};
use leptos::prelude::*;

use super::{
    parts::{cited, percent, yuan},
    venue,
};
use crate::{
    desks::Counter,
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
    let lines = run.lines.iter().map(|line| ledger_line(lang, line));
    let rate_from = cited(lang, "CIVIL 561");
    view! {
        <dl class="figures">
            <div><dt>{t(lang, "court.ledger.actual")}</dt><dd>{yuan(run.actual_principal)}</dd></div>
            <div><dt>{t(lang, "court.ledger.principal")}</dt><dd>{yuan(run.outstanding.principal)}</dd></div>
            <div><dt>{t(lang, "court.ledger.interest")}</dt><dd>{yuan(run.outstanding.interest)}</dd></div>
            {renewal(lang, run)}
        </dl>
        {capped}
        {continuing(lang, run)}
        {notes(lang, run)}
        <p class="why">{t(lang, "court.ledger.set_off")}" "{rate_from}</p>
        <div class="scroll" tabindex="0" role="region" aria-label=t(lang, "court.ledger").into_owned()>
        <table class="ledger">
            <thead><tr>
                <th scope="col">{t(lang, "court.ledger.from")}</th><th scope="col">{t(lang, "court.ledger.to")}</th>
                <th scope="col">{t(lang, "court.ledger.days")}</th><th scope="col" class="money">{t(lang, "court.ledger.balance")}</th>
                <th scope="col">{t(lang, "court.ledger.rate")}</th><th scope="col" class="money">{t(lang, "court.ledger.accrued")}</th>
                <th scope="col" class="money">{t(lang, "court.ledger.paid")}</th><th scope="col">{t(lang, "court.ledger.applied")}</th>
            </tr></thead>
            <tbody>{lines.collect_view()}</tbody>
        </table>
        </div>
    }
}

/// What LEND 27 makes of a note with interest of an earlier loan in it.
fn renewal(lang: Lang, run: &LedgerRun) -> Option<impl IntoView + use<>> {
    let renewal = run.renewal?;
    let limit = renewal.limit.map(|limit| {
        view! { <div><dt>{t(lang, "court.ledger.limit")}</dt><dd>{yuan(limit)}</dd></div> }
    });
    Some(view! {
        <div><dt>{t(lang, "court.ledger.rolled")}</dt><dd>{yuan(renewal.counted)}</dd></div>
        {limit}
    })
}

fn ledger_line(lang: Lang, line: &LedgerLine) -> impl IntoView + use<> {
    let payment = line.kind.is_some_and(|kind| kind.is_paid_by_borrower());
    let paid = payment.then(|| line.amount.grouped());
    let applied = payment.then(|| applied(lang, &line.applied));
    view! {
        <tr>
            <td>{iso(line.from)}</td><td>{iso(line.to)}</td><td>{line.days}</td>
            <td class="money">{line.principal.grouped()}</td><td>{percent(line.annual)}</td>
            <td class="money">{line.interest.grouped()}</td><td class="money">{paid}</td><td>{applied}</td>
        </tr>
    }
}

/// What one payment went to, a line each, so that the column stays narrow.
fn applied(lang: Lang, applied: &Applied) -> impl IntoView + use<> {
    let parts = [
        ("court.ledger.to_cost", applied.cost),
        ("court.ledger.to_interest", applied.interest),
        ("court.ledger.to_principal", applied.principal),
        ("court.ledger.excess", applied.excess),
    ];
    let parts = parts.into_iter().filter(|(_, amount)| *amount > Fen::ZERO);
    let lines = parts.map(|(key, amount)| view! { <div>{t(lang, key)}" "{amount.grouped()}</div> });
    lines.collect_view()
}

/// What goes on after the day up to which the claim is counted.
fn continuing(lang: Lang, run: &LedgerRun) -> Option<AnyView> {
    let goes_on = run.continuing.as_ref()?;
    let (principal, rate) = (goes_on.principal.grouped(), percent(goes_on.annual));
    let says = fill(
        lang,
        "court.ledger.continuing",
        [("principal", principal.as_str()), ("rate", rate.as_str())],
    );
    Some(view! { <p>{says}</p> }.into_any())
}

fn notes(lang: Lang, run: &LedgerRun) -> impl IntoView + use<> {
    let lines = run.notes.iter().map(|note| {
        let (key, law) = note_words(*note);
        let law = law.map(|law| cited(lang, law));
        view! { <li>{t(lang, key)}" "{law}</li> }
    });
    (!run.notes.is_empty()).then(|| view! { <ul class="why">{lines.collect_view()}</ul> })
}

/// The text of a note and where its rule stands.
fn note_words(note: LedgerNote) -> (&'static str, Option<&'static str>) {
    match note {
        LedgerNote::NoInterestAgreed => ("ledger.note.no_interest_agreed", Some("LEND 24")),
        LedgerNote::UnclearBetweenPersons => {
            ("ledger.note.unclear_between_persons", Some("LEND 24"))
        }
        LedgerNote::UnclearLeftToCourt => ("ledger.note.unclear_left_to_court", Some("LEND 24")),
        LedgerNote::InterestDeducted => ("ledger.note.interest_deducted", Some("LEND 26")),
        LedgerNote::OverdueAtLoanRate => ("ledger.note.overdue_at_loan_rate", Some("LEND 28(2)")),
        LedgerNote::OverdueAtPrimeRate => ("ledger.note.overdue_at_prime_rate", Some("LEND 28(1)")),
        LedgerNote::CappedByLaw => ("ledger.note.capped_by_law", Some("LEND 25")),
        LedgerNote::TwoCaps => ("ledger.note.two_caps", Some("LEND 31")),
        LedgerNote::ChargesCut => ("ledger.note.charges_cut", Some("LEND 29")),
        LedgerNote::PaidMoreThanOwed => ("ledger.note.paid_more_than_owed", None),
        LedgerNote::NoDueDate => ("ledger.note.no_due_date", Some("CIVIL 675")),
        LedgerNote::RateLeftToCourt => ("ledger.note.rate_left_to_court", None),
        LedgerNote::RolledInterestCut => ("ledger.note.rolled_interest_cut", Some("LEND 27(1)")),
        LedgerNote::RenewalLimited => ("ledger.note.renewal_limited", Some("LEND 27(2)")),
    }
}

/// Which courts may hear the claim, and why.
pub fn courts(counter: &Counter, draft: &DraftView) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let competent: Vec<_> = draft
        .courts
        .iter()
        .filter(|court| court.competent)
        .collect();
    let names = competent
        .iter()
        .map(|court| view! { <li>{court.name.clone()}</li> })
        .collect_view();
    let none = competent
        .is_empty()
        .then(|| view! { <p class="quiet">{t(lang, "court.jurisdiction.none")}</p> });
    let body = match &draft.preview.jurisdiction {
        Some(advice) => view! { {none}<ul>{names}</ul>{venue::advice(counter, advice)} }.into_any(),
        None => view! { <p class="quiet">{t(lang, "court.jurisdiction.wait")}</p> }.into_any(),
    };
    view! { <section class="preview"><h2>{t(lang, "court.jurisdiction")}</h2>{body}</section> }
}
