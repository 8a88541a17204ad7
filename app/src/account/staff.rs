//! The operator's page: accounts of officials, their roles, disabling.

use domain::{
    account::{StaffView, Standing},
    caller::{Grant, Role},
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    fields::{Line, line},
    sign_in::EMAIL,
};
use crate::{
    desks::{self, Counter},
    text::{Lang, t},
    ui::{awaited, form_errors, refused},
};

const NAME: Line = Line {
    name: "name",
    label: "account.name",
    hint: None,
    input_type: "text",
    autocomplete: "off",
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
    let lines = staff.iter().map(|one| member(lang, one));
    view! {
        <Title text=t(lang, "staff.title").into_owned()/>
        <h1>{t(lang, "staff.title")}</h1>
        <p class="lead">{t(lang, "staff.lead")}</p>
        {form_errors(counter)}
        <div class="two">
            <ul class="results">{lines.collect_view()}</ul>
            {create(counter)}
        </div>
    }
}

fn create(counter: &Counter) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    view! {
        <section>
            <h2>{t(lang, "staff.create")}</h2>
            <form method="post" action="/api/operator/create-staff" class="form" novalidate>
                {line(counter, &NAME)}{line(counter, &EMAIL)}{role_and_court(lang, "new")}
                <div class="acts"><button class="btn">{t(lang, "staff.create")}</button></div>
            </form>
        </section>
    }
}

fn role_and_court(lang: Lang, of: &str) -> impl IntoView + use<> {
    let options = Role::ALL.into_iter().filter(|role| role.is_staff());
    let options = options.map(
        |role| view! { <option value=role.code()>{t(lang, &format!("role.{role}"))}</option> },
    );
    let (role_id, court_id) = (format!("role-{of}"), format!("court-{of}"));
    view! {
        <div class="field"><label for=role_id.clone()>{t(lang, "staff.role")}</label><select id=role_id name="role">{options.collect_view()}</select></div>
        <div class="field"><label for=court_id.clone()>{t(lang, "staff.court")}</label><input class="short" type="text" id=court_id name="court" autocomplete="off"/></div>
    }
}

fn member(lang: Lang, one: &StaffView) -> impl IntoView + use<> {
    let standing = match one.standing {
        Standing::Active => None,
        Standing::Unverified => Some(("tag soon", "staff.unverified")),
        Standing::Disabled { .. } | Standing::Closed { .. } => Some(("tag late", "staff.disabled")),
    };
    let standing = standing.map(|(class, key)| view! { <span class=class>{t(lang, key)}</span> });
    let grants = one.grants.iter().map(|grant| granted(lang, one, grant));
    let id = one.id.to_string();
    let open = !one.standing.is_over();
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
            <details><summary>{t(lang, "staff.grant")}</summary>
                <form method="post" action="/api/operator/grant" class="form">
                    <input type="hidden" name="account" value=id.clone()/>
                    {role_and_court(lang, &id)}
                    <button class="btn quiet">{t(lang, "staff.grant")}</button>
                </form>
            </details>
            {disable}
        </li>
    }
}

fn granted(lang: Lang, one: &StaffView, grant: &Grant) -> impl IntoView + use<> {
    let court = grant
        .court
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    let role = t(lang, &format!("role.{}", grant.role));
    let label = format!("{} {role} {}", t(lang, "staff.withdraw"), one.name);
    view! {
        <li class="row"><span>{role}" "{court.clone()}</span>
            <form method="post" action="/api/operator/withdraw">
                <input type="hidden" name="account" value=one.id.to_string()/>
                <input type="hidden" name="role" value=grant.role.code()/>
                <input type="hidden" name="court" value=court/>
                <button class="btn quiet" aria-label=label>{t(lang, "staff.withdraw")}</button>
            </form>
        </li>
    }
}
