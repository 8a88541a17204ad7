//! The way out to a provider and the way back. Both are links: a form would end at the policy that keeps our forms
//! at home (`form-action 'self'`), which also holds for where a form is led on to.

use std::sync::Arc;

use app::account::after_sign_in;
use axum::{
    extract::{Extension, Path, Query, State as Shared, rejection::QueryRejection},
    response::{IntoResponse, Response},
};
use domain::refusal::{Kind, Refusal};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use serde::Deserialize;

use super::{OidcError, Provider, Purpose, Transaction, provider::CodeAnswer};
use crate::{
    auth::throttle::Throttle,
    context::State,
    desk::account::Accounts,
    http::{
        cookies::{Jar, Names},
        endpoint::{Access, Endpoint},
        form_state,
        local::LocalPath,
        metrics, origin,
        problem::Problem,
        reply::{RefusedForm, Slot},
        visit::Visit,
    },
};

const SIGN_IN: &str = "/sign-in";
const ME: &str = "/me";

/// Out to a provider, and back from it.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::new(
            Method::GET,
            "/sign-in/with/{provider}",
            Access::Session,
            begin,
        ),
        Endpoint::new(
            Method::GET,
            "/sign-in/from/{provider}",
            Access::Session,
            answer,
        ),
    ]
}

#[derive(Debug, Default, Deserialize)]
pub struct Begin {
    /// Ties the provider to the account that is signed in.
    connect: Option<String>,
}

/// `GET /sign-in/with/{provider}`
pub async fn begin(
    Shared(state): Shared<State>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
    asked: Result<Query<Begin>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let Some(provider) = state.context.providers.get(&id) else {
        return Problem(Refusal::not_found()).into_response();
    };
    let connect = asked.is_ok_and(|Query(asked)| asked.connect.is_some());
    let back = if connect { ME } else { SIGN_IN };
    let begun = match connect {
        true => connecting(&visit, &headers),
        false => Ok(Purpose::SignIn),
    };
    let begun = match begun {
        Ok(purpose) => sent_out(&state, &visit, provider, purpose).await,
        Err(refusal) => Err(refusal),
    };
    let slot = Slot::default();
    match begun {
        Ok((address, transaction)) => {
            slot.set_cookie(names(&state).oidc(&transaction.cookie()));
            see_other(address, &slot)
        }
        Err(refusal) => sent_back(&state, &visit, refusal, back, &slot).await,
    }
}

/// A tie is begun by whoever is wholly signed in, and from a page of ours: another site must not tie an account it
/// has signed the browser in to at the provider. Browsers without the header cannot tie.
fn connecting(visit: &Visit, headers: &HeaderMap) -> Result<Purpose, Refusal> {
    let caller = &visit.caller;
    let session = caller.session.filter(|_| caller.account.is_some());
    let session = session.ok_or_else(Refusal::sign_in_needed)?;
    if caller.needs_second_factor() {
        return Err(Refusal::new(
            Kind::SecondFactorNeeded,
            "second_factor_needed",
        ));
    }
    match origin::is_same_origin(headers) {
        true => Ok(Purpose::Connect(session)),
        false => Err(Refusal::new(Kind::Forbidden, "oidc.connect_here")),
    }
}

async fn sent_out(
    state: &State,
    visit: &Visit,
    provider: &Provider,
    purpose: Purpose,
) -> Result<(HeaderValue, Transaction), Refusal> {
    let context = &state.context;
    throttle(state).external(visit.address).await?;
    let transaction = Transaction::new(context.random.secret().text, &provider.id, purpose);
    let address = provider
        .address(&transaction, redirect(state, provider), context.now())
        .await
        .map_err(|error| refused(provider, error))?;
    let address = HeaderValue::from_str(&address).map_err(|_| unavailable())?;
    Ok((address, transaction))
}

fn throttle(state: &State) -> Throttle<'_> {
    let context = &state.context;
    Throttle {
        counts: context.store.limits.as_ref(),
        limits: &context.config.limits,
        now: context.now(),
    }
}

/// Where the provider sends the browser back to: registered there, letter by letter.
fn redirect(state: &State, provider: &Provider) -> String {
    let origin = state.context.config.public_origin();
    origin.join(&format!("/sign-in/from/{}", provider.id))
}

#[derive(Debug, Default, Deserialize)]
pub struct Answer {
    code: Option<String>,
    state: Option<String>,
    iss: Option<String>,
    error: Option<String>,
}

/// `GET /sign-in/from/{provider}`
///
/// The session cookie gives no authority here: who signs in comes of the code, and a tie needs the session that
/// asked for it in the state as well.
pub async fn answer(
    Shared(state): Shared<State>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
    answer: Result<Query<Answer>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let Some(provider) = state.context.providers.get(&id) else {
        return Problem(Refusal::not_found()).into_response();
    };
    let names = names(&state);
    let slot = Arc::new(Slot::default());
    // Whatever comes of it, an answer counts once.
    slot.set_cookie(names.no_oidc());
    let jar = Jar::of(&headers);
    let cookie = jar.get(names.oidc);
    let session = visit.caller.session;
    let asked = cookie.and_then(|text| Transaction::of_cookie(text, &provider.id, session));
    let answer = answer.map(|Query(answer)| answer).unwrap_or_default();
    let back = match asked.as_ref().map(Transaction::purpose) {
        Some(Purpose::Connect(_)) => ME,
        _ => SIGN_IN,
    };
    let done = match asked {
        Some(asked) => taken(&state, &visit, provider, &asked, answer, &slot).await,
        None => Err(refused(
            provider,
            OidcError::NotProved("no sign-in is under way"),
        )),
    };
    match done {
        Ok(to) => see_other(LocalPath::parse_or_home(to).header(), &slot),
        Err(refusal) => sent_back(&state, &visit, refusal, back, &slot).await,
    }
}

async fn taken(
    state: &State,
    visit: &Visit,
    provider: &Provider,
    asked: &Transaction,
    answer: Answer,
    slot: &Arc<Slot>,
) -> Result<&'static str, Refusal> {
    if answer.state.as_deref() != Some(asked.state().as_str()) {
        return Err(refused(provider, OidcError::NotProved("state")));
    }
    let code = match (answer.code, answer.error.as_deref()) {
        (_, Some("access_denied")) => return Err(Refusal::new(Kind::Invalid, "oidc.denied")),
        (Some(code), None) => code,
        _ => return Err(refused(provider, OidcError::NotProved("there is no code"))),
    };
    // Whoever makes up a cookie and the state that follows from it makes us ask the provider, with our secret.
    throttle(state).external(visit.address).await?;
    let shown = CodeAnswer {
        code,
        iss: answer.iss.as_deref(),
    };
    let identity = provider
        .identity(asked, shown, redirect(state, provider), state.context.now())
        .await
        .map_err(|error| refused(provider, error))?;
    let desk = Accounts::new(state.context.clone(), visit.clone(), slot.clone());
    match asked.purpose() {
        Purpose::SignIn => desk.enter(identity).await.map(after_sign_in),
        Purpose::Connect(_) => desk.connect(identity).await.map(|()| ME),
    }
}

fn unavailable() -> Refusal {
    Refusal::new(Kind::Unavailable, "oidc.unavailable")
}

/// What the public reads; the log has the step, and nothing of what was in it.
fn refused(provider: &Provider, error: OidcError) -> Refusal {
    tracing::warn!(provider = provider.id, %error, "a sign-in at a provider came to nothing");
    match error {
        OidcError::Unavailable(_) => unavailable(),
        OidcError::NotProved(_) => {
            metrics::sign_in_failed();
            Refusal::new(Kind::Invalid, "oidc.not_proved")
        }
    }
}

fn names(state: &State) -> Names {
    Names::for_origin(&state.context.config.public_origin())
}

fn see_other(to: HeaderValue, slot: &Slot) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::LOCATION, to);
    for cookie in slot.take().cookies {
        headers.append(header::SET_COOKIE, cookie.header());
    }
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// Back to the page, which says what was refused; nothing of it stands in the address.
async fn sent_back(
    state: &State,
    visit: &Visit,
    refusal: Refusal,
    back: &str,
    slot: &Slot,
) -> Response {
    let form = RefusedForm {
        refusal,
        back: back.to_owned(),
        typed: Vec::new(),
    };
    match form_state::keep(&state.context, visit, form, slot).await {
        Ok(to) => see_other(to.header(), slot),
        Err(refusal) => Problem(refusal).into_response(),
    }
}
