//! Who sends this request: from the cookie to the caller, before any handler runs.

use std::sync::Arc;

use axum::{
    extract::{Request, State as Shared},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{
    account::{Account, Standing, Totp},
    caller::Caller,
    clock::Instant,
    docket::Hash,
    refusal::Kind,
};
use http::HeaderMap;
use store::{StoreError, records::Session};

use crate::{
    auth::lifetime,
    context::{Context, State},
    random::Secret,
};

use super::{
    cookies::{Jar, Names},
    peer::Peer,
    problem::Problem,
    visit::Visit,
};

/// A session is noted as used once a minute, not once a request.
const TOUCH_MS: i64 = 60_000;

/// The length of a token's text; anything else is not looked up.
const TOKEN_CHARS: usize = 43;

/// Puts the visit into the request. A store that does not answer ends the request: nobody is taken for a visitor
/// because the session could not be read (ASVS 16.5.3).
pub async fn attach(Shared(state): Shared<State>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<Peer>().copied();
    let Some(peer) = peer else {
        return Problem::of(Kind::Unavailable, "unavailable").into_response();
    };
    match visit(&state.context, request.headers(), peer).await {
        Ok(visit) => {
            request.extensions_mut().insert(visit);
            next.run(request).await
        }
        Err(error) => {
            tracing::error!(%error, "the session could not be read");
            Problem::of(Kind::Unavailable, "unavailable").into_response()
        }
    }
}

async fn visit(context: &Context, headers: &HeaderMap, peer: Peer) -> Result<Visit, StoreError> {
    let mut visit = Visit::of_headers(headers, peer.address);
    let jar = Jar::of(headers);
    let names = Names::for_origin(&context.config.public_origin());
    let Some(token) = jar
        .get(names.session)
        .filter(|text| text.len() == TOKEN_CHARS)
    else {
        return Ok(visit);
    };
    let secret = Secret {
        text: token.to_owned(),
        hash: Hash::of(token.as_bytes()),
    };
    let now = context.now();
    let Some(session) = context.store.sessions.by_token(secret.hash, now).await? else {
        return Ok(visit);
    };
    let account = match session.account {
        Some(id) => context.store.accounts.by_id(id).await?,
        None => None,
    };
    if session.account.is_some() && !account.as_ref().is_some_and(may_be_signed_in) {
        return Ok(visit);
    }
    if let Some(account) = &account {
        visit.caller = caller(account, &session);
    }
    // A disk that takes nothing more can still be read: the session only ends the sooner.
    if let Err(error) = touch(context, &session, account.as_ref(), now).await {
        tracing::warn!(%error, "the use of a session could not be noted");
    }
    visit.form_key = jar.get(names.form).map(str::to_owned);
    visit.session = Some(Arc::new(session));
    visit.token = Some(secret);
    Ok(visit)
}

fn may_be_signed_in(account: &Account) -> bool {
    account.standing == Standing::Active
}

/// The caller a session stands for.
///
/// Whoever has set up a second factor is not signed in before showing it: of staff the sleeping roles remain,
/// so that the pages can ask for the code; of others nothing but the session.
#[must_use]
pub fn caller(account: &Account, session: &Session) -> Caller {
    let awaits_code = matches!(account.totp, Totp::Active { .. }) && !session.second_factor;
    let staff = account.grants.iter().any(|grant| grant.role.is_staff());
    let mut grants = account.grants.clone();
    if awaits_code {
        grants.retain(|grant| grant.role.is_staff());
    }
    Caller {
        account: (staff || !awaits_code).then_some(account.id),
        session: Some(session.id),
        grants,
        second_factor: session.second_factor,
    }
}

async fn touch(
    context: &Context,
    session: &Session,
    account: Option<&Account>,
    now: Instant,
) -> Result<(), StoreError> {
    if now.ms_since(session.seen) < TOUCH_MS {
        return Ok(());
    }
    let staff =
        account.is_some_and(|account| account.grants.iter().any(|grant| grant.role.is_staff()));
    let idle = lifetime::idle_end(&context.config.limits, staff, now).min(session.expires);
    context.store.sessions.touch(session.id, now, idle).await
}

#[cfg(test)]
mod tests {
    use domain::{
        caller::{Grant, Role},
        id::{AccountId, SessionId},
        text::Private,
    };

    use super::*;

    fn account(roles: &[Role], totp: Totp) -> Account {
        let grants = roles.iter().map(|role| Grant::of(*role));
        Account {
            id: AccountId::from_parts(Instant(1), 1),
            version: 1,
            email: Private("a@b.example".into()),
            name: "A".into(),
            password_hash: String::new(),
            standing: Standing::Active,
            grants: grants.collect(),
            totp,
            created: Instant(1),
        }
    }

    fn session(second_factor: bool) -> Session {
        Session {
            id: SessionId::from_parts(Instant(1), 2),
            account: Some(AccountId::from_parts(Instant(1), 1)),
            second_factor,
            device: String::new(),
            created: Instant(1),
            seen: Instant(1),
            idle_expires: Instant(2),
            expires: Instant(2),
            has_form_state: false,
        }
    }

    fn active() -> Totp {
        Totp::Active {
            secret: Private("SECRET".into()),
            last_step: 0,
        }
    }

    #[test]
    fn a_password_alone_does_not_sign_in_where_a_code_is_set_up() {
        let person = caller(&account(&[Role::Person], active()), &session(false));
        assert_eq!(person.account, None);
        assert!(!person.has(Role::Person));
    }

    #[test]
    fn staff_are_known_but_asleep_before_the_code() {
        let clerk = account(&[Role::Person, Role::FilingClerk], active());
        let before = caller(&clerk, &session(false));
        assert!(before.needs_second_factor() && before.roles().next().is_none());
        let after = caller(&clerk, &session(true));
        assert!(after.has(Role::FilingClerk) && after.has(Role::Person));
    }
}
