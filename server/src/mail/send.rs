//! Hands a letter over. The outbox calls it again until it succeeds; the message's id stays the same, so that a
//! letter that was taken twice is recognised as one.

use std::path::PathBuf;

use app::text::Lang;
use domain::{account::Standing, id::AccountId, text::Private};
use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
    transport::smtp::authentication::Credentials,
};
use store::StoreError;

use crate::{
    config::{Config, Origin, SmtpEncryption, SmtpSetting},
    context::Context,
};

use super::letters::{Template, compose};

/// The sender where no mail server is set up; such letters never leave the machine.
const LOCAL_SENDER: &str = "Zhangban <no-reply@localhost>";

/// Why a letter was not handed over.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    #[error("no letter is called `{0}`")]
    UnknownTemplate(String),
    #[error("the letter cannot be written: {0}")]
    Malformed(String),
    #[error("the mail server did not take it: {0}")]
    Refused(#[from] lettre::transport::smtp::Error),
    #[error("the mail folder: {0}")]
    Folder(#[from] std::io::Error),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl MailError {
    /// Whether another try may succeed. What a server calls permanent (5xx) often passes, so only a letter that
    /// cannot be written is hopeless.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        match self {
            MailError::UnknownTemplate(_) | MailError::Malformed(_) => false,
            MailError::Refused(_) | MailError::Folder(_) | MailError::Store(_) => true,
        }
    }
}

/// Where letters go.
pub struct Mailer {
    from: Mailbox,
    origin: Origin,
    way: Way,
}

enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// One `.eml` a letter.
    Folder(PathBuf),
}

impl Mailer {
    /// # Errors
    /// The sender or the mail server's name is malformed.
    pub fn new(config: &Config) -> Result<Self, MailError> {
        let sender = config.smtp.as_ref().map_or(LOCAL_SENDER, |smtp| &smtp.from);
        Ok(Self {
            from: sender.parse().map_err(malformed)?,
            origin: config.public_origin(),
            way: match &config.smtp {
                Some(smtp) => Way::Smtp(transport(smtp)?),
                None => Way::Folder(config.data.join("mail")),
            },
        })
    }

    /// Sends one letter to an account. `id` names the effect it comes from; the same id is the same letter.
    ///
    /// # Errors
    /// The letter was not handed over; see [`MailError::may_pass`].
    pub async fn send(
        &self,
        context: &Context,
        id: &str,
        account: AccountId,
        template: &str,
        secret: Option<&Private>,
    ) -> Result<(), MailError> {
        let unknown = || MailError::UnknownTemplate(template.to_owned());
        let template = Template::from_code(template).ok_or_else(unknown)?;
        let Some(reader) = context.store.accounts.by_id(account).await? else {
            // The account is gone, and with it the reason for the letter.
            return Ok(());
        };
        if matches!(reader.standing, Standing::Closed { .. }) {
            return Ok(());
        }
        let lang = language(context, account).await?;
        let link = self.link(template, secret);
        let letter = compose(template, lang, &reader.name, &link);
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(
                None,
                reader.email.0.parse().map_err(malformed)?,
            ))
            .subject(letter.subject)
            .message_id(Some(self.message_id(id)))
            .header(ContentType::TEXT_PLAIN)
            .body(letter.body)
            .map_err(malformed)?;
        self.hand_over(id, message).await
    }

    /// The page a token leads to is never cached, logs name its route only, and it sends no referrer elsewhere.
    fn link(&self, template: Template, secret: Option<&Private>) -> String {
        self.origin
            .join(&template.page(secret.map(Private::as_str)))
    }

    fn message_id(&self, id: &str) -> String {
        let host = self.origin.authority().replace([':', '[', ']'], "-");
        format!("<{id}@{host}>")
    }

    async fn hand_over(&self, id: &str, message: Message) -> Result<(), MailError> {
        match &self.way {
            Way::Smtp(transport) => {
                transport.send(message).await?;
            }
            Way::Folder(folder) => {
                tokio::fs::create_dir_all(folder).await?;
                let safe = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
                let name: String = id.chars().map(safe).collect();
                tokio::fs::write(folder.join(format!("{name}.eml")), message.formatted()).await?;
            }
        }
        Ok(())
    }
}

fn malformed(error: impl std::fmt::Display) -> MailError {
    MailError::Malformed(error.to_string())
}

fn transport(smtp: &SmtpSetting) -> Result<AsyncSmtpTransport<Tokio1Executor>, MailError> {
    type Transport = AsyncSmtpTransport<Tokio1Executor>;
    let builder = match smtp.encryption {
        SmtpEncryption::Tls => Transport::relay(&smtp.host)?,
        SmtpEncryption::Starttls => Transport::starttls_relay(&smtp.host)?,
        SmtpEncryption::None => Transport::builder_dangerous(&smtp.host),
    };
    let builder = builder.port(smtp.port);
    let credentials = smtp.username.clone().zip(smtp.password.as_ref());
    let builder = match credentials {
        Some((user, password)) => {
            builder.credentials(Credentials::new(user, password.reveal().to_owned()))
        }
        None => builder,
    };
    Ok(builder.build())
}

/// The language the account last chose.
async fn language(context: &Context, account: AccountId) -> Result<Lang, StoreError> {
    let likes = context.store.accounts.preferences(account).await?;
    let code = likes.as_ref().and_then(|likes| likes.get("lang")?.as_str());
    Ok(code.and_then(Lang::from_code).unwrap_or_default())
}
