//! A small pool of reading connections. In WAL mode they never wait for the writer, nor it for them.

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use rusqlite::Connection;
use tokio::sync::Semaphore;

use super::connection;
use crate::{
    db::{Row, Value},
    error::{Result, StoreError},
};

pub(super) struct Readers {
    idle: Arc<Mutex<Vec<Connection>>>,
    permits: Arc<Semaphore>,
}

impl Readers {
    pub(super) fn open(path: &Path, count: usize) -> Result<Self> {
        let count = count.max(1);
        let idle = (0..count)
            .map(|_| connection::reading(path))
            .collect::<Result<Vec<_>>>()?;
        Ok(Self {
            idle: Arc::new(Mutex::new(idle)),
            permits: Arc::new(Semaphore::new(count)),
        })
    }

    /// Runs one statement with each set of arguments on one connection.
    pub(super) async fn read(&self, sql: &'static str, sets: Vec<Vec<Value>>) -> Result<Vec<Row>> {
        let permit = self
            .permits
            .clone()
            .acquire_owned()
            .await
            .map_err(StoreError::unavailable)?;
        let idle = self.idle.clone();
        let work = move || {
            // The permit goes back after the connection, whoever waits for the answer.
            let _permit = permit;
            let connection =
                take(&idle).ok_or_else(|| StoreError::unavailable("no reader left"))?;
            let mut rows = Vec::new();
            let mut outcome = Ok(());
            for args in sets {
                match connection::query(&connection, sql, &args) {
                    Ok(found) => rows.extend(found),
                    Err(error) => {
                        outcome = Err(error);
                        break;
                    }
                }
            }
            idle.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(connection);
            outcome.map(|()| rows)
        };
        tokio::task::spawn_blocking(work)
            .await
            .map_err(StoreError::unavailable)?
    }
}

fn take(idle: &Mutex<Vec<Connection>>) -> Option<Connection> {
    idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
}
