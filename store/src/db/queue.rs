//! The queue in front of the writer.

use async_trait::async_trait;
use domain::clock::Instant;
use tokio::sync::{mpsc, oneshot};

use super::{Row, Sql, Value};
use crate::error::{Result, StoreError};

/// Units that may wait: what 64-unit batches at 2 ms each work off in a second.
const QUEUE_JOBS_MAX: usize = 32_768;

/// Number and time of the commit a job belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// The number this job takes if it uses one.
    pub(crate) seq: u64,
    pub(crate) at: Instant,
}

/// A piece of work inside a batch. It may be run more than once; what an earlier run wrote is rolled back.
#[async_trait]
pub(crate) trait Work: Send + 'static {
    type Out: Send + 'static;
    /// Gives the output and whether the commit number was taken.
    async fn run(&self, sql: &mut dyn Sql, stamp: Stamp) -> Result<(Self::Out, bool)>;
}

/// A queued piece of work with the one who waits for it.
#[async_trait]
pub(crate) trait Job: Send {
    /// Runs and keeps the output; gives whether a commit number was taken.
    async fn run(&mut self, sql: &mut dyn Sql, stamp: Stamp) -> Result<bool>;
    /// Answers with the kept output, or with what went wrong. A caller who has gone away is no error.
    fn answer(self: Box<Self>, outcome: Result<()>);
}

struct Waiting<W: Work> {
    work: W,
    out: Option<W::Out>,
    reply: oneshot::Sender<Result<W::Out>>,
}

#[async_trait]
impl<W: Work + Sync> Job for Waiting<W> {
    async fn run(&mut self, sql: &mut dyn Sql, stamp: Stamp) -> Result<bool> {
        let (out, numbered) = self.work.run(sql, stamp).await?;
        self.out = Some(out);
        Ok(numbered)
    }

    fn answer(self: Box<Self>, outcome: Result<()>) {
        let Self { out, reply, .. } = *self;
        let not_run = || StoreError::unavailable("not run");
        let _ = reply.send(outcome.and_then(|()| out.ok_or_else(not_run)));
    }
}

/// What the writer finds in its queue.
pub(crate) enum Order {
    Do(Box<dyn Job>),
    /// Finish what came before, then end.
    End(oneshot::Sender<()>),
}

/// The entrance to the writer.
#[derive(Clone)]
pub(crate) struct Queue(mpsc::Sender<Order>);

impl Queue {
    pub(crate) fn new() -> (Self, mpsc::Receiver<Order>) {
        let (sender, receiver) = mpsc::channel(QUEUE_JOBS_MAX);
        (Self(sender), receiver)
    }

    /// Runs `work` in the next batch; returns after the commit.
    pub(crate) async fn run<W: Work + Sync>(&self, work: W) -> Result<W::Out> {
        let (reply, answer) = oneshot::channel();
        let job = Waiting {
            work,
            out: None,
            reply,
        };
        let closed = || StoreError::unavailable("the writer has ended");
        let sent = self.0.send(Order::Do(Box::new(job))).await;
        sent.map_err(|_| closed())?;
        answer.await.map_err(|_| closed())?
    }

    /// One statement in the next batch.
    pub(crate) async fn statement(&self, sql: &'static str, args: Vec<Value>) -> Result<Vec<Row>> {
        self.run(OneStatement { sql, args }).await
    }

    pub(crate) async fn end(&self) {
        let (reply, ended) = oneshot::channel();
        if self.0.send(Order::End(reply)).await.is_ok() {
            let _ = ended.await;
        }
    }
}

struct OneStatement {
    sql: &'static str,
    args: Vec<Value>,
}

#[async_trait]
impl Work for OneStatement {
    type Out = Vec<Row>;

    async fn run(&self, sql: &mut dyn Sql, _: Stamp) -> Result<(Vec<Row>, bool)> {
        Ok((sql.query(self.sql, &self.args).await?, false))
    }
}
