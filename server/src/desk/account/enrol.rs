//! Setting up the second factor.

use domain::{
    account::{Account, Enrolment, Totp},
    caller::Caller,
    refusal::{Kind, Refusal},
};
use store::Write;

use crate::{auth::totp, mail::Template};

use super::{
    Accounts,
    gate::{audit, refused},
    letters::letter,
    sign_in::wrong_code,
};

impl Accounts {
    /// What the app needs. Nothing is written before the first code proves that the app has it.
    pub(super) async fn begin_enrolment(&self, caller: &Caller) -> Result<Enrolment, Refusal> {
        let account = self.enrolling(caller).await?;
        let secret = self.offered(&account)?;
        let enrolment = totp::enrolment(&secret, &account.email.0);
        enrolment.ok_or_else(|| Refusal::new(Kind::Unavailable, "unavailable"))
    }

    /// Takes the first code: the factor is in force, every other session ends, and this one has shown it.
    pub(super) async fn confirm_enrolment(
        &self,
        caller: &Caller,
        code: &str,
    ) -> Result<(), Refusal> {
        let account = self.enrolling(caller).await?;
        self.throttle().code(account.id).await?;
        let id = account.id;
        let result = self.enrolled(account, code).await;
        audit("enrol_second_factor", Some(id), Some(id), &result);
        result
    }

    async fn enrolled(&self, mut account: Account, code: &str) -> Result<(), Refusal> {
        let secret = self.offered(&account)?;
        let step = totp::accepted_step(&secret, code, self.now(), None).ok_or_else(wrong_code)?;
        let expected = account.version;
        account.totp = totp::active(secret, step);
        account.version = expected + 1;
        let this = self.visit.session.as_ref().map(|session| session.id);
        let unit = self
            .unit_in_session("enrol")
            .write(Write::Account {
                account: Box::new(account.clone()),
                expected: Some(expected),
            })
            .write(Write::RevokeAll {
                account: account.id,
                except: this,
            })
            .effects([letter(account.id, Template::SecondFactorSet)]);
        self.begin_session_raw(&account, true, unit)
            .await
            .map_err(refused)?;
        self.throttle().code_right(account.id).await
    }

    /// The account that sets up a factor: one that has none, or one that has shown it in this session.
    async fn enrolling(&self, caller: &Caller) -> Result<Account, Refusal> {
        let account = self.of_session().await?;
        match account.totp {
            Totp::Active { .. } if !caller.second_factor => Err(Refusal::new(
                Kind::SecondFactorNeeded,
                "second_factor_needed",
            )),
            _ => Ok(account),
        }
    }

    fn offered(&self, account: &Account) -> Result<String, Refusal> {
        let token = self
            .visit
            .token
            .as_ref()
            .ok_or_else(Refusal::sign_in_needed)?;
        Ok(totp::offered_secret(&token.text, account.id))
    }
}
