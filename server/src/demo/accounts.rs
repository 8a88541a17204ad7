//! Who can sign in to a demo. The password and the second factors are published: a demo holds nothing of value.

use core::fmt;

use domain::{
    account::{Account, Standing, Totp},
    caller::{CourtCode, Grant, Role},
    docket::Hash,
    id::AccountId,
    text::Private,
};
use store::{StoreError, Unit, Write, unit::IdempotencyKey};

use super::load::DEMO;
use crate::{auth::password, context::Context};

/// The password of every demo account.
const PASSWORD: &str = "zhangban-demo-2026";

/// One demo account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// The part of the address before `@demo.example`.
    pub key: &'static str,
    pub name: &'static str,
    pub role: Role,
    pub court: Option<&'static str>,
}

const fn person(key: &'static str, name: &'static str, role: Role) -> Person {
    Person {
        key,
        name,
        role,
        court: None,
    }
}

const fn official(
    key: &'static str,
    name: &'static str,
    role: Role,
    court: &'static str,
) -> Person {
    Person {
        key,
        name,
        role,
        court: Some(court),
    }
}

/// The demo's supervisor works for the authority of 宁波市.
const AUTHORITY: &str = "330200";

/// Everyone, in the order printed.
pub const PEOPLE: [Person; 15] = [
    person("claimant", "王芳", Role::Person),
    person("neighbour", "赵敏", Role::Person),
    person("lawyer", "陈明", Role::Lawyer),
    person("buyer", "周立", Role::Buyer),
    person("agency", "吴洁", Role::Agency),
    official("clerk", "李文", Role::FilingClerk, "浙0203"),
    official("clerk-xihu", "孙静", Role::FilingClerk, "浙0106"),
    official("judge", "钱正", Role::Judge, "浙0203"),
    official("court-clerk", "何欣", Role::CourtClerk, "浙0203"),
    official("mediator", "沈和", Role::Mediator, "浙0203"),
    official("enforcement", "郑行", Role::EnforcementOfficer, "浙0203"),
    person("supervisor", "冯察", Role::MarketSupervisor),
    person("operator", "褚维", Role::Operator),
    person("security", "卫安", Role::SecurityOfficer),
    person("auditor", "蒋审", Role::Auditor),
];

/// What someone types to sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    pub email: String,
    pub password: &'static str,
    pub role: Role,
    /// For an authenticator app, in base 32.
    pub second_factor: Option<String>,
}

impl fmt::Display for SignIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<26} {:<20} {}", self.email, self.password, self.role)?;
        match &self.second_factor {
            Some(secret) => write!(f, "  second factor {secret}"),
            None => Ok(()),
        }
    }
}

impl Person {
    /// The same person has the same id in every demo, so that loading twice finds them.
    pub fn id(self) -> AccountId {
        let digest = Hash::of(format!("demo account {}", self.key).as_bytes()).0;
        let mut half = [0; 16];
        half.copy_from_slice(&digest[..16]);
        AccountId::from_parts(domain::clock::Instant(0), u128::from_be_bytes(half))
    }

    pub fn grant(self) -> Grant {
        let authority = self.role.is_of_an_authority().then_some(AUTHORITY);
        Grant {
            role: self.role,
            court: self.court.map(|code| CourtCode(code.to_owned())),
            authority: authority.map(|code| code.parse().expect("a code of GB/T 2260")),
        }
    }

    pub fn sign_in(self) -> SignIn {
        SignIn {
            email: format!("{}@demo.example", self.key),
            password: PASSWORD,
            role: self.role,
            second_factor: self.role.is_staff().then(|| self.secret()),
        }
    }

    /// Base 32 of twenty bytes (RFC 4226, 4), drawn from the name and so the same in every demo.
    fn secret(self) -> String {
        let digest = Hash::of(format!("demo second factor {}", self.key).as_bytes()).0;
        let mut bytes = [0; 20];
        bytes.copy_from_slice(&digest[..20]);
        crate::auth::totp::new_secret(bytes)
    }

    fn account(self, password_hash: &str, context: &Context) -> Account {
        let sign_in = self.sign_in();
        Account {
            id: self.id(),
            version: 0,
            email: Private(sign_in.email),
            name: self.name.to_owned(),
            password_hash: password_hash.to_owned(),
            standing: Standing::Active,
            grants: vec![self.grant()],
            totp: match sign_in.second_factor {
                Some(secret) => Totp::Active {
                    secret: Private(secret),
                    last_step: 0,
                },
                None => Totp::None,
            },
            created: context.now(),
        }
    }
}

/// Opens every account that is not there yet, and marks the store as a demo in the same commit.
pub(super) async fn open(context: &Context) -> Result<(), StoreError> {
    let hashed = tokio::task::spawn_blocking(|| password::hash(PASSWORD)).await;
    // One hash for all: the password is printed anyway, and fifteen hashes take a second.
    let hash = hashed.map_err(|error| StoreError::Unavailable(error.to_string()))?;
    let key = IdempotencyKey::of_work(DEMO, "accounts");
    let unit = Unit::new(key, Hash::of(b"accounts")).write(Write::Take {
        counter: DEMO.to_owned(),
        expected: 0,
    });
    let unit = PEOPLE.iter().fold(unit, |unit, person| {
        let account = Box::new(person.account(&hash, context));
        unit.write(Write::Account {
            account,
            expected: None,
        })
    });
    context.store.save(unit).await.map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_official_has_a_second_factor_and_every_court_role_a_court() {
        for person in PEOPLE {
            assert_eq!(
                person.sign_in().second_factor.is_some(),
                person.role.is_staff(),
                "{}",
                person.key
            );
            assert_eq!(
                person.court.is_some(),
                person.role.is_of_a_court(),
                "{}",
                person.key
            );
        }
    }

    #[test]
    fn nobody_shares_an_id_or_a_secret() {
        for (at, one) in PEOPLE.iter().enumerate() {
            for other in &PEOPLE[at + 1..] {
                assert_ne!(one.id(), other.id());
                assert_ne!(one.secret(), other.secret());
            }
        }
    }
}
