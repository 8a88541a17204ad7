//! The writing connection to PostgreSQL.

use async_trait::async_trait;
use deadpool_postgres::{Object, Pool};

use super::client;
use crate::{
    db::{Link, Mark, Row, Sql, Value},
    error::{Result, StoreError},
};

pub(super) struct PostgresLink {
    pool: Pool,
    /// Held for one batch. A connection that failed is dropped, and the next batch takes another.
    client: Option<Object>,
}

impl PostgresLink {
    pub(super) fn new(pool: Pool) -> Self {
        Self { pool, client: None }
    }

    fn client(&self) -> Result<&Object> {
        self.client
            .as_ref()
            .ok_or_else(|| StoreError::unavailable("no batch has begun"))
    }

    async fn say(&self, words: &str) -> Result<()> {
        self.client()?
            .batch_execute(words)
            .await
            .map_err(client::error)
    }

    /// Ends the batch; a connection that could not say so is closed, which rolls back.
    async fn end(&mut self, words: &str) -> Result<()> {
        let said = self.say(words).await;
        if let (Err(_), Some(client)) = (&said, self.client.take()) {
            drop(Object::take(client));
        }
        self.client = None;
        said
    }
}

#[async_trait]
impl Sql for PostgresLink {
    async fn query(&mut self, sql: &'static str, args: &[Value]) -> Result<Vec<Row>> {
        client::query(self.client()?, sql, args).await
    }

    async fn execute(&mut self, sql: &'static str, args: &[Value]) -> Result<u64> {
        client::execute(self.client()?, sql, args).await
    }
}

#[async_trait]
impl Link for PostgresLink {
    async fn mark(&mut self, mark: Mark) -> Result<()> {
        match mark {
            Mark::Begin => {
                self.client = Some(client::take(&self.pool).await?);
                // An acknowledged unit is on disk, whatever the server's default is.
                self.say("BEGIN; SET LOCAL synchronous_commit = on").await
            }
            Mark::Savepoint => self.say("SAVEPOINT unit").await,
            Mark::Release => self.say("RELEASE unit").await,
            Mark::RollBackToSavepoint => self.say("ROLLBACK TO unit; RELEASE unit").await,
            Mark::RollBack => self.end("ROLLBACK").await,
            Mark::Commit => self.end("COMMIT").await,
        }
    }

    fn sql(&mut self) -> &mut dyn Sql {
        self
    }
}
