//! A receipt's text, as the claimant keeps it.

use anyhow::{Context as _, Result};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub case: String,
    pub filing_sha256: String,
    pub exhibit_sha256: String,
    pub position: i64,
    pub docket_hash: String,
}

pub fn read(text: &str) -> Result<Receipt> {
    let line = |name: &str| {
        let found = text
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        found.map(str::to_owned)
    };
    let must = |name: &str| line(name).with_context(|| format!("a receipt has {name}: {text}"));
    let exhibit = must("exhibit-1")?;
    Ok(Receipt {
        case: must("case")?,
        filing_sha256: must("filing-sha256")?,
        exhibit_sha256: exhibit.split(' ').next().unwrap_or_default().to_owned(),
        position: must("docket-position")?.parse()?,
        docket_hash: must("docket-hash")?,
    })
}
