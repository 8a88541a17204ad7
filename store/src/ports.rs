//! The ports: one trait per aggregate. Changes go through [`crate::Store::save`] as a unit; what stands here
//! reads, or touches bookkeeping that no rule depends on.

use async_trait::async_trait;
use domain::{
    account::Account,
    caller::CourtCode,
    clock::Instant,
    court::{case::Case, draft::Draft, evidence::StoredFile, notice::Notice},
    docket::{Entry, Hash},
    id::{AccountId, AgencyId, CaseId, DraftId, FileId, NoticeId, SessionId},
    market::agency::Agency,
};
use serde_json::Value;

use crate::{
    error::Result,
    records::{
        Amended, Due, EffectPlace, ExternalName, ExternalSubject, Figures, Hit, Purpose, Queued,
        Reading, Session,
    },
};

#[async_trait]
pub trait Accounts: Send + Sync {
    async fn by_id(&self, id: AccountId) -> Result<Option<Account>>;
    /// Exact look-up over the keyed index; letter case and outer blanks do not count.
    async fn by_email(&self, email: &str) -> Result<Option<Account>>;
    /// Everyone who holds a staff role, by id.
    async fn staff(&self) -> Result<Vec<Account>>;
    async fn count(&self) -> Result<u64>;
    /// Whose account a provider's subject signs in to.
    async fn by_external(&self, named: &ExternalName) -> Result<Option<ExternalSubject>>;
    /// Every provider's subject that is tied to the account.
    async fn externals_of(&self, id: AccountId) -> Result<Vec<ExternalSubject>>;
    async fn preferences(&self, id: AccountId) -> Result<Option<Value>>;
}

#[async_trait]
pub trait Sessions: Send + Sync {
    /// A live session; an ended one is not found.
    async fn by_token(&self, token_hash: Hash, now: Instant) -> Result<Option<Session>>;
    /// Live sessions of an account, the last used first.
    async fn of_account(&self, account: AccountId, now: Instant) -> Result<Vec<Session>>;
    /// Notes that the session was used.
    async fn touch(&self, id: SessionId, seen: Instant, idle_expires: Instant) -> Result<()>;
    /// Keeps what a short form holds until it is shown; sealed as a whole.
    async fn set_form_state(&self, id: SessionId, state: &Value) -> Result<()>;
    /// Looks at the form state without taking it.
    async fn form_state(&self, id: SessionId) -> Result<Option<Value>>;
    /// Gives the form state once.
    async fn take_form_state(&self, id: SessionId) -> Result<Option<Value>>;
    /// Removes sessions that ended before `now`; gives how many.
    async fn sweep(&self, now: Instant) -> Result<u64>;
}

#[async_trait]
pub trait Tokens: Send + Sync {
    /// Whose unspent, unexpired token this is; spending it is `Write::Consume`.
    async fn account_of(
        &self,
        hash: Hash,
        purpose: Purpose,
        now: Instant,
    ) -> Result<Option<AccountId>>;
}

#[async_trait]
pub trait Drafts: Send + Sync {
    async fn by_id(&self, id: DraftId) -> Result<Option<Draft>>;
    /// The last changed first.
    async fn of_owner(&self, owner: AccountId) -> Result<Vec<Draft>>;
}

#[async_trait]
pub trait Cases: Send + Sync {
    async fn by_id(&self, id: CaseId) -> Result<Option<Case>>;
    /// By the text of the case number.
    async fn by_number(&self, number: &str) -> Result<Option<Case>>;
    /// The last submitted first.
    async fn of_owner(&self, owner: AccountId) -> Result<Vec<Case>>;
    /// Cases whose court must decide, the nearest legal deadline first.
    async fn waiting(&self, court: &CourtCode, limit: u32) -> Result<Vec<Case>>;
    /// Docketed cases of a court whose fee date has passed unpaid, the longest overdue first.
    async fn fees_overdue(&self, court: &CourtCode, limit: u32) -> Result<Vec<Case>>;
    /// Cases of a court whose correction list ran out on a provisional day, the earliest day first.
    async fn lists_overdue(&self, court: &CourtCode, limit: u32) -> Result<Vec<Case>>;
    /// Cases with a party of this identity number.
    async fn of_party(&self, id_number: &str) -> Result<Vec<CaseId>>;
    /// All ids in order, page by page.
    async fn ids_after(&self, after: Option<CaseId>, limit: u32) -> Result<Vec<CaseId>>;
    /// The same of the cases in whose stage a deadline can run.
    async fn running_after(&self, after: Option<CaseId>, limit: u32) -> Result<Vec<CaseId>>;
}

#[async_trait]
pub trait Dockets: Send + Sync {
    /// The whole docket, from position 1.
    async fn of_case(&self, case: CaseId) -> Result<Vec<Entry>>;
    async fn entry(&self, case: CaseId, position: u64) -> Result<Option<Entry>>;
    /// Position of the last entry; 0 before the first.
    async fn head(&self, case: CaseId) -> Result<u64>;
}

#[async_trait]
pub trait Agencies: Send + Sync {
    async fn by_id(&self, id: AgencyId) -> Result<Option<Agency>>;
    /// In the order asked; unknown ids are left out.
    async fn by_ids(&self, ids: &[AgencyId]) -> Result<Vec<Agency>>;
    async fn by_uscc(&self, uscc: &str) -> Result<Option<Agency>>;
    /// All of them by id, page by page, for an index that is built anew.
    async fn after(&self, after: Option<AgencyId>, limit: u32) -> Result<Vec<Agency>>;
    async fn count(&self) -> Result<u64>;
    /// Those listed that joined last, the newest first.
    async fn newest(&self, limit: u32) -> Result<Vec<Agency>>;
}

#[async_trait]
pub trait Notices: Send + Sync {
    async fn by_id(&self, id: NoticeId) -> Result<Option<Notice>>;
    /// In the order of issue.
    async fn of_case(&self, case: CaseId) -> Result<Vec<Notice>>;
}

/// Rows of finished files; the bytes are [`crate::files::FileStore`]'s.
#[async_trait]
pub trait Files: Send + Sync {
    async fn by_id(&self, id: FileId) -> Result<Option<StoredFile>>;
    /// Who sent it; files the program made have no owner.
    async fn owner(&self, id: FileId) -> Result<Option<AccountId>>;
}

/// Effects of committed units. Work is claimed; `Effect::Index` is no work: every node reads it for itself.
#[async_trait]
pub trait Outbox: Send + Sync {
    /// Takes effects that are due, in commit order, until `lease_ms` from now.
    async fn claim(&self, now: Instant, lease_ms: i64, limit: u32) -> Result<Vec<Queued>>;
    /// The effect is done. Twice is once.
    async fn done(&self, place: EffectPlace) -> Result<()>;
    /// It failed: try again at `retry_at`.
    async fn failed(&self, place: EffectPlace, retry_at: Instant) -> Result<()>;
    /// `Effect::Index` rows after a place, in commit order, for a node's own search index.
    async fn index_after(
        &self,
        after: EffectPlace,
        limit: u32,
    ) -> Result<Vec<(EffectPlace, AgencyId)>>;
    /// The last commit there is: where an index built anew begins to read on.
    async fn last_commit(&self) -> Result<u64>;
    /// When the next effect is due, for a worker that sleeps.
    async fn next_due(&self) -> Result<Option<Instant>>;
    /// How many effects wait.
    async fn depth(&self) -> Result<u64>;
}

/// When the clock must look at which case. Rows come and go with `Write::Case`.
#[async_trait]
pub trait Schedule: Send + Sync {
    /// Takes cases that are due, the longest due first, until `lease_ms` from now.
    async fn claim(&self, now: Instant, lease_ms: i64, limit: u32) -> Result<Vec<Due>>;
    /// Gives a case back before its lease ends.
    async fn release(&self, case: CaseId, retry_at: Instant) -> Result<()>;
    /// The least instant anything is due or a lease ends.
    async fn next_due(&self) -> Result<Option<Instant>>;
    async fn of_case(&self, case: CaseId) -> Result<Option<Instant>>;
}

#[async_trait]
pub trait Readings: Send + Sync {
    /// The newest first, of one case or of all; `before` is the place of the last one seen.
    async fn page(
        &self,
        case: Option<CaseId>,
        before: Option<EffectPlace>,
        limit: u32,
    ) -> Result<Vec<Reading>>;
}

#[async_trait]
pub trait Counters: Send + Sync {
    /// The last number taken; 0 before the first.
    async fn value(&self, counter: &str) -> Result<u64>;
}

#[async_trait]
pub trait Limits: Send + Sync {
    /// Counts an attempt in a window that begins with its first. The key is stored as a keyed hash only.
    async fn hit(&self, key: &str, now: Instant, window_ms: i64, limit: u64) -> Result<Hit>;
    /// How many attempts the window still open at `now` has seen; looking is not counted.
    async fn count(&self, key: &str, now: Instant, window_ms: i64) -> Result<u64>;
    /// Forgets the attempts, as after a success.
    async fn forget(&self, key: &str) -> Result<()>;
}

#[async_trait]
pub trait Rules: Send + Sync {
    /// In the order of import.
    async fn amendments(&self) -> Result<Vec<Amended>>;
}

#[async_trait]
pub trait Home: Send + Sync {
    async fn figures(&self) -> Result<Figures>;
}
