//! Authority, saving and writing down, the same for every act of this counter.

use domain::{
    account::Account,
    caller::{Action, Caller, permits},
    docket::Hash,
    id::AccountId,
    refusal::{Kind, Refusal},
};
use store::{
    Conflict, Saved, StoreError, Unit,
    unit::{Check, IdempotencyKey},
};

use super::Accounts;
use crate::desk::court::unanswered;

/// How often an act is tried while others change what it is based on.
pub(super) const TRIES_MAX: u32 = 3;

/// Asks the permission table; `owner` is whose thing it is.
///
/// # Errors
/// What the caller lacks.
pub(super) fn permit(
    caller: &Caller,
    action: Action,
    owner: Option<AccountId>,
) -> Result<(), Refusal> {
    if permits(caller, action, &caller.ties(owner, None)) {
        return Ok(());
    }
    Err(if caller.needs_second_factor() {
        Refusal::new(Kind::SecondFactorNeeded, "second_factor_needed")
    } else if caller.account.is_none() {
        Refusal::sign_in_needed()
    } else {
        Refusal::new(Kind::Forbidden, "forbidden")
    })
}

/// What the public reads when the store says no; the log has the rest.
pub(super) fn refused(error: StoreError) -> Refusal {
    match error {
        StoreError::Conflict(Conflict::SessionGone | Conflict::Authority) => {
            Refusal::sign_in_needed()
        }
        StoreError::Conflict(Conflict::TokenSpent) => Refusal::new(Kind::Invalid, "token.spent"),
        StoreError::Conflict(Conflict::EmailTaken) => Refusal::field("email", "email.taken"),
        StoreError::Conflict(conflict) => {
            tracing::info!(%conflict, "an act on an account lost three times");
            Refusal::conflict("moved_on")
        }
        other => unanswered(&other),
    }
}

/// Writes an act down, with ids and nothing personal (ASVS 16.3). Every act of this counter ends here.
pub(super) fn audit<T>(
    act: &str,
    actor: Option<AccountId>,
    object: Option<AccountId>,
    result: &Result<T, Refusal>,
) {
    let id = |account: Option<AccountId>| {
        account
            .map(|account| account.to_string())
            .unwrap_or_default()
    };
    let outcome = match result {
        Ok(_) => "done",
        Err(refusal) => refusal.code.as_str(),
    };
    tracing::info!(target: "audit", act, actor = id(actor), object = id(object), outcome, "account");
}

impl Accounts {
    /// A unit that is carried out once for each request: forms of this counter are safe to send twice because the
    /// second finds the world changed.
    pub(super) fn unit(&self, act: &str) -> Unit {
        let key = IdempotencyKey::of_work(
            "account",
            format!("{act}:{:032x}", self.context.random.id_half()),
        );
        Unit::new(key, Hash::of(act.as_bytes()))
    }

    /// The same, and the session it is asked in must still be there when it is saved.
    pub(super) fn unit_in_session(&self, act: &str) -> Unit {
        let unit = self.unit(act);
        match &self.visit.session {
            Some(session) => unit.check(Check::Session { id: session.id }),
            None => unit,
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

    /// Changes one account: loads it, applies `change`, saves; again if someone else was quicker.
    pub(super) async fn change(
        &self,
        id: AccountId,
        change: impl Fn(&mut Account) -> Result<Unit, Refusal> + Send + Sync,
    ) -> Result<(), Refusal> {
        for _ in 0..TRIES_MAX {
            let account = self.store().accounts.by_id(id).await.map_err(refused)?;
            let mut account = account.ok_or_else(Refusal::not_found)?;
            let expected = account.version;
            let unit = change(&mut account)?;
            account.version = expected + 1;
            let unit = unit.write(store::Write::Account {
                account: Box::new(account),
                expected: Some(expected),
            });
            match self.save(unit).await {
                Ok(_) => return Ok(()),
                Err(StoreError::Conflict(conflict)) if conflict.moved_on() => {}
                Err(error) => return Err(refused(error)),
            }
        }
        Err(Refusal::conflict("moved_on"))
    }

    /// The account of the session, whether or not its second factor has been shown.
    pub(super) async fn of_session(&self) -> Result<Account, Refusal> {
        let session = self.visit.session.as_ref();
        let id = session
            .and_then(|session| session.account)
            .ok_or_else(Refusal::sign_in_needed)?;
        let account = self.store().accounts.by_id(id).await.map_err(refused)?;
        account.ok_or_else(Refusal::sign_in_needed)
    }
}
