//! Sign-in by a provider's word. A provider names people by issuer and subject; an e-mail address never leads to an
//! account that is there already, for whoever has it at a provider need not be whoever registered here.

use domain::{
    account::{Account, SignedIn, Standing, Totp},
    caller::{Action, Caller, Grant, Role},
    id::AccountId,
    refusal::{Kind, Refusal},
    text::Private,
};
use serde_json::json;
use store::{Conflict, StoreError, Unit, Write, records::ExternalSubject};

use crate::{http::metrics, mail::Template, oidc::Identity};

use super::{
    Accounts,
    gate::{TRIES_MAX, audit, permit, refused},
    letters::letter,
    register::{email, name},
    staff::stays_separate,
};

fn no(code: &str) -> Refusal {
    Refusal::new(Kind::Invalid, code)
}

impl Accounts {
    /// Signs in whom a provider vouches for; whoever comes for the first time gets an account.
    pub async fn enter(&self, identity: Identity) -> Result<SignedIn, Refusal> {
        let named = &identity.named;
        let known = self.store().accounts.by_external(named).await;
        let known = known.map_err(refused)?;
        let id = known.as_ref().map(|known| known.account);
        let result = match known {
            Some(known) => self.returned(&identity, known.account).await,
            None => self.newcomer(&identity).await,
        };
        audit("sign_in_external", id, id, &result);
        let (account, so_far) = result?;
        if id.is_none() {
            audit("register_external", Some(account), Some(account), &Ok(()));
        }
        metrics::signed_in();
        Ok(so_far)
    }

    /// The roles are counted anew from the claims of this sign-in: what they no longer give is gone.
    async fn returned(
        &self,
        identity: &Identity,
        id: AccountId,
    ) -> Result<(AccountId, SignedIn), Refusal> {
        for _ in 0..TRIES_MAX {
            let account = self.store().accounts.by_id(id).await.map_err(refused)?;
            let account = account.filter(|account| account.standing == Standing::Active);
            let mut account = account.ok_or_else(|| no("oidc.closed"))?;
            let externals = self.store().accounts.externals_of(id).await;
            let externals = externals.map_err(refused)?;
            let before = account.grants.clone();
            let claimed = regrant(&mut account.grants, &externals, &identity.grants);
            if account.grants.is_empty() {
                self.laid_down(account, &before).await?;
                return Err(no("oidc.no_role"));
            }
            let unit = self
                .unit("sign_in_external")
                .write(Write::Unclaim { account: id })
                .write(Write::Subject {
                    named: identity.named.clone(),
                    account: id,
                    claimed,
                });
            let unit = with_account(unit, &mut account, &before);
            match self
                .begin_session_raw(&account, identity.second_factor, unit)
                .await
            {
                Ok(()) => {
                    audit_grants(id, &before, &account.grants);
                    return Ok((id, so_far(&account, identity.second_factor)));
                }
                Err(StoreError::Conflict(conflict)) if conflict.moved_on() => {}
                Err(error) => return Err(refused(error)),
            }
        }
        Err(Refusal::conflict("moved_on"))
    }

    /// The claims gave the only roles there were: they go with every session, though nobody signs in.
    async fn laid_down(&self, mut account: Account, before: &[Grant]) -> Result<(), Refusal> {
        let id = account.id;
        let unit = self
            .unit("unclaim")
            .write(Write::Unclaim { account: id })
            .write(Write::RevokeAll {
                account: id,
                except: None,
            });
        let unit = with_account(unit, &mut account, before);
        self.save(unit).await.map_err(refused)?;
        audit_grants(id, before, &account.grants);
        Ok(())
    }

    async fn newcomer(&self, identity: &Identity) -> Result<(AccountId, SignedIn), Refusal> {
        let typed = identity.email.as_deref().unwrap_or_default();
        let email = email(typed).map_err(|_| no("oidc.email"))?;
        let mut grants = Vec::new();
        let claimed = regrant(&mut grants, &[], &identity.grants);
        if grants.is_empty() {
            return Err(no("oidc.no_role"));
        }
        let now = self.now();
        let id = AccountId::from_parts(now, self.context.random.id_half());
        let called = identity.name.as_deref().and_then(|text| name(text).ok());
        let account = Account {
            id,
            version: 1,
            name: called.unwrap_or_else(|| local_part(&email)),
            email: Private(email),
            // No password, and no way in by one before a letter has set it.
            password_hash: String::new(),
            standing: Standing::Active,
            grants,
            totp: Totp::None,
            created: now,
        };
        let lang = self.visit.looks.lang.code();
        let unit = self
            .unit("register_external")
            .write(Write::Account {
                account: Box::new(account.clone()),
                expected: None,
            })
            .write(Write::Preferences {
                account: id,
                value: json!({ "lang": lang }),
            })
            .write(Write::Subject {
                named: identity.named.clone(),
                account: id,
                claimed,
            });
        match self
            .begin_session_raw(&account, identity.second_factor, unit)
            .await
        {
            Ok(()) => {
                audit_grants(id, &[], &account.grants);
                Ok((id, so_far(&account, identity.second_factor)))
            }
            Err(StoreError::Conflict(Conflict::EmailTaken)) => Err(no("oidc.email_taken")),
            Err(error) => Err(refused(error)),
        }
    }

    /// Ties the provider's subject to the account of this session. Its claims count from the next sign-in there.
    pub async fn connect(&self, identity: Identity) -> Result<(), Refusal> {
        let caller = &self.visit.caller;
        permit(caller, Action::ManageOwnAccount, caller.account)?;
        let account = caller.account.ok_or_else(Refusal::sign_in_needed)?;
        let known = self.store().accounts.by_external(&identity.named).await;
        let result = match known.map_err(refused)? {
            Some(known) if known.account == account => return Ok(()),
            Some(_) => Err(no("oidc.elsewhere")),
            None => {
                let unit = self
                    .unit_in_session("connect")
                    .write(Write::Subject {
                        named: identity.named,
                        account,
                        claimed: Vec::new(),
                    })
                    .effects([letter(account, Template::ProviderConnected)]);
                match self.save(unit).await {
                    Ok(_) => Ok(()),
                    Err(StoreError::Conflict(Conflict::Exists { .. })) => Err(no("oidc.elsewhere")),
                    Err(error) => Err(refused(error)),
                }
            }
        };
        audit("connect_external", Some(account), Some(account), &result);
        result
    }

    /// Takes a provider's word back, with the roles its claims gave. The last way in stays, and so does the last role.
    pub(super) async fn disconnect(&self, caller: &Caller, id: &str) -> Result<(), Refusal> {
        permit(caller, Action::ManageOwnAccount, caller.account)?;
        let account = caller.account.ok_or_else(Refusal::sign_in_needed)?;
        let provider = self.context.providers.get(id);
        let issuer = &provider.ok_or_else(Refusal::not_found)?.setting.issuer;
        let before = self.of_session().await?.grants;
        let result = self.untie(account, issuer).await;
        audit("disconnect_external", Some(account), Some(account), &result);
        result?;
        audit_grants(account, &before, &self.of_session().await?.grants);
        Ok(())
    }

    async fn untie(&self, id: AccountId, issuer: &str) -> Result<(), Refusal> {
        let externals = self.store().accounts.externals_of(id).await;
        let externals = externals.map_err(refused)?.into_iter();
        let (here, others): (Vec<_>, Vec<_>) =
            externals.partition(|external| external.issuer == issuer);
        if here.is_empty() {
            return Err(Refusal::not_found());
        }
        self.change(id, |account| {
            regrant(&mut account.grants, &here, &[]);
            if account.password_hash.is_empty() && others.is_empty() {
                return Err(no("oidc.only_way"));
            }
            if account.grants.is_empty() {
                return Err(no("oidc.only_roles"));
            }
            Ok(self
                .unit_in_session("disconnect")
                .write(Write::Untie {
                    account: id,
                    issuer: issuer.to_owned(),
                })
                .effects([letter(id, Template::ProviderDisconnected)]))
        })
        .await
    }

    /// Whoever signs in by password shows no claims: roles that rest on them are laid down.
    pub(super) async fn without_claims(&self, account: Account) -> Result<Account, Refusal> {
        let externals = self.store().accounts.externals_of(account.id).await;
        let externals = externals.map_err(refused)?;
        if externals.iter().all(|external| external.claimed.is_empty()) {
            return Ok(account);
        }
        let id = account.id;
        self.change(id, |account| {
            regrant(&mut account.grants, &externals, &[]);
            Ok(self.unit("unclaim").write(Write::Unclaim { account: id }))
        })
        .await?;
        let now = self.store().accounts.by_id(id).await.map_err(refused)?;
        let now = now.ok_or_else(Refusal::sign_in_needed)?;
        audit_grants(id, &account.grants, &now.grants);
        Ok(now)
    }
}

/// What is left to do after a sign-in.
pub(super) fn so_far(account: &Account, second_factor: bool) -> SignedIn {
    let staff = account.grants.iter().any(|grant| grant.role.is_staff());
    match account.totp {
        _ if second_factor => SignedIn::Done,
        Totp::Active { .. } => SignedIn::CodeNeeded,
        Totp::None | Totp::Pending { .. } if staff => SignedIn::EnrolmentNeeded,
        Totp::None | Totp::Pending { .. } => SignedIn::Done,
    }
}

/// Puts the claimed roles in place of those claimed before, and gives those that rest on claims alone. Parts that
/// must stay separate do: of two, the one held first stays.
fn regrant(
    grants: &mut Vec<Grant>,
    externals: &[ExternalSubject],
    claimed: &[Grant],
) -> Vec<Grant> {
    let before = |grant: &Grant| externals.iter().any(|one| one.claimed.contains(grant));
    grants.retain(|grant| !before(grant));
    let mut added = Vec::new();
    for grant in claimed {
        if !grants.contains(grant) && stays_separate(grants, grant.role) {
            grants.push(grant.clone());
            // What anyone may register as is kept without the provider's word.
            if !Role::SELF_CHOSEN.contains(&grant.role) {
                added.push(grant.clone());
            }
        }
    }
    added
}

/// Writes the account where its roles have changed.
fn with_account(unit: Unit, account: &mut Account, before: &[Grant]) -> Unit {
    if account.grants == before {
        return unit;
    }
    let expected = account.version;
    account.version = expected + 1;
    unit.write(Write::Account {
        account: Box::new(account.clone()),
        expected: Some(expected),
    })
}

/// A line for every role that came or went by claims.
fn audit_grants(id: AccountId, before: &[Grant], after: &[Grant]) {
    let each = |act: &str, these: &[Grant], others: &[Grant]| {
        for grant in these.iter().filter(|grant| !others.contains(grant)) {
            let court = grant.court.as_ref().map(|court| format!("@{court}"));
            let authority = grant.authority.map(|division| format!("@{division}"));
            let place = court.or(authority).unwrap_or_default();
            let act = format!("{act}:{}{place}", grant.role);
            audit(&act, Some(id), Some(id), &Ok(()));
        }
    };
    each("grant_by_claim", after, before);
    each("withdraw_by_claim", before, after);
}

/// What someone without a name is called: what stands before the @.
fn local_part(email: &str) -> String {
    let (local, _) = email.split_once('@').unwrap_or((email, ""));
    local.to_owned()
}

#[cfg(test)]
mod tests {
    use domain::caller::CourtCode;

    use super::*;

    fn grant(role: Role) -> Grant {
        let court = role.is_of_a_court().then(|| CourtCode("浙0203".into()));
        Grant {
            role,
            court,
            authority: None,
        }
    }

    fn external(claimed: &[Role]) -> ExternalSubject {
        ExternalSubject {
            account: AccountId::from_parts(domain::clock::Instant(1), 1),
            issuer: "https://id.example".into(),
            claimed: claimed.iter().copied().map(grant).collect(),
        }
    }

    /// The roles after a sign-in, and those that rest on claims.
    fn after(held: &[Role], claimed_before: &[Role], claimed: &[Role]) -> (Vec<Role>, Vec<Role>) {
        let mut grants: Vec<Grant> = held.iter().copied().map(grant).collect();
        let claimed: Vec<Grant> = claimed.iter().copied().map(grant).collect();
        let added = regrant(&mut grants, &[external(claimed_before)], &claimed);
        let roles = |grants: Vec<Grant>| grants.into_iter().map(|grant| grant.role).collect();
        (roles(grants), roles(added))
    }

    #[test]
    fn what_anyone_may_register_as_stays_without_a_claim() {
        use Role::{FilingClerk, Person};
        assert_eq!(after(&[], &[], &[Person]), (vec![Person], vec![]));
        let (held, resting) = after(&[Person], &[], &[FilingClerk]);
        let (left, _) = after(&held, &resting, &[]);
        assert_eq!(left, [Person]);
    }

    #[test]
    fn a_role_goes_with_its_claim_and_a_given_one_stays() {
        use Role::{FilingClerk, Judge, Person};
        assert_eq!(
            after(&[Person], &[], &[FilingClerk]),
            (vec![Person, FilingClerk], vec![FilingClerk])
        );
        assert_eq!(
            after(&[Person, FilingClerk], &[FilingClerk], &[Judge]),
            (vec![Person, Judge], vec![Judge])
        );
        assert_eq!(
            after(&[Person, FilingClerk], &[FilingClerk], &[]),
            (vec![Person], vec![])
        );
    }

    #[test]
    fn a_role_an_operator_gave_does_not_come_to_rest_on_a_claim() {
        use Role::{FilingClerk, Person};
        let (roles, claimed) = after(&[Person, FilingClerk], &[], &[FilingClerk]);
        assert_eq!((roles, claimed), (vec![Person, FilingClerk], vec![]));
    }

    #[test]
    fn claims_do_not_join_parts_that_stay_separate() {
        use Role::{Auditor, Operator, SecurityOfficer};
        let (roles, _) = after(&[], &[], &[Operator, Auditor, SecurityOfficer]);
        assert_eq!(roles, [Operator]);
        let (roles, _) = after(&[Auditor], &[], &[Operator]);
        assert_eq!(roles, [Auditor]);
    }
}
