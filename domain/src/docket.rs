//! The docket (卷宗目录): append-only, hash-chained, the same bytes everywhere.
//!
//! Entry hash = SHA-256 over the previous hash and the canonical entry. A correction is a new entry.

use core::fmt;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    caller::Role,
    clock::Instant,
    id::{AccountId, CaseId},
};

/// A SHA-256 digest, written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// What the first entry of a docket follows.
    pub const START: Hash = Hash([0; 32]);

    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is not 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAHash;

impl fmt::Display for NotAHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a hash: 64 hexadecimal digits expected")
    }
}

impl std::str::FromStr for Hash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, NotAHash> {
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return Err(NotAHash);
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let nibble = |digit: u8| (digit as char).to_digit(16).ok_or(NotAHash);
            let value = nibble(pair[0])? * 16 + nibble(pair[1])?;
            *byte = u8::try_from(value).map_err(|_| NotAHash)?;
        }
        Ok(Self(bytes))
    }
}

impl Serialize for Hash {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Who made an entry: a person in a role, or the clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    Account { id: AccountId, role: Role },
    Clock,
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Actor::Account { id, role } => write!(f, "{role}:{id}"),
            Actor::Clock => f.write_str("clock"),
        }
    }
}

/// What a transition says for the docket, before the writer gives it a place and a time.
///
/// `facts` hold codes, dates, amounts and hashes; personal data is only named by its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    pub actor: Actor,
    /// Names the event, such as `filing.submitted`.
    pub event: String,
    pub facts: BTreeMap<String, String>,
}

impl Statement {
    #[must_use]
    pub fn new(actor: Actor, event: &str) -> Self {
        Self {
            actor,
            event: event.to_owned(),
            facts: BTreeMap::new(),
        }
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.facts.insert(name.to_owned(), value.to_string());
        self
    }
}

/// A statement at its place in the docket of one case, at its commit time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub case: CaseId,
    /// Counted from 1, without a gap.
    pub position: u64,
    pub at: Instant,
    pub statement: Statement,
    pub previous: Hash,
    pub hash: Hash,
}

impl Entry {
    /// Seals `statement` as the next entry after `previous`.
    #[must_use]
    pub fn seal(
        case: CaseId,
        position: u64,
        at: Instant,
        statement: Statement,
        previous: Hash,
    ) -> Self {
        let mut entry = Self {
            case,
            position,
            at,
            statement,
            previous,
            hash: Hash::START,
        };
        entry.hash = entry.computed_hash();
        entry
    }

    fn computed_hash(&self) -> Hash {
        let mut digest = Sha256::new();
        digest.update(self.previous.0);
        digest.update(self.canonical());
        Hash(digest.finalize().into())
    }

    /// Every value with its length before it, so that no two entries share an encoding.
    #[must_use]
    pub fn canonical(&self) -> Vec<u8> {
        let mut out = b"ZBD1\n".to_vec();
        let mut put = |text: &str| {
            out.extend_from_slice(text.len().to_string().as_bytes());
            out.push(b':');
            out.extend_from_slice(text.as_bytes());
            out.push(b'\n');
        };
        put(&self.case.to_string());
        put(&self.position.to_string());
        put(&self.at.0.to_string());
        put(&self.statement.actor.to_string());
        put(&self.statement.event);
        put(&self.statement.facts.len().to_string());
        for (name, value) in &self.statement.facts {
            put(name);
            put(value);
        }
        out
    }
}

/// Where a chain of entries breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The entry at this place has another number, or belongs to another case.
    Gap { position: u64 },
    /// The entry does not follow the hash before it.
    Link { position: u64 },
    /// The entry is not what its hash says.
    Content { position: u64 },
    /// Time runs backwards at this entry.
    Time { position: u64 },
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Broken::Gap { position } => write!(f, "entry {position} is missing or misplaced"),
            Broken::Link { position } => {
                write!(f, "entry {position} does not follow the one before")
            }
            Broken::Content { position } => write!(f, "entry {position} is not what its hash says"),
            Broken::Time { position } => {
                write!(f, "entry {position} is earlier than the one before")
            }
        }
    }
}

/// Proves a docket from its first entry; gives the hash of its last.
///
/// # Errors
/// The first place where numbering, link, content or time is wrong.
pub fn verify<'a>(
    case: CaseId,
    entries: impl IntoIterator<Item = &'a Entry>,
) -> Result<Hash, Broken> {
    let mut head = Hash::START;
    let mut last = Instant(i64::MIN);
    for (position, entry) in (1_u64..).zip(entries) {
        if entry.position != position || entry.case != case {
            return Err(Broken::Gap { position });
        }
        if entry.previous != head {
            return Err(Broken::Link { position });
        }
        if entry.computed_hash() != entry.hash {
            return Err(Broken::Content { position });
        }
        if entry.at < last {
            return Err(Broken::Time { position });
        }
        head = entry.hash;
        last = entry.at;
    }
    Ok(head)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn chain(values: &[String]) -> Vec<Entry> {
        let case = CaseId::from_parts(Instant(1), 1);
        let mut previous = Hash::START;
        (1_u64..)
            .zip(values)
            .map(|(position, value)| {
                let said = Statement::new(Actor::Clock, "test.said").with("value", value);
                let at = Instant(i64::try_from(position).expect("small"));
                let entry = Entry::seal(case, position, at, said, previous);
                previous = entry.hash;
                entry
            })
            .collect()
    }

    proptest! {
        #[test]
        fn a_whole_chain_verifies(values in proptest::collection::vec(".{0,8}", 0..20)) {
            let entries = chain(&values);
            let case = CaseId::from_parts(Instant(1), 1);
            prop_assert!(verify(case, &entries).is_ok());
        }

        #[test]
        fn a_changed_entry_is_found(values in proptest::collection::vec("[a-z]{1,8}", 1..20), at in any::<prop::sample::Index>()) {
            let mut entries = chain(&values);
            let case = CaseId::from_parts(Instant(1), 1);
            let place = at.index(entries.len());
            entries[place].statement.facts.insert("value".into(), "CHANGED".into());
            prop_assert_eq!(verify(case, &entries), Err(Broken::Content { position: place as u64 + 1 }));
        }

        #[test]
        fn a_dropped_entry_is_found(values in proptest::collection::vec("[a-z]{1,8}", 2..20), at in any::<prop::sample::Index>()) {
            let mut entries = chain(&values);
            let case = CaseId::from_parts(Instant(1), 1);
            let place = at.index(entries.len() - 1);
            entries.remove(place);
            prop_assert_eq!(verify(case, &entries), Err(Broken::Gap { position: place as u64 + 1 }));
        }
    }

    #[test]
    fn an_entry_of_another_case_is_refused() {
        let entries = chain(&["a".to_owned()]);
        let other = CaseId::from_parts(Instant(2), 2);
        assert_eq!(verify(other, &entries), Err(Broken::Gap { position: 1 }));
    }
}
