//! Paths of this site, checked before they reach a `Location`.

use http::HeaderValue;

/// A path and perhaps a query of this site, ready for a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalPath(String);

impl LocalPath {
    /// Takes `/…` and nothing that a browser reads as another host: no `//`, no backslash (browsers take it for a
    /// slash), no control character (they are dropped before parsing). Other bytes a header cannot hold are
    /// percent-encoded.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let starts_well = text.starts_with('/') && !text.starts_with("//");
        let breaks = |c: char| c.is_control() || c == '\\';
        if !starts_well || text.contains(breaks) || text.len() > PATH_BYTES_MAX {
            return None;
        }
        let mut path = String::with_capacity(text.len());
        for byte in text.bytes() {
            match byte {
                b'!'..=b'~' if !matches!(byte, b'"' | b'<' | b'>') => path.push(char::from(byte)),
                _ => path.push_str(&format!("%{byte:02X}")),
            }
        }
        Some(Self(path))
    }

    /// The front page, where a path was not taken.
    #[must_use]
    pub fn home() -> Self {
        Self("/".to_owned())
    }

    #[must_use]
    pub fn parse_or_home(text: &str) -> Self {
        Self::parse(text).unwrap_or_else(Self::home)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Without the query.
    #[must_use]
    pub fn page(&self) -> &str {
        let end = self.0.find(['?', '#']).unwrap_or(self.0.len());
        &self.0[..end]
    }

    #[must_use]
    pub fn header(&self) -> HeaderValue {
        HeaderValue::from_str(&self.0).expect("every byte is visible ASCII")
    }
}

/// The longest address browsers and proxies agree on.
const PATH_BYTES_MAX: usize = 2_048;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_host_is_not_local() {
        for text in [
            "",
            "x",
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "javascript:alert(1)",
        ] {
            assert_eq!(LocalPath::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn control_characters_are_refused() {
        for text in [
            "/a\r\nSet-Cookie: x=1",
            "/a\n",
            "/a\0",
            "/\t/evil.example",
            "/a\u{85}b",
        ] {
            assert_eq!(LocalPath::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn hanzi_are_encoded() {
        let path = LocalPath::parse("/search?q=测绘 <x>").unwrap();
        assert_eq!(path.as_str(), "/search?q=%E6%B5%8B%E7%BB%98%20%3Cx%3E");
        assert_eq!(path.page(), "/search");
        assert!(path.header().to_str().is_ok());
    }
}
