//! One sign-in under way, from the button to the answer.
//!
//! The browser keeps one secret in a cookie of its own. State, nonce and PKCE verifier are hashes of it under
//! different names: of what the provider and the address show, none leads to another. An answer therefore only
//! counts in the browser that asked, for the provider that was asked, and once: the answer takes the cookie away.

use domain::{docket::Hash, id::SessionId};

/// What the sign-in is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    SignIn,
    /// Ties the provider's subject to the account that is signed in, in the session that asked.
    Connect(SessionId),
}

/// The secret with everything that comes of it.
#[derive(Clone)]
pub struct Transaction {
    secret: String,
    provider: String,
    purpose: Purpose,
}

const SIGN_IN: &str = "s.";
const CONNECT: &str = "c.";

/// The length of a secret's text.
const SECRET_CHARS: usize = 43;

impl Transaction {
    #[must_use]
    pub fn new(secret: String, provider: &str, purpose: Purpose) -> Self {
        Self {
            secret,
            provider: provider.to_owned(),
            purpose,
        }
    }

    /// What the cookie holds. Neither provider nor session stand in it: the answer must bring them.
    #[must_use]
    pub fn cookie(&self) -> String {
        let kind = match self.purpose {
            Purpose::SignIn => SIGN_IN,
            Purpose::Connect(_) => CONNECT,
        };
        format!("{kind}{}", self.secret)
    }

    /// Reads the cookie back where the answer comes in.
    #[must_use]
    pub fn of_cookie(text: &str, provider: &str, session: Option<SessionId>) -> Option<Self> {
        let (purpose, secret) = match text.strip_prefix(SIGN_IN) {
            Some(secret) => (Purpose::SignIn, secret),
            None => (Purpose::Connect(session?), text.strip_prefix(CONNECT)?),
        };
        let whole = secret.len() == SECRET_CHARS && secret.is_ascii();
        whole.then(|| Self::new(secret.to_owned(), provider, purpose))
    }

    #[must_use]
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// What the answer must repeat (RFC 6749, 10.12).
    #[must_use]
    pub fn state(&self) -> String {
        self.derived("state")
    }

    /// What the token must repeat (OIDC Core 3.1.2.1).
    #[must_use]
    pub fn nonce(&self) -> String {
        self.derived("nonce")
    }

    /// What only the asker can show for the code (RFC 7636): 64 characters of the 43 to 128 allowed.
    #[must_use]
    pub fn verifier(&self) -> String {
        self.derived("verifier")
    }

    fn derived(&self, name: &str) -> String {
        let session = match self.purpose {
            Purpose::SignIn => String::new(),
            Purpose::Connect(session) => session.to_string(),
        };
        let text = [name, &self.provider, &session, &self.secret].join("\n");
        Hash::of(text.as_bytes()).to_string()
    }
}

#[cfg(test)]
mod tests {
    use domain::clock::Instant;

    use super::*;

    const SECRET: &str = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

    fn session(n: u128) -> SessionId {
        SessionId::from_parts(Instant(1), n)
    }

    #[test]
    fn what_comes_of_the_secret_differs_and_comes_again() {
        let began = Transaction::new(SECRET.into(), "court", Purpose::SignIn);
        let all = [began.state(), began.nonce(), began.verifier()];
        assert!(all[0] != all[1] && all[1] != all[2] && all[0] != all[2]);
        assert!(
            all.iter()
                .all(|text| text.len() == 64 && !text.contains(SECRET))
        );
        let back = Transaction::of_cookie(&began.cookie(), "court", None).unwrap();
        assert_eq!(back.state(), began.state());
    }

    #[test]
    fn another_provider_has_another_state() {
        let began = Transaction::new(SECRET.into(), "court", Purpose::SignIn);
        let back = Transaction::of_cookie(&began.cookie(), "market", None).unwrap();
        assert_ne!(back.state(), began.state());
    }

    #[test]
    fn a_tie_belongs_to_the_session_that_asked() {
        let began = Transaction::new(SECRET.into(), "court", Purpose::Connect(session(1)));
        let read = |session| Transaction::of_cookie(&began.cookie(), "court", session);
        assert!(read(None).is_none());
        assert_eq!(read(Some(session(1))).unwrap().state(), began.state());
        assert_ne!(read(Some(session(2))).unwrap().state(), began.state());
        let sign_in = began.cookie().replacen("c.", "s.", 1);
        let other = Transaction::of_cookie(&sign_in, "court", Some(session(1))).unwrap();
        assert_ne!(other.state(), began.state());
    }

    #[test]
    fn what_is_no_secret_is_no_transaction() {
        for text in [
            "",
            "s.",
            "s.short",
            "x.0123456789abcdefghijklmnopqrstuvwxyzABCDEFG",
        ] {
            assert!(
                Transaction::of_cookie(text, "court", None).is_none(),
                "{text}"
            );
        }
    }
}
