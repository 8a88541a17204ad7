//! Who may come to this counter: the permission table asked, and refusals that tell nothing of foreign things.

use domain::{
    account::Standing,
    caller::{Action, Caller, CourtCode, Needs, Role, needs, permits},
    court::{case::Case, draft::Draft},
    docket::Actor,
    id::{AccountId, CaseId, DraftId},
    refusal::{Kind, Refusal},
};
use store::unit::Check;

use super::{Court, save::refused};

/// The caller's account, where at least one role in force may do `action` at all.
///
/// # Errors
/// Not signed in, the second factor not shown, or no such role: the same answer whatever is asked for.
pub(super) fn enter(caller: &Caller, action: Action) -> Result<AccountId, Refusal> {
    let account = caller.account.ok_or_else(Refusal::sign_in_needed)?;
    if caller
        .roles()
        .any(|grant| needs(grant.role, action) != Needs::Never)
    {
        return Ok(account);
    }
    Err(match caller.needs_second_factor() {
        true => Refusal::new(Kind::SecondFactorNeeded, "second_factor_needed"),
        false => Refusal::new(Kind::Forbidden, "forbidden"),
    })
}

/// The part in which a person files: the first of the roles they chose themselves.
pub(super) fn filer(caller: &Caller, account: AccountId) -> Actor {
    let chosen = caller
        .roles()
        .map(|grant| grant.role)
        .find(|role| Role::SELF_CHOSEN.contains(role));
    Actor::Account {
        id: account,
        role: chosen.unwrap_or(Role::Person),
    }
}

impl Court {
    /// Loads a draft of the caller's own.
    pub(super) async fn own_draft(&self, caller: &Caller, id: DraftId) -> Result<Draft, Refusal> {
        enter(caller, Action::WriteDraft)?;
        let draft = self.store().drafts.by_id(id).await.map_err(refused)?;
        let draft = draft.ok_or_else(Refusal::not_found)?;
        match permits(
            caller,
            Action::WriteDraft,
            &caller.ties(Some(draft.owner), None),
        ) {
            true => Ok(draft),
            false => Err(Refusal::not_found()),
        }
    }

    /// Loads a case the caller may do `action` on.
    pub(super) async fn case_for(
        &self,
        caller: &Caller,
        id: CaseId,
        action: Action,
    ) -> Result<Case, Refusal> {
        enter(caller, action)?;
        let case = self.store().cases.by_id(id).await.map_err(refused)?;
        let case = case.ok_or_else(Refusal::not_found)?;
        match permits(
            caller,
            action,
            &caller.ties(Some(case.owner), Some(&case.court)),
        ) {
            true => Ok(case),
            false => Err(Refusal::not_found()),
        }
    }

    /// The authority of a clerk as the store has it now, and the check that it still holds at the commit.
    pub(super) async fn authority(
        &self,
        account: AccountId,
        role: Role,
        court: &CourtCode,
    ) -> Result<(Actor, Check), Refusal> {
        let found = self
            .store()
            .accounts
            .by_id(account)
            .await
            .map_err(refused)?;
        let holds = |grant: &domain::caller::Grant| {
            grant.role == role && grant.court.as_ref() == Some(court)
        };
        let found = found
            .filter(|found| found.standing == Standing::Active && found.grants.iter().any(holds))
            .ok_or_else(Refusal::not_found)?;
        let check = Check::Account {
            id: account,
            version: found.version,
        };
        Ok((Actor::Account { id: account, role }, check))
    }
}
