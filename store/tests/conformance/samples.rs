//! Values to store.

#[path = "../../../domain/tests/sample/mod.rs"]
mod sample;

use std::sync::atomic::{AtomicU64, Ordering};

use domain::{
    account::{Account, Standing, Totp},
    calendar::parse_date,
    caller::{Grant, Role},
    clock::Instant,
    court::{
        case::Case,
        draft::Draft,
        evidence::{EvidenceKind, Exhibit, StoredFile},
        filing::{Delivery, Filing},
        party::{Party, Who},
    },
    docket::{Actor, Hash, Statement},
    id::{AccountId, AgencyId, CaseId, DraftId, ExhibitId, SessionId},
    market::agency::{Agency, AgencyStatus, CreditScore},
    outcome::Outcome,
    text::Private,
};
use store::{Unit, Write, records::NewSession, unit::IdempotencyKey};

use crate::support::START;

static COUNT: AtomicU64 = AtomicU64::new(1);

/// Different at every call; later ones sort later.
pub fn number() -> u64 {
    COUNT.fetch_add(1, Ordering::SeqCst)
}

fn random() -> u128 {
    u128::from(number())
}

pub fn account_id() -> AccountId {
    AccountId::from_parts(START, random())
}

pub fn account(email: &str, role: Role) -> Account {
    Account {
        id: account_id(),
        version: 0,
        email: Private(email.to_owned()),
        name: "张三".into(),
        password_hash: "$argon2id$".into(),
        standing: Standing::Active,
        grants: vec![Grant::of(role)],
        totp: Totp::None,
        created: START,
    }
}

pub fn session(account: Option<AccountId>, token: &str) -> NewSession {
    NewSession {
        id: SessionId::from_parts(START, random()),
        token_hash: Hash::of(token.as_bytes()),
        account,
        second_factor: false,
        device: "Firefox, Linux".into(),
        created: START,
        idle_expires: START.plus_minutes(30),
        expires: START.plus_hours(12),
    }
}

pub fn draft(owner: AccountId) -> Draft {
    Draft::new(DraftId::from_parts(START, random()), owner, START)
}

pub fn exhibit(file: StoredFile) -> Exhibit {
    Exhibit {
        id: ExhibitId::from_parts(START, random()),
        title: "借条".into(),
        kind: EvidenceKind::Document,
        source: "原告".into(),
        purpose: "证明借款".into(),
        file,
    }
}

fn party(id_number: &str, phone: &str, address: &str) -> Party {
    Party {
        name: "李四".into(),
        who: Who::Person {
            sex: None,
            born: None,
            ethnicity: None,
            employer: None,
            occupation: None,
            id_number: Some(Private(id_number.to_owned())),
        },
        phone: Some(Private(phone.to_owned())),
        region: "330203".parse().unwrap(),
        address: Private(address.to_owned()),
    }
}

pub const ID_NUMBER: &str = "11010519491231002X";
pub use sample::PHONE;
pub const ADDRESS: &str = "海曙区中山西路123号";

pub fn filing() -> Filing {
    let bare = sample::filing();
    Filing {
        claimants: vec![party(ID_NUMBER, PHONE, ADDRESS)],
        respondents: vec![party("110101199003070038", "13900139000", "鄞州区百丈路")],
        delivery: Delivery {
            address: Private(ADDRESS.to_owned()),
            ..bare.delivery
        },
        ..bare
    }
}

pub fn actor(account: AccountId) -> Actor {
    Actor::Account {
        id: account,
        role: Role::Person,
    }
}

/// A case submitted at `now`, with what the docket says of it.
pub fn submitted(owner: AccountId, filing: Filing, now: Instant) -> Outcome<Case> {
    let id = CaseId::from_parts(START, random());
    let rules = domain::edition::first_edition();
    Case::submit(id, owner, filing, actor(owner), now, &rules).unwrap()
}

pub fn said(text: &str) -> Statement {
    Statement::new(Actor::Clock, "test.said").with("what", text)
}

/// A unit under a key of its own.
pub fn unit() -> Unit {
    let key = number().to_string();
    Unit::new(
        IdempotencyKey::of_work("test", key.as_str()),
        Hash::of(key.as_bytes()),
    )
}

pub fn submit_unit(outcome: Outcome<Case>) -> Unit {
    let case = outcome.next.id;
    unit()
        .write(Write::Case {
            case: Box::new(outcome.next),
            expected: None,
        })
        .append(case, 0, outcome.docket)
        .effects(outcome.effects)
}

pub fn agency(name: &str) -> Agency {
    let n = number();
    Agency {
        id: AgencyId::from_parts(START, u128::from(n)),
        name: name.to_owned(),
        short_name: name.to_owned(),
        uscc: uscc(n),
        region: "330203".parse().unwrap(),
        address: "中山西路1号".into(),
        status: AgencyStatus::Listed,
        founded: parse_date("2010-01-01").unwrap(),
        certificates: Vec::new(),
        services: Vec::new(),
        credit: CreditScore::from_hundredths(8_000).unwrap(),
        rating_count: 3,
        practitioners: Vec::new(),
        jobs_last_year: 4,
        consortium: false,
        version: 0,
    }
}

/// The check character is found by trying: the code's own reader knows the rule.
fn uscc(n: u64) -> domain::identity::Uscc {
    let body = format!("91330203{n:09}");
    "0123456789ABCDEFGHJKLMNPQRTUWXY"
        .chars()
        .find_map(|check| format!("{body}{check}").parse().ok())
        .unwrap()
}
