//! A forgotten password, and an official's first one.

use domain::{
    account::Standing,
    docket::Hash,
    id::AccountId,
    refusal::{Kind, Refusal},
};
use store::{Write, records::Purpose};

use crate::{
    auth::{policy, throttle::Letter},
    mail::Template,
};

use super::{
    Accounts,
    gate::{audit, refused},
    letters::{letter, with_token},
    register::email,
};

impl Accounts {
    /// The answer is the same whether or not the address has an account, and so is what is saved for it.
    pub(super) async fn request_reset(&self, typed: &str) -> Result<(), Refusal> {
        let email = email(typed).map_err(|error| Refusal::invalid(vec![error]))?;
        let allowed = self
            .throttle()
            .letter("reset", &email, self.visit.address)
            .await?;
        let account = self
            .store()
            .accounts
            .by_email(&email)
            .await
            .map_err(refused)?;
        let id = account.as_ref().map(|account| account.id);
        let wanted = account.filter(|account| !account.standing.is_over());
        let unit = match wanted.filter(|_| allowed == Letter::Send) {
            None => self.unit("reset"),
            Some(account) => {
                let first = account.password_hash.is_empty();
                let purpose = if first {
                    Purpose::Invite
                } else {
                    Purpose::ResetPassword
                };
                with_token(
                    self.unit("reset"),
                    self.context.random,
                    self.now(),
                    account.id,
                    purpose,
                )
            }
        };
        let result = self.save(unit).await.map(|_| ()).map_err(refused);
        audit("request_reset", id, id, &result);
        result
    }

    /// Sets a password by the token of a letter. Every session ends; the second factor stays as it is.
    pub(super) async fn reset(&self, token: &str, password: &str) -> Result<(), Refusal> {
        let hash = Hash::of(token.trim().as_bytes());
        let (id, purpose) = self.holder(hash).await?;
        let result = self.password_set(id, hash, purpose, password).await;
        audit("reset_password", Some(id), Some(id), &result);
        result
    }

    async fn holder(&self, hash: Hash) -> Result<(AccountId, Purpose), Refusal> {
        let now = self.now();
        for purpose in [Purpose::ResetPassword, Purpose::Invite] {
            let found = self
                .store()
                .tokens
                .account_of(hash, purpose, now)
                .await
                .map_err(refused)?;
            if let Some(id) = found {
                return Ok((id, purpose));
            }
        }
        Err(Refusal::new(Kind::Invalid, "token.spent"))
    }

    async fn password_set(
        &self,
        id: AccountId,
        hash: Hash,
        purpose: Purpose,
        password: &str,
    ) -> Result<(), Refusal> {
        let account = self.store().accounts.by_id(id).await.map_err(refused)?;
        let account = account.ok_or_else(Refusal::not_found)?;
        if let Some(rule) = policy::fault(password, &[&account.email.0, &account.name]) {
            return Err(Refusal::field("password", rule));
        }
        let password_hash = self.context.passwords.hash(password).await?;
        self.change(id, |account| {
            if account.standing.is_over() {
                return Err(Refusal::new(Kind::Invalid, "token.spent"));
            }
            // Whoever reads the letter has the address: it is confirmed with it.
            account.standing = Standing::Active;
            account.password_hash = password_hash.clone();
            let unit = self
                .unit("set_password")
                .write(Write::Consume { hash, purpose })
                .write(Write::CancelTokens {
                    account: id,
                    purpose: Purpose::VerifyEmail,
                })
                .write(Write::RevokeAll {
                    account: id,
                    except: None,
                });
            Ok(match purpose {
                Purpose::Invite => unit,
                _ => unit.effects([letter(id, Template::PasswordChanged)]),
            })
        })
        .await
    }
}
