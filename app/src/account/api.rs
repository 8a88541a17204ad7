//! The account's server functions. What comes back to a page never holds a password or a code.

use domain::{
    account::{GrantForm, Registration, SignedIn},
    caller::Role,
    id::{AccountId, SessionId},
};
use leptos::prelude::*;

use crate::{
    desks,
    wire::{Done, Refused},
};

/// Where each of these acts stands.
const SIGN_IN: &str = "/sign-in";
const CODE: &str = "/sign-in/code";
const ENROL: &str = "/me/second-factor";
const STAFF: &str = "/operator/staff";
const DATA: &str = "/me/data";
const SESSIONS: &str = "/me/sessions";
const ME: &str = "/me";

#[server(prefix = "/api", endpoint = "account/register")]
pub async fn register(
    email: String,
    name: String,
    password: String,
    role: String,
) -> Result<Done, Refused> {
    let counter = desks::counter();
    let typed = [
        ("email", email.clone()),
        ("name", name.clone()),
        ("role", role.clone()),
    ];
    let registered = counter
        .account
        .register(Registration {
            email,
            name,
            password,
            role,
        })
        .await;
    let typed: Vec<_> = typed
        .iter()
        .map(|(field, value)| (*field, value.as_str()))
        .collect();
    counter.finish(registered, |()| "/registered".into(), "/register", &typed)
}

#[server(prefix = "/api", endpoint = "account/verify-email")]
pub async fn verify_email(token: String) -> Result<Done, Refused> {
    let counter = desks::counter();
    let verified = counter.account.verify_email(&token).await;
    counter.finish(verified, |()| SIGN_IN.into(), SIGN_IN, &[])
}

#[server(prefix = "/api", endpoint = "account/sign-in")]
pub async fn sign_in(email: String, password: String) -> Result<Done, Refused> {
    let counter = desks::counter();
    let signed_in = counter
        .account
        .sign_in(&counter.caller, &email, &password)
        .await;
    counter.finish(
        signed_in,
        |so_far| after_sign_in(so_far).into(),
        SIGN_IN,
        &[("email", &email)],
    )
}

/// The page a sign-in leads to.
#[must_use]
pub fn after_sign_in(so_far: SignedIn) -> &'static str {
    match so_far {
        SignedIn::Done => "/me",
        SignedIn::CodeNeeded => CODE,
        SignedIn::EnrolmentNeeded => ENROL,
    }
}

#[server(prefix = "/api", endpoint = "account/second-factor")]
pub async fn second_factor(code: String) -> Result<Done, Refused> {
    let counter = desks::counter();
    let shown = counter.account.second_factor(&counter.caller, &code).await;
    counter.finish(shown, |()| "/me".into(), CODE, &[])
}

#[server(prefix = "/api", endpoint = "account/confirm-enrolment")]
pub async fn confirm_enrolment(code: String) -> Result<Done, Refused> {
    let counter = desks::counter();
    let confirmed = counter
        .account
        .confirm_enrolment(&counter.caller, &code)
        .await;
    counter.finish(confirmed, |()| "/me".into(), ENROL, &[])
}

#[server(prefix = "/api", endpoint = "account/sign-out")]
pub async fn sign_out() -> Result<Done, Refused> {
    let counter = desks::counter();
    let signed_out = counter.account.sign_out(&counter.caller).await;
    counter.finish(signed_out, |()| "/".into(), "/me", &[])
}

#[server(prefix = "/api", endpoint = "account/request-reset")]
pub async fn request_reset(email: String) -> Result<Done, Refused> {
    let counter = desks::counter();
    let requested = counter.account.request_reset(&email).await;
    counter.finish(
        requested,
        |()| "/registered".into(),
        "/reset",
        &[("email", &email)],
    )
}

#[server(prefix = "/api", endpoint = "account/reset")]
pub async fn reset(token: String, password: String) -> Result<Done, Refused> {
    let counter = desks::counter();
    let reset = counter.account.reset(&token, &password).await;
    counter.finish(reset, |()| SIGN_IN.into(), &format!("/reset/{token}"), &[])
}

#[server(prefix = "/api", endpoint = "account/revoke-session")]
pub async fn revoke(session: SessionId) -> Result<Done, Refused> {
    let counter = desks::counter();
    let revoked = counter.account.revoke(&counter.caller, session).await;
    counter.finish(revoked, |()| SESSIONS.into(), SESSIONS, &[])
}

#[server(prefix = "/api", endpoint = "account/disconnect")]
pub async fn disconnect(provider: String) -> Result<Done, Refused> {
    let counter = desks::counter();
    let disconnected = counter.account.disconnect(&counter.caller, &provider).await;
    counter.finish(disconnected, |()| ME.into(), ME, &[])
}

#[server(prefix = "/api", endpoint = "account/close")]
pub async fn close(password: String) -> Result<Done, Refused> {
    let counter = desks::counter();
    let closed = counter.account.close(&counter.caller, &password).await;
    counter.finish(closed, |token| format!("/closed/{token}"), DATA, &[])
}

#[server(prefix = "/api", endpoint = "operator/create-staff")]
pub async fn create_staff(
    email: String,
    name: String,
    role: Role,
    #[server(default)] court: String,
    #[server(default)] authority: String,
) -> Result<Done, Refused> {
    let counter = desks::counter();
    let grant = grant_form(role, &court, &authority);
    let created = counter
        .account
        .create_staff(&counter.caller, &email, &name, grant)
        .await;
    let typed = [
        ("email", email.as_str()),
        ("name", name.as_str()),
        ("role", role.code()),
        ("court", court.as_str()),
        ("authority", authority.as_str()),
    ];
    counter.finish(created, |()| STAFF.into(), STAFF, &typed)
}

#[server(prefix = "/api", endpoint = "operator/grant")]
pub async fn grant(
    account: AccountId,
    role: Role,
    #[server(default)] court: String,
    #[server(default)] authority: String,
) -> Result<Done, Refused> {
    let counter = desks::counter();
    let grant = grant_form(role, &court, &authority);
    let granted = counter.account.grant(&counter.caller, account, grant).await;
    let typed = [
        ("account", &*account.to_string()),
        ("role", role.code()),
        ("court", court.as_str()),
        ("authority", authority.as_str()),
    ];
    counter.finish(granted, |()| STAFF.into(), STAFF, &typed)
}

#[server(prefix = "/api", endpoint = "operator/withdraw")]
pub async fn withdraw(
    account: AccountId,
    role: Role,
    #[server(default)] court: String,
    #[server(default)] authority: String,
) -> Result<Done, Refused> {
    let counter = desks::counter();
    let grant = grant_form(role, &court, &authority);
    let withdrawn = counter
        .account
        .withdraw(&counter.caller, account, grant)
        .await;
    counter.finish(withdrawn, |()| STAFF.into(), STAFF, &[])
}

#[server(prefix = "/api", endpoint = "operator/disable")]
pub async fn disable(account: AccountId) -> Result<Done, Refused> {
    let counter = desks::counter();
    let disabled = counter.account.disable(&counter.caller, account).await;
    counter.finish(disabled, |()| STAFF.into(), STAFF, &[])
}

fn grant_form(role: Role, court: &str, authority: &str) -> GrantForm {
    let (court, authority) = (court.to_owned(), authority.to_owned());
    GrantForm {
        role,
        court,
        authority,
    }
}
