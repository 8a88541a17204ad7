//! The writing connection of the embedded database.

use async_trait::async_trait;
use rusqlite::Connection;

use super::{checkpoint::Checkpointer, connection};
use crate::{
    alarm::Alarm,
    db::{Link, Mark, Row, Sql, Value},
    error::{Result, StoreError},
};

pub(super) struct SqliteLink {
    connection: Connection,
    checkpointer: Checkpointer,
    /// Rung where a commit fails: nobody knows what of it reached the disk.
    alarm: Alarm,
}

impl SqliteLink {
    pub(super) fn new(connection: Connection, checkpointer: Checkpointer, alarm: Alarm) -> Self {
        Self {
            connection,
            checkpointer,
            alarm,
        }
    }

    fn say(&self, words: &'static str) -> Result<()> {
        connection::execute(&self.connection, words, &[]).map(|_| ())
    }

    fn begin(&self) -> Result<()> {
        self.alarm.silent()?;
        self.say("BEGIN IMMEDIATE")
    }

    fn commit(&mut self) -> Result<()> {
        match self.say("COMMIT") {
            Ok(()) => {
                self.checkpointer.committed();
                Ok(())
            }
            // The log had no room for all of the commit's pages. Its last one, which alone makes the others count,
            // was not written, and nothing was synced: the commit is undone, and the next takes its place in the log.
            Err(full @ StoreError::Full(_)) => {
                if let Err(why) = self.roll_back() {
                    self.alarm.ring(format!("a full disk: {why}"));
                }
                Err(full)
            }
            Err(why) => {
                self.alarm.ring(format!("a commit failed: {why}"));
                Err(why)
            }
        }
    }

    /// Some failures have rolled back by themselves.
    fn roll_back(&self) -> Result<()> {
        match self.connection.is_autocommit() {
            true => Ok(()),
            false => self.say("ROLLBACK"),
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
            Mark::RollBack => self.roll_back(),
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

    fn opened(folder: &std::path::Path) -> SqliteLink {
        let path = folder.join("test.db");
        let connection = connection::writing(&path).unwrap();
        let alarm = Alarm::default();
        let checkpointer = Checkpointer::start(&path, alarm.clone()).unwrap();
        SqliteLink::new(connection, checkpointer, alarm)
    }

    #[tokio::test]
    async fn a_full_disk_fails_a_batch_and_not_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let mut link = opened(folder.path());
        let schema = "CREATE TABLE a (body TEXT); PRAGMA max_page_count = 4;";
        link.connection.execute_batch(schema).unwrap();
        link.mark(Mark::Begin).await.unwrap();
        let long = vec![Value::Text("x".repeat(64 * 1024))];
        let full = link.execute("INSERT INTO a VALUES ($1)", &long).await;
        assert!(matches!(full, Err(StoreError::Full(_))), "{full:?}");
        link.mark(Mark::RollBack).await.unwrap();
        let room = "PRAGMA max_page_count = 4000";
        link.connection.execute_batch(room).unwrap();
        link.mark(Mark::Begin).await.unwrap();
        link.execute("INSERT INTO a VALUES ($1)", &long)
            .await
            .unwrap();
        link.mark(Mark::Commit).await.unwrap();
    }

    #[tokio::test]
    async fn after_a_failed_commit_no_batch_begins() {
        let folder = tempfile::tempdir().unwrap();
        let mut link = opened(folder.path());
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
