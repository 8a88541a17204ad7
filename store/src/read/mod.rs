//! The ports over either database.

mod accounts;
mod agencies;
mod court;
mod dockets;
mod limits;
mod outbox;
mod schedule;
mod sessions;

use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::{
    db::{Database, Row},
    error::{Result, StoreError},
    keys::Keys,
    sealing::{self, Place},
};

pub(crate) use dockets::entry_of;

/// Where every port reads from.
pub(crate) struct Shelf {
    pub(crate) db: Arc<dyn Database>,
    pub(crate) keys: Arc<Keys>,
}

impl Shelf {
    /// An aggregate from a row of id, version and body; what the columns say must be what the body says.
    fn aggregate<T: DeserializeOwned>(
        &self,
        table: &'static str,
        row: &Row,
        version: impl FnOnce(&T) -> u64,
    ) -> Result<T> {
        let id = row.text(0)?;
        let value: T = sealing::read(&self.keys, Place { table, id }, row.text(2)?)?;
        match version(&value) == row.count(1)? {
            true => Ok(value),
            false => Err(StoreError::corrupt(
                table,
                id,
                "column version differs from the body's",
            )),
        }
    }
}
