//! Accounts, sessions and what is shown of them.

use serde::{Deserialize, Serialize};

use crate::{
    caller::{Caller, Grant, Role},
    clock::Instant,
    id::{AccountId, CaseId, SessionId},
    personal::{Closed, Closing, PersonalData},
    refusal::Refusal,
    text::Private,
};

/// A sign-in of a person, an organisation's member or an official (用户).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    pub id: AccountId,
    pub version: u64,
    /// Lower case; the store seals it and keeps a keyed index for exact look-up.
    pub email: Private,
    pub name: String,
    /// PHC string of argon2id.
    pub password_hash: String,
    pub standing: Standing,
    pub grants: Vec<Grant>,
    pub totp: Totp,
    pub created: Instant,
}

/// A role as an operator gives it or takes it back: where it is held is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantForm {
    pub role: Role,
    /// A court's code, for the roles of a court.
    pub court: String,
    /// A division's code, for the roles of an authority.
    pub authority: String,
}

/// Whether an account may sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The e-mail address is not yet confirmed.
    Unverified,
    Active,
    Disabled {
        at: Instant,
    },
    /// Closed by its owner (注销): nothing personal is left of it, and it never opens again.
    Closed {
        at: Instant,
    },
}

impl Standing {
    /// Whether nobody signs in any more.
    #[must_use]
    pub fn is_over(self) -> bool {
        matches!(self, Standing::Disabled { .. } | Standing::Closed { .. })
    }
}

/// The second factor (RFC 6238).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Totp {
    None,
    /// Shown to the owner, not yet proved by a first code.
    Pending {
        secret: Private,
    },
    /// `last_step` is the last time step used: a code counts once (ASVS 6.5.1).
    Active {
        secret: Private,
        last_step: u64,
    },
}

/// One signed-in device, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionView {
    pub id: SessionId,
    pub created: Instant,
    pub seen: Instant,
    /// Family of browser and system, never the whole user-agent text.
    pub device: String,
    pub current: bool,
}

/// What an account's owner sees of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountView {
    pub id: AccountId,
    pub name: String,
    pub email: String,
    pub grants: Vec<Grant>,
    /// The providers whose word signs in to the account.
    pub issuers: Vec<String>,
    pub has_second_factor: bool,
    pub second_factor_shown: bool,
}

/// A row of the operator's staff page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffView {
    pub id: AccountId,
    pub name: String,
    pub email: String,
    pub grants: Vec<Grant>,
    pub standing: Standing,
    pub has_second_factor: bool,
}

/// One reading of a case file by staff, as the auditor sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingView {
    pub at: Instant,
    pub reader: String,
    pub role: Role,
    pub case: CaseId,
    pub case_number: Option<String>,
    /// What was opened: the page of the case, or one document.
    pub what: String,
}

/// Which readings an auditor asks for, as the address says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadingsAsked {
    /// The mark the page before gave for what is older.
    pub before: Option<String>,
    /// Id or number of one case.
    pub case: Option<String>,
}

/// A page of readings, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingsPage {
    pub readings: Vec<ReadingView>,
    /// The mark of what is older than this page; `None` where this is the end.
    pub older: Option<String>,
}

/// What someone types to register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    pub email: String,
    pub name: String,
    pub password: String,
    pub role: String,
}

/// How far a sign-in has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignedIn {
    Done,
    /// A code of the second factor is asked next.
    CodeNeeded,
    /// Staff without a second factor must set one up first.
    EnrolmentNeeded,
}

/// What a second-factor app needs to be set up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    pub secret: String,
    /// `otpauth://` address for the app.
    pub address: String,
    /// The address as an SVG QR code's path data, drawn by the page; side in modules.
    pub qr_path: String,
    pub qr_side: u32,
}

/// The account counter: registration, sign-in, sessions, staff.
#[async_trait::async_trait]
pub trait AccountDesk: Send + Sync {
    async fn register(&self, form: Registration) -> Result<(), Refusal>;
    async fn verify_email(&self, token: &str) -> Result<(), Refusal>;
    async fn sign_in(
        &self,
        caller: &Caller,
        email: &str,
        password: &str,
    ) -> Result<SignedIn, Refusal>;
    async fn second_factor(&self, caller: &Caller, code: &str) -> Result<(), Refusal>;
    /// What an app needs to be set up; nothing is written before its first code.
    async fn begin_enrolment(&self, caller: &Caller) -> Result<Enrolment, Refusal>;
    async fn confirm_enrolment(&self, caller: &Caller, code: &str) -> Result<(), Refusal>;
    async fn sign_out(&self, caller: &Caller) -> Result<(), Refusal>;
    async fn request_reset(&self, email: &str) -> Result<(), Refusal>;
    async fn reset(&self, token: &str, password: &str) -> Result<(), Refusal>;
    async fn me(&self, caller: &Caller) -> Result<AccountView, Refusal>;
    async fn sessions(&self, caller: &Caller) -> Result<Vec<SessionView>, Refusal>;
    async fn revoke(&self, caller: &Caller, session: SessionId) -> Result<(), Refusal>;
    /// Takes back that a provider's word signs in to the caller's account.
    async fn disconnect(&self, caller: &Caller, provider: &str) -> Result<(), Refusal>;
    async fn staff(&self, caller: &Caller) -> Result<Vec<StaffView>, Refusal>;
    /// Creates an official's account; the official sets the password by the link in the letter.
    async fn create_staff(
        &self,
        caller: &Caller,
        email: &str,
        name: &str,
        grant: GrantForm,
    ) -> Result<(), Refusal>;
    async fn grant(
        &self,
        caller: &Caller,
        account: AccountId,
        grant: GrantForm,
    ) -> Result<(), Refusal>;
    async fn withdraw(
        &self,
        caller: &Caller,
        account: AccountId,
        grant: GrantForm,
    ) -> Result<(), Refusal>;
    /// Disables an account; all its sessions end in the same commit.
    async fn disable(&self, caller: &Caller, account: AccountId) -> Result<(), Refusal>;
    async fn readings(
        &self,
        caller: &Caller,
        asked: ReadingsAsked,
    ) -> Result<ReadingsPage, Refusal>;
    /// Everything kept of the caller, as a copy to take along (PIPL 45).
    async fn personal(&self, caller: &Caller) -> Result<PersonalData, Refusal>;
    /// What closing the account would erase and what it would leave.
    async fn closing(&self, caller: &Caller) -> Result<Closing, Refusal>;
    /// Closes the caller's account after its password was given again; gives the secret of the record (PIPL 47).
    async fn close(&self, caller: &Caller, password: &str) -> Result<String, Refusal>;
    /// The record of a closing, for whoever holds its secret.
    async fn closed(&self, token: &str) -> Result<Closed, Refusal>;
}
