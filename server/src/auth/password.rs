//! Password hashes: argon2id, at most two at a time.

use std::sync::{Arc, LazyLock};

use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher as _, PasswordVerifier as _, Version,
};
use domain::refusal::{Kind, Refusal};
use tokio::sync::Semaphore;

use crate::http::metrics;

/// ASVS 5.0 appendix C: 46 MiB, one pass, one lane.
const MEMORY_KIB: u32 = 46 * 1_024;
const PASSES: u32 = 1;
const LANES: u32 = 1;

/// Two at a time take 92 MiB; more would let a flood of sign-ins take all memory (S8).
const HASHES_AT_ONCE: usize = 2;
const LANES_OF_PASSWORDS: usize = 2;

/// At 50 ms a hash, the last of them waits under two seconds; whoever comes later is asked to come back.
const WAITING_MAX: usize = 32;

/// Which queue a hash waits in. Strangers have one of the two places and never the other: however many passwords are
/// tried from addresses nobody knows, whoever comes from an address of their own waits for their like only (S8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// The account has been used from this address before, or is signed in.
    Known,
    Stranger,
}

/// What an unknown account's password is compared with, so that the answer takes as long.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash("no account has this password"));

/// Hashes passwords and compares them, two queues for the whole process.
#[derive(Clone, Default)]
pub struct Passwords {
    known: Queue,
    strangers: Queue,
}

#[derive(Clone)]
struct Queue {
    waiting: Arc<Semaphore>,
    running: Arc<Semaphore>,
}

impl Default for Queue {
    fn default() -> Self {
        Self {
            waiting: Arc::new(Semaphore::new(WAITING_MAX)),
            running: Arc::new(Semaphore::new(HASHES_AT_ONCE / LANES_OF_PASSWORDS)),
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
        self.strangers.run(move || hash(&password)).await
    }

    /// Whether the password is the one the hash was made of. Without a hash the answer is no, and takes as long.
    ///
    /// # Errors
    /// Too many are waiting.
    pub async fn matches(
        &self,
        lane: Lane,
        password: &str,
        hash: Option<&str>,
    ) -> Result<bool, Refusal> {
        let password = password.to_owned();
        let known = hash.filter(|hash| !hash.is_empty()).map(str::to_owned);
        let queue = match lane {
            Lane::Known => &self.known,
            Lane::Stranger => &self.strangers,
        };
        let work = move || {
            let right = matches(&password, known.as_deref().unwrap_or(&NOBODY));
            right && known.is_some()
        };
        queue.run(work).await
    }
}

impl Queue {
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
            metrics::password_hashed();
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
            passwords
                .matches(Lane::Known, "正确的密码 battery", Some(&hash))
                .await,
            Ok(true)
        );
        assert_eq!(
            passwords
                .matches(Lane::Stranger, "正确的密码 Battery", Some(&hash))
                .await,
            Ok(false)
        );
    }

    #[tokio::test]
    async fn nobody_has_the_password_of_no_account() {
        let passwords = Passwords::default();
        assert_eq!(
            passwords
                .matches(Lane::Stranger, "no account has this password", None)
                .await,
            Ok(false)
        );
        assert_eq!(
            passwords.matches(Lane::Stranger, "", Some("")).await,
            Ok(false)
        );
    }

    #[tokio::test]
    async fn strangers_take_no_place_of_those_who_are_known() {
        let passwords = Passwords::default();
        let held = passwords.strangers.waiting.clone();
        let _all = held.acquire_many_owned(WAITING_MAX as u32).await.unwrap();
        let stranger = passwords.matches(Lane::Stranger, "x", None).await;
        assert_eq!(stranger.unwrap_err().kind, Kind::TooMany);
        assert_eq!(passwords.matches(Lane::Known, "x", None).await, Ok(false));
    }
}
