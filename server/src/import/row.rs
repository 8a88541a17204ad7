//! One row of the file.

use csv::StringRecord;
use domain::{
    id::AgencyId,
    identity::Uscc,
    market::{
        agency::{Agency, AgencyStatus, CreditScore},
        region::{RegionCode, RegionLevel},
    },
};

use super::{
    entries::{self, Broken, certificate, date, list, listing, practitioners, text},
    report::Fault,
};

/// The columns, in any order; each must be there.
pub const COLUMNS: [&str; 14] = [
    "uscc",
    "name",
    "short_name",
    "region",
    "address",
    "founded",
    "status",
    "credit",
    "rating_count",
    "jobs_last_year",
    "consortium",
    "practitioners",
    "certificates",
    "services",
];

/// Where each column stands in this file.
pub(super) struct Header([usize; COLUMNS.len()]);

impl Header {
    /// # Errors
    /// A column is missing, unknown or there twice.
    pub(super) fn read(record: &StringRecord) -> Result<Self, String> {
        let names: Vec<&str> = record
            .iter()
            .map(|name| name.trim_start_matches('\u{feff}').trim())
            .collect();
        if let Some(unknown) = names.iter().find(|name| !COLUMNS.contains(name)) {
            return Err(format!("unknown column `{unknown}`"));
        }
        let mut places = [0; COLUMNS.len()];
        for (place, column) in places.iter_mut().zip(COLUMNS) {
            let mut found = names
                .iter()
                .enumerate()
                .filter(|(_, name)| **name == column);
            let first = found
                .next()
                .ok_or_else(|| format!("column `{column}` is missing"))?;
            if found.next().is_some() {
                return Err(format!("column `{column}` is there twice"));
            }
            *place = first.0;
        }
        Ok(Self(places))
    }

    /// The name of the column at a place of the file; none behind the last.
    pub(super) fn column(&self, place: usize) -> &'static str {
        let found = self.0.iter().position(|known| *known == place);
        found.map_or("", |column| COLUMNS[column])
    }

    fn cell<'a>(&self, record: &'a StringRecord, column: &str) -> &'a str {
        let place = COLUMNS.iter().position(|known| *known == column);
        place
            .and_then(|place| record.get(self.0[place]))
            .unwrap_or_default()
            .trim()
    }
}

/// Collects the faults of one row while its cells are read.
struct Cells<'a> {
    header: &'a Header,
    record: &'a StringRecord,
    line: u64,
    faults: Vec<Fault>,
}

impl Cells<'_> {
    fn read<T>(
        &mut self,
        column: &'static str,
        read: impl Fn(&str) -> Result<T, Broken>,
    ) -> Option<T> {
        match read(self.header.cell(self.record, column)) {
            Ok(value) => Some(value),
            Err(rule) => {
                self.faults.push(Fault::new(self.line, column, rule));
                None
            }
        }
    }
}

/// Reads a row as an agency with `id`, at version 0.
///
/// # Errors
/// Every cell that breaks a rule.
pub(super) fn agency(
    header: &Header,
    record: &StringRecord,
    line: u64,
    id: AgencyId,
) -> Result<Agency, Vec<Fault>> {
    if record.len() != COLUMNS.len() {
        return Err(vec![Fault::new(line, "", "row.columns")]);
    }
    let mut cells = Cells {
        header,
        record,
        line,
        faults: Vec::new(),
    };
    let read = whole(&mut cells, id);
    match read {
        Some(agency) if cells.faults.is_empty() => Ok(agency),
        _ => Err(cells.faults),
    }
}

/// Every cell is read before the first missing one ends it, so that all faults of a row are reported at once.
fn whole(cells: &mut Cells<'_>, id: AgencyId) -> Option<Agency> {
    let uscc = cells.read("uscc", uscc);
    let name = cells.read("name", text);
    let short_name = cells.read("short_name", text);
    let region = cells.read("region", county);
    let address = cells.read("address", text);
    let founded = cells.read("founded", date);
    let status = cells.read("status", status);
    let credit = cells.read("credit", credit);
    let rating_count = cells.read("rating_count", number);
    let jobs_last_year = cells.read("jobs_last_year", number);
    let consortium = cells.read("consortium", yes_or_no);
    let practitioners = cells.read("practitioners", |cell| list(cell, practitioners));
    let certificates = cells.read("certificates", |cell| list(cell, certificate));
    let services = cells.read("services", |cell| list(cell, listing));
    Some(Agency {
        id,
        name: name?,
        short_name: short_name?,
        uscc: uscc?,
        region: region?,
        address: address?,
        status: status?,
        founded: founded?,
        certificates: certificates?,
        services: services?,
        credit: credit?,
        rating_count: rating_count?,
        practitioners: practitioners?,
        jobs_last_year: jobs_last_year?,
        consortium: consortium?,
        version: 0,
    })
}

fn uscc(cell: &str) -> Result<Uscc, Broken> {
    cell.parse()
        .map_err(|error: domain::identity::IdentityError| error.rule())
}

/// An agency sits in a county or a city, not in a province.
fn county(cell: &str) -> Result<RegionCode, Broken> {
    let code = entries::region(cell)?;
    match code.level() {
        RegionLevel::County | RegionLevel::City => Ok(code),
        RegionLevel::Province | RegionLevel::Nation => Err("region.too_wide"),
    }
}

fn status(cell: &str) -> Result<AgencyStatus, Broken> {
    match cell {
        "listed" => Ok(AgencyStatus::Listed),
        "suspended" => Ok(AgencyStatus::Suspended),
        "removed" => Ok(AgencyStatus::Removed),
        _ => Err("status.unknown"),
    }
}

/// `87.5`: points with at most two decimals, 0 to 100.
fn credit(cell: &str) -> Result<CreditScore, Broken> {
    let (whole, decimals) = cell.split_once('.').unwrap_or((cell, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(decimals) || decimals.len() > 2 || whole.len() > 3 {
        return Err("credit.form");
    }
    let hundredths = format!("{whole}{decimals:0<2}")
        .parse()
        .map_err(|_| "credit.form")?;
    CreditScore::from_hundredths(hundredths).map_err(|_| "number.range")
}

fn number(cell: &str) -> Result<u32, Broken> {
    cell.parse().map_err(|_| "number.form")
}

fn yes_or_no(cell: &str) -> Result<bool, Broken> {
    match cell {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err("choice.unknown"),
    }
}
