//! The letters the server leaves in its data folder.

use std::path::Path;

use anyhow::{Context as _, Result};
use base64::{Engine as _, engine::general_purpose::STANDARD};

/// The one-time token in the newest letter to an address, if there is one yet.
pub fn token(mail: &Path, email: &str) -> Option<String> {
    let is_to = |line: &str| line.starts_with("To:") && line.contains(email);
    let letters = std::fs::read_dir(mail).ok()?.flatten();
    let texts = letters.filter_map(|letter| std::fs::read_to_string(letter.path()).ok());
    let ours = texts.filter(|text| text.lines().any(is_to));
    ours.filter_map(|text| of_link(&text).ok()).last()
}

fn of_link(letter: &str) -> Result<String> {
    let (head, body) = letter.split_once("\r\n\r\n").context("a head and a body")?;
    let body = match head
        .to_ascii_lowercase()
        .contains("transfer-encoding: base64")
    {
        true => {
            let joined: String = body.split_whitespace().collect();
            String::from_utf8(STANDARD.decode(joined)?)?
        }
        // Quoted-printable (RFC 2045, 6.7): soft line ends go, a link holds nothing else that is quoted but `=`.
        false => body.replace("=\r\n", "").replace("=3D", "="),
    };
    let start = body.find("http://").context("a link")?;
    let link = body[start..].split_whitespace().next().context("a link")?;
    let (_, token) = link.rsplit_once('/').context("a token")?;
    Ok(token.to_owned())
}
