//! One agency from one row of a table (CSV): every fault is named by line, column and rule.
//!
//! A row carries one agency with at most one certificate and one service; further rows with the same `uscc`
//! add a certificate or a service each. Required: `name`, `short_name`, `uscc`, `region`, `address`,
//! `founded`. Optional: `status` (listed, suspended, removed), `credit` (0.00 to 100.00), `rating_count`,
//! `jobs_last_year`, `consortium` (0 or 1), `practitioners` (`注册测绘师:6;工程师:12`); for a certificate
//! `licence`, `certificate_number`, `grade`, `scope` (`;` between entries), `issuer`, `issued`, `expires`;
//! for a service `service`, `title`, `price` (`fixed:5000.00`, `from:5000.00`, `rate:1.25`, a percentage),
//! `promised_days`, `area` (codes with `;` between), `conditions`, `process`.

use std::fmt;

use super::agency::{
    Agency, AgencyStatus, Certificate, CertificateStatus, CreditScore, Practitioners,
};
use super::listing::{Listing, PriceModel};
use super::region::RegionCode;
use super::taxonomy::Grade;
use crate::calendar::{Date, parse_date};
use crate::id::AgencyId;
use crate::identity::Uscc;
use crate::money::Fen;

/// The columns, in the order of a template file.
pub const COLUMNS: [&str; 26] = [
    "name",
    "short_name",
    "uscc",
    "region",
    "address",
    "founded",
    "status",
    "credit",
    "rating_count",
    "jobs_last_year",
    "consortium",
    "practitioners",
    "licence",
    "certificate_number",
    "grade",
    "scope",
    "issuer",
    "issued",
    "expires",
    "service",
    "title",
    "price",
    "promised_days",
    "area",
    "conditions",
    "process",
];
const REQUIRED: [&str; 6] = ["name", "short_name", "uscc", "region", "address", "founded"];
/// Longest text of one cell.
pub const CELL_CHARS_MAX: usize = 400;

/// A fault in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportError {
    pub line: u64,
    pub column: String,
    pub rule: ImportRule,
}

/// The rule a cell breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportRule {
    UnknownColumn,
    MissingColumn,
    RepeatedColumn,
    CellCount,
    Required,
    TooLong,
    CheckDigit,
    RegionCode,
    Date,
    Number,
    Amount,
    Word,
    Code,
    /// A certificate or service needs the cells that belong to it.
    Incomplete,
}

impl ImportRule {
    /// The rule's name in the report.
    pub fn code(self) -> &'static str {
        match self {
            Self::UnknownColumn => "unknown_column",
            Self::MissingColumn => "missing_column",
            Self::RepeatedColumn => "repeated_column",
            Self::CellCount => "cell_count",
            Self::Required => "required",
            Self::TooLong => "too_long",
            Self::CheckDigit => "uscc_check_digit",
            Self::RegionCode => "region_code",
            Self::Date => "date_yyyy_mm_dd",
            Self::Number => "whole_number",
            Self::Amount => "amount",
            Self::Word => "one_of_the_listed_words",
            Self::Code => "code_of_the_taxonomy",
            Self::Incomplete => "incomplete_group",
        }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.rule.code())
    }
}

impl std::error::Error for ImportError {}

/// A header that was understood: where each column stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    columns: Vec<&'static str>,
}

impl Header {
    /// Reads the first line. Order is free; an unknown or repeated column is refused.
    pub fn parse<'a>(cells: impl IntoIterator<Item = &'a str>) -> Result<Self, Vec<ImportError>> {
        let mut columns: Vec<&'static str> = Vec::new();
        let mut errors = Vec::new();
        for cell in cells {
            let name = cell.trim_start_matches('\u{feff}').trim();
            match COLUMNS.into_iter().find(|known| *known == name) {
                None => errors.push(error(1, name, ImportRule::UnknownColumn)),
                Some(known) if columns.contains(&known) => {
                    errors.push(error(1, known, ImportRule::RepeatedColumn));
                }
                Some(known) => columns.push(known),
            }
        }
        for name in REQUIRED {
            if !columns.contains(&name) {
                errors.push(error(1, name, ImportRule::MissingColumn));
            }
        }
        if errors.is_empty() {
            Ok(Self { columns })
        } else {
            Err(errors)
        }
    }

    /// Reads one record. The id is the caller's: the one the store knows for this USCC, or a new one.
    pub fn agency(&self, line: u64, cells: &[&str], id: AgencyId) -> Result<Agency, Vec<ImportError>> {
        if cells.len() != self.columns.len() {
            return Err(vec![error(line, "", ImportRule::CellCount)]);
        }
        let mut row = Row {
            header: self,
            cells,
            line,
            errors: Vec::new(),
        };
        let agency = row.agency(id);
        match agency {
            Some(agency) if row.errors.is_empty() => Ok(agency),
            _ => Err(row.errors),
        }
    }
}

/// Adds the certificate and service of a further row to the agency they belong to.
pub fn merge(into: &mut Agency, row: Agency) {
    for certificate in row.certificates {
        if !into.certificates.contains(&certificate) {
            into.certificates.push(certificate);
        }
    }
    for listing in row.services {
        if !into.services.contains(&listing) {
            into.services.push(listing);
        }
    }
}

fn error(line: u64, column: &str, rule: ImportRule) -> ImportError {
    ImportError {
        line,
        column: column.to_owned(),
        rule,
    }
}

struct Row<'a> {
    header: &'a Header,
    cells: &'a [&'a str],
    line: u64,
    errors: Vec<ImportError>,
}

impl Row<'_> {
    fn agency(&mut self, id: AgencyId) -> Option<Agency> {
        let name = self.required("name");
        let short_name = self.required("short_name");
        let uscc = self.needed("uscc", ImportRule::CheckDigit, |cell| cell.parse::<Uscc>().ok());
        let region = self.needed("region", ImportRule::RegionCode, |cell| cell.parse().ok());
        let address = self.required("address");
        let founded = self.needed("founded", ImportRule::Date, date);
        let status = self.optional("status", ImportRule::Word, status);
        let credit = self.optional("credit", ImportRule::Amount, credit);
        let rating_count = self.optional("rating_count", ImportRule::Number, whole);
        let jobs = self.optional("jobs_last_year", ImportRule::Number, whole);
        let consortium = self.optional("consortium", ImportRule::Word, yes_or_no);
        let practitioners = self.optional("practitioners", ImportRule::Number, practitioners);
        let certificates = self.certificate();
        let services = self.listing();
        Some(Agency {
            id,
            name: name?,
            short_name: short_name?,
            uscc: uscc?,
            region: region?,
            address: address?,
            status: status.unwrap_or(AgencyStatus::Listed),
            founded: founded?,
            certificates: certificates.into_iter().collect(),
            services: services.into_iter().collect(),
            credit: credit.unwrap_or(CreditScore::least_for(2)),
            rating_count: rating_count.unwrap_or(0),
            practitioners: practitioners.unwrap_or_default(),
            jobs_last_year: jobs.unwrap_or(0),
            consortium: consortium.unwrap_or(false),
            version: 1,
        })
    }

    fn certificate(&mut self) -> Option<Certificate> {
        let group = ["licence", "certificate_number", "issuer", "issued"];
        if !self.group_is_there(&group, &["grade", "scope", "expires"]) {
            return None;
        }
        let licence = self.needed("licence", ImportRule::Code, |cell| cell.parse().ok());
        let number = self.required("certificate_number");
        let grade = self.optional("grade", ImportRule::Word, |cell| {
            Grade::from_code(cell).or_else(|| Grade::from_name(cell))
        });
        let scope = self.optional("scope", ImportRule::Word, |cell| Some(list(cell)));
        let issuer = self.required("issuer");
        let issued = self.needed("issued", ImportRule::Date, date);
        let expires = self.optional("expires", ImportRule::Date, date);
        Some(Certificate {
            licence: licence?,
            number: number?,
            grade,
            scope: scope.unwrap_or_default(),
            issuer: issuer?,
            issued: issued?,
            expires,
            status: CertificateStatus::InForce,
        })
    }

    fn listing(&mut self) -> Option<Listing> {
        let group = ["service", "title", "price", "promised_days", "area"];
        if !self.group_is_there(&group, &["conditions", "process"]) {
            return None;
        }
        let service = self.needed("service", ImportRule::Code, |cell| cell.parse().ok());
        let title = self.required("title");
        let price = self.needed("price", ImportRule::Amount, price);
        let days = self.needed("promised_days", ImportRule::Number, |cell| cell.parse().ok());
        let area = self.needed("area", ImportRule::RegionCode, area);
        let conditions = self.optional("conditions", ImportRule::Word, |cell| Some(cell.to_owned()));
        let process = self.optional("process", ImportRule::Word, |cell| Some(cell.to_owned()));
        Some(Listing {
            service: service?,
            title: title?,
            price: price?,
            promised_working_days: days?,
            area: area?,
            conditions: conditions.unwrap_or_default(),
            process: process.unwrap_or_default(),
        })
    }

    /// A group is given whole or not at all.
    fn group_is_there(&mut self, needed: &[&'static str], further: &[&'static str]) -> bool {
        let mut all = needed.iter().chain(further);
        if all.all(|column| self.cell(column).is_empty()) {
            return false;
        }
        for column in needed {
            if self.cell(column).is_empty() {
                self.errors.push(error(self.line, column, ImportRule::Incomplete));
            }
        }
        true
    }

    fn cell(&self, column: &str) -> &str {
        let place = self.header.columns.iter().position(|name| *name == column);
        place.map_or("", |index| self.cells[index].trim())
    }

    fn required(&mut self, column: &'static str) -> Option<String> {
        self.needed(column, ImportRule::Required, |cell| Some(cell.to_owned()))
    }

    fn needed<T>(
        &mut self,
        column: &'static str,
        rule: ImportRule,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        if self.cell(column).is_empty() {
            let missing = error(self.line, column, ImportRule::Required);
            let reported = |known: &ImportError| known.column == column;
            if !self.errors.iter().any(reported) {
                self.errors.push(missing);
            }
            return None;
        }
        self.optional(column, rule, read)
    }

    fn optional<T>(
        &mut self,
        column: &'static str,
        rule: ImportRule,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return None;
        }
        if cell.chars().count() > CELL_CHARS_MAX {
            self.errors.push(error(self.line, column, ImportRule::TooLong));
            return None;
        }
        let value = read(cell);
        if value.is_none() {
            self.errors.push(error(self.line, column, rule));
        }
        value
    }
}

fn date(cell: &str) -> Option<Date> {
    parse_date(cell).ok()
}

fn whole(cell: &str) -> Option<u32> {
    cell.parse().ok()
}

fn yes_or_no(cell: &str) -> Option<bool> {
    match cell {
        "1" | "是" => Some(true),
        "0" | "否" => Some(false),
        _ => None,
    }
}

fn status(cell: &str) -> Option<AgencyStatus> {
    match cell {
        "listed" | "已入驻" => Some(AgencyStatus::Listed),
        "suspended" | "暂停" => Some(AgencyStatus::Suspended),
        "removed" | "清退" => Some(AgencyStatus::Removed),
        _ => None,
    }
}

fn list(cell: &str) -> Vec<String> {
    let parts = cell.split([';', '；']).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn area(cell: &str) -> Option<Vec<RegionCode>> {
    list(cell).iter().map(|code| code.parse().ok()).collect()
}

/// A plain decimal with at most two places, in hundredths.
fn hundredths(cell: &str) -> Option<u64> {
    let (whole, part) = cell.split_once('.').unwrap_or((cell, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(part) || part.len() > 2 {
        return None;
    }
    let tenths = if part.len() == 1 { 10 } else { 1 };
    let part: u64 = part.parse().ok()?;
    whole.parse::<u64>().ok()?.checked_mul(100)?.checked_add(part * tenths)
}

fn credit(cell: &str) -> Option<CreditScore> {
    let score = u16::try_from(hundredths(cell)?).ok()?;
    CreditScore::from_hundredths(score).ok()
}

fn price(cell: &str) -> Option<PriceModel> {
    let (model, amount) = cell.split_once(':')?;
    let amount = hundredths(amount)?;
    match model {
        "fixed" => Some(PriceModel::Fixed(Fen(i64::try_from(amount).ok()?))),
        "from" => Some(PriceModel::From(Fen(i64::try_from(amount).ok()?))),
        "rate" => Some(PriceModel::RateBasisPoints(u32::try_from(amount).ok()?)),
        _ => None,
    }
}

fn practitioners(cell: &str) -> Option<Vec<Practitioners>> {
    let read = |entry: &String| {
        let (kind, count) = entry.split_once([':', '：'])?;
        Some(Practitioners {
            kind: kind.trim().to_owned(),
            count: count.trim().parse().ok()?,
        })
    };
    list(cell).iter().map(read).collect()
}
