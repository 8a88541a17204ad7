//! The operator's page: accounts of officials, their roles, disabling.

use domain::{
    account::{StaffView, Standing},
    caller::{Grant, Role},
    id::AccountId,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    fields::{Line, errors_of, line_in, marked},
    sign_in::EMAIL,
};
use crate::{
    desks::{self, Counter},
    text::t,
    ui::{awaited, export_links, form_errors, refused},
};

const NAME: Line = Line {
    name: "name",
    label: "account.name",
    ..Line::TEXT
};

const COURT: Line = Line {
    name: "court",
    label: "staff.court",
    list: Some("courts"),
    ..Line::TEXT
};

const AUTHORITY: Line = Line {
    name: "authority",
    label: "staff.authority",
    hint: Some("staff.authority.hint"),
    input_mode: Some("numeric"),
    ..Line::TEXT
};

/// 人员与权限
#[component]
pub fn StaffPage() -> impl IntoView {
    let counter = desks::counter();
    awaited(async move {
        match counter.account.staff(&counter.caller).await {
            Ok(staff) => page(&counter, &staff).into_any(),
            Err(refusal) => refused(&counter, &refusal),
        }
    })
}

fn page(counter: &Counter, staff: &[StaffView]) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let refused = refused_grant(counter, staff);
    let lines = staff.iter().map(|one| member(counter, one, refused));
    view! {
        <Title text=t(lang, "staff.title").into_owned()/>
        <h1>{t(lang, "staff.title")}</h1>
        <p class="lead">{t(lang, "staff.lead")}</p>
        {form_errors(counter)}
        {court_options(counter)}
        <div class="two">
            <div>
                <ul class="results">{lines.collect_view()}</ul>
                {export_links(lang, "staff.title", "/operator/staff", "")}
            </div>
            {create(counter, refused)}
        </div>
    }
}

/// The courts there are, offered while a code or a name is typed.
fn court_options(counter: &Counter) -> impl IntoView + use<> {
    let names = counter.names.clone();
    let lang = counter.looks.lang;
    let options = names.courts.iter().map(|code| {
        let name = names.of(lang, "court", code);
        view! { <option value=code.clone()>{name}</option> }
    });
    view! { <datalist id="courts">{options.collect_view()}</datalist> }
}

fn create(counter: &Counter, refused: Option<AccountId>) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let mark = refused.map(|_| "new");
    view! {
        <section>
            <h2>{t(lang, "staff.create")}</h2>
            <form method="post" action="/api/operator/create-staff" class="form" novalidate>
                {line_in(counter, &NAME, mark)}{line_in(counter, &EMAIL, mark)}{role_and_place(counter, mark)}
                <div class="acts"><button class="btn">{t(lang, "staff.create")}</button></div>
            </form>
        </section>
    }
}

/// Where a role is held. `mark` tells the forms of a page apart.
fn role_and_place(counter: &Counter, mark: Option<&str>) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let form = counter.form.as_ref().filter(|_| mark.is_none());
    let typed = form.map_or("", |form| form.value("role")).to_owned();
    let options = Role::ALL.into_iter().filter(|role| role.is_staff());
    let options = options.map(|role| {
        let chosen = role.code() == typed;
        view! { <option value=role.code() selected=chosen>{t(lang, &format!("role.{role}"))}</option> }
    });
    let (id, error_id) = (marked("role", mark), marked("role-error", mark));
    let says = errors_of(counter, "role", mark);
    let wrong = says.is_some();
    let described = wrong.then(|| error_id.clone());
    let error = says.map(|says| view! { <p class="field-error" id=error_id>{says}</p> });
    view! {
        <div class="field" class:wrong=wrong><label for=id.clone()>{t(lang, "staff.role")}</label>{error}
            <select id=id name="role" aria-invalid=wrong.then_some("true") aria-describedby=described>{options.collect_view()}</select></div>
        {line_in(counter, &COURT, mark)}
        {line_in(counter, &AUTHORITY, mark)}
    }
}

/// The official whose new role was refused, where the errors of the page are about that.
fn refused_grant(counter: &Counter, staff: &[StaffView]) -> Option<AccountId> {
    let form = counter.form.as_ref()?;
    let mut ids = staff.iter().map(|one| one.id);
    ids.find(|id| form.value("account") == id.to_string())
}

fn member(counter: &Counter, one: &StaffView, refused: Option<AccountId>) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let standing = match one.standing {
        Standing::Active => None,
        Standing::Unverified => Some(("tag soon", "staff.unverified")),
        Standing::Disabled { .. } | Standing::Closed { .. } => Some(("tag late", "staff.disabled")),
    };
    let standing = standing.map(|(class, key)| view! { <span class=class>{t(lang, key)}</span> });
    let grants = one.grants.iter().map(|grant| granted(counter, one, grant));
    let id = one.id.to_string();
    let open = !one.standing.is_over();
    let is_refused = refused == Some(one.id);
    let mark = (!is_refused).then_some(id.as_str());
    let disable = open.then(|| {
        let label = format!("{} {}", t(lang, "staff.disable"), one.name);
        view! {
            <form method="post" action="/api/operator/disable"><input type="hidden" name="account" value=id.clone()/>
                <button class="btn quiet" aria-label=label>{t(lang, "staff.disable")}</button></form>
        }
    });
    view! {
        <li class="card">
            <h2>{one.name.clone()}</h2>
            <p class="row"><span>{one.email.clone()}</span>{standing}</p>
            <ul class="grants">{grants.collect_view()}</ul>
            <details open=is_refused><summary>{t(lang, "staff.grant")}</summary>
                <form method="post" action="/api/operator/grant" class="form">
                    <input type="hidden" name="account" value=id.clone()/>
                    {role_and_place(counter, mark)}
                    <button class="btn quiet">{t(lang, "staff.grant")}</button>
                </form>
            </details>
            {disable}
        </li>
    }
}

fn granted(counter: &Counter, one: &StaffView, grant: &Grant) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let court = grant.court.as_ref().map(ToString::to_string);
    let authority = grant.authority.map(|division| division.to_string());
    let held_at = counter.names.place_of(lang, grant);
    let role = t(lang, &format!("role.{}", grant.role));
    let label = format!("{} {role} {}", t(lang, "staff.withdraw"), one.name);
    view! {
        <li class="row"><span>{role}" "{held_at}</span>
            <form method="post" action="/api/operator/withdraw">
                <input type="hidden" name="account" value=one.id.to_string()/>
                <input type="hidden" name="role" value=grant.role.code()/>
                <input type="hidden" name="court" value=court.unwrap_or_default()/>
                <input type="hidden" name="authority" value=authority.unwrap_or_default()/>
                <button class="btn quiet" aria-label=label>{t(lang, "staff.withdraw")}</button>
            </form>
        </li>
    }
}
