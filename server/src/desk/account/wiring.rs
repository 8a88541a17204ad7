use std::sync::Arc;

use async_trait::async_trait;
use domain::{
    account::{
        AccountDesk, AccountView, Enrolment, GrantForm, ReadingsAsked, ReadingsPage, Registration,
        SessionView, SignedIn, StaffView,
    },
    caller::Caller,
    clock::Instant,
    id::{AccountId, SessionId},
    personal::{Closed, Closing, PersonalData},
    refusal::Refusal,
};
use store::Store;

use crate::{
    auth::throttle::Throttle,
    context::Context,
    http::{cookies::Names, reply::Slot, visit::Visit},
};

/// The account counter as one request stands before it: it knows where the request comes from, which session it
/// carries, and where to leave the cookie of a new one.
pub struct Accounts {
    pub(super) context: Arc<Context>,
    pub(super) visit: Visit,
    pub(super) slot: Arc<Slot>,
}

impl Accounts {
    #[must_use]
    pub fn new(context: Arc<Context>, visit: Visit, slot: Arc<Slot>) -> Self {
        Self {
            context,
            visit,
            slot,
        }
    }

    pub(super) fn store(&self) -> &Store {
        &self.context.store
    }

    pub(super) fn now(&self) -> Instant {
        self.context.now()
    }

    pub(super) fn cookies(&self) -> Names {
        Names::for_origin(&self.context.config.public_origin())
    }

    pub(super) fn throttle(&self) -> Throttle<'_> {
        Throttle {
            counts: self.store().limits.as_ref(),
            limits: &self.context.config.limits,
            now: self.now(),
        }
    }
}

#[async_trait]
impl AccountDesk for Accounts {
    async fn register(&self, form: Registration) -> Result<(), Refusal> {
        self.register(form).await
    }

    async fn verify_email(&self, token: &str) -> Result<(), Refusal> {
        self.verify_email(token).await
    }

    async fn sign_in(&self, _: &Caller, email: &str, password: &str) -> Result<SignedIn, Refusal> {
        self.sign_in(email, password).await
    }

    async fn second_factor(&self, _: &Caller, code: &str) -> Result<(), Refusal> {
        self.second_factor(code).await
    }

    async fn begin_enrolment(&self, caller: &Caller) -> Result<Enrolment, Refusal> {
        self.begin_enrolment(caller).await
    }

    async fn confirm_enrolment(&self, caller: &Caller, code: &str) -> Result<(), Refusal> {
        self.confirm_enrolment(caller, code).await
    }

    async fn sign_out(&self, _: &Caller) -> Result<(), Refusal> {
        self.sign_out().await
    }

    async fn request_reset(&self, email: &str) -> Result<(), Refusal> {
        self.request_reset(email).await
    }

    async fn reset(&self, token: &str, password: &str) -> Result<(), Refusal> {
        self.reset(token, password).await
    }

    async fn me(&self, caller: &Caller) -> Result<AccountView, Refusal> {
        self.me(caller).await
    }

    async fn sessions(&self, caller: &Caller) -> Result<Vec<SessionView>, Refusal> {
        self.sessions(caller).await
    }

    async fn revoke(&self, caller: &Caller, session: SessionId) -> Result<(), Refusal> {
        self.revoke(caller, session).await
    }

    async fn disconnect(&self, caller: &Caller, provider: &str) -> Result<(), Refusal> {
        self.disconnect(caller, provider).await
    }

    async fn staff(&self, caller: &Caller) -> Result<Vec<StaffView>, Refusal> {
        self.staff(caller).await
    }

    async fn create_staff(
        &self,
        caller: &Caller,
        email: &str,
        name: &str,
        grant: GrantForm,
    ) -> Result<(), Refusal> {
        self.create_staff(caller, email, name, &grant).await
    }

    async fn grant(
        &self,
        caller: &Caller,
        account: AccountId,
        grant: GrantForm,
    ) -> Result<(), Refusal> {
        self.grant(caller, account, &grant).await
    }

    async fn withdraw(
        &self,
        caller: &Caller,
        account: AccountId,
        grant: GrantForm,
    ) -> Result<(), Refusal> {
        self.withdraw(caller, account, &grant).await
    }

    async fn disable(&self, caller: &Caller, account: AccountId) -> Result<(), Refusal> {
        self.disable(caller, account).await
    }

    async fn readings(
        &self,
        caller: &Caller,
        asked: ReadingsAsked,
    ) -> Result<ReadingsPage, Refusal> {
        self.readings(caller, asked).await
    }

    async fn personal(&self, caller: &Caller) -> Result<PersonalData, Refusal> {
        self.personal(caller).await
    }

    async fn closing(&self, caller: &Caller) -> Result<Closing, Refusal> {
        self.closing(caller).await
    }

    async fn close(&self, caller: &Caller, password: &str) -> Result<String, Refusal> {
        self.close(caller, password).await
    }

    async fn closed(&self, token: &str) -> Result<Closed, Refusal> {
        self.closed(token).await
    }
}
