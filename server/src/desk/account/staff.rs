//! Officials: who is one, in which part, at which court. Only operators come here, and none of them decides
//! about their own account.

use domain::{
    account::{Account, GrantForm, StaffView, Standing, Totp},
    caller::{Action, Caller, CourtCode, Grant, Role},
    court::courts::CourtTable,
    id::AccountId,
    market::region::{RegionCode, RegionTable},
    refusal::{FieldError, Kind, Refusal},
    text::Private,
};
use serde_json::json;
use store::{Unit, Write, records::Purpose, unit::Check};

use super::{
    Accounts,
    gate::{audit, permit, refused},
    letters::with_token,
    register::{email, name},
};

/// GB/T 22239-2019, 8.1.4: running the system, guarding it and auditing it are three people's parts.
const SEPARATE: [Role; 3] = [Role::Operator, Role::SecurityOfficer, Role::Auditor];

/// A staff role with its court or its authority as far as it belongs to one: what else was typed is no part of it.
fn staff_grant(form: &GrantForm) -> Result<Grant, Refusal> {
    let role = form.role;
    if !role.is_staff() {
        return Err(Refusal::field("role", "role.not_staff"));
    }
    let typed = |text: &str, belongs: bool| {
        let text = text.trim();
        (belongs && !text.is_empty()).then(|| text.to_owned())
    };
    let authority = typed(&form.authority, role.is_of_an_authority());
    let authority = authority.map(|code| code.parse::<RegionCode>()).transpose();
    Ok(Grant {
        role,
        court: typed(&form.court, role.is_of_a_court()).map(CourtCode),
        authority: authority.map_err(|_| Refusal::field("authority", "authority.unknown"))?,
    })
}

/// A role that is given names a court of the table or a division there is; one of a place that has left the tables,
/// or of none, can still be taken back.
pub(crate) fn at_a_known_place(grant: Grant, courts: &CourtTable) -> Result<Grant, Refusal> {
    let role = grant.role;
    let regions = RegionTable::built_in();
    match (&grant.court, grant.authority) {
        (None, _) if role.is_of_a_court() => Err(Refusal::field("court", "text.required")),
        (_, None) if role.is_of_an_authority() => Err(Refusal::field("authority", "text.required")),
        (Some(court), _) if courts.get(court).is_none() => {
            Err(Refusal::field("court", "court.unknown"))
        }
        (_, Some(division)) if regions.get(division).is_none() => {
            Err(Refusal::field("authority", "authority.unknown"))
        }
        _ => Ok(grant),
    }
}

/// Whether the three separate parts stay separate with `role` added.
pub(super) fn stays_separate(grants: &[Grant], role: Role) -> bool {
    let clashes = |held: Role| held != role && SEPARATE.contains(&held);
    !SEPARATE.contains(&role) || !grants.iter().any(|grant| clashes(grant.role))
}

impl Accounts {
    pub(super) async fn staff(&self, caller: &Caller) -> Result<Vec<StaffView>, Refusal> {
        permit(caller, Action::ManageStaff, None)?;
        let staff = self.store().accounts.staff().await.map_err(refused)?;
        let view = |account: Account| StaffView {
            has_second_factor: matches!(account.totp, Totp::Active { .. }),
            id: account.id,
            name: account.name,
            email: account.email.0,
            grants: account.grants,
            standing: account.standing,
        };
        Ok(staff.into_iter().map(view).collect())
    }

    /// The official sets the password by the link in the letter: no operator ever knows it (ASVS 6.4.6).
    pub(super) async fn create_staff(
        &self,
        caller: &Caller,
        typed_email: &str,
        typed_name: &str,
        form: &GrantForm,
    ) -> Result<(), Refusal> {
        let operator = self.operator(caller).await?;
        let grant = at_a_known_place(staff_grant(form)?, &self.context.courts)?;
        let (email, name) = match (email(typed_email), name(typed_name)) {
            (Ok(email), Ok(name)) => (email, name),
            (email, name) => {
                let errors: Vec<FieldError> =
                    [email.err(), name.err()].into_iter().flatten().collect();
                return Err(Refusal::invalid(errors));
            }
        };
        let now = self.now();
        let id = AccountId::from_parts(now, self.context.random.id_half());
        let account = Account {
            id,
            version: 1,
            email: Private(email),
            name,
            password_hash: String::new(),
            standing: Standing::Unverified,
            grants: vec![grant],
            totp: Totp::None,
            created: now,
        };
        let lang = self.visit.looks.lang.code();
        let unit = self
            .as_operator("create_staff", &operator)
            .write(Write::Account {
                account: Box::new(account),
                expected: None,
            })
            .write(Write::Preferences {
                account: id,
                value: json!({ "lang": lang }),
            });
        let unit = with_token(unit, self.context.random, now, id, Purpose::Invite);
        let result = self.save(unit).await.map(|_| ()).map_err(refused);
        audit("create_staff", Some(operator.id), Some(id), &result);
        result
    }

    pub(super) async fn grant(
        &self,
        caller: &Caller,
        account: AccountId,
        form: &GrantForm,
    ) -> Result<(), Refusal> {
        let operator = self.operator(caller).await?;
        let grant = at_a_known_place(staff_grant(form)?, &self.context.courts)?;
        self.on_staff("grant", &operator, account, |found| {
            if !stays_separate(&found.grants, grant.role) {
                return Err(Refusal::field("role", "role.separate"));
            }
            if found.grants.contains(&grant) {
                return Err(Refusal::field("role", "role.held"));
            }
            found.grants.push(grant.clone());
            Ok(Vec::new())
        })
        .await
    }

    pub(super) async fn withdraw(
        &self,
        caller: &Caller,
        account: AccountId,
        form: &GrantForm,
    ) -> Result<(), Refusal> {
        let operator = self.operator(caller).await?;
        let grant = staff_grant(form)?;
        self.on_staff("withdraw", &operator, account, |found| {
            let before = found.grants.len();
            found.grants.retain(|held| *held != grant);
            match found.grants.len() < before {
                true => Ok(Vec::new()),
                false => Err(Refusal::not_found()),
            }
        })
        .await
    }

    /// All sessions end in the same commit (ASVS 7.4.2), and no letter sent before opens the account again.
    pub(super) async fn disable(&self, caller: &Caller, account: AccountId) -> Result<(), Refusal> {
        let operator = self.operator(caller).await?;
        let at = self.now();
        self.on_staff("disable", &operator, account, |found| {
            if matches!(found.standing, Standing::Disabled { .. }) {
                return Err(Refusal::conflict("staff.disabled"));
            }
            found.standing = Standing::Disabled { at };
            let purposes = [
                Purpose::VerifyEmail,
                Purpose::ResetPassword,
                Purpose::Invite,
            ];
            let cancel = purposes.map(|purpose| Write::CancelTokens { account, purpose });
            let end = Write::RevokeAll {
                account,
                except: None,
            };
            Ok(cancel.into_iter().chain([end]).collect())
        })
        .await
    }

    /// Changes another official's account.
    async fn on_staff(
        &self,
        act: &str,
        operator: &Account,
        account: AccountId,
        change: impl Fn(&mut Account) -> Result<Vec<Write>, Refusal> + Send + Sync,
    ) -> Result<(), Refusal> {
        let result = match account == operator.id {
            true => Err(Refusal::new(Kind::Forbidden, "staff.own_account")),
            false => {
                self.change(account, |found| {
                    let is_staff = found.grants.iter().any(|grant| grant.role.is_staff());
                    if !is_staff {
                        return Err(Refusal::not_found());
                    }
                    let writes = change(found)?.into_iter();
                    Ok(writes.fold(self.as_operator(act, operator), Unit::write))
                })
                .await
            }
        };
        audit(act, Some(operator.id), Some(account), &result);
        result
    }

    /// The operator as the store has them now.
    async fn operator(&self, caller: &Caller) -> Result<Account, Refusal> {
        permit(caller, Action::ManageStaff, None)?;
        self.of_session().await
    }

    /// An act of an operator whose authority still holds at the commit.
    fn as_operator(&self, act: &str, operator: &Account) -> Unit {
        self.unit_in_session(act).check(Check::Account {
            id: operator.id,
            version: operator.version,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(role: Role, court: &str, authority: &str) -> GrantForm {
        let (court, authority) = (court.to_owned(), authority.to_owned());
        GrantForm {
            role,
            court,
            authority,
        }
    }

    fn given(form: &GrantForm) -> Result<Grant, Refusal> {
        at_a_known_place(staff_grant(form)?, domain::court::courts::courts())
    }

    /// The first field and the rule it breaks.
    fn broken(form: &GrantForm) -> (String, String) {
        let refusal = given(form).unwrap_err();
        let error = refusal.fields.into_iter().next().unwrap();
        (error.field, error.rule)
    }

    fn rule(field: &str, rule: &str) -> (String, String) {
        (field.to_owned(), rule.to_owned())
    }

    #[test]
    fn a_role_of_a_court_names_its_court_and_another_does_not() {
        let without = form(Role::Judge, " ", "330200");
        assert_eq!(broken(&without), rule("court", "text.required"));
        let judge = given(&form(Role::Judge, " 浙0203 ", "330200")).unwrap();
        assert_eq!(judge.court, Some(CourtCode("浙0203".into())));
        assert_eq!(judge.authority, None);
        let auditor = given(&form(Role::Auditor, "浙0203", "330200")).unwrap();
        assert_eq!(auditor, Grant::of(Role::Auditor));
        assert!(staff_grant(&form(Role::Person, "", "")).is_err());
    }

    #[test]
    fn a_role_is_given_at_a_court_of_the_table_only() {
        for unknown in ["浙9999", "浙 0203; DROP"] {
            let judge = form(Role::Judge, unknown, "");
            assert_eq!(broken(&judge), rule("court", "court.unknown"));
            assert!(staff_grant(&judge).is_ok(), "it can be taken back");
        }
    }

    #[test]
    fn a_supervisor_names_an_authority_by_a_division_there_is() {
        let supervisor = |authority| form(Role::MarketSupervisor, "浙0203", authority);
        let given = given(&supervisor("330200")).unwrap();
        assert_eq!(given.court, None);
        assert_eq!(given.authority, Some("330200".parse().unwrap()));
        assert_eq!(broken(&supervisor("")), rule("authority", "text.required"));
        for unknown in ["宁波", "339900", "000000"] {
            let refused = broken(&supervisor(unknown));
            assert_eq!(refused, rule("authority", "authority.unknown"));
        }
        let older = staff_grant(&supervisor("")).unwrap();
        assert_eq!(
            older,
            Grant::of(Role::MarketSupervisor),
            "it can be taken back"
        );
    }

    #[test]
    fn operator_guard_and_auditor_are_three_people() {
        let operator = [Grant::of(Role::Operator)];
        assert!(!stays_separate(&operator, Role::Auditor));
        assert!(!stays_separate(&operator, Role::SecurityOfficer));
        assert!(stays_separate(&operator, Role::MarketSupervisor));
    }
}
