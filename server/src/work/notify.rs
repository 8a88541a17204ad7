//! Letters: what the outbox asks for, handed to the mailer under the effect's own name.

use domain::{
    id::{AccountId, CaseId},
    text::Private,
};
use store::records::Queued;

use super::outbox::WorkError;
use crate::{context::Context, mail::Template};

/// Reminds the claimant that something has moved. It says neither what nor in which case: mail is read by others,
/// and a reminder is never service (OLR 32).
pub(super) async fn remind(
    context: &Context,
    queued: &Queued,
    case: CaseId,
) -> Result<(), WorkError> {
    let case = context
        .store
        .cases
        .by_id(case)
        .await?
        .ok_or(WorkError::NoCase(case))?;
    letter(context, queued, case.owner, Template::Remind.code(), None).await
}

/// Sends one letter. A second run sends it under the same message id, so that mailboxes show it once.
///
/// Servers also answer 5xx for reasons that pass (a full mailbox, a moved account, their own mistake), so whatever a
/// server says is tried again until the letter has nothing left to say; only then is it given up.
pub(super) async fn letter(
    context: &Context,
    queued: &Queued,
    account: AccountId,
    template: &str,
    secret: Option<&Private>,
) -> Result<(), WorkError> {
    let id = format!("effect.{}", queued.place);
    let sent = context
        .mailer
        .send(context, &id, account, template, secret)
        .await;
    let Err(error) = sent else { return Ok(()) };
    let age_ms = context.now().ms_since(queued.committed);
    let worth_ms = Template::from_code(template).map_or(0, Template::worth_ms);
    if error.may_pass() && age_ms < worth_ms {
        return Err(WorkError::Mail(error.to_string()));
    }
    // The operator reads of it once.
    tracing::error!(effect = %queued.place, %error, "a letter is given up");
    Ok(())
}
