//! Typed ULIDs: an id of one thing is never taken for the id of another.

use core::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ulid::Ulid;

use crate::clock::Instant;

/// A text that is no ULID (26 characters of Crockford base 32).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an id: 26 characters of Crockford base 32 expected")
    }
}

impl core::error::Error for NotAnId {}

macro_rules! typed_ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Ulid);

        impl $name {
            /// The random half comes from outside: nothing in `domain` draws it.
            #[must_use]
            pub fn from_parts(at: Instant, random: u128) -> Self {
                Self(Ulid::from_parts(u64::try_from(at.0).unwrap_or(0), random))
            }

            /// The instant it was made at.
            #[must_use]
            pub fn made_at(self) -> Instant {
                Instant(i64::try_from(self.0.timestamp_ms()).unwrap_or(i64::MAX))
            }

            #[must_use]
            pub fn to_bytes(self) -> [u8; 16] {
                self.0.to_bytes()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut text = [0; ulid::ULID_LEN];
                f.write_str(self.0.array_to_str(&mut text))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Ulid::from_string(text).map(Self).map_err(|_| NotAnId)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = String::deserialize(from)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}

typed_ids! {
    /// A person's or firm's sign-in (用户).
    AccountId,
    /// One signed-in device (会话).
    SessionId,
    /// A filing that is being written (草稿).
    DraftId,
    /// A case from its submission on (案件).
    CaseId,
    /// A stored file, named by its row, proved by its hash (文件).
    FileId,
    /// A piece of evidence (证据).
    ExhibitId,
    /// A document the court has issued (文书).
    NoticeId,
    /// An intermediary agency (中介机构).
    AgencyId,
    /// One queued effect in commit order.
    EffectId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_its_text_form() {
        let id = CaseId::from_parts(Instant(1_700_000_000_000), 42);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(id.made_at(), Instant(1_700_000_000_000));
        assert_eq!("not an id".parse::<CaseId>(), Err(NotAnId));
    }
}
