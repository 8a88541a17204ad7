//! Password hashes: argon2id, at most two at a time.

use std::sync::{Arc, LazyLock};

use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher as _, PasswordVerifier as _, Version,
};
use domain::refusal::{Kind, Refusal};
use tokio::sync::Semaphore;

/// ASVS 5.0 appendix C: 46 MiB, one pass, one lane.
const MEMORY_KIB: u32 = 46 * 1_024;
const PASSES: u32 = 1;
const LANES: u32 = 1;

/// Two at a time take 92 MiB; more would let a flood of sign-ins take all memory (S8).
const HASHES_AT_ONCE: usize = 2;

/// At 50 ms a hash, the last of them waits under two seconds; whoever comes later is asked to come back.
const WAITING_MAX: usize = 64;

/// What an unknown account's password is compared with, so that the answer takes as long.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash("no account has this password"));

/// Hashes passwords and compares them, one queue for the whole process.
#[derive(Clone)]
pub struct Passwords {
    waiting: Arc<Semaphore>,
    running: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self {
            waiting: Arc::new(Semaphore::new(WAITING_MAX)),
            running: Arc::new(Semaphore::new(HASHES_AT_ONCE)),
        }
    }
}

impl Passwords {
    /// The PHC string of a new hash.
    ///
    /// # Errors
    /// Too many are waiting.
    pub async fn hash(&self, password: &str) -> Result<String, Refusal> {
        let password = password.to_owned();
        self.run(move || hash(&password)).await
    }

    /// Whether the password is the one the hash was made of. Without a hash the answer is no, and takes as long.
    ///
    /// # Errors
    /// Too many are waiting.
    pub async fn matches(&self, password: &str, hash: Option<&str>) -> Result<bool, Refusal> {
        let password = password.to_owned();
        let known = hash.filter(|hash| !hash.is_empty()).map(str::to_owned);
        self.run(move || {
            let right = matches(&password, known.as_deref().unwrap_or(&NOBODY));
            right && known.is_some()
        })
        .await
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Refusal> {
        let busy = || Refusal::new(Kind::TooMany, "sign_in.busy").with("retry_after_s", 2);
        let place = self
            .waiting
            .clone()
            .try_acquire_owned()
            .map_err(|_| busy())?;
        let turn = self
            .running
            .clone()
            .acquire_owned()
            .await
            .map_err(|_| busy())?;
        let done = tokio::task::spawn_blocking(move || {
            let result = work();
            // Held by the work itself: a client that goes away frees no place before its hash is done.
            drop((place, turn));
            result
        });
        done.await
            .map_err(|_| Refusal::new(Kind::Unavailable, "unavailable"))
    }
}

fn argon2() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).expect("the constants are in range");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The PHC string of a new hash with a salt of its own. Takes some 50 ms of one core.
#[must_use]
pub fn hash(password: &str) -> String {
    let hash = argon2().hash_password(password.as_bytes());
    hash.expect("a salt can be drawn and every length is hashed")
        .to_string()
}

fn matches(password: &str, hash: &str) -> bool {
    let parsed = PasswordHash::new(hash);
    parsed.is_ok_and(|hash| argon2().verify_password(password.as_bytes(), &hash).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_same_password_matches() {
        let passwords = Passwords::default();
        let hash = passwords.hash("正确的密码 battery").await.unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=47104,t=1,p=1$"),
            "{hash}"
        );
        assert_eq!(
            passwords.matches("正确的密码 battery", Some(&hash)).await,
            Ok(true)
        );
        assert_eq!(
            passwords.matches("正确的密码 Battery", Some(&hash)).await,
            Ok(false)
        );
    }

    #[tokio::test]
    async fn nobody_has_the_password_of_no_account() {
        let passwords = Passwords::default();
        assert_eq!(
            passwords
                .matches("no account has this password", None)
                .await,
            Ok(false)
        );
        assert_eq!(passwords.matches("", Some("")).await, Ok(false));
    }
}
