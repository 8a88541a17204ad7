//! What a provider's claims mean here.

use domain::caller::Grant;
use serde_json::{Map, Value};
use store::records::ExternalName;

use crate::config::{ClaimRole, OidcSetting, SecondFactorClaims};

/// Someone whose sign-in a provider vouches for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    pub named: ExternalName,
    /// Only an address the provider says it has verified.
    pub email: Option<String>,
    pub name: Option<String>,
    /// The roles the claims give, in the order of the configuration.
    pub grants: Vec<Grant>,
    /// Whether the provider says that a second factor was shown, in words the configuration trusts.
    pub second_factor: bool,
}

/// The roles these claims give.
pub(super) fn grants(setting: &OidcSetting, claims: &Map<String, Value>) -> Vec<Grant> {
    let mut grants: Vec<Grant> = Vec::new();
    for line in setting.roles.iter().filter(|line| fits(line, claims)) {
        let grant = line.grant();
        if !grants.contains(&grant) {
            grants.push(grant);
        }
    }
    if grants.is_empty() {
        grants.extend(setting.role_default.map(Grant::of));
    }
    grants
}

fn fits(line: &ClaimRole, claims: &Map<String, Value>) -> bool {
    match claim(claims, &line.claim) {
        Some(Value::Array(values)) => values.iter().any(|value| says(value, &line.value)),
        Some(value) => says(value, &line.value),
        None => false,
    }
}

/// A claim by its whole name, which may hold dots, or by a path through nested ones.
fn claim<'a>(claims: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    if let Some(found) = claims.get(name) {
        return Some(found);
    }
    let (first, rest) = name.split_once('.')?;
    claim(claims.get(first)?.as_object()?, rest)
}

/// Texts are compared whole and letter by letter; of other values the JSON.
fn says(value: &Value, wanted: &str) -> bool {
    match value {
        Value::String(text) => text == wanted,
        Value::Bool(is_so) => is_so.to_string().as_str() == wanted,
        Value::Number(number) => number.to_string().as_str() == wanted,
        Value::Null | Value::Array(_) | Value::Object(_) => false,
    }
}

/// Whether `acr` or one of `amr` is a value that stands for a second factor.
pub(super) fn second_factor<'a>(
    trusted: &SecondFactorClaims,
    acr: Option<&str>,
    amr: impl IntoIterator<Item = &'a str>,
) -> bool {
    let known = |list: &[String], value: &str| list.iter().any(|known| known == value);
    acr.is_some_and(|acr| known(&trusted.acr, acr))
        || amr.into_iter().any(|method| known(&trusted.amr, method))
}

#[cfg(test)]
mod tests {
    use domain::caller::{CourtCode, Role};
    use serde_json::json;

    use super::*;
    use crate::config::OidcLabel;

    fn setting(
        lines: &[(&str, &str, Role, Option<&str>)],
        role_default: Option<Role>,
    ) -> OidcSetting {
        let line = |(claim, value, role, court): &(&str, &str, Role, Option<&str>)| ClaimRole {
            claim: (*claim).into(),
            value: (*value).into(),
            role: *role,
            court: court.map(|court| CourtCode(court.into())),
            authority: None,
        };
        OidcSetting {
            issuer: "https://id.example".into(),
            client_id: "zhangban".into(),
            client_secret: None,
            client_secret_file: None,
            scopes: Vec::new(),
            label: OidcLabel {
                hans: "甲".into(),
                hant: "甲".into(),
                en: "A".into(),
            },
            ca_file: None,
            roles: lines.iter().map(line).collect(),
            role_default,
            second_factor: SecondFactorClaims::default(),
        }
    }

    fn given(setting: &OidcSetting, claims: Value) -> Vec<(Role, Option<String>)> {
        let claims = claims.as_object().expect("claims").clone();
        let grants = grants(setting, &claims).into_iter();
        grants
            .map(|grant| (grant.role, grant.court.map(|court| court.0)))
            .collect()
    }

    const CLERK: (&str, &str, Role, Option<&str>) =
        ("groups", "clerks", Role::FilingClerk, Some("浙0203"));

    #[test]
    fn a_value_alone_or_in_a_list_gives_the_role_at_its_court() {
        let setting = setting(&[CLERK], None);
        let clerk = vec![(Role::FilingClerk, Some("浙0203".to_owned()))];
        assert_eq!(given(&setting, json!({ "groups": "clerks" })), clerk);
        assert_eq!(
            given(&setting, json!({ "groups": ["x", "clerks", "clerks"] })),
            clerk
        );
    }

    #[test]
    fn nothing_near_the_value_gives_it() {
        let setting = setting(&[CLERK], None);
        for claims in [
            json!({}),
            json!({ "groups": "clerks " }),
            json!({ "groups": "Clerks" }),
            json!({ "groups": ["clerks2"] }),
            json!({ "groups": { "clerks": true } }),
            json!({ "groups": [["clerks"]] }),
            json!({ "Groups": "clerks" }),
            json!({ "groups": null }),
        ] {
            assert_eq!(given(&setting, claims.clone()), [], "{claims}");
        }
    }

    #[test]
    fn a_path_leads_through_nested_claims_and_a_whole_name_comes_first() {
        let lines = [("realm_access.roles", "judge", Role::Judge, Some("浙0203"))];
        let setting = setting(&lines, None);
        let judge = vec![(Role::Judge, Some("浙0203".to_owned()))];
        let nested = json!({ "realm_access": { "roles": ["judge"] } });
        assert_eq!(given(&setting, nested), judge);
        let whole =
            json!({ "realm_access.roles": "other", "realm_access": { "roles": ["judge"] } });
        assert_eq!(given(&setting, whole), []);
    }

    #[test]
    fn one_value_may_give_several_roles_and_other_kinds_of_values_count_by_their_json() {
        let lines = [
            CLERK,
            ("groups", "clerks", Role::CourtClerk, Some("浙0203")),
            ("level", "3", Role::Auditor, None),
            ("supervisor", "true", Role::MarketSupervisor, None),
        ];
        let claims = json!({ "groups": ["clerks"], "level": 3, "supervisor": true });
        let roles: Vec<_> = given(&setting(&lines, None), claims)
            .into_iter()
            .map(|(role, _)| role)
            .collect();
        let all = [
            Role::FilingClerk,
            Role::CourtClerk,
            Role::Auditor,
            Role::MarketSupervisor,
        ];
        assert_eq!(roles, all);
    }

    #[test]
    fn the_default_is_for_whoever_no_line_fits() {
        let setting = setting(&[CLERK], Some(Role::Person));
        assert_eq!(given(&setting, json!({})), [(Role::Person, None)]);
        let clerk = given(&setting, json!({ "groups": "clerks" }));
        assert_eq!(clerk, [(Role::FilingClerk, Some("浙0203".to_owned()))]);
    }

    #[test]
    fn only_a_trusted_word_stands_for_a_second_factor() {
        let trusted = SecondFactorClaims {
            acr: vec!["urn:gold".into()],
            amr: vec!["mfa".into()],
        };
        assert!(second_factor(&trusted, Some("urn:gold"), []));
        assert!(second_factor(&trusted, None, ["pwd", "mfa"]));
        assert!(!second_factor(&trusted, Some("mfa"), ["urn:gold", "pwd"]));
        let nobody = SecondFactorClaims::default();
        assert!(!second_factor(&nobody, Some("urn:gold"), ["mfa"]));
    }
}
