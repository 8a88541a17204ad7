//! The lists, in the columns and the language of their pages.

use std::sync::Arc;

use app::{
    desks::Names,
    text::{Lang, t},
};
use domain::{
    account::{AccountDesk as _, ReadingView, ReadingsAsked, SessionView, StaffView, Standing},
    caller::{Caller, Grant},
    court::view::{CaseSummary, DraftSummary, QueueRow},
    market::{
        agency::Agency,
        view::{AgencyCard, SearchPage},
    },
    refusal::Refusal,
    search::AgencyQuery,
};
use futures::{StreamExt as _, stream};

use super::{
    cell::Cell,
    send::{List, Rows},
};
use crate::{
    context::State,
    desk::{account::Accounts, market::Market},
    http::{reply::Slot, visit::Visit},
};

/// Agencies that are read and sent together: 2 KiB each, so that a transfer holds 2 MiB whatever its length.
const MARKET_ROWS: u16 = 1_000;

fn heads(lang: Lang, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| t(lang, key).into_owned()).collect()
}

fn yes_or_no(lang: Lang, holds: bool) -> Cell {
    let key = if holds { "export.yes" } else { "export.no" };
    Cell::text(t(lang, key))
}

/// What the search page finds, all pages of it.
pub(super) async fn market(
    state: &State,
    visit: &Visit,
    pairs: Vec<(String, String)>,
) -> Result<List, Refusal> {
    let market = Arc::new(Market::new(state.context.clone()));
    let mut query = market.asked(&visit.caller, pairs)?;
    (query.after, query.page_size) = (None, MARKET_ROWS);
    let (lang, names) = (visit.looks.lang, state.names.clone());
    let page = market.found(query.clone()).await?;
    let rows = move |page: &SearchPage| -> Rows {
        let row = |card: &AgencyCard| agency(lang, &names, &card.agency);
        page.cards.iter().map(row).collect()
    };
    let (first, next) = (rows(&page), page.next);
    let follow = next.map(|after| AgencyQuery {
        after: Some(after),
        ..query
    });
    let more = stream::unfold((follow, rows, market), |(query, rows, market)| async move {
        let query = query?;
        let page = match market.found(query.clone()).await {
            Ok(page) => page,
            Err(refusal) => return Some((Err(refusal), (None, rows, market))),
        };
        let found = rows(&page);
        let follow = page.next.map(|after| AgencyQuery {
            after: Some(after),
            ..query
        });
        Some((Ok(found), (follow, rows, market)))
    });
    let columns = [
        "export.name",
        "agency.short_name",
        "agency.uscc",
        "agency.region",
        "agency.address",
        "agency.founded",
        "export.credit",
        "export.ratings",
        "export.jobs",
        "export.services",
        "agency.certificates",
    ];
    Ok(List {
        name: "zhangban-agencies".into(),
        columns: heads(lang, &columns),
        first,
        more: more.boxed(),
    })
}

fn agency(lang: Lang, names: &Names, agency: &Agency) -> Vec<Cell> {
    let joined = |parts: Vec<String>| Cell::text(parts.join("；"));
    let credit = agency.credit.hundredths();
    let services = agency.services.iter().map(|listing| listing.title.clone());
    let certificates = agency.certificates.iter().map(|one| {
        let name = names.of(lang, "licence", one.licence.as_str());
        match one.grade {
            Some(grade) => format!("{name} {}", t(lang, &format!("grade.{}", grade.code()))),
            None => name,
        }
    });
    vec![
        Cell::text(&*agency.name),
        Cell::text(&*agency.short_name),
        Cell::text(agency.uscc.to_string()),
        Cell::text(names.of(lang, "region", &agency.region.to_string())),
        Cell::text(&*agency.address),
        Cell::date(agency.founded),
        Cell::number(format!("{}.{:02}", credit / 100, credit % 100)),
        Cell::number(agency.rating_count),
        Cell::number(agency.jobs_last_year),
        joined(services.collect()),
        joined(certificates.collect()),
    ]
}

/// The clerk's queue.
pub(super) async fn queue(state: &State, visit: &Visit) -> Result<List, Refusal> {
    let lang = visit.looks.lang;
    let rows = state.court.queue(&visit.caller).await?;
    let row = |row: &QueueRow| {
        vec![
            Cell::text(&*row.claimant),
            Cell::text(&*row.respondent),
            Cell::number(row.amount),
            Cell::moment(row.submitted),
            Cell::date(row.decide_by),
            Cell::number(row.days_left),
            yes_or_no(lang, row.escalated),
            yes_or_no(lang, row.answered_list),
            yes_or_no(lang, row.fee_overdue),
            yes_or_no(lang, row.list_overdue),
            Cell::text(row.case.to_string()),
        ]
    };
    let columns = [
        "court.claimant",
        "court.respondent",
        "export.amount",
        "court.submitted",
        "court.decide_by",
        "export.days_left",
        "export.escalated",
        "export.answered",
        "export.fee_overdue",
        "export.list_overdue",
        "export.case_id",
    ];
    let rows = rows.iter().map(row).collect();
    Ok(List::whole("zhangban-queue", heads(lang, &columns), rows))
}

/// One's own cases.
pub(super) async fn cases(state: &State, visit: &Visit) -> Result<List, Refusal> {
    let lang = visit.looks.lang;
    let cases = state.court.cases(&visit.caller).await?;
    let row = |case: &CaseSummary| {
        vec![
            Cell::text(case.number.clone().unwrap_or_default()),
            Cell::text(&*case.against),
            Cell::number(case.amount),
            Cell::text(t(lang, &format!("stage.{}", case.stage))),
            Cell::text(t(lang, &case.next.key())),
            yes_or_no(lang, case.next.yours),
            until(case),
            Cell::moment(case.submitted),
            Cell::text(case.id.to_string()),
        ]
    };
    let columns = [
        "export.case_number",
        "court.respondent",
        "export.amount",
        "export.stage",
        "export.next",
        "export.yours",
        "export.until",
        "court.submitted",
        "export.case_id",
    ];
    let rows = cases.iter().map(row).collect();
    Ok(List::whole("zhangban-cases", heads(lang, &columns), rows))
}

fn until(case: &CaseSummary) -> Cell {
    match &case.next.until {
        Some(until) => Cell::date(until.end),
        None => Cell::text(""),
    }
}

/// One's own filings that are not sent yet.
pub(super) async fn drafts(state: &State, visit: &Visit) -> Result<List, Refusal> {
    let lang = visit.looks.lang;
    let drafts = state.court.drafts(&visit.caller).await?;
    let row = |draft: &DraftSummary| {
        vec![
            Cell::text(&*draft.against),
            Cell::text(&*draft.total),
            Cell::number(draft.done),
            Cell::number(draft.of),
            Cell::moment(draft.updated),
            Cell::text(draft.id.to_string()),
        ]
    };
    let columns = [
        "court.respondent",
        "export.amount",
        "export.done",
        "export.of",
        "export.updated",
        "export.draft_id",
    ];
    let rows = drafts.iter().map(row).collect();
    Ok(List::whole("zhangban-drafts", heads(lang, &columns), rows))
}

/// The devices one is signed in on.
pub(super) async fn sessions(state: &State, visit: &Visit) -> Result<List, Refusal> {
    let lang = visit.looks.lang;
    let sessions = desk(state, visit).sessions(&visit.caller).await?;
    let row = |session: &SessionView| {
        vec![
            Cell::text(&*session.device),
            Cell::moment(session.created),
            Cell::moment(session.seen),
            yes_or_no(lang, session.current),
        ]
    };
    let columns = [
        "export.device",
        "export.signed_in",
        "account.session.seen",
        "account.session.current",
    ];
    let rows = sessions.iter().map(row).collect();
    Ok(List::whole(
        "zhangban-sessions",
        heads(lang, &columns),
        rows,
    ))
}

/// The operator's list of officials.
pub(super) async fn staff(state: &State, visit: &Visit) -> Result<List, Refusal> {
    let lang = visit.looks.lang;
    let staff = desk(state, visit).staff(&visit.caller).await?;
    let names = &state.names;
    let row = |one: &StaffView| {
        let standing = match one.standing {
            Standing::Active => "export.active",
            Standing::Unverified => "staff.unverified",
            Standing::Disabled { .. } | Standing::Closed { .. } => "staff.disabled",
        };
        let role = |grant: &Grant| {
            let role = t(lang, &format!("role.{}", grant.role));
            match names.place_of(lang, grant) {
                Some(place) => format!("{role} {place}"),
                None => role.into_owned(),
            }
        };
        let roles: Vec<_> = one.grants.iter().map(role).collect();
        vec![
            Cell::text(&*one.name),
            Cell::text(&*one.email),
            Cell::text(roles.join("；")),
            Cell::text(t(lang, standing)),
            yes_or_no(lang, one.has_second_factor),
        ]
    };
    let columns = [
        "account.name",
        "account.email",
        "account.roles",
        "export.standing",
        "account.second_factor",
    ];
    let rows = staff.iter().map(row).collect();
    Ok(List::whole("zhangban-staff", heads(lang, &columns), rows))
}

/// The auditor's record, page by page to its end.
pub(super) async fn readings(
    state: &State,
    visit: &Visit,
    case: Option<String>,
) -> Result<List, Refusal> {
    let lang = visit.looks.lang;
    let desk = desk(state, visit);
    let asked = ReadingsAsked { before: None, case };
    let page = desk.readings(&visit.caller, asked.clone()).await?;
    let rows =
        move |page: &[ReadingView]| -> Rows { page.iter().map(|one| reading(lang, one)).collect() };
    let first = rows(&page.readings);
    let caller: Caller = visit.caller.clone();
    let follow = page.older;
    let begun = (follow, desk, caller, asked);
    let more = stream::unfold(begun, move |(before, desk, caller, asked)| async move {
        let asked_now = ReadingsAsked {
            before: Some(before?),
            ..asked.clone()
        };
        match desk.readings(&caller, asked_now).await {
            Ok(page) => Some((Ok(rows(&page.readings)), (page.older, desk, caller, asked))),
            Err(refusal) => Some((Err(refusal), (None, desk, caller, asked))),
        }
    });
    let columns = [
        "readings.at",
        "readings.reader",
        "staff.role",
        "court.case",
        "readings.what",
    ];
    Ok(List {
        name: "zhangban-readings".into(),
        columns: heads(lang, &columns),
        first,
        more: more.boxed(),
    })
}

fn reading(lang: Lang, one: &ReadingView) -> Vec<Cell> {
    let key = format!("reading.{}", one.what);
    let what = match app::text::has(&key) {
        true => t(lang, &key).into_owned(),
        false => one.what.clone(),
    };
    let number = one.case_number.clone();
    vec![
        Cell::moment(one.at),
        Cell::text(&*one.reader),
        Cell::text(t(lang, &format!("role.{}", one.role))),
        Cell::text(number.unwrap_or_else(|| one.case.to_string())),
        Cell::text(what),
    ]
}

fn desk(state: &State, visit: &Visit) -> Accounts {
    let slot = Arc::new(Slot::default());
    Accounts::new(state.context.clone(), visit.clone(), slot)
}
