//! One-time tokens and the letters that carry them.

use domain::{clock::Instant, id::AccountId, outcome::Effect, text::Private};
use store::{
    Unit, Write,
    records::{NewToken, Purpose},
};

use crate::{
    auth::lifetime::{INVITE_HOURS, RESET_MINUTES, VERIFY_HOURS},
    mail::Template,
    random::Random,
};

/// A letter without a token.
pub(super) fn letter(account: AccountId, template: Template) -> Effect {
    Effect::Mail {
        account,
        template: template.code().to_owned(),
        secret: None,
    }
}

/// Adds a new token, takes back the earlier ones of its kind, and sends the letter: all in the one commit.
pub(super) fn with_token(
    unit: Unit,
    random: Random,
    now: Instant,
    account: AccountId,
    purpose: Purpose,
) -> Unit {
    let secret = random.secret();
    let (template, expires) = match purpose {
        Purpose::VerifyEmail => (Template::VerifyEmail, now.plus_hours(VERIFY_HOURS)),
        Purpose::ResetPassword => (Template::ResetPassword, now.plus_minutes(RESET_MINUTES)),
        // The record of a closed account is shown, not sent: the address is gone.
        Purpose::Invite | Purpose::ClosedRecord => (Template::Invite, now.plus_hours(INVITE_HOURS)),
    };
    unit.write(Write::CancelTokens { account, purpose })
        .write(Write::Token(NewToken {
            hash: secret.hash,
            purpose,
            account,
            expires,
        }))
        .effects([Effect::Mail {
            account,
            template: template.code().to_owned(),
            secret: Some(Private(secret.text)),
        }])
}
