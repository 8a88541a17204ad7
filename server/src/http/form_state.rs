//! What a refused short form held, shown once on its page.
//!
//! The values are sealed in the session, or in a session that nobody has signed in to. A cookie names them and goes
//! away with the page that shows them: reading them writes nothing, and no value ever stands in an address.

use app::wire::FormState;
use domain::{docket::Hash, id::SessionId, refusal::Refusal};
use serde::{Deserialize, Serialize};
use store::{StoreError, Unit, Write, records::NewSession, unit::IdempotencyKey};

use crate::{
    auth::throttle::{Throttle, unavailable},
    context::Context,
    random::Secret,
};

use super::{
    cookies::Names,
    local::LocalPath,
    reply::{RefusedForm, Slot},
    visit::Visit,
};

/// A session before any sign-in carries a form for as long as someone may take to correct it.
const PRE_SESSION_MINUTES: i64 = 60;

/// What is kept of one form: a receipt of 16 KiB is the longest text any short form takes, and half as much again
/// holds every other field. What does not fit is typed again.
const TYPED_BYTES_MAX: usize = 24 * 1024;

#[derive(Serialize, Deserialize)]
struct Kept {
    /// Named by the cookie.
    key: String,
    form: FormState,
}

/// The form state to show on `page`, if there is one.
///
/// # Errors
/// The store does not answer.
pub async fn shown_on(
    context: &Context,
    visit: &Visit,
    page: &str,
) -> Result<Option<FormState>, StoreError> {
    let (Some(session), Some(key)) = (&visit.session, &visit.form_key) else {
        return Ok(None);
    };
    if !session.has_form_state {
        return Ok(None);
    }
    let value = context.store.sessions.form_state(session.id).await?;
    let kept = value.and_then(|value| serde_json::from_value::<Kept>(value).ok());
    let shown = kept.filter(|kept| kept.key == *key && kept.form.page == page);
    Ok(shown.map(|kept| kept.form))
}

/// Keeps a refused form for the page it goes back to; begins a session for it where there is none.
///
/// # Errors
/// The address has begun too many such sessions, or the store does not answer.
pub async fn keep(
    context: &Context,
    visit: &Visit,
    refused: RefusedForm,
    slot: &Slot,
) -> Result<LocalPath, Refusal> {
    let back = LocalPath::parse_or_home(&refused.back);
    let names = Names::for_origin(&context.config.public_origin());
    let session = match &visit.session {
        Some(session) => session.id,
        None => begin(context, visit, names, slot).await?,
    };
    let kept = Kept {
        key: context.random.secret().text,
        form: FormState {
            page: back.page().to_owned(),
            typed: fitting(refused.typed),
            refusal: Some(refused.refusal),
        },
    };
    let value = serde_json::to_value(&kept).expect("a form state is plain data");
    context
        .store
        .sessions
        .set_form_state(session, &value)
        .await
        .map_err(unavailable)?;
    slot.set_cookie(names.form(&kept.key));
    Ok(back)
}

/// The values that fit into what is kept, the first ones first.
fn fitting(typed: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut room = TYPED_BYTES_MAX;
    let fits = |(name, text): &(String, String)| {
        let left = room.checked_sub(name.len() + text.len());
        room = left.unwrap_or(room);
        left.is_some()
    };
    typed.into_iter().filter(fits).collect()
}

/// A session nobody has signed in to: anyone may cause one, so each address is given a few.
async fn begin(
    context: &Context,
    visit: &Visit,
    names: Names,
    slot: &Slot,
) -> Result<SessionId, Refusal> {
    let now = context.now();
    let throttle = Throttle {
        counts: context.store.limits.as_ref(),
        limits: &context.config.limits,
        now,
    };
    throttle.form(visit.address).await?;
    let Secret { text, hash } = context.random.secret();
    let id = SessionId::from_parts(now, context.random.id_half());
    let expires = now.plus_minutes(PRE_SESSION_MINUTES);
    let session = NewSession {
        id,
        token_hash: hash,
        account: None,
        second_factor: false,
        device: visit.device.clone(),
        created: now,
        idle_expires: expires,
        expires,
    };
    let key = IdempotencyKey::of_session(id, "begin");
    let unit = Unit::new(key, Hash::of(b"begin")).write(Write::Session(session));
    context.store.save(unit).await.map_err(unavailable)?;
    slot.set_cookie(names.session(&text, expires.ms_since(now)));
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_does_not_fit_is_dropped_and_the_others_stay() {
        let typed = |name: &str, bytes: usize| (name.to_owned(), "x".repeat(bytes));
        let kept = fitting(vec![
            typed("email", 20),
            typed("text", TYPED_BYTES_MAX),
            typed("receipt", 16 * 1024 + 1),
            typed("name", 100),
        ]);
        let names: Vec<_> = kept.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["email", "receipt", "name"]);
        assert!(kept.iter().map(|(_, text)| text.len()).sum::<usize>() <= TYPED_BYTES_MAX);
    }
}
