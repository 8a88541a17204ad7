//! The batching writer: takes what is queued, runs it in one transaction, commits once, then answers. Units that
//! meet a conflict are rare, so a batch is first run without savepoints, which cost as much as the rows; one
//! conflict, and it is run again with a savepoint for each.

use domain::clock::Instant;
use tokio::sync::mpsc;

use super::{Job, Link, Mark, Stamp, queue::Order, value::given};
use crate::{
    alarm::Alarm,
    clock::SharedClock,
    error::{Result, StoreError},
};

/// Units in one commit: enough that an fsync of 2 ms is shared by all who wait at 5,000 units a second,
/// few enough that the first does not wait long for the last.
pub(crate) const BATCH_JOBS_MAX: usize = 64;

const CLOCK: &str = "SELECT seq, at FROM commit_clock WHERE id = 1 FOR UPDATE";
const ADVANCE: &str = "UPDATE commit_clock SET seq = $1, at = $2 WHERE id = 1";

type Batch = Vec<Box<dyn Job>>;

/// Works until it is told to end or everyone who could queue has gone.
pub(crate) async fn run(
    mut link: Box<dyn Link>,
    mut queue: mpsc::Receiver<Order>,
    clock: SharedClock,
    alarm: Alarm,
) {
    loop {
        let mut orders = Vec::with_capacity(BATCH_JOBS_MAX);
        if queue.recv_many(&mut orders, BATCH_JOBS_MAX).await == 0 {
            return;
        }
        let mut batch = Batch::with_capacity(orders.len());
        let mut end = None;
        for order in orders {
            match (order, &end) {
                (Order::Do(job), None) => batch.push(job),
                (Order::Do(job), Some(_)) => job.answer(Err(StoreError::unavailable("closing"))),
                (Order::End(reply), _) => end = Some(reply),
            }
        }
        match alarm.silent() {
            _ if batch.is_empty() => {}
            Ok(()) => save(link.as_mut(), batch, &clock).await,
            Err(why) => fail(batch, &why),
        }
        if let Some(reply) = end {
            drop(link);
            let _ = reply.send(());
            return;
        }
    }
}

/// Saves a batch. Where the database itself stumbles over one job, each is tried alone, so that a job the
/// database cannot digest fails by itself.
async fn save(link: &mut dyn Link, mut batch: Batch, clock: &SharedClock) {
    match attempt(link, &mut batch, clock).await {
        Ok(outcomes) => answer(batch, outcomes),
        Err(Stumble {
            over_a_job: true, ..
        }) if batch.len() > 1 => {
            for job in batch {
                let mut alone = vec![job];
                match attempt(link, &mut alone, clock).await {
                    Ok(outcomes) => answer(alone, outcomes),
                    Err(stumble) => fail(alone, &stumble.why),
                }
            }
        }
        Err(stumble) => fail(batch, &stumble.why),
    }
}

fn answer(batch: Batch, outcomes: Vec<Result<()>>) {
    for (job, outcome) in batch.into_iter().zip(outcomes) {
        job.answer(outcome);
    }
}

fn fail(batch: Batch, why: &StoreError) {
    tracing::error!(jobs = batch.len(), error = %why, "a batch was not saved");
    for job in batch {
        job.answer(Err(why.clone()));
    }
}

/// The database failed, not a unit.
struct Stumble {
    why: StoreError,
    /// While it worked on a job, and everything was rolled back: the others may be tried again. Where it does
    /// not even begin there is no use in it, and after a failed commit nobody knows what reached the disk.
    over_a_job: bool,
}

/// Whether a unit in conflict can be taken back alone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Savepoints {
    None,
    Each,
}

async fn attempt(
    link: &mut dyn Link,
    batch: &mut Batch,
    clock: &SharedClock,
) -> Result<Vec<Result<()>>, Stumble> {
    match attempt_with(link, batch, clock, Savepoints::None).await {
        Ok(Some(outcomes)) => Ok(outcomes),
        Ok(None) => attempt_with(link, batch, clock, Savepoints::Each)
            .await
            .map(Option::unwrap_or_default),
        Err(stumble) => Err(stumble),
    }
}

/// Nothing if a unit met a conflict and there are no savepoints: everything is rolled back then.
async fn attempt_with(
    link: &mut dyn Link,
    batch: &mut Batch,
    clock: &SharedClock,
    savepoints: Savepoints,
) -> Result<Option<Vec<Result<()>>>, Stumble> {
    let whole = |why| Stumble {
        why,
        over_a_job: false,
    };
    link.mark(Mark::Begin).await.map_err(whole)?;
    match within(link, batch, clock, savepoints).await {
        Ok(Some(outcomes)) => {
            link.mark(Mark::Commit).await.map_err(whole)?;
            Ok(Some(outcomes))
        }
        Ok(None) => {
            link.mark(Mark::RollBack).await.map_err(whole)?;
            Ok(None)
        }
        Err(why) => {
            // The batch is lost either way; a failed rollback shows at the next `Begin`.
            if let Err(error) = link.mark(Mark::RollBack).await {
                tracing::warn!(%error, "rollback failed");
            }
            Err(Stumble {
                why,
                over_a_job: true,
            })
        }
    }
}

async fn within(
    link: &mut dyn Link,
    batch: &mut Batch,
    clock: &SharedClock,
    savepoints: Savepoints,
) -> Result<Option<Vec<Result<()>>>> {
    let rows = link.sql().query(CLOCK, &[]).await?;
    let row = rows
        .first()
        .ok_or_else(|| StoreError::corrupt("commit_clock", 1, "no row"))?;
    let last: Instant = row.at(1)?;
    // A clock that was set back must not make a docket run backwards.
    let at = clock.now().max(last);
    let before = row.count(0)?;
    let mut seq = before;
    let mut outcomes = Vec::with_capacity(batch.len());
    for job in batch.iter_mut() {
        if savepoints == Savepoints::Each {
            link.mark(Mark::Savepoint).await?;
        }
        let outcome = job.run(link.sql(), Stamp { seq: seq + 1, at }).await;
        match outcome {
            Ok(numbered) => {
                if savepoints == Savepoints::Each {
                    link.mark(Mark::Release).await?;
                }
                seq += u64::from(numbered);
                outcomes.push(Ok(()));
            }
            Err(why @ (StoreError::Unavailable(_) | StoreError::Full(_))) => return Err(why),
            Err(_) if savepoints == Savepoints::None => return Ok(None),
            Err(why) => {
                link.mark(Mark::RollBackToSavepoint).await?;
                outcomes.push(Err(why));
            }
        }
    }
    if seq > before {
        link.sql().execute(ADVANCE, given![seq, at]).await?;
    }
    Ok(Some(outcomes))
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use async_trait::async_trait;
    use domain::clock::Instant;

    use super::*;
    use crate::{
        clock::HandClock,
        db::{Queue, Row, Sql, Value, queue::Work},
        error::Conflict,
    };

    const POISON: &str = "POISON";
    const FINE: &str = "FINE";
    const STALE: &str = "STALE";

    /// A database that stumbles over one statement, or whose disk fails at a commit.
    struct Faulty {
        marks: Arc<Mutex<Vec<Mark>>>,
        commits_left: usize,
    }

    #[async_trait]
    impl Sql for Faulty {
        async fn query(&mut self, sql: &'static str, _: &[Value]) -> Result<Vec<Row>> {
            match sql {
                POISON => Err(StoreError::unavailable("I/O error")),
                STALE => Err(Conflict::KeyReused.into()),
                _ => Ok(vec![Row(vec![Value::Int(7), Value::Int(0)])]),
            }
        }

        async fn execute(&mut self, _: &'static str, _: &[Value]) -> Result<u64> {
            Ok(1)
        }
    }

    #[async_trait]
    impl Link for Faulty {
        async fn mark(&mut self, mark: Mark) -> Result<()> {
            self.marks.lock().unwrap().push(mark);
            if mark == Mark::Commit {
                let left = self.commits_left.checked_sub(1);
                self.commits_left = left.ok_or_else(|| StoreError::unavailable("fsync failed"))?;
            }
            Ok(())
        }

        fn sql(&mut self) -> &mut dyn Sql {
            self
        }
    }

    struct Say(&'static str);

    #[async_trait]
    impl Work for Say {
        type Out = u64;

        async fn run(&self, sql: &mut dyn Sql, stamp: Stamp) -> Result<(u64, bool)> {
            sql.query(self.0, &[]).await?;
            Ok((stamp.seq, true))
        }
    }

    /// Queues everything before the writer looks, so that it is one batch.
    async fn in_one_batch(
        said: &[&'static str],
        commits_left: usize,
    ) -> (Vec<Result<u64>>, Vec<Mark>) {
        heard(said, commits_left, Alarm::default()).await
    }

    async fn heard(
        said: &[&'static str],
        commits_left: usize,
        alarm: Alarm,
    ) -> (Vec<Result<u64>>, Vec<Mark>) {
        let marks = Arc::default();
        let link = Faulty {
            marks: Arc::clone(&marks),
            commits_left,
        };
        let (queue, orders) = Queue::new();
        let jobs = said.iter().map(|text| queue.run(Say(text)));
        let jobs = futures::future::join_all(jobs);
        let clock: SharedClock = Arc::new(HandClock::at(Instant(1)));
        let writer = async {
            run(Box::new(link), orders, clock, alarm).await;
        };
        let work = async {
            let answers = jobs.await;
            queue.end().await;
            answers
        };
        let (answers, ()) = tokio::join!(work, writer);
        let marks = marks.lock().unwrap().clone();
        (answers, marks)
    }

    #[tokio::test]
    async fn a_batch_is_committed_once_and_numbered_in_order() {
        let (answers, marks) = in_one_batch(&[FINE, FINE, FINE], 9).await;
        assert_eq!(answers, [Ok(8), Ok(9), Ok(10)]);
        assert_eq!(
            marks.iter().filter(|mark| **mark == Mark::Commit).count(),
            1
        );
    }

    #[tokio::test]
    async fn only_a_batch_with_a_conflict_pays_for_savepoints() {
        let times = |marks: &[Mark], asked| marks.iter().filter(|mark| **mark == asked).count();
        let (_, calm) = in_one_batch(&[FINE, FINE, FINE], 9).await;
        assert_eq!(times(&calm, Mark::Savepoint), 0);
        let (answers, marks) = in_one_batch(&[FINE, STALE, FINE], 9).await;
        let stale: Result<u64> = Err(Conflict::KeyReused.into());
        assert_eq!(answers, [Ok(8), stale, Ok(9)]);
        assert_eq!(times(&marks, Mark::Savepoint), 3);
        assert_eq!(times(&marks, Mark::RollBack), 1);
        assert_eq!(times(&marks, Mark::Commit), 1);
    }

    #[tokio::test]
    async fn nothing_is_acknowledged_when_the_commit_fails() {
        let (answers, marks) = in_one_batch(&[FINE, FINE], 0).await;
        let failed = Err(StoreError::unavailable("fsync failed"));
        assert_eq!(answers, [failed.clone(), failed]);
        let commits = marks.iter().filter(|mark| **mark == Mark::Commit).count();
        assert_eq!(
            commits, 1,
            "nobody knows what reached the disk, so nothing is tried again"
        );
    }

    #[tokio::test]
    async fn after_the_alarm_nothing_is_begun() {
        let alarm = Alarm::default();
        alarm.ring("a file could not be synced");
        let (answers, marks) = heard(&[FINE, FINE], 9, alarm).await;
        assert!(answers.iter().all(Result::is_err) && marks.is_empty());
    }

    #[tokio::test]
    async fn a_job_the_database_stumbles_over_fails_alone() {
        let (answers, _) = in_one_batch(&[FINE, POISON, FINE], 9).await;
        assert!(answers[0].is_ok() && answers[2].is_ok());
        assert_eq!(answers[1], Err(StoreError::unavailable("I/O error")));
    }
}
