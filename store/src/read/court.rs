use async_trait::async_trait;
use domain::{
    caller::CourtCode,
    court::{case::Case, draft::Draft, evidence::StoredFile, notice::Notice},
    id::{AccountId, CaseId, DraftId, FileId, NoticeId},
};

use super::Shelf;
use crate::{
    db::{Row, value::args},
    error::Result,
    files::file_of,
    ports::{Cases, Drafts, Files, Notices},
    sealing::{self, Place},
    write::id_number_index,
};

const DRAFT: &str = "SELECT id, version, body FROM draft WHERE id = $1";
const DRAFTS_OF: &str =
    "SELECT id, version, body FROM draft WHERE owner = $1 ORDER BY updated DESC, id";
const CASE: &str = "SELECT id, version, body FROM court_case WHERE id = $1";
const CASE_NUMBERED: &str = "SELECT id, version, body FROM court_case WHERE number = $1";
const CASES_OF: &str = "SELECT id, version, body FROM court_case WHERE owner = $1 ORDER BY first_submitted DESC, id DESC";
const WAITING: &str = "SELECT id, version, body FROM court_case WHERE court = $1 AND stage = 'submitted' \
     ORDER BY court_acts_by, first_submitted, id LIMIT $2";
const OVERDUE: &str = "SELECT id, version, body FROM court_case WHERE court = $1 AND stage = $3 \
     AND court_acts_by IS NOT NULL ORDER BY court_acts_by, first_submitted, id LIMIT $2";
const OF_PARTY: &str = "SELECT case_id FROM case_party WHERE digest = $1 ORDER BY case_id";
const IDS_AFTER: &str = "SELECT id FROM court_case WHERE id > $1 ORDER BY id LIMIT $2";
const RUNNING_AFTER: &str = "SELECT id FROM court_case WHERE id > $1 \
     AND stage IN ('submitted', 'correction', 'docketed', 'refused') ORDER BY id LIMIT $2";
const NOTICE: &str = "SELECT id, body FROM notice WHERE id = $1";
const NOTICES_OF: &str =
    "SELECT id, body FROM notice WHERE case_id = $1 ORDER BY issued, kind, round";
const FILE: &str = "SELECT id, owner, body FROM file WHERE id = $1";

impl Shelf {
    fn case(&self, row: &Row) -> Result<Case> {
        self.aggregate("case", row, |case: &Case| case.version)
    }

    fn cases(&self, rows: &[Row]) -> Result<Vec<Case>> {
        rows.iter().map(|row| self.case(row)).collect()
    }

    /// Cases at a stage that is the court's turn only once a day has passed.
    async fn overdue(
        &self,
        court: &CourtCode,
        stage: &'static str,
        limit: u32,
    ) -> Result<Vec<Case>> {
        let args = args![court.to_string(), limit, stage];
        self.cases(&self.db.read(OVERDUE, args).await?)
    }

    async fn ids(
        &self,
        sql: &'static str,
        after: Option<CaseId>,
        limit: u32,
    ) -> Result<Vec<CaseId>> {
        let after = after.map(|id| id.to_string()).unwrap_or_default();
        let rows = self.db.read(sql, args![after, limit]).await?;
        rows.iter().map(|row| row.parse(0)).collect()
    }

    fn draft(&self, row: &Row) -> Result<Draft> {
        self.aggregate("draft", row, |draft: &Draft| draft.version)
    }

    fn notice(&self, row: &Row) -> Result<Notice> {
        let place = Place {
            table: "notice",
            id: row.text(0)?,
        };
        sealing::read(&self.keys, place, row.text(1)?)
    }
}

#[async_trait]
impl Drafts for Shelf {
    async fn by_id(&self, id: DraftId) -> Result<Option<Draft>> {
        let row = self.db.read_one(DRAFT, args![id]).await?;
        row.map(|row| self.draft(&row)).transpose()
    }

    async fn of_owner(&self, owner: AccountId) -> Result<Vec<Draft>> {
        let rows = self.db.read(DRAFTS_OF, args![owner]).await?;
        rows.iter().map(|row| self.draft(row)).collect()
    }
}

#[async_trait]
impl Cases for Shelf {
    async fn by_id(&self, id: CaseId) -> Result<Option<Case>> {
        let row = self.db.read_one(CASE, args![id]).await?;
        row.map(|row| self.case(&row)).transpose()
    }

    async fn by_number(&self, number: &str) -> Result<Option<Case>> {
        let row = self.db.read_one(CASE_NUMBERED, args![number]).await?;
        row.map(|row| self.case(&row)).transpose()
    }

    async fn of_owner(&self, owner: AccountId) -> Result<Vec<Case>> {
        self.cases(&self.db.read(CASES_OF, args![owner]).await?)
    }

    async fn waiting(&self, court: &CourtCode, limit: u32) -> Result<Vec<Case>> {
        self.cases(
            &self
                .db
                .read(WAITING, args![court.to_string(), limit])
                .await?,
        )
    }

    async fn fees_overdue(&self, court: &CourtCode, limit: u32) -> Result<Vec<Case>> {
        self.overdue(court, "docketed", limit).await
    }

    async fn lists_overdue(&self, court: &CourtCode, limit: u32) -> Result<Vec<Case>> {
        self.overdue(court, "correction", limit).await
    }

    async fn of_party(&self, id_number: &str) -> Result<Vec<CaseId>> {
        let digest = id_number_index(&self.keys, id_number);
        let rows = self.db.read(OF_PARTY, args![digest]).await?;
        rows.iter().map(|row| row.parse(0)).collect()
    }

    async fn ids_after(&self, after: Option<CaseId>, limit: u32) -> Result<Vec<CaseId>> {
        self.ids(IDS_AFTER, after, limit).await
    }

    async fn running_after(&self, after: Option<CaseId>, limit: u32) -> Result<Vec<CaseId>> {
        self.ids(RUNNING_AFTER, after, limit).await
    }
}

#[async_trait]
impl Notices for Shelf {
    async fn by_id(&self, id: NoticeId) -> Result<Option<Notice>> {
        let row = self.db.read_one(NOTICE, args![id]).await?;
        row.map(|row| self.notice(&row)).transpose()
    }

    async fn of_case(&self, case: CaseId) -> Result<Vec<Notice>> {
        let rows = self.db.read(NOTICES_OF, args![case]).await?;
        rows.iter().map(|row| self.notice(row)).collect()
    }
}

#[async_trait]
impl Files for Shelf {
    async fn by_id(&self, id: FileId) -> Result<Option<StoredFile>> {
        let row = self.db.read_one(FILE, args![id]).await?;
        row.map(|row| file_of(&row, 2)).transpose()
    }

    async fn owner(&self, id: FileId) -> Result<Option<AccountId>> {
        let row = self.db.read_one(FILE, args![id]).await?;
        row.map_or(Ok(None), |row| row.parse_some(1))
    }
}
