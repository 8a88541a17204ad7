//! Key rings as every node must have them. The keys lie in files and the database keeps their ids only: a node whose
//! file lacks one would read nothing another node has sealed, or sign a receipt otherwise than its neighbour.

use std::collections::BTreeSet;

use crate::{
    Store,
    db::{Database, value::args},
    error::{Result, StoreError},
};

pub(crate) const FIELDS: &str = "fields";
const RECEIPTS: &str = "receipts";

const KNOWN: &str = "SELECT ids FROM key_ring WHERE name = $1";
/// Takes the place of what was read, and of nothing newer.
const KNOW: &str = "INSERT INTO key_ring (name, ids) VALUES ($1, $2) \
     ON CONFLICT (name) DO UPDATE SET ids = $2 WHERE key_ring.ids = $3 RETURNING name";

/// Nodes that start at once come one after the other.
const TRIES_MAX: u32 = 8;

async fn known(db: &dyn Database, name: &str) -> Result<BTreeSet<String>> {
    let row = db.read_one(KNOWN, args![name]).await?;
    let Some(row) = row else {
        return Ok(BTreeSet::new());
    };
    Ok(row.text(0)?.split_whitespace().map(str::to_owned).collect())
}

fn text(ids: &BTreeSet<String>) -> String {
    ids.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// Adds the ids at hand to the known ones, unless some known one is not at hand: those are given back.
pub(crate) async fn know(
    db: &dyn Database,
    name: &str,
    mine: &BTreeSet<String>,
) -> Result<BTreeSet<String>> {
    for _ in 0..TRIES_MAX {
        let known = known(db, name).await?;
        let lacking: BTreeSet<String> = known.difference(mine).cloned().collect();
        if !lacking.is_empty() || known == *mine {
            return Ok(lacking);
        }
        let told = db.change(KNOW, args![name, text(mine), text(&known)]);
        if !told.await?.is_empty() {
            return Ok(BTreeSet::new());
        }
    }
    Err(StoreError::unavailable(
        "the key ring is changed all the time",
    ))
}

impl Store {
    /// Whether receipts were signed under this database before.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn has_receipt_keys(&self) -> Result<bool> {
        Ok(!known(self.db.as_ref(), RECEIPTS).await?.is_empty())
    }

    /// Tells the database which receipt keys this node has; gives those it lacks.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn know_receipt_keys(&self, mine: &BTreeSet<String>) -> Result<BTreeSet<String>> {
        know(self.db.as_ref(), RECEIPTS, mine).await
    }

    /// Gives up every receipt key this node does not have, where they are lost: what they signed is proved no more.
    ///
    /// # Errors
    /// The database does not answer, or another node has just told of a key.
    pub async fn give_up_receipt_keys(&self, mine: &BTreeSet<String>) -> Result<()> {
        let known = known(self.db.as_ref(), RECEIPTS).await?;
        let told = self
            .db
            .change(KNOW, args![RECEIPTS, text(mine), text(&known)])
            .await?;
        match told.is_empty() {
            true => Err(StoreError::unavailable("the key ring has just changed")),
            false => Ok(()),
        }
    }
}
