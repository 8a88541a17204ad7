//! Password, second factor, and the end of a session.

use domain::{
    account::{Account, SignedIn, Standing, Totp},
    id::SessionId,
    refusal::{Kind, Refusal},
};
use http::HeaderValue;
use store::{
    StoreError, Unit, Write,
    records::{NewSession, Purpose},
};

use crate::{
    auth::{lifetime, password::Lane, throttle::Letter, totp},
    http::{cookies::Cookie, metrics},
    random::Secret,
};

use super::{
    Accounts,
    gate::{audit, refused},
    letters::with_token,
    register::email,
};

/// One answer for an unknown address, a wrong password and a disabled account (ASVS 6.3.8).
fn wrong() -> Refusal {
    metrics::sign_in_failed();
    Refusal::new(Kind::Invalid, "sign_in.wrong")
}

impl Accounts {
    pub(super) async fn sign_in(&self, typed: &str, password: &str) -> Result<SignedIn, Refusal> {
        let email = email(typed).map_err(|error| Refusal::invalid(vec![error]))?;
        if password.is_empty() {
            return Err(Refusal::field("password", "text.required"));
        }
        let lane = self.throttle().sign_in(&email, self.visit.address).await?;
        let account = self
            .store()
            .accounts
            .by_email(&email)
            .await
            .map_err(refused)?;
        let id = account.as_ref().map(|account| account.id);
        let result = self.proved(&email, lane, password, account).await;
        audit("sign_in", id, id, &result);
        result
    }

    async fn proved(
        &self,
        email: &str,
        lane: Lane,
        password: &str,
        account: Option<Account>,
    ) -> Result<SignedIn, Refusal> {
        let hash = account
            .as_ref()
            .map(|account| account.password_hash.as_str());
        let right = self.context.passwords.matches(lane, password, hash).await?;
        let account = account.filter(|_| right).ok_or_else(wrong)?;
        match account.standing {
            Standing::Active => {}
            Standing::Disabled { .. } | Standing::Closed { .. } => return Err(wrong()),
            Standing::Unverified => return Err(self.ask_for_confirmation(email, &account).await?),
        }
        self.throttle().signed_in(email, self.visit.address).await?;
        self.begin_session(&account, false, self.unit("sign_in"))
            .await?;
        metrics::signed_in();
        let staff = account.grants.iter().any(|grant| grant.role.is_staff());
        Ok(match account.totp {
            Totp::Active { .. } => SignedIn::CodeNeeded,
            Totp::None | Totp::Pending { .. } if staff => SignedIn::EnrolmentNeeded,
            Totp::None | Totp::Pending { .. } => SignedIn::Done,
        })
    }

    /// The password is right, the address not confirmed: the letter is sent again, as often as letters may be.
    async fn ask_for_confirmation(
        &self,
        email: &str,
        account: &Account,
    ) -> Result<Refusal, Refusal> {
        let allowed = self
            .throttle()
            .letter("verify", email, self.visit.address)
            .await?;
        if allowed == Letter::Send {
            let (random, now) = (self.context.random, self.now());
            let unit = with_token(
                self.unit("verify"),
                random,
                now,
                account.id,
                Purpose::VerifyEmail,
            );
            self.save(unit).await.map_err(refused)?;
        }
        Ok(Refusal::new(Kind::Invalid, "sign_in.unverified"))
    }

    /// Takes a code of the second factor; each counts once, also among requests that run side by side.
    pub(super) async fn second_factor(&self, code: &str) -> Result<(), Refusal> {
        let account = self.of_session().await?;
        self.throttle().code(account.id).await?;
        let id = account.id;
        let result = self.code_taken(account, code).await;
        audit("second_factor", Some(id), Some(id), &result);
        result
    }

    async fn code_taken(&self, mut account: Account, code: &str) -> Result<(), Refusal> {
        let Totp::Active { secret, last_step } = &account.totp else {
            return Err(Refusal::new(Kind::Invalid, "second_factor.none"));
        };
        let step = totp::accepted_step(&secret.0, code, self.now(), Some(*last_step));
        let step = step.ok_or_else(wrong_code)?;
        let (id, expected) = (account.id, account.version);
        account.totp = totp::active(secret.0.clone(), step);
        account.version = expected + 1;
        let write = Write::Account {
            account: Box::new(account.clone()),
            expected: Some(expected),
        };
        let unit = self.unit_in_session("second_factor").write(write);
        match self.begin_session_raw(&account, true, unit).await {
            Ok(()) => self.throttle().code_right(id).await,
            // Another request has changed the account since: with this very code, as far as anyone can tell.
            Err(StoreError::Conflict(conflict)) if conflict.moved_on() => Err(wrong_code()),
            Err(error) => Err(refused(error)),
        }
    }

    /// Begins a session for the account in place of the one the request came with (ASVS 7.2.4).
    pub(super) async fn begin_session(
        &self,
        account: &Account,
        second_factor: bool,
        unit: Unit,
    ) -> Result<(), Refusal> {
        self.begin_session_raw(account, second_factor, unit)
            .await
            .map_err(refused)
    }

    pub(super) async fn begin_session_raw(
        &self,
        account: &Account,
        second_factor: bool,
        unit: Unit,
    ) -> Result<(), StoreError> {
        let (session, cookie) = self.new_session(account, second_factor);
        let write = match &self.visit.session {
            Some(old) => Write::ReplaceSession {
                old: old.id,
                new: session,
            },
            None => Write::Session(session),
        };
        self.save(unit.write(write)).await?;
        self.slot.set_cookie(cookie);
        Ok(())
    }

    fn new_session(&self, account: &Account, second_factor: bool) -> (NewSession, Cookie) {
        let now = self.now();
        let limits = &self.context.config.limits;
        let Secret { text, hash } = self.context.random.secret();
        let expires = lifetime::absolute_end(limits, now);
        let staff = account.grants.iter().any(|grant| grant.role.is_staff());
        let session = NewSession {
            id: SessionId::from_parts(now, self.context.random.id_half()),
            token_hash: hash,
            account: Some(account.id),
            second_factor,
            device: self.visit.device.clone(),
            created: now,
            idle_expires: lifetime::idle_end(limits, staff, now).min(expires),
            expires,
        };
        let cookie = self.cookies().session(&text, expires.ms_since(now));
        (session, cookie)
    }

    /// Ends this session; nothing of it stays in the browser (ASVS 7.4.1, 14.3.1).
    pub(super) async fn sign_out(&self) -> Result<(), Refusal> {
        let session = self.visit.session.as_ref();
        let signed = session.and_then(|session| Some((session.id, session.account?)));
        if let Some((id, account)) = signed {
            let unit = self.unit("sign_out").write(Write::Revoke { id, account });
            let result = self.save(unit).await.map(|_| ()).map_err(refused);
            audit("sign_out", Some(account), Some(account), &result);
            result?;
        }
        self.slot.set_cookie(self.cookies().no_session());
        self.slot.set_cookie(self.cookies().no_form());
        self.slot
            .clear_site_data(HeaderValue::from_static("\"cache\""));
        Ok(())
    }
}

pub(super) fn wrong_code() -> Refusal {
    metrics::sign_in_failed();
    Refusal::field("code", "second_factor.wrong")
}
