//! The filing clerk's queue, in the order of the legal deadline.

use domain::court::view::QueueRow;
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    parts::{awaited, day, moment, refused, yuan},
    paths,
};
use crate::{
    desks::{self, Counter},
    text::{Lang, fill, t},
    ui::export_links,
};

/// 立案审查
#[component]
pub fn QueuePage() -> impl IntoView {
    let counter = desks::counter();
    awaited(async move {
        match counter.court.queue(&counter.caller).await {
            Ok(rows) => page(&counter, rows).into_any(),
            Err(refusal) => refused(&counter, &refusal),
        }
    })
}

fn page(counter: &Counter, rows: Vec<QueueRow>) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let none = rows
        .is_empty()
        .then(|| view! { <p class="quiet">{t(lang, "court.queue.empty")}</p> });
    let lines = rows.into_iter().map(|row| line(lang, row));
    view! {
        <Title text=t(lang, "court.queue").into_owned()/>
        <h1>{t(lang, "court.queue")}</h1>
        <p class="lead">{t(lang, "court.queue.lead")}</p>
        {none}
        <ol class="results">{lines.collect_view()}</ol>
        {export_links(lang, "court.queue", paths::QUEUE, "")}
    }
}

fn line(lang: Lang, row: QueueRow) -> impl IntoView {
    let (class, left) = days_left(lang, row.days_left);
    let mark = |shown: bool, key: &'static str| {
        shown.then(|| view! { <span class="tag late">{t(lang, key)}</span> })
    };
    let answered = row
        .answered_list
        .then(|| view! { <span class="tag">{t(lang, "court.queue.answered")}</span> });
    let sides = format!("{} — {}", row.claimant, row.respondent);
    let to = if row.fee_overdue {
        paths::case(row.case)
    } else {
        paths::review(row.case)
    };
    view! {
        <li class="card">
            <h2><a href=to>{sides}</a></h2>
            <p class="row">
                <span class=class>{left}</span>
                <span>{t(lang, "court.decide_by")}{t(lang, "colon")}{day(lang, row.decide_by)}</span>
                <span class="price">{yuan(row.amount)}</span>
                <span>{t(lang, "court.submitted")}{t(lang, "colon")}{moment(row.submitted)}</span>
            </p>
            <p class="row">{mark(row.escalated, "court.queue.escalated")}{mark(row.fee_overdue, "court.queue.fee_overdue")}{mark(row.list_overdue, "court.queue.list_overdue")}{answered}</p>
        </li>
    }
}

fn days_left(lang: Lang, days: i64) -> (&'static str, String) {
    let says = |key, days: i64| fill(lang, key, [("days", days.to_string().as_str())]);
    match days {
        0 => ("tag late", t(lang, "court.queue.today").into_owned()),
        1..=2 => ("tag soon", says("court.queue.days_left", days)),
        3.. => ("tag ok", says("court.queue.days_left", days)),
        _ => ("tag late", says("court.queue.overdue", -days)),
    }
}
