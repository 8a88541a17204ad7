//! One provider: what is known of it, where it is asked, what of its answer is believed.

use std::{
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, SystemTime},
};

use app::desks::SignInProvider;
use domain::{clock::Instant, court::courts::CourtTable};
use openidconnect::{
    AuthType, AuthenticationFlow, AuthorizationCode, ClaimsVerificationError, ClientId,
    ClientSecret, CsrfToken, HttpRequest, IssuerUrl, Nonce, OAuth2TokenResponse as _,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, SignatureVerificationError,
    StandardErrorResponse, TokenResponse as _, UserInfoClaims,
    core::{CoreClientAuthMethod, CoreErrorResponseType, CoreGenderClaim, CoreResponseType},
};
use serde_json::{Map, Value};
use store::records::ExternalName;

use super::{
    claims::{self, Identity},
    fetch::{self, Line},
    transaction::Transaction,
    types::{Client, EveryClaim, Metadata, SIGNED_WITH, Token},
};
use crate::{
    config::{Config, OidcSetting, is_loopback},
    desk::account::staff::at_a_known_place,
};

/// What discovery said is asked again after an hour, so that a provider may move its endpoints.
const KNOWN_MS: i64 = 60 * 60 * 1_000;
/// A token signed with a key we have not seen makes us ask again, but not for every token of a stranger.
const KEYS_AGAIN_MS: i64 = 60 * 1_000;
/// A subject has at most 255 characters (OIDC Core 2).
const SUBJECT_CHARS_MAX: usize = 255;

/// Why nobody came out of a sign-in. What is said names the step and never what was in it.
#[derive(Debug, thiserror::Error)]
pub enum OidcError {
    /// The provider does not answer, or not as the standard says.
    #[error("{0}")]
    Unavailable(String),
    /// What came is not what was asked for.
    #[error("{0}")]
    NotProved(&'static str),
}

fn unavailable(step: &str, error: impl std::error::Error) -> OidcError {
    let cause = error.source().map(|cause| format!(": {cause}"));
    OidcError::Unavailable(format!("{step}: {error}{}", cause.unwrap_or_default()))
}

/// What discovery gave, and when.
#[derive(Clone)]
struct Known {
    metadata: Arc<Metadata>,
    at: Instant,
}

pub struct Provider {
    pub id: String,
    pub setting: OidcSetting,
    issuer: IssuerUrl,
    http: reqwest::Client,
    known: RwLock<Option<Known>>,
}

/// Every configured provider.
#[derive(Default)]
pub struct Providers(Vec<Provider>);

impl Providers {
    /// # Errors
    /// A provider's authority does not read, or a role is given at a court that is not there.
    pub fn new(config: &Config, courts: &CourtTable) -> Result<Self, String> {
        let each = config.oidc.iter().map(|(id, setting)| {
            for line in &setting.roles {
                if at_a_known_place(line.grant(), courts).is_err() {
                    return Err(format!(
                        "{id}: roles: {} at a place that is not there",
                        line.role
                    ));
                }
            }
            let told = |error: String| format!("{id}: {error}");
            Ok(Provider {
                id: id.clone(),
                issuer: IssuerUrl::new(setting.issuer.clone())
                    .map_err(|error| told(error.to_string()))?,
                http: fetch::client(setting.ca_file.as_deref()).map_err(told)?,
                setting: setting.clone(),
                known: RwLock::default(),
            })
        });
        each.collect::<Result<_, _>>().map(Self)
    }

    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Provider> {
        self.0.iter().find(|provider| provider.id == id)
    }

    /// As the pages show them.
    #[must_use]
    pub fn shown(&self) -> Vec<SignInProvider> {
        let shown = |provider: &Provider| SignInProvider {
            id: provider.id.clone(),
            issuer: provider.setting.issuer.clone(),
            label: provider.setting.label.texts(),
        };
        self.0.iter().map(shown).collect()
    }
}

/// What the provider sent along with the browser.
pub struct CodeAnswer<'a> {
    pub code: String,
    /// RFC 9207: who says so.
    pub iss: Option<&'a str>,
}

impl Provider {
    fn line(&self) -> Line {
        Line::new(self.http.clone(), is_loopback(&self.setting.issuer))
    }

    /// Where the browser goes to sign in.
    ///
    /// # Errors
    /// The provider does not answer.
    pub async fn address(
        &self,
        transaction: &Transaction,
        redirect: String,
        now: Instant,
    ) -> Result<String, OidcError> {
        let known = self.known(now, KNOWN_MS).await?;
        let client = self.client(&known.metadata, redirect)?;
        let (state, nonce) = (transaction.state(), transaction.nonce());
        let verifier = PkceCodeVerifier::new(transaction.verifier());
        let asked = client.authorize_url(
            AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
            || CsrfToken::new(state),
            || Nonce::new(nonce),
        );
        let scopes = self.setting.scopes.iter().cloned().map(Scope::new);
        let (address, _, _) = asked
            .add_scopes(scopes)
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .url();
        Ok(address.into())
    }

    /// Takes the code to the provider and gives whom it stands for.
    ///
    /// # Errors
    /// The provider does not answer, or what it says is not about this sign-in.
    pub async fn identity(
        &self,
        transaction: &Transaction,
        answer: CodeAnswer<'_>,
        redirect: String,
        now: Instant,
    ) -> Result<Identity, OidcError> {
        let known = self.known(now, KNOWN_MS).await?;
        self.is_of_this_issuer(&known.metadata, answer.iss)?;
        let client = self.client(&known.metadata, redirect)?;
        let line = self.line();
        let http = |request: HttpRequest| line.clone().ask(request);
        let tokens = client
            .exchange_code(AuthorizationCode::new(answer.code))
            .map_err(|error| unavailable("token endpoint", error))?
            .set_pkce_verifier(PkceCodeVerifier::new(transaction.verifier()))
            .request_async(&http)
            .await
            .map_err(refused_code)?;
        let token = tokens
            .id_token()
            .ok_or(OidcError::NotProved("there is no ID token"))?;
        let mut claims = self.proved(&client, token, transaction, now).await?;
        let subject = text(&claims, "sub").ok_or(OidcError::NotProved("sub"))?;
        if subject.is_empty() || subject.chars().count() > SUBJECT_CHARS_MAX {
            return Err(OidcError::NotProved("sub"));
        }
        if known.metadata.userinfo_endpoint().is_some() {
            let access = tokens.access_token().clone();
            let expected = openidconnect::SubjectIdentifier::new(subject.clone());
            let asked = client
                .user_info(access, Some(expected))
                .map_err(|error| unavailable("userinfo endpoint", error))?;
            let more: UserInfoClaims<EveryClaim, CoreGenderClaim> = asked
                .request_async(&http)
                .await
                .map_err(|error| unavailable("userinfo", error))?;
            add(&mut claims, &more);
        }
        Ok(self.believed(subject, &claims))
    }

    fn is_of_this_issuer(&self, metadata: &Metadata, iss: Option<&str>) -> Result<(), OidcError> {
        let more = metadata.additional_metadata();
        let right = match iss {
            Some(iss) => iss == self.setting.issuer,
            None => !more.authorization_response_iss_parameter_supported,
        };
        match right {
            true => Ok(()),
            false => Err(OidcError::NotProved("iss of the answer")),
        }
    }

    /// The claims of a token that is signed by this provider, for us, for this sign-in, and in force.
    async fn proved(
        &self,
        client: &Client,
        token: &Token,
        transaction: &Transaction,
        now: Instant,
    ) -> Result<Map<String, Value>, OidcError> {
        let first = verified(client, token, transaction, now);
        let result = match first {
            Err(ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey,
            )) => {
                let fresh = self.known(now, KEYS_AGAIN_MS).await?;
                let redirect = client.redirect_uri().map(|uri| uri.to_string());
                let client = self.client(&fresh.metadata, redirect.unwrap_or_default())?;
                verified(&client, token, transaction, now)
            }
            other => other,
        };
        result.map_err(|error| OidcError::NotProved(name_of(&error)))
    }

    /// Only the ID token says how someone signed in; the other claims may come of either source.
    fn believed(&self, subject: String, claims: &Map<String, Value>) -> Identity {
        let verified = claims.get("email_verified") == Some(&Value::Bool(true));
        let acr = text(claims, "acr");
        let amr = claims.get("amr").and_then(Value::as_array);
        let amr = amr.into_iter().flatten().filter_map(Value::as_str);
        Identity {
            named: ExternalName {
                issuer: self.setting.issuer.clone(),
                subject,
            },
            email: text(claims, "email").filter(|_| verified),
            name: text(claims, "name").or_else(|| text(claims, "preferred_username")),
            grants: claims::grants(&self.setting, claims),
            second_factor: claims::second_factor(&self.setting.second_factor, acr.as_deref(), amr),
        }
    }

    fn client(&self, metadata: &Metadata, redirect: String) -> Result<Client, OidcError> {
        let secret = self.setting.client_secret.as_ref();
        let secret = secret.map(|secret| ClientSecret::new(secret.reveal().to_owned()));
        let id = ClientId::new(self.setting.client_id.clone());
        let redirect =
            RedirectUrl::new(redirect).map_err(|error| unavailable("redirect", error))?;
        let client = Client::from_provider_metadata(metadata.clone(), id, secret);
        let by_form = metadata
            .token_endpoint_auth_methods_supported()
            .is_some_and(|known| !known.contains(&CoreClientAuthMethod::ClientSecretBasic));
        let way = if by_form {
            AuthType::RequestBody
        } else {
            AuthType::BasicAuth
        };
        Ok(client.set_redirect_uri(redirect).set_auth_type(way))
    }

    /// What discovery gave within the last `age_ms`; asked anew where that is too long ago. No lock is held while
    /// asking: two who ask at once ask twice, and nobody waits for another's silence.
    async fn known(&self, now: Instant, age_ms: i64) -> Result<Known, OidcError> {
        let last = self
            .known
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if let Some(known) = last.filter(|known| now.ms_since(known.at) < age_ms) {
            return Ok(known);
        }
        let line = self.line();
        let http = |request: HttpRequest| line.clone().ask(request);
        let metadata = Metadata::discover_async(self.issuer.clone(), &http).await;
        let known = Known {
            metadata: Arc::new(metadata.map_err(|error| unavailable("discovery", error))?),
            at: now,
        };
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = Some(known.clone());
        Ok(known)
    }
}

fn verified(
    client: &Client,
    token: &Token,
    transaction: &Transaction,
    now: Instant,
) -> Result<Map<String, Value>, ClaimsVerificationError> {
    let ms = u64::try_from(now.ms()).unwrap_or_default();
    let time = SystemTime::UNIX_EPOCH + Duration::from_millis(ms);
    let verifier = client
        .id_token_verifier()
        .set_allowed_algs(SIGNED_WITH)
        .set_time_fn(move || time.into());
    let claims = token.claims(&verifier, &Nonce::new(transaction.nonce()))?;
    let all = serde_json::to_value(claims).unwrap_or_default();
    Ok(match all {
        Value::Object(all) => all,
        _ => Map::new(),
    })
}

/// A provider that refuses a code says that it was used, is too old or was never given: that is no fault of ours.
fn refused_code<E: std::error::Error + 'static>(
    error: openidconnect::RequestTokenError<E, StandardErrorResponse<CoreErrorResponseType>>,
) -> OidcError {
    match error {
        openidconnect::RequestTokenError::ServerResponse(answer)
            if *answer.error() == CoreErrorResponseType::InvalidGrant =>
        {
            OidcError::NotProved("the code")
        }
        openidconnect::RequestTokenError::ServerResponse(answer) => {
            OidcError::Unavailable(format!("token endpoint: {}", answer.error()))
        }
        other => unavailable("token endpoint", other),
    }
}

/// Which check a token did not pass.
fn name_of(error: &ClaimsVerificationError) -> &'static str {
    match error {
        ClaimsVerificationError::Expired(_) => "the token is too old",
        ClaimsVerificationError::InvalidAudience(_) => "aud",
        ClaimsVerificationError::InvalidIssuer(_) => "iss of the token",
        ClaimsVerificationError::InvalidNonce(_) => "nonce",
        ClaimsVerificationError::SignatureVerification(_) => "signature",
        _ => "the token",
    }
}

fn text(claims: &Map<String, Value>, name: &str) -> Option<String> {
    claims.get(name).and_then(Value::as_str).map(str::to_owned)
}

/// Adds what the token does not say. How someone signed in is the token's to say.
fn add(claims: &mut Map<String, Value>, more: &UserInfoClaims<EveryClaim, CoreGenderClaim>) {
    let Ok(Value::Object(more)) = serde_json::to_value(more) else {
        return;
    };
    // A word about an address counts for that address alone.
    let other_address = claims.contains_key("email") && claims.get("email") != more.get("email");
    for (name, value) in more {
        let of_the_token = ["acr", "amr"].contains(&name.as_str());
        let of_another = other_address && name == "email_verified";
        if !of_the_token && !of_another {
            claims.entry(name).or_insert(value);
        }
    }
}
