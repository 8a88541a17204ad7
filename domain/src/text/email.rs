use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::TextError;

/// RFC 5321, 4.5.3.1: the path of 256 octets less its angle brackets.
pub const EMAIL_CHARS_MAX: usize = 254;
/// RFC 5321, 4.5.3.1.1.
const LOCAL_CHARS_MAX: usize = 64;
/// RFC 1035, 2.3.4.
const LABEL_CHARS_MAX: usize = 63;

/// An e-mail address with its host in lower case. Kept out of `Debug` output.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

impl Email {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Email {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Email, TextError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(TextError::Empty);
        }
        let chars = text.chars().count();
        if chars > EMAIL_CHARS_MAX {
            return Err(TextError::TooLong {
                chars_max: EMAIL_CHARS_MAX,
                chars,
            });
        }
        let (local, host) = text.rsplit_once('@').ok_or(TextError::NotAnEmail)?;
        match is_local(local) && is_host(host) {
            true => Ok(Email(format!("{local}@{}", host.to_ascii_lowercase()))),
            false => Err(TextError::NotAnEmail),
        }
    }
}

/// RFC 5322's dot-atom; quoted local parts exist in standards only.
fn is_local(text: &str) -> bool {
    let is_atom = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte);
    text.len() <= LOCAL_CHARS_MAX
        && text
            .split('.')
            .all(|atom| !atom.is_empty() && atom.bytes().all(is_atom))
}

fn is_host(text: &str) -> bool {
    let is_label = |label: &str| {
        (1..=LABEL_CHARS_MAX).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    text.contains('.') && text.split('.').all(is_label)
}

impl TryFrom<String> for Email {
    type Error = TextError;

    fn try_from(text: String) -> Result<Email, TextError> {
        text.parse()
    }
}

impl From<Email> for String {
    fn from(email: Email) -> String {
        email.0
    }
}

impl std::fmt::Debug for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Email(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_lower_case_and_the_local_part_untouched() {
        let email: Email = " Li.Si+court@Example.COM ".parse().unwrap();
        assert_eq!(email.as_str(), "Li.Si+court@example.com");
    }

    #[test]
    fn what_cannot_receive_mail_is_refused() {
        for text in [
            "a",
            "a@",
            "@b.cn",
            "a@b",
            "a b@c.cn",
            "a@b..cn",
            ".a@b.cn",
            "a.@b.cn",
            "a@-b.cn",
            "a@b.cn\r\nBcc: x@y.cn",
            "张@b.cn",
            "a@b@",
            "a,b@c.cn",
        ] {
            assert_eq!(text.parse::<Email>(), Err(TextError::NotAnEmail), "{text}");
        }
        assert_eq!("".parse::<Email>(), Err(TextError::Empty));
        let long = format!("{}@b.cn", "a".repeat(300));
        assert!(matches!(
            long.parse::<Email>(),
            Err(TextError::TooLong { .. })
        ));
    }
}
