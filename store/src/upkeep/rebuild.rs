//! `zhangban rebuild`: views of the cases are made anew from the cases.

use async_trait::async_trait;
use domain::{court::case::Case, id::CaseId};

use crate::{
    Store,
    db::{
        Row, Sql, Stamp,
        queue::Work,
        value::{args, given},
    },
    error::Result,
    write::next_check_of,
};

const PAGE_ROWS: u32 = 200;
const STANDING: &str = "SELECT due FROM schedule WHERE case_id = $1";
const AT: &str = "SELECT 1 FROM court_case WHERE id = $1 AND version = $2";
const ORPHANS: &str =
    "DELETE FROM schedule WHERE case_id NOT IN (SELECT id FROM court_case) RETURNING case_id";

/// What was made anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rebuilt {
    pub cases: u64,
    /// Rows of the schedule that said something else.
    pub checks_changed: u64,
}

impl Store {
    /// Makes `next_check` anew from every case. It may run beside the server: a case that is saved meanwhile
    /// has set its own.
    ///
    /// # Errors
    /// The database does not answer, or holds a case that cannot be read.
    pub async fn rebuild(&self) -> Result<Rebuilt> {
        let mut rebuilt = Rebuilt::default();
        let mut after = None;
        loop {
            let ids = self.cases.ids_after(after, PAGE_ROWS).await?;
            let Some(last) = ids.last() else { break };
            after = Some(*last);
            for id in ids {
                let Some(case) = self.cases.by_id(id).await? else {
                    continue;
                };
                rebuilt.cases += 1;
                let changed = self.db.queue().run(Recheck(Box::new(case))).await?;
                rebuilt.checks_changed += u64::from(changed);
            }
        }
        let orphans = self.db.change(ORPHANS, args![]).await?;
        rebuilt.checks_changed += orphans.len() as u64;
        Ok(rebuilt)
    }
}

struct Recheck(Box<Case>);

#[async_trait]
impl Work for Recheck {
    /// Whether the schedule said something else.
    type Out = bool;

    async fn run(&self, sql: &mut dyn Sql, _: Stamp) -> Result<(bool, bool)> {
        let case = &self.0;
        if sql
            .query(AT, given![case.id, case.version])
            .await?
            .is_empty()
        {
            return Ok((false, false));
        }
        let standing = standing(sql, case.id).await?;
        let changed = standing != case.next_check();
        if changed {
            let (set, row) = next_check_of(case);
            sql.execute(set, &row).await?;
        }
        Ok((changed, false))
    }
}

async fn standing(sql: &mut dyn Sql, case: CaseId) -> Result<Option<domain::clock::Instant>> {
    let rows = sql.query(STANDING, given![case]).await?;
    rows.first().map(|row: &Row| row.at(0)).transpose()
}
