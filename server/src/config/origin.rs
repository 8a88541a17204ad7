//! The public origin: scheme, host and port, as browsers write it into `Origin`.

use std::{fmt, net::SocketAddr, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::network::is_this_machine;

/// Such as `https://zhangban.example.org`; without a path and without a slash at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    #[must_use]
    pub fn of_listener(listen: SocketAddr, tls: bool) -> Self {
        let host = match listen {
            SocketAddr::V4(listen) => listen.ip().to_string(),
            SocketAddr::V6(listen) => format!("[{}]", listen.ip()),
        };
        Self::of_host(&host, listen.port(), tls)
    }

    #[must_use]
    pub fn of_localhost(port: u16, tls: bool) -> Self {
        Self::of_host("localhost", port, tls)
    }

    /// Browsers leave the scheme's own port out.
    fn of_host(host: &str, port: u16, tls: bool) -> Self {
        Self(match (tls, port) {
            (false, 80) => format!("http://{host}"),
            (true, 443) => format!("https://{host}"),
            (false, port) => format!("http://{host}:{port}"),
            (true, port) => format!("https://{host}:{port}"),
        })
    }

    /// Whether only this machine reaches it.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        let authority = self.authority();
        let host = match authority.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
            _ => authority,
        };
        is_this_machine(host)
    }

    #[must_use]
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Host and port, as browsers write them into `Host`.
    #[must_use]
    pub fn authority(&self) -> &str {
        self.0.split_once("://").map_or("", |(_, rest)| rest)
    }

    /// The address of a path of this site, for letters.
    #[must_use]
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

/// A text that is no origin.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no origin: http:// or https://, a host and perhaps a port are expected, and nothing after them"
)]
pub struct NotAnOrigin(String);

impl FromStr for Origin {
    type Err = NotAnOrigin;

    fn from_str(text: &str) -> Result<Self, NotAnOrigin> {
        let wrong = || NotAnOrigin(text.to_owned());
        let uri: http::Uri = text.parse().map_err(|_| wrong())?;
        let scheme = uri
            .scheme_str()
            .filter(|it| matches!(*it, "http" | "https"));
        let (Some(scheme), Some(authority)) = (scheme, uri.authority()) else {
            return Err(wrong());
        };
        let bare = format!("{scheme}://{}", authority.as_str().to_ascii_lowercase());
        let rest_is_empty = text.len() == bare.len() && !authority.as_str().contains('@');
        let default_port = matches!(
            (scheme, authority.port_u16()),
            ("http", Some(80)) | ("https", Some(443))
        );
        if !rest_is_empty || default_port {
            return Err(wrong());
        }
        Ok(Self(bare))
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Origin {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Origin {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_has_nothing_after_the_port() {
        assert!("https://zhangban.example.org".parse::<Origin>().is_ok());
        assert!("http://127.0.0.1:3000".parse::<Origin>().is_ok());
        for wrong in [
            "https://a.example/",
            "https://a.example/x",
            "ftp://a.example",
            "a.example",
            "https://u@a.example",
            "https://a.example:443",
        ] {
            assert!(wrong.parse::<Origin>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_port_of_the_scheme_is_left_out_as_browsers_do() {
        let of = |listen: &str, tls| Origin::of_listener(listen.parse().unwrap(), tls).0;
        assert_eq!(of("127.0.0.1:80", false), "http://127.0.0.1");
        assert_eq!(of("127.0.0.1:443", true), "https://127.0.0.1");
        assert_eq!(of("127.0.0.1:443", false), "http://127.0.0.1:443");
        assert_eq!(of("[::1]:3000", false), "http://[::1]:3000");
        assert_eq!(Origin::of_localhost(443, true).0, "https://localhost");
    }

    #[test]
    fn only_this_machines_own_names_are_loopback() {
        let is = |text: &str| text.parse::<Origin>().unwrap().is_loopback();
        assert!(is("http://127.0.0.1:3000") && is("http://localhost") && is("http://[::1]:1"));
        assert!(!is("https://zhangban.example.org") && !is("http://10.0.0.1:3000"));
        assert!(!is("http://127.0.0.1.evil.example"));
    }

    #[test]
    fn a_host_is_lower_case_as_browsers_write_it() {
        let origin: Origin = "https://Zhangban.Example.org".parse().unwrap();
        assert_eq!(origin.as_str(), "https://zhangban.example.org");
        assert_eq!(origin.authority(), "zhangban.example.org");
    }
}
