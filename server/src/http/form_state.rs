//! What a refused short form held, shown once on its page.
//!
//! The values are sealed in the session, or in a session that nobody has signed in to. A cookie names them and goes
//! away with the page that shows them: reading them writes nothing, and no value ever stands in an address.

use app::wire::FormState;
use domain::docket::Hash;
use domain::id::SessionId;
use serde::{Deserialize, Serialize};
use store::{StoreError, Unit, Write, records::NewSession, unit::IdempotencyKey};

use crate::{context::Context, random::Secret};

use super::{
    cookies::Names,
    local::LocalPath,
    reply::{RefusedForm, Slot},
    visit::Visit,
};

/// A session before any sign-in carries a form for as long as someone may take to correct it.
const PRE_SESSION_MINUTES: i64 = 60;

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
/// The store does not answer.
pub async fn keep(
    context: &Context,
    visit: &Visit,
    refused: RefusedForm,
    slot: &Slot,
) -> Result<LocalPath, StoreError> {
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
            typed: refused.typed,
            refusal: Some(refused.refusal),
        },
    };
    let value = serde_json::to_value(&kept).expect("a form state is plain data");
    context
        .store
        .sessions
        .set_form_state(session, &value)
        .await?;
    slot.set_cookie(names.form(&kept.key));
    Ok(back)
}

/// A session nobody has signed in to.
async fn begin(
    context: &Context,
    visit: &Visit,
    names: Names,
    slot: &Slot,
) -> Result<SessionId, StoreError> {
    let now = context.now();
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
    context.store.save(unit).await?;
    slot.set_cookie(names.session(&text, expires.ms_since(now)));
    Ok(id)
}
