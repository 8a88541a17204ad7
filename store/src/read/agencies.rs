use std::collections::HashMap;

use async_trait::async_trait;
use domain::{id::AgencyId, market::agency::Agency};

use super::Shelf;
use crate::{
    db::{Row, value::args},
    error::Result,
    ports::Agencies,
};

const BY_ID: &str = "SELECT id, version, body FROM agency WHERE id = $1";
const BY_USCC: &str = "SELECT id, version, body FROM agency WHERE uscc = $1";
const AFTER: &str = "SELECT id, version, body FROM agency WHERE id > $1 ORDER BY id LIMIT $2";
/// An id begins with the moment it was made at, which is when the agency joined.
const NEWEST: &str =
    "SELECT id, version, body FROM agency WHERE status = 'listed' ORDER BY id DESC LIMIT $1";
const COUNT: &str = "SELECT COUNT(*) FROM agency";

impl Shelf {
    fn agency(&self, row: &Row) -> Result<Agency> {
        self.aggregate("agency", row, |agency: &Agency| agency.version)
    }
}

#[async_trait]
impl Agencies for Shelf {
    async fn by_id(&self, id: AgencyId) -> Result<Option<Agency>> {
        let row = self.db.read_one(BY_ID, args![id]).await?;
        row.map(|row| self.agency(&row)).transpose()
    }

    async fn by_ids(&self, ids: &[AgencyId]) -> Result<Vec<Agency>> {
        let sets = ids.iter().map(|id| args![*id]).collect();
        let rows = self.db.read_each(BY_ID, sets).await?;
        let agencies = rows.iter().map(|row| self.agency(row));
        let agencies: Vec<Agency> = agencies.collect::<Result<_>>()?;
        let mut found: HashMap<AgencyId, Agency> = agencies
            .into_iter()
            .map(|agency| (agency.id, agency))
            .collect();
        Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
    }

    async fn by_uscc(&self, uscc: &str) -> Result<Option<Agency>> {
        let row = self.db.read_one(BY_USCC, args![uscc]).await?;
        row.map(|row| self.agency(&row)).transpose()
    }

    async fn after(&self, after: Option<AgencyId>, limit: u32) -> Result<Vec<Agency>> {
        let after = after.map(|id| id.to_string()).unwrap_or_default();
        let rows = self.db.read(AFTER, args![after, limit]).await?;
        rows.iter().map(|row| self.agency(row)).collect()
    }

    async fn count(&self) -> Result<u64> {
        self.db.count(COUNT, args![]).await
    }

    async fn newest(&self, limit: u32) -> Result<Vec<Agency>> {
        let rows = self.db.read(NEWEST, args![limit]).await?;
        rows.iter().map(|row| self.agency(row)).collect()
    }
}
