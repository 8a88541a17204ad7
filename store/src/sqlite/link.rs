//! The writing connection of the embedded database.

use async_trait::async_trait;
use rusqlite::Connection;

use super::{checkpoint::Checkpointer, connection};
use crate::{
    db::{Link, Mark, Row, Sql, Value},
    error::{Result, StoreError},
};

pub(super) struct SqliteLink {
    connection: Connection,
    checkpointer: Checkpointer,
    /// A commit failed. After a failed fsync the kernel may have dropped the pages and call the next one a
    /// success, so nothing more is promised until a restart has read the file anew.
    broken: Option<StoreError>,
}

impl SqliteLink {
    pub(super) fn new(connection: Connection, checkpointer: Checkpointer) -> Self {
        Self {
            connection,
            checkpointer,
            broken: None,
        }
    }

    fn say(&self, words: &'static str) -> Result<()> {
        connection::execute(&self.connection, words, &[]).map(|_| ())
    }

    fn begin(&self) -> Result<()> {
        match &self.broken {
            Some(why) => Err(why.clone()),
            None => self.say("BEGIN IMMEDIATE"),
        }
    }

    fn commit(&mut self) -> Result<()> {
        match self.say("COMMIT") {
            Ok(()) => {
                self.checkpointer.committed();
                Ok(())
            }
            Err(why) => {
                tracing::error!(error = %why, "a commit failed: the store takes no more units");
                self.broken = Some(StoreError::unavailable(format!(
                    "an earlier commit failed: {why}"
                )));
                Err(why)
            }
        }
    }
}

/// Nothing here waits: the writer has this thread for itself.
#[async_trait]
impl Sql for SqliteLink {
    async fn query(&mut self, sql: &'static str, args: &[Value]) -> Result<Vec<Row>> {
        connection::query(&self.connection, sql, args)
    }

    async fn execute(&mut self, sql: &'static str, args: &[Value]) -> Result<u64> {
        connection::execute(&self.connection, sql, args)
    }
}

#[async_trait]
impl Link for SqliteLink {
    async fn mark(&mut self, mark: Mark) -> Result<()> {
        match mark {
            Mark::Begin => self.begin(),
            Mark::Savepoint => self.say("SAVEPOINT unit"),
            Mark::Release => self.say("RELEASE unit"),
            Mark::RollBackToSavepoint => {
                self.say("ROLLBACK TO unit")?;
                self.say("RELEASE unit")
            }
            // Some failures have rolled back by themselves.
            Mark::RollBack if self.connection.is_autocommit() => Ok(()),
            Mark::RollBack => self.say("ROLLBACK"),
            Mark::Commit => self.commit(),
        }
    }

    fn sql(&mut self) -> &mut dyn Sql {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn after_a_failed_commit_no_batch_begins() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test.db");
        let connection = connection::writing(&path).unwrap();
        let checkpointer = Checkpointer::start(&path).unwrap();
        let mut link = SqliteLink::new(connection, checkpointer);
        // A constraint that is only checked at the commit stands in for a disk that fails there.
        let schema = "CREATE TABLE a (id INTEGER PRIMARY KEY); \
             CREATE TABLE b (a INTEGER REFERENCES a (id) DEFERRABLE INITIALLY DEFERRED);";
        link.connection.execute_batch(schema).unwrap();
        link.mark(Mark::Begin).await.unwrap();
        link.execute("INSERT INTO b (a) VALUES (1)", &[])
            .await
            .unwrap();
        assert!(link.mark(Mark::Commit).await.is_err());
        link.mark(Mark::RollBack).await.unwrap();
        let refused = link.mark(Mark::Begin).await;
        assert!(
            matches!(refused, Err(StoreError::Unavailable(_))),
            "{refused:?}"
        );
    }
}
