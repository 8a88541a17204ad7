//! The embedded database: one writer thread, reading connections beside it, checkpoints off the writer.

mod backup;
mod checkpoint;
mod connection;
mod link;
mod migrate;
mod readers;
mod sound;

use std::{path::PathBuf, sync::Arc};

use async_trait::async_trait;

pub(crate) use backup::{copy, restore};
use checkpoint::Checkpointer;
use link::SqliteLink;
use readers::Readers;

use crate::{
    alarm::Alarm,
    clock::SharedClock,
    db::{Database, Queue, Row, Value, writer},
    error::{Result, StoreError},
    store::Options,
};

/// The database's file in the data folder.
pub(crate) const FILE: &str = "zhangban.db";

struct Sqlite {
    path: PathBuf,
    alarm: Alarm,
    queue: Queue,
    readers: Readers,
}

/// Opens or creates the embedded database.
pub(crate) async fn open(options: &Options, alarm: Alarm) -> Result<Arc<dyn Database>> {
    let path = options.folder.join(FILE);
    let (clock, readers) = (options.clock.clone(), options.readers);
    let opened = tokio::task::spawn_blocking(move || start(path, readers, clock, alarm)).await;
    let db = opened.map_err(StoreError::unavailable)??;
    Ok(Arc::new(db))
}

fn start(path: PathBuf, readers: usize, clock: SharedClock, alarm: Alarm) -> Result<Sqlite> {
    let mut connection = connection::writing(&path)?;
    checkpoint::at_the_start(&connection)?;
    migrate::migrate(&mut connection)?;
    let readers = Readers::open(&path, readers)?;
    let checkpointer = Checkpointer::start(&path, alarm.clone())?;
    let link = SqliteLink::new(connection, checkpointer, alarm.clone());
    let heard = alarm.clone();
    let (queue, orders) = Queue::new();
    let work =
        move || futures::executor::block_on(writer::run(Box::new(link), orders, clock, alarm));
    std::thread::Builder::new()
        .name("store-writer".into())
        .spawn(work)?;
    Ok(Sqlite {
        path,
        alarm: heard,
        queue,
        readers,
    })
}

#[async_trait]
impl Database for Sqlite {
    async fn read(&self, sql: &'static str, args: Vec<Value>) -> Result<Vec<Row>> {
        self.readers.read(sql, vec![args]).await
    }

    async fn read_each(&self, sql: &'static str, sets: Vec<Vec<Value>>) -> Result<Vec<Row>> {
        self.readers.read(sql, sets).await
    }

    /// There is one writer, so bookkeeping goes through its batches too.
    async fn change(&self, sql: &'static str, args: Vec<Value>) -> Result<Vec<Row>> {
        self.queue.statement(sql, args).await
    }

    async fn unsound(&self) -> Result<Vec<String>> {
        let path = self.path.clone();
        let found = tokio::task::spawn_blocking(move || sound::faults(&path)).await;
        found.map_err(StoreError::unavailable)?
    }

    fn queue(&self) -> &Queue {
        &self.queue
    }

    /// The write-ahead log keeps the pages as they were until it is written back and cut off.
    async fn scrub(&self) -> Result<()> {
        let (path, alarm) = (self.path.clone(), self.alarm.clone());
        let cut = tokio::task::spawn_blocking(move || checkpoint::cut_off(&path, &alarm)).await;
        cut.map_err(StoreError::unavailable)?
    }

    async fn close(&self) {
        self.queue.end().await;
    }
}
