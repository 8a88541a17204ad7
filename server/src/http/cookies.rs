//! Cookies by name: reading them, and writing them with the attributes that keep them safe.

use std::fmt;

use http::{HeaderMap, HeaderValue, header};

use crate::config::Origin;

pub const LANG: &str = "lang";
pub const THEME: &str = "theme";
pub const ELDER: &str = "elder";

/// A year, for what a browser is to look like.
const LOOKS_SECONDS: i64 = 365 * 24 * 60 * 60;
/// Signing in at a provider takes a password and a code, not a walk.
const OIDC_SECONDS: i64 = 10 * 60;
/// A refused form is shown on the next page or never.
const FORM_SECONDS: i64 = 10 * 60;

/// The names of the three cookies that matter for security.
///
/// With `__Host-` a browser takes them only over a secure connection, for the whole path and no other host
/// (ASVS 3.3.1). Chromium and Firefox count loopback addresses as secure; for plain HTTP on any other host,
/// which is for trying things out in a closed network, the names are `zhangban-…` and the cookies not `Secure`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Names {
    pub session: &'static str,
    pub form: &'static str,
    pub oidc: &'static str,
    secure: bool,
}

impl Names {
    #[must_use]
    pub fn for_origin(origin: &Origin) -> Self {
        match origin.is_https() || origin.is_loopback() {
            true => Self {
                session: "__Host-session",
                form: "__Host-form",
                oidc: "__Host-oidc",
                secure: true,
            },
            false => Self {
                session: "zhangban-session",
                form: "zhangban-form",
                oidc: "zhangban-oidc",
                secure: false,
            },
        }
    }

    /// `lifetime_ms` is the absolute end of the session; the idle end is the store's.
    #[must_use]
    pub fn session(self, token: &str, lifetime_ms: i64) -> Cookie {
        self.private(self.session, token, lifetime_ms / 1_000)
    }

    #[must_use]
    pub fn no_session(self) -> Cookie {
        self.private(self.session, "", 0)
    }

    #[must_use]
    pub fn form(self, key: &str) -> Cookie {
        self.private(self.form, key, FORM_SECONDS)
    }

    #[must_use]
    pub fn no_form(self) -> Cookie {
        self.private(self.form, "", 0)
    }

    /// A sign-in under way at a provider. Lax, for the way back begins at the provider.
    #[must_use]
    pub fn oidc(self, transaction: &str) -> Cookie {
        self.private(self.oidc, transaction, OIDC_SECONDS)
    }

    #[must_use]
    pub fn no_oidc(self) -> Cookie {
        self.private(self.oidc, "", 0)
    }

    /// How a page looks; no script of ours reads it either.
    #[must_use]
    pub fn looks(self, name: &'static str, value: &str) -> Cookie {
        self.private(name, value, LOOKS_SECONDS)
    }

    fn private(self, name: &'static str, value: &str, seconds: i64) -> Cookie {
        Cookie {
            name,
            value: value.to_owned(),
            seconds,
            secure: self.secure,
        }
    }
}

/// A cookie to set; values are ours, base64 or short codes.
#[derive(Clone, PartialEq, Eq)]
pub struct Cookie {
    name: &'static str,
    value: String,
    seconds: i64,
    secure: bool,
}

impl Cookie {
    #[must_use]
    pub fn header(&self) -> HeaderValue {
        HeaderValue::from_str(&self.to_string()).expect("names and values are visible ASCII")
    }
}

impl fmt::Display for Cookie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let secure = if self.secure { "; Secure" } else { "" };
        write!(
            f,
            "{}={}; Path=/; Max-Age={}; HttpOnly; SameSite=Lax{secure}",
            self.name, self.value, self.seconds
        )
    }
}

/// The cookies a request carries. Of two with one name the first counts.
pub struct Jar<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Jar<'a> {
    #[must_use]
    pub fn of(headers: &'a HeaderMap) -> Self {
        let lines = headers.get_all(header::COOKIE).into_iter();
        let pairs = lines
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='));
        Self(pairs.collect())
    }

    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'a str> {
        let found = self.0.iter().find(|(found, _)| *found == name);
        found
            .map(|(_, value)| *value)
            .filter(|value| !value.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(origin: &str) -> Names {
        Names::for_origin(&origin.parse().unwrap())
    }

    #[test]
    fn a_session_cookie_is_bound_to_the_host() {
        for origin in [
            "https://a.example",
            "http://127.0.0.1:3000",
            "http://localhost:3000",
        ] {
            let cookie = names(origin).session("token", 60_000).to_string();
            assert_eq!(
                cookie,
                "__Host-session=token; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure"
            );
        }
    }

    #[test]
    fn plain_http_on_another_host_has_other_names() {
        let cookie = names("http://10.0.0.5:3000")
            .session("token", 1_000)
            .to_string();
        assert!(cookie.starts_with("zhangban-session=token") && !cookie.contains("Secure"));
    }

    #[test]
    fn an_empty_cookie_is_none() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, "a=1; b=; c=3".parse().unwrap());
        headers.append(header::COOKIE, "a=9".parse().unwrap());
        let jar = Jar::of(&headers);
        assert_eq!(
            (jar.get("a"), jar.get("b"), jar.get("c")),
            (Some("1"), None, Some("3"))
        );
    }
}
