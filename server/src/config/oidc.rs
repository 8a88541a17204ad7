//! Providers of sign-in by OpenID Connect.

use std::path::PathBuf;

use app::text::Lang;
use domain::{
    caller::{CourtCode, Grant, Role},
    market::region::RegionCode,
};
use serde::{Deserialize, Serialize};

use super::{SecretText, is_loopback};

/// A name in addresses; longer ones would be cut off on a telephone.
const ID_CHARS_MAX: usize = 32;
/// A button of one line.
const LABEL_CHARS_MAX: usize = 40;

/// One provider, named by its key in `[oidc.…]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OidcSetting {
    /// As the provider writes it into its tokens, without a slash more or less.
    pub issuer: String,
    pub client_id: String,
    /// Without a secret the client is a public one, which PKCE protects alone.
    pub client_secret: Option<SecretText>,
    pub client_secret_file: Option<PathBuf>,
    /// Beside `openid`.
    #[serde(default = "usual_scopes")]
    pub scopes: Vec<String>,
    pub label: OidcLabel,
    /// PEM of the authority that signed the provider's certificate, where it is not a public one.
    pub ca_file: Option<PathBuf>,
    /// Which values of which claims give which role.
    #[serde(default)]
    pub roles: Vec<ClaimRole>,
    /// The role of whoever no line of `roles` fits; without it they do not sign in.
    pub role_default: Option<Role>,
    #[serde(default)]
    pub second_factor: SecondFactorClaims,
}

fn usual_scopes() -> Vec<String> {
    vec!["email".into(), "profile".into()]
}

/// What stands on the button.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OidcLabel {
    pub hans: String,
    pub hant: String,
    pub en: String,
}

impl OidcLabel {
    /// In the order of [`Lang::ALL`].
    #[must_use]
    pub fn texts(&self) -> [String; Lang::ALL.len()] {
        [self.hans.clone(), self.hant.clone(), self.en.clone()]
    }
}

/// One line: a claim that holds `value`, alone or in its list, gives the role.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimRole {
    /// A claim, or a path through nested ones: `groups`, `realm_access.roles`.
    pub claim: String,
    pub value: String,
    pub role: Role,
    pub court: Option<CourtCode>,
    /// The division a market supervisor is responsible for.
    pub authority: Option<RegionCode>,
}

impl ClaimRole {
    #[must_use]
    pub fn grant(&self) -> Grant {
        Grant {
            role: self.role,
            court: self.court.clone(),
            authority: self.authority,
        }
    }
}

/// Values by which the provider says that a second factor was shown (RFC 8176 for `amr`). With none, its word is
/// never taken for it and our own code is asked.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SecondFactorClaims {
    pub acr: Vec<String>,
    pub amr: Vec<String>,
}

impl OidcSetting {
    /// What no single value shows; the first fault.
    pub(super) fn fault(&self, id: &str) -> Option<String> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || id.len() > ID_CHARS_MAX || !id.chars().all(plain) {
            return Some(format!(
                "the name has 1 to {ID_CHARS_MAX} small letters, digits or hyphens"
            ));
        }
        if !is_issuer(&self.issuer) {
            return Some(
                "issuer: an address that begins with https:// is expected, without ? and # \
                 (http:// on a loopback address only)"
                    .into(),
            );
        }
        if self.client_id.trim().is_empty() {
            return Some("client_id is empty".into());
        }
        let label =
            |text: &String| text.trim().is_empty() || text.chars().count() > LABEL_CHARS_MAX;
        if self.label.texts().iter().any(label) {
            return Some(format!("label: 1 to {LABEL_CHARS_MAX} characters each"));
        }
        if self
            .role_default
            .is_some_and(|role| !Role::SELF_CHOSEN.contains(&role))
        {
            return Some("role_default: a role anyone may register as is expected".into());
        }
        self.roles.iter().find_map(role_fault)
    }
}

fn role_fault(line: &ClaimRole) -> Option<String> {
    let role = line.role;
    if role == Role::Visitor {
        return Some("roles: nobody is made a visitor".into());
    }
    let places = [
        (role.is_of_a_court(), line.court.is_some(), "court"),
        (
            role.is_of_an_authority(),
            line.authority.is_some(),
            "authority",
        ),
    ];
    places
        .into_iter()
        .find_map(|(held, named, place)| match (held, named) {
            (true, false) => Some(format!("roles: {role} is held at one {place}: name it")),
            (false, true) => Some(format!("roles: {role} is held at no {place}")),
            _ => None,
        })
}

/// OIDC Core 2: https, host, path, neither query nor fragment. A loopback address is for trying things out.
fn is_issuer(text: &str) -> bool {
    let Ok(uri) = text.parse::<http::Uri>() else {
        return false;
    };
    if text.contains(['?', '#', '\n']) {
        return false;
    }
    match uri.scheme_str() {
        Some("https") => uri.authority().is_some(),
        Some("http") => is_loopback(text),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setting(text: &str) -> Option<String> {
        let text = format!(
            "issuer = \"https://id.example\"\nclient_id = \"z\"\nlabel = {{ hans = \"甲\", hant = \"甲\", en = \"A\" }}\n{text}"
        );
        let setting: OidcSetting = figment::Figment::from(
            <figment::providers::Toml as figment::providers::Format>::string(&text),
        )
        .extract()
        .unwrap();
        setting.fault("a-1")
    }

    #[test]
    fn a_role_of_a_court_names_its_court() {
        let line = |rest: &str| {
            setting(&format!(
                "roles = [{{ claim = \"g\", value = \"v\", {rest} }}]"
            ))
        };
        assert_eq!(line("role = \"judge\", court = \"浙0203\""), None);
        assert!(line("role = \"judge\"").is_some());
        assert!(line("role = \"auditor\", court = \"浙0203\"").is_some());
        assert!(line("role = \"visitor\"").is_some());
        assert_eq!(
            line("role = \"market_supervisor\", authority = \"330200\""),
            None
        );
        assert!(line("role = \"market_supervisor\"").is_some());
        assert!(line("role = \"auditor\", authority = \"330200\"").is_some());
    }

    #[test]
    fn staff_is_nobody_by_default() {
        assert_eq!(setting("role_default = \"person\""), None);
        assert!(setting("role_default = \"operator\"").is_some());
    }

    #[test]
    fn an_issuer_is_reached_by_tls_or_on_this_machine() {
        for issuer in [
            "https://id.example",
            "https://id.example/realms/court",
            "http://127.0.0.1:4000",
            "http://localhost/realms/court",
        ] {
            assert!(is_issuer(issuer), "{issuer}");
        }
        for issuer in [
            "http://id.example",
            "https://id.example?x=1",
            "id.example",
            "http://127.0.0.1.evil.example",
            "ftp://127.0.0.1",
        ] {
            assert!(!is_issuer(issuer), "{issuer}");
        }
    }
}
