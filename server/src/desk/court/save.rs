//! Saving: the key of a command, the answer of an earlier one, and three tries where the world moves on.

use domain::{
    caller::Caller,
    clock::Instant,
    court::desk::IdempotencyKey,
    docket::Hash,
    id::{AccountId, CaseId},
    refusal::{Kind, Refusal},
};
use serde_json::Value;
use store::{
    Conflict, Saved, StoreError, Unit,
    unit::{self, Check},
};

use super::Court;

/// How often a command is tried while others change what it is based on.
const TRIES_MAX: u32 = 3;

/// The longest key a browser may choose, in bytes: twice a UUID.
const KEY_BYTES_MAX: usize = 72;

/// Answered with 507: nothing was saved, and the same can be sent again when there is room.
pub(crate) const NO_ROOM: &str = "no_room";

/// What the public reads when the store says no; the log has the rest.
pub(crate) fn refused(error: StoreError) -> Refusal {
    match error {
        StoreError::Conflict(Conflict::SessionGone) => Refusal::sign_in_needed(),
        StoreError::Conflict(Conflict::Authority) => Refusal::not_found(),
        StoreError::Conflict(Conflict::KeyReused) => Refusal::conflict("key_reused"),
        StoreError::Conflict(Conflict::FileGone) => Refusal::conflict("file.gone"),
        StoreError::Conflict(conflict) => {
            tracing::info!(%conflict, "a command lost three times");
            Refusal::conflict("moved_on")
        }
        other => unanswered(&other),
    }
}

/// What the public reads of a store that cannot do its work; the operator reads the log.
pub(crate) fn unanswered(error: &StoreError) -> Refusal {
    match error {
        StoreError::Full(_) => {
            tracing::error!(%error, "ALARM: there is no room on the disk");
            Refusal::new(Kind::Unavailable, NO_ROOM)
        }
        _ => {
            tracing::error!(%error, "the store did not answer");
            Refusal::new(Kind::Unavailable, "unavailable")
        }
    }
}

/// One command of one account: what names it, and what it asks.
#[derive(Clone)]
pub(super) struct Command {
    key: unit::IdempotencyKey,
    request: Hash,
    session: Option<domain::id::SessionId>,
}

impl Command {
    /// A command the browser named. `asked` holds everything that makes it another request.
    pub(super) fn named(
        caller: &Caller,
        account: AccountId,
        act: &str,
        key: &IdempotencyKey,
        asked: &Value,
    ) -> Result<Self, Refusal> {
        if key.0.is_empty() || key.0.len() > KEY_BYTES_MAX {
            return Err(Refusal::field("key", "key.length"));
        }
        Ok(Self {
            key: unit::IdempotencyKey::of_account(account, format!("{act}:{}", key.0)),
            request: Hash::of(format!("{act}\n{asked}").as_bytes()),
            session: caller.session,
        })
    }

    /// A command that may be carried out as often as it is sent, such as an autosave.
    pub(super) fn repeatable(caller: &Caller, account: AccountId, act: &str, random: u128) -> Self {
        let key = format!("{act}:{random:032x}");
        Self {
            request: Hash::of(key.as_bytes()),
            key: unit::IdempotencyKey::of_account(account, key),
            session: caller.session,
        }
    }

    /// The unit of this command; a session that ends meanwhile takes it along.
    pub(super) fn unit(&self) -> Unit {
        let unit = Unit::new(self.key.clone(), self.request);
        match self.session {
            Some(id) => unit.check(Check::Session { id }),
            None => unit,
        }
    }

    /// A unit that can never be saved: all it does is find the answer an earlier call left.
    fn probe(&self) -> Unit {
        let nobody = CaseId::from_parts(Instant(0), 0);
        Unit::new(self.key.clone(), self.request).check(Check::Case {
            id: nobody,
            version: 0,
        })
    }
}

/// Counts the tries of one command.
pub(super) struct Tries(u32);

impl Tries {
    pub(super) fn new() -> Self {
        Self(0)
    }

    /// The saved unit, or `None` where it is worth loading again.
    pub(super) fn judge(
        &mut self,
        saved: Result<Saved, StoreError>,
    ) -> Result<Option<Saved>, Refusal> {
        self.0 += 1;
        match saved {
            Ok(saved) => Ok(Some(saved)),
            Err(StoreError::Conflict(conflict)) if conflict.moved_on() && self.0 < TRIES_MAX => {
                Ok(None)
            }
            Err(error) => Err(refused(error)),
        }
    }
}

impl Court {
    /// The answer of an earlier call of the same command, or `refusal` if there was none; asked when the command no
    /// longer makes sense, as the second submission of a draft that has become a case.
    pub(super) async fn unless_done(
        &self,
        command: &Command,
        refusal: Refusal,
    ) -> Result<Value, Refusal> {
        match self.store().save(command.probe()).await {
            Ok(saved) => Ok(saved.result().clone()),
            Err(StoreError::Conflict(_)) => Err(refusal),
            // Whether it was done is not known, and the refusal would say that it was not.
            Err(error) => Err(unanswered(&error)),
        }
    }

    /// Saves and wakes the workers.
    pub(super) async fn save(&self, unit: Unit) -> Result<Saved, StoreError> {
        let saved = self.store().save(unit).await;
        if saved.is_ok() {
            self.context.bell.ring();
        }
        saved
    }
}
