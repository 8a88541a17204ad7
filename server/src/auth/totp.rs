//! The second factor (RFC 6238): six digits, thirty seconds, each code once.

use domain::{
    account::{Enrolment, Totp},
    clock::Instant,
    id::AccountId,
    text::Private,
};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use totp_rs::{Builder, Secret};

use super::qr;

/// What apps show beside the code.
const ISSUER: &str = "Zhangban";
/// RFC 4226, 4: the length of an HMAC-SHA-1.
const SECRET_BYTES: usize = 20;
/// One step to either side, for clocks that are half a minute off (RFC 6238, 5.2).
const SKEW_STEPS: u16 = 1;

/// The secret a session is shown for setting up.
///
/// It is derived from the session's token, which only the browser holds: showing the page again shows the same
/// secret, and no GET writes anything. The token ends when the set-up is confirmed.
#[must_use]
pub fn offered_secret(token: &str, account: AccountId) -> String {
    let mut mac =
        <Hmac<Sha256>>::new_from_slice(token.as_bytes()).expect("HMAC takes keys of every length");
    mac.update(b"zhangban second factor\0");
    mac.update(account.to_string().as_bytes());
    let bytes = mac.finalize().into_bytes();
    Secret::from(&bytes[..SECRET_BYTES]).to_base32()
}

/// What the page shows for setting up.
#[must_use]
pub fn enrolment(secret: &str, label: &str) -> Option<Enrolment> {
    let address = app_totp(secret, label)?.to_url().ok()?;
    let code = qr::draw(&address)?;
    Some(Enrolment {
        secret: secret.to_owned(),
        address,
        qr_path: code.path,
        qr_side: code.side,
    })
}

/// The step `code` belongs to, if it is right now and later than `last_step`: a code counts once (ASVS 6.5.1).
#[must_use]
pub fn accepted_step(
    secret: &str,
    code: &str,
    now: Instant,
    last_step: Option<u64>,
) -> Option<u64> {
    let seconds = u64::try_from(now.ms() / 1_000).ok()?;
    let step = app_totp(secret, "account")?.check(code.trim(), seconds)?;
    last_step.is_none_or(|last| step > last).then_some(step)
}

/// The code an app shows at `now`; for demo sign-ins and tests.
#[must_use]
pub fn code_at(secret: &str, now: Instant) -> Option<String> {
    let seconds = u64::try_from(now.ms() / 1_000).ok()?;
    Some(app_totp(secret, "account")?.generate(seconds).to_string())
}

/// The state of an account whose first code, of `step`, was right.
#[must_use]
pub fn active(secret: String, step: u64) -> Totp {
    Totp::Active {
        secret: Private(secret),
        last_step: step,
    }
}

fn app_totp(secret: &str, label: &str) -> Option<totp_rs::Totp> {
    let secret = Secret::try_from_base32(secret).ok()?;
    Builder::new()
        .with_secret(secret)
        .with_skew(SKEW_STEPS)
        .with_issuer(Some(ISSUER))
        .with_account_name(label)
        .build()
        .ok()
}

/// A random secret in the apps' notation, for accounts that are set up without a page.
#[must_use]
pub fn new_secret(bytes: [u8; SECRET_BYTES]) -> String {
    Secret::from(&bytes[..]).to_base32()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B: the secret of its SHA-1 vectors.
    fn vector_secret() -> String {
        Secret::from(&b"12345678901234567890"[..]).to_base32()
    }

    #[test]
    fn the_vectors_of_the_standard_hold() {
        // Six digits are the last six of the eight the appendix prints.
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(
                code_at(&vector_secret(), Instant(seconds * 1_000)).as_deref(),
                Some(code)
            );
        }
    }

    #[test]
    fn a_code_counts_once() {
        let secret = vector_secret();
        let now = Instant(1_700_000_000_000);
        let code = code_at(&secret, now).unwrap();
        let step = accepted_step(&secret, &code, now, None).unwrap();
        assert_eq!(accepted_step(&secret, &code, now, Some(step)), None);
        assert_eq!(
            accepted_step(&secret, &code, now.plus_minutes(2), None),
            None
        );
        assert!(accepted_step(&secret, &code, now.plus_ms(30_000), None).is_some());
    }

    #[test]
    fn the_offered_secret_belongs_to_session_and_account() {
        let one = AccountId::from_parts(Instant(1), 1);
        let two = AccountId::from_parts(Instant(1), 2);
        let secret = offered_secret("token", one);
        assert_eq!(offered_secret("token", one), secret);
        assert_ne!(offered_secret("token", two), secret);
        assert_ne!(offered_secret("other", one), secret);
        assert_eq!(secret.len(), 32);
    }

    #[test]
    fn an_app_can_read_the_address() {
        let shown = enrolment(&vector_secret(), "clerk@court.example").unwrap();
        assert!(
            shown
                .address
                .starts_with("otpauth://totp/Zhangban:clerk%40court.example?secret="),
            "{}",
            shown.address
        );
        assert!(shown.qr_side > 20 && shown.qr_path.starts_with('M'));
    }
}
