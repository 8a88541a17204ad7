//! What a database driver must do for the shared code.

use async_trait::async_trait;
use domain::clock::Instant;

use super::{Queue, Row, Value};
use crate::error::{Result, StoreError};

/// Runs portable statements: parameters are `$1`, `$2`… Numbers are 64 bits wide, everything else is text.
#[async_trait]
pub(crate) trait Sql: Send {
    async fn query(&mut self, sql: &'static str, args: Vec<Value>) -> Result<Vec<Row>>;
    /// Gives the number of rows changed.
    async fn execute(&mut self, sql: &'static str, args: Vec<Value>) -> Result<u64>;
}

/// Marks inside the life of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    Begin,
    Savepoint,
    Release,
    RollBackToSavepoint,
    RollBack,
    /// Returns once the changes are safe on disk.
    Commit,
}

/// The one connection that writes batches. A link whose commit failed in a way that makes later ones
/// doubtful answers every further `Begin` with `Unavailable`.
#[async_trait]
pub(crate) trait Link: Sql {
    async fn mark(&mut self, mark: Mark) -> Result<()>;
    /// For handing `self` to code that only runs statements.
    fn sql(&mut self) -> &mut dyn Sql;
}

/// A database: reads on its own connections, changes through the queue of its writer.
#[async_trait]
pub(crate) trait Database: Send + Sync {
    async fn read(&self, sql: &'static str, args: Vec<Value>) -> Result<Vec<Row>>;
    /// The same statement for each set of arguments, on one connection; rows in the order of the sets.
    async fn read_each(&self, sql: &'static str, sets: Vec<Vec<Value>>) -> Result<Vec<Row>>;
    /// One self-standing statement that changes bookkeeping; gives the rows of its `RETURNING`.
    async fn change(&self, sql: &'static str, args: Vec<Value>) -> Result<Vec<Row>>;
    fn queue(&self) -> &Queue;
    /// Takes what was erased out of the log as well, as far as the database offers a way.
    async fn scrub(&self) -> Result<()> {
        Ok(())
    }
    /// Ends the writer after what is queued.
    async fn close(&self);

    async fn read_one(&self, sql: &'static str, args: Vec<Value>) -> Result<Option<Row>> {
        Ok(self.read(sql, args).await?.into_iter().next())
    }

    /// The one number a statement counts.
    async fn count(&self, sql: &'static str, args: Vec<Value>) -> Result<u64> {
        let row = self.read_one(sql, args).await?;
        row.ok_or_else(|| StoreError::unavailable("a count gave no row"))?
            .count(0)
    }

    /// The least instant a statement finds.
    async fn least(&self, sql: &'static str) -> Result<Option<Instant>> {
        let row = self.read_one(sql, Vec::new()).await?;
        row.filter(|row| !row.is_null(0))
            .map(|row| row.at(0))
            .transpose()
    }
}
