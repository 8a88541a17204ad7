//! Letters: what the outbox asks for, handed to the mailer under the effect's own name.

use domain::{
    id::{AccountId, CaseId},
    text::Private,
};
use store::records::EffectPlace;

use super::outbox::WorkError;
use crate::{
    context::Context,
    mail::{MailError, Template},
};

/// Reminds the claimant that something has moved. It says neither what nor in which case: mail is read by others,
/// and a reminder is never service (OLR 32).
pub(super) async fn remind(
    context: &Context,
    place: EffectPlace,
    case: CaseId,
) -> Result<(), WorkError> {
    let case = context
        .store
        .cases
        .by_id(case)
        .await?
        .ok_or(WorkError::NoCase(case))?;
    letter(context, place, case.owner, Template::Remind.code(), None).await
}

/// Sends one letter. A second run sends it under the same message id, so that mailboxes show it once.
pub(super) async fn letter(
    context: &Context,
    place: EffectPlace,
    account: AccountId,
    template: &str,
    secret: Option<&Private>,
) -> Result<(), WorkError> {
    let id = format!("effect.{place}");
    match context
        .mailer
        .send(context, &id, account, template, secret)
        .await
    {
        Ok(()) => Ok(()),
        Err(error) if error.passes() => Err(WorkError::Mail(error.to_string())),
        Err(error) => {
            report(place, &error);
            Ok(())
        }
    }
}

/// A letter no mail server will ever take is not tried for ever; the operator reads of it once.
fn report(place: EffectPlace, error: &MailError) {
    tracing::error!(effect = %place, %error, "a letter is given up");
}
