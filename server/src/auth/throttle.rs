//! How often something may be tried. The counters are the store's, so that every node counts the same.

use std::net::IpAddr;

use domain::{
    clock::Instant,
    id::AccountId,
    refusal::{Kind, Refusal},
};
use store::{StoreError, ports::Limits as Counts, records::Hit};

use super::password::Lane;
use crate::{config::Limits, http::peer::limiter_key};

const WINDOW_MS: i64 = 15 * 60 * 1_000;
const HOUR_MS: i64 = 60 * 60 * 1_000;
/// An address an account was used from before keeps its own count when strangers try the account.
const KNOWN_MS: i64 = 90 * 24 * 60 * 60 * 1_000;

/// Counts against the limits of the configuration.
pub struct Throttle<'a> {
    pub counts: &'a dyn Counts,
    pub limits: &'a Limits,
    pub now: Instant,
}

impl Throttle<'_> {
    /// Counts one sign-in before its password is looked at.
    ///
    /// Three counts: of the address, of the account from this address, and of the account from addresses it was
    /// never used from. A stranger's tries therefore make strangers wait, not the owner (S8). Says in which queue the
    /// password waits.
    ///
    /// # Errors
    /// A wait, with the seconds it lasts.
    pub async fn sign_in(&self, email: &str, address: IpAddr) -> Result<Lane, Refusal> {
        self.hit(
            &format!("sign-in:address:{}", limiter_key(address)),
            WINDOW_MS,
            self.limits.sign_in_address_max,
        )
        .await?;
        self.hit(
            &pair(email, address),
            WINDOW_MS,
            self.limits.sign_in_failures_max,
        )
        .await?;
        let known = self
            .counts
            .count(&known(email, address), self.now, KNOWN_MS)
            .await
            .map_err(unavailable)?;
        if known > 0 {
            return Ok(Lane::Known);
        }
        let account = format!("sign-in:account:{email}");
        self.hit(
            &account,
            WINDOW_MS,
            self.limits.sign_in_failures_account_max,
        )
        .await?;
        Ok(Lane::Stranger)
    }

    /// The password was right: the tries before it are forgotten, and the address is known from now on.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn signed_in(&self, email: &str, address: IpAddr) -> Result<(), Refusal> {
        self.counts
            .forget(&pair(email, address))
            .await
            .map_err(unavailable)?;
        let known = known(email, address);
        let hit = self
            .counts
            .hit(&known, self.now, KNOWN_MS, u64::MAX >> 1)
            .await;
        hit.map(|_| ()).map_err(unavailable)
    }

    /// Counts one code of the second factor.
    ///
    /// # Errors
    /// A wait, with the seconds it lasts.
    pub async fn code(&self, account: AccountId) -> Result<(), Refusal> {
        self.hit(
            &format!("code:{account}"),
            WINDOW_MS,
            self.limits.code_failures_max,
        )
        .await
    }

    /// # Errors
    /// The store does not answer.
    pub async fn code_right(&self, account: AccountId) -> Result<(), Refusal> {
        self.counts
            .forget(&format!("code:{account}"))
            .await
            .map_err(unavailable)
    }

    /// Counts one request for a letter, by its recipient and by the address that asks.
    ///
    /// # Errors
    /// A wait, if the address asks too often.
    pub async fn letter(
        &self,
        kind: &str,
        email: &str,
        address: IpAddr,
    ) -> Result<Letter, Refusal> {
        // An address asks for many people where they share it, as in a court's hall.
        let by_address = self.limits.letters_per_hour_max.saturating_mul(4);
        self.hit(
            &format!("letter:{kind}:address:{}", limiter_key(address)),
            HOUR_MS,
            by_address,
        )
        .await?;
        let key = format!("letter:{kind}:{email}");
        let hit = self
            .counts
            .hit(&key, self.now, HOUR_MS, self.limits.letters_per_hour_max);
        let hit = hit.await.map_err(unavailable)?;
        Ok(if hit.allowed {
            Letter::Send
        } else {
            Letter::Enough
        })
    }

    /// Counts one session that is begun for a refused form before anyone has signed in.
    ///
    /// # Errors
    /// A wait, if the address begins too many.
    pub async fn form(&self, address: IpAddr) -> Result<(), Refusal> {
        self.hit(
            &format!("form:address:{}", limiter_key(address)),
            WINDOW_MS,
            self.limits.forms_address_max,
        )
        .await
    }

    async fn hit(&self, key: &str, window_ms: i64, limit: u64) -> Result<(), Refusal> {
        let hit = self
            .counts
            .hit(key, self.now, window_ms, limit)
            .await
            .map_err(unavailable)?;
        if hit.allowed { Ok(()) } else { Err(wait(hit)) }
    }
}

/// Whether one more letter goes out. The recipient's count is never told to whoever asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letter {
    Send,
    Enough,
}

fn pair(email: &str, address: IpAddr) -> String {
    format!("sign-in:pair:{}:{email}", limiter_key(address))
}

fn known(email: &str, address: IpAddr) -> String {
    format!("sign-in:known:{}:{email}", limiter_key(address))
}

fn wait(hit: Hit) -> Refusal {
    let seconds = (hit.retry_after_ms.max(0) + 999) / 1_000;
    Refusal::new(Kind::TooMany, "too_many").with("retry_after_s", seconds.max(1))
}

/// What the public reads of a store that does not answer; the operator reads the log.
pub fn unavailable(error: StoreError) -> Refusal {
    tracing::error!(%error, "the store does not answer");
    Refusal::new(Kind::Unavailable, "unavailable")
}
