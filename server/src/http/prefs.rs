//! How pages look, kept in cookies: a form post that works without script.

use app::text::Lang;
use axum::{
    extract::{Form, Request, State as Shared, rejection::FormRejection},
    response::{IntoResponse, Response},
};
use domain::refusal::Kind;
use http::{HeaderMap, StatusCode, header};
use serde::Deserialize;

use crate::context::State;

use super::{
    cookies::{self, Names},
    limits,
    local::LocalPath,
    problem::Problem,
    visit,
};

/// Only what is given is changed.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    lang: Option<String>,
    theme: Option<String>,
    elder: Option<String>,
    /// The page to go back to.
    #[serde(default)]
    back: String,
}

/// `POST /prefs`
pub async fn set(
    Shared(state): Shared<State>,
    form: Result<Form<Wanted>, FormRejection>,
) -> Response {
    let wanted = match form {
        Ok(Form(wanted)) => wanted,
        Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            return limits::too_large(state.context.config.limits.form_bytes_max);
        }
        Err(_) => return Problem::of(Kind::Invalid, "form.malformed").into_response(),
    };
    let Some(cookies) = cookies_of(
        &wanted,
        Names::for_origin(&state.context.config.public_origin()),
    ) else {
        return Problem::of(Kind::Invalid, "form.malformed").into_response();
    };
    let mut headers = HeaderMap::new();
    for cookie in cookies {
        headers.append(header::SET_COOKIE, cookie.header());
    }
    headers.insert(
        header::LOCATION,
        LocalPath::parse_or_home(&wanted.back).header(),
    );
    (StatusCode::SEE_OTHER, headers).into_response()
}

fn cookies_of(wanted: &Wanted, names: Names) -> Option<Vec<cookies::Cookie>> {
    let mut set = Vec::new();
    if let Some(lang) = &wanted.lang {
        set.push(names.looks(cookies::LANG, Lang::from_code(lang)?.code()));
    }
    if let Some(theme) = &wanted.theme {
        set.push(names.looks(cookies::THEME, visit::theme(theme)?.code()));
    }
    match wanted.elder.as_deref() {
        None => {}
        Some("1" | "on" | "true") => set.push(names.looks(cookies::ELDER, "1")),
        Some("" | "0" | "off" | "false") => set.push(names.looks(cookies::ELDER, "0")),
        Some(_) => return None,
    }
    Some(set)
}

/// `GET /prefs` is what a browser asks for on going back to the address of a form.
pub async fn home(_: Request) -> Response {
    let to = [(header::LOCATION, LocalPath::home().header())];
    (StatusCode::SEE_OTHER, to).into_response()
}
