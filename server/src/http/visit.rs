//! What is known of a request before any handler runs.

use std::{net::IpAddr, sync::Arc};

use app::{
    desks::{Looks, Theme},
    text::Lang,
};
use domain::caller::Caller;
use http::{HeaderMap, header};
use store::records::Session;

use crate::random::Secret;

use super::cookies::{self, Jar};

/// Who sends a request, from where, and how the answer is to look.
#[derive(Clone)]
pub struct Visit {
    pub caller: Caller,
    /// Also there before a sign-in, where it carries nothing but the state of a form.
    pub session: Option<Arc<Session>>,
    /// The cookie's value and its hash.
    pub token: Option<Secret>,
    /// Names the form state to show on this page.
    pub form_key: Option<String>,
    pub looks: Looks,
    pub address: IpAddr,
    /// Family of browser and system.
    pub device: String,
}

impl Visit {
    /// A visit as far as its headers tell: nobody is signed in yet.
    #[must_use]
    pub fn of_headers(headers: &HeaderMap, address: IpAddr) -> Self {
        let jar = Jar::of(headers);
        Self {
            caller: Caller::visitor(),
            session: None,
            token: None,
            form_key: None,
            looks: looks(&jar),
            address,
            device: device(headers),
        }
    }
}

fn looks(jar: &Jar<'_>) -> Looks {
    Looks {
        lang: jar
            .get(cookies::LANG)
            .and_then(Lang::from_code)
            .unwrap_or_default(),
        theme: jar.get(cookies::THEME).and_then(theme).unwrap_or_default(),
        elder: jar.get(cookies::ELDER) == Some("1"),
    }
}

/// Reads the code of a theme.
#[must_use]
pub fn theme(code: &str) -> Option<Theme> {
    let all = [Theme::Device, Theme::Light, Theme::Dark];
    all.into_iter().find(|theme| theme.code() == code)
}

/// Families only: the whole text would tell one person's devices apart from another's.
fn device(headers: &HeaderMap) -> String {
    let agent = headers
        .get(header::USER_AGENT)
        .and_then(|value| value.to_str().ok());
    let agent = agent.unwrap_or_default();
    let family = |families: &[(&str, &'static str)]| {
        let found = families.iter().find(|(mark, _)| agent.contains(mark));
        found.map(|(_, name)| *name)
    };
    // The order matters: Edge also says Chrome, and Chrome also says Safari.
    let browser = family(&[
        ("MicroMessenger", "WeChat"),
        ("Edg", "Edge"),
        ("HuaweiBrowser", "Huawei Browser"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = family(&[
        ("HarmonyOS", "HarmonyOS"),
        ("Android", "Android"),
        ("iPhone", "iOS"),
        ("iPad", "iPadOS"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} · {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "—".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: http::HeaderName, value: &str) -> Visit {
        let mut headers = HeaderMap::new();
        headers.insert(name, value.parse().unwrap());
        Visit::of_headers(&headers, IpAddr::from([127, 0, 0, 1]))
    }

    #[test]
    fn a_device_is_named_by_family() {
        let agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";
        assert_eq!(of(header::USER_AGENT, agent).device, "Chrome · Linux");
        assert_eq!(of(header::USER_AGENT, "curl/8").device, "—");
    }

    #[test]
    fn looks_come_from_cookies_and_nonsense_is_the_default() {
        let looks = of(header::COOKIE, "lang=en; theme=dark; elder=1").looks;
        assert_eq!(
            (looks.lang, looks.theme, looks.elder),
            (Lang::En, Theme::Dark, true)
        );
        assert_eq!(
            of(header::COOKIE, "lang=<x>; theme=; elder=yes").looks,
            Looks::default()
        );
    }
}
