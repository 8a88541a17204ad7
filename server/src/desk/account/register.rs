//! Registration and the confirmation of the address.

use domain::{
    account::{Account, Registration, Standing, Totp},
    caller::{Grant, Role},
    docket::Hash,
    id::AccountId,
    refusal::{FieldError, Kind, Refusal},
    text::{Email, Line, Private, TextError},
};
use serde_json::json;
use store::{Unit, Write, records::Purpose};

use crate::{
    auth::{policy, throttle::Letter},
    mail::Template,
};

use super::{
    Accounts,
    gate::{audit, refused},
    letters::{letter, with_token},
};

/// The longest names on Chinese ID cards have 40 Hanzi; firms have longer ones.
const NAME_CHARS_MAX: usize = 100;

/// An address as it is looked up: in lower case throughout.
pub(super) fn email(text: &str) -> Result<String, FieldError> {
    let email: Email = text.parse().map_err(|error| fault("email", error))?;
    Ok(email.as_str().to_lowercase())
}

pub(super) fn name(text: &str) -> Result<String, FieldError> {
    let name: Line<NAME_CHARS_MAX> = text.parse().map_err(|error| fault("name", error))?;
    Ok(name.as_str().to_owned())
}

fn fault(field: &str, error: TextError) -> FieldError {
    match error {
        TextError::Empty => FieldError::new(field, "text.required"),
        TextError::TooLong { chars_max, .. } => {
            FieldError::new(field, error.rule()).with("max", chars_max)
        }
        other => FieldError::new(field, other.rule()),
    }
}

/// A registration whose every field holds.
struct Checked {
    email: String,
    name: String,
    password: String,
    role: Role,
}

fn checked(form: Registration) -> Result<Checked, Refusal> {
    let email = email(&form.email);
    let name = name(&form.name);
    let own = [form.email.as_str(), form.name.as_str()];
    let password = match policy::fault(&form.password, &own) {
        None => Ok(form.password.clone()),
        Some(rule) => Err(FieldError::new("password", rule)),
    };
    let role = form.role.parse::<Role>().ok();
    let role = role.filter(|role| Role::SELF_CHOSEN.contains(role));
    let role = role.ok_or_else(|| FieldError::new("role", "text.required"));
    match (email, name, password, role) {
        (Ok(email), Ok(name), Ok(password), Ok(role)) => Ok(Checked {
            email,
            name,
            password,
            role,
        }),
        (email, name, password, role) => Err(Refusal::invalid(
            [email.err(), name.err(), password.err(), role.err()]
                .into_iter()
                .flatten()
                .collect(),
        )),
    }
}

impl Accounts {
    /// The answer is the same whether or not the address has an account: who has one learns it by letter.
    pub(super) async fn register(&self, form: Registration) -> Result<(), Refusal> {
        let form = checked(form)?;
        let result = self.registered(form).await;
        audit("register", None, None, &result);
        result
    }

    async fn registered(&self, form: Checked) -> Result<(), Refusal> {
        let allowed = self
            .throttle()
            .letter("register", &form.email, self.visit.address)
            .await?;
        // Before looking the address up, so that both answers take as long.
        let password_hash = self.context.passwords.hash(&form.password).await?;
        let known = self
            .store()
            .accounts
            .by_email(&form.email)
            .await
            .map_err(refused)?;
        let unit = match known {
            _ if allowed == Letter::Enough => self.unit("register"),
            None => self.new_account(form, password_hash, None),
            Some(account)
                if account.standing == Standing::Unverified && account.password_hash.is_empty() =>
            {
                // An official who was invited registers: the invitation is sent again, nothing else changes.
                let (random, now) = (self.context.random, self.now());
                with_token(
                    self.unit("register"),
                    random,
                    now,
                    account.id,
                    Purpose::Invite,
                )
            }
            // Not confirmed yet: the newest registration counts, and only its letter confirms it. An older letter
            // can therefore never bring another person's password into force.
            Some(account) if account.standing == Standing::Unverified => {
                self.new_account(form, password_hash, Some(&account))
            }
            Some(account) if account.standing == Standing::Active => self
                .unit("register")
                .effects([letter(account.id, Template::AlreadyRegistered)]),
            Some(_) => self.unit("register"),
        };
        match self.save(unit).await {
            Ok(_) => Ok(()),
            // Someone registered the same address in this moment: the same answer again.
            Err(store::StoreError::Conflict(_)) => Ok(()),
            Err(error) => Err(refused(error)),
        }
    }

    fn new_account(&self, form: Checked, password_hash: String, earlier: Option<&Account>) -> Unit {
        let now = self.now();
        let random = self.context.random;
        let expected = earlier.map(|account| account.version);
        let account = Account {
            id: earlier.map_or_else(
                || AccountId::from_parts(now, random.id_half()),
                |account| account.id,
            ),
            version: expected.unwrap_or(0) + 1,
            email: Private(form.email),
            name: form.name,
            password_hash,
            standing: Standing::Unverified,
            grants: vec![Grant::of(form.role)],
            totp: Totp::None,
            created: now,
        };
        let id = account.id;
        let lang = self.visit.looks.lang.code();
        let unit = self
            .unit("register")
            .write(Write::Account {
                account: Box::new(account),
                expected,
            })
            .write(Write::Preferences {
                account: id,
                value: json!({ "lang": lang }),
            });
        with_token(unit, random, now, id, Purpose::VerifyEmail)
    }

    /// Confirms the address; the token is spent in the same commit.
    pub(super) async fn verify_email(&self, token: &str) -> Result<(), Refusal> {
        let hash = Hash::of(token.trim().as_bytes());
        let purpose = Purpose::VerifyEmail;
        let found = self
            .store()
            .tokens
            .account_of(hash, purpose, self.now())
            .await
            .map_err(refused)?;
        let id = found.ok_or_else(|| Refusal::new(Kind::Invalid, "token.spent"))?;
        let result = self
            .change(id, |account| {
                if account.standing == Standing::Unverified {
                    account.standing = Standing::Active;
                }
                Ok(self.unit("verify").write(Write::Consume { hash, purpose }))
            })
            .await;
        audit("verify_email", Some(id), Some(id), &result);
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_looked_up_in_lower_case() {
        assert_eq!(
            email(" Wang.Fang@Mail.Example "),
            Ok("wang.fang@mail.example".into())
        );
    }

    #[test]
    fn what_is_no_address_is_refused_by_rule() {
        for text in [
            "a",
            "a@",
            "@b.example",
            "a b@c.example",
            "a@b.example\r\nBcc: x@y.example",
            "\"a\"@b.example",
        ] {
            assert_eq!(
                email(text).map_err(|error| error.rule),
                Err("email.form".into()),
                "{text:?}"
            );
        }
        assert_eq!(
            email("  ").map_err(|error| error.rule),
            Err("text.required".into())
        );
    }

    #[test]
    fn a_name_that_turns_the_writing_is_refused() {
        assert!(name("王芳").is_ok());
        assert!(name("\u{202e}gnaf").is_err());
        assert!(name(&"王".repeat(101)).is_err());
    }

    #[test]
    fn every_field_is_reported_at_once_and_nobody_registers_as_staff() {
        let form = Registration {
            email: "x".into(),
            name: String::new(),
            password: "short".into(),
            role: "judge".into(),
        };
        let refusal = checked(form).err().unwrap();
        let fields: Vec<_> = refusal
            .fields
            .iter()
            .map(|error| error.field.as_str())
            .collect();
        assert_eq!(fields, ["email", "name", "password", "role"]);
    }
}
