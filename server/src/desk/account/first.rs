//! The first operator. With it the store is no longer empty, so there is only ever one.

use domain::{
    account::{Account, Standing, Totp},
    caller::{Grant, Role},
    clock::Instant,
    docket::Hash,
    id::AccountId,
    text::Private,
};
use store::{
    Store, StoreError, Unit, Write,
    records::{NewToken, Purpose},
    unit::IdempotencyKey,
};

use crate::{auth::lifetime::INVITE_HOURS, mail::Template, random::Random};

use super::register::{email, name};

/// Why there is no first operator to create.
#[derive(Debug, thiserror::Error)]
pub enum NoFirst {
    #[error("there are accounts already; operators create further ones on their page")]
    NotEmpty,
    #[error("{0} breaks the rule `{1}`")]
    Malformed(String, String),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Creates the first operator; gives the page, with its one-time token, where the password is set.
///
/// # Errors
/// The store has accounts, or name or address are malformed.
pub async fn first_operator(
    store: &Store,
    now: Instant,
    random: Random,
    typed_email: &str,
    typed_name: &str,
) -> Result<String, NoFirst> {
    let malformed =
        |error: domain::refusal::FieldError| NoFirst::Malformed(error.field, error.rule);
    let email = email(typed_email).map_err(malformed)?;
    let name = name(typed_name).map_err(malformed)?;
    if store.accounts.count().await? > 0 {
        return Err(NoFirst::NotEmpty);
    }
    let id = AccountId::from_parts(now, random.id_half());
    let secret = random.secret();
    let account = Account {
        id,
        version: 1,
        email: Private(email),
        name,
        password_hash: String::new(),
        standing: Standing::Unverified,
        grants: vec![Grant::of(Role::Operator)],
        totp: Totp::None,
        created: now,
    };
    let token = NewToken {
        hash: secret.hash,
        purpose: Purpose::Invite,
        account: id,
        expires: now.plus_hours(INVITE_HOURS),
    };
    // One key for all time: of two commands at once, one finds the other's operator.
    let key = IdempotencyKey::of_work("admin", "first operator");
    let unit = Unit::new(key, Hash::of(id.to_string().as_bytes()))
        .write(Write::Account {
            account: Box::new(account),
            expected: None,
        })
        .write(Write::Token(token));
    match store.save(unit).await {
        Ok(_) => Ok(Template::Invite.page(Some(&secret.text))),
        Err(StoreError::Conflict(_)) => Err(NoFirst::NotEmpty),
        Err(error) => Err(error.into()),
    }
}
