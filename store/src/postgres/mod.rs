//! PostgreSQL, or what speaks its protocol: a pool, and a writer whose batches take turns on `commit_clock`.

mod client;
mod link;
mod migrate;
mod tls;

use std::{str::FromStr as _, sync::Arc};

use async_trait::async_trait;
use deadpool_postgres::{Manager, ManagerConfig, Pool, RecyclingMethod};
use tokio_postgres::NoTls;

use link::PostgresLink;

use crate::{
    alarm::Alarm,
    db::{Database, Queue, Row, Value, writer},
    error::{Result, StoreError},
    store::Options,
};

/// Connections besides the readers': the writer's own.
const WRITERS: usize = 1;

struct Postgres {
    pool: Pool,
    queue: Queue,
}

/// Opens the database at `url` and starts this node's writer.
pub(crate) async fn open(url: &str, options: &Options, alarm: Alarm) -> Result<Arc<dyn Database>> {
    // The address may hold a password: no message repeats it.
    let mut config = tokio_postgres::Config::from_str(url)
        .map_err(|_| StoreError::unavailable("the address of the database does not read"))?;
    config.application_name("zhangban");
    let recycling = ManagerConfig {
        recycling_method: RecyclingMethod::Fast,
    };
    let manager = match tls::settle(&mut config, url, options.postgres_ca.as_deref())? {
        Some(tls) => Manager::from_config(config, tls, recycling),
        None => Manager::from_config(config, NoTls, recycling),
    };
    let pool = Pool::builder(manager)
        .max_size(options.readers + WRITERS)
        .build();
    let pool = pool.map_err(StoreError::unavailable)?;
    migrate::migrate(&pool).await?;
    let (queue, orders) = Queue::new();
    let link = PostgresLink::new(pool.clone());
    let clock = options.clock.clone();
    tokio::spawn(writer::run(Box::new(link), orders, clock, alarm));
    Ok(Arc::new(Postgres { pool, queue }))
}

#[async_trait]
impl Database for Postgres {
    async fn read(&self, sql: &'static str, args: Vec<Value>) -> Result<Vec<Row>> {
        client::query(&client::take(&self.pool).await?, sql, &args).await
    }

    async fn read_each(&self, sql: &'static str, sets: Vec<Vec<Value>>) -> Result<Vec<Row>> {
        let client = client::take(&self.pool).await?;
        // All are on the wire before the first answer: one round trip for the lot.
        let client = &client;
        let answers = sets
            .into_iter()
            .map(|args| async move { client::query(client, sql, &args).await });
        let answers = futures::future::try_join_all(answers).await?;
        Ok(answers.into_iter().flatten().collect())
    }

    /// Bookkeeping needs no turn on the commit clock: a statement of its own is enough.
    async fn change(&self, sql: &'static str, args: Vec<Value>) -> Result<Vec<Row>> {
        client::query(&client::take(&self.pool).await?, sql, &args).await
    }

    /// Its pages have checksums where the cluster was made with them, and are checked whenever they are read.
    async fn unsound(&self) -> Result<Vec<String>> {
        Ok(Vec::new())
    }

    fn queue(&self) -> &Queue {
        &self.queue
    }

    async fn close(&self) {
        self.queue.end().await;
        self.pool.close();
    }
}
