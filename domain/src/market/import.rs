//! One agency from one row of a table (CSV): every fault is named by line, column and rule.
//!
//! A row carries one agency with at most one certificate and one service; further rows with the same `uscc`
//! add a certificate or a service each. Required: `name`, `short_name`, `uscc`, `region`, `address`,
//! `founded`. Optional: `status` (listed, suspended, removed), `credit` (0.00 to 100.00), `rating_count`,
//! `jobs_last_year`, `consortium` (0 or 1), `practitioners` (`注册测绘师:6;工程师:12`); for a certificate
//! `licence`, `certificate_number`, `grade`, `scope` (`;` between entries), `issuer`, `issued`, `expires`;
//! for a service `service`, `title`, `price` (`fixed:5000.00`, `from:5000.00`, `rate:1.25`, a percentage),
//! `promised_days`, `area` (codes with `;` between), `conditions`, `process`.

mod cells;
mod row;

use std::fmt;

use super::agency::Agency;
use crate::id::AgencyId;
use row::Row;

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
        write!(
            f,
            "line {}, column {}: {}",
            self.line,
            self.column,
            self.rule.code()
        )
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
    pub fn agency(
        &self,
        line: u64,
        cells: &[&str],
        id: AgencyId,
    ) -> Result<Agency, Vec<ImportError>> {
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

#[cfg(test)]
mod tests {
    use super::super::agency::AgencyStatus;
    use super::super::listing::PriceModel;
    use super::super::taxonomy::Grade;
    use super::cells::hundredths;
    use super::*;
    use crate::clock::Instant;
    use crate::money::Fen;

    const NEEDED: [&str; 6] = REQUIRED;
    const ROW: [&str; 6] = [
        "浙江甲测绘有限公司",
        "甲测绘",
        "91330106MA28AAAAAU",
        "330106",
        "杭州市西湖区文一西路1号",
        "2015-06-01",
    ];

    fn id() -> AgencyId {
        AgencyId::from_parts(Instant(0), 1)
    }

    fn faults(columns: &[&str], cells: &[&str]) -> Vec<(String, ImportRule)> {
        let header = Header::parse(columns.iter().copied()).expect("a good header");
        let errors = header.agency(7, cells, id()).expect_err("a fault");
        assert!(errors.iter().all(|error| error.line == 7));
        errors
            .into_iter()
            .map(|error| (error.column, error.rule))
            .collect()
    }

    #[test]
    fn the_required_columns_make_an_agency() {
        let header = Header::parse(NEEDED).expect("a good header");
        let agency = header.agency(2, &ROW, id()).expect("an agency");
        assert_eq!(agency.name, ROW[0]);
        assert_eq!(agency.uscc.as_str(), ROW[2]);
        assert_eq!(agency.status, AgencyStatus::Listed);
        assert!(agency.services.is_empty() && agency.certificates.is_empty());
    }

    #[test]
    fn a_whole_row_carries_a_certificate_and_a_service() {
        let header = Header::parse(COLUMNS).expect("a good header");
        let mut cells = ROW.to_vec();
        cells.extend(["listed", "93.2", "41", "30", "1", "注册测绘师:6；工程师:12"]);
        cells.extend([
            "surveying",
            "甲测资字1",
            "甲级",
            "工程测量;地籍",
            "浙江省自然资源厅",
            "2021-07-01",
            "",
        ]);
        cells.extend([
            "SV-01",
            "工程测量",
            "fixed:5000.50",
            "7",
            "330100;330200",
            "",
            "",
        ]);
        let mut agency = header.agency(2, &cells, id()).expect("an agency");
        assert_eq!(agency.credit.hundredths(), 9_320);
        assert_eq!(agency.certificates[0].grade, Some(Grade::Jia));
        assert_eq!(agency.certificates[0].expires, None);
        assert_eq!(agency.services[0].price, PriceModel::Fixed(Fen(500_050)));
        assert_eq!(agency.services[0].area.len(), 2);
        assert_eq!(agency.practitioners[1].count, 12);
        let again = agency.clone();
        merge(&mut agency, again.clone());
        assert_eq!(agency, again, "a second run changes nothing");
    }

    #[test]
    fn each_fault_names_its_column_and_rule() {
        let mut cells = ROW;
        cells[2] = "91330106MA28AAAAA0";
        cells[3] = "33010";
        cells[5] = "2015-6-1";
        assert_eq!(
            faults(&NEEDED, &cells),
            [
                ("uscc".to_owned(), ImportRule::CheckDigit),
                ("region".to_owned(), ImportRule::RegionCode),
                ("founded".to_owned(), ImportRule::Date),
            ]
        );
        assert_eq!(
            faults(&NEEDED, &ROW[..5]),
            [(String::new(), ImportRule::CellCount)]
        );
        cells = ROW;
        cells[0] = "  ";
        assert_eq!(
            faults(&NEEDED, &cells),
            [("name".to_owned(), ImportRule::Required)]
        );
        let long = "长".repeat(CELL_CHARS_MAX + 1);
        cells[0] = &long;
        assert_eq!(
            faults(&NEEDED, &cells),
            [("name".to_owned(), ImportRule::TooLong)]
        );
    }

    #[test]
    fn half_a_service_is_incomplete() {
        let columns: Vec<&str> = NEEDED.into_iter().chain(["service", "price"]).collect();
        let mut cells = ROW.to_vec();
        cells.extend(["SV-01", "5000"]);
        let found = faults(&columns, &cells);
        assert!(found.contains(&("title".to_owned(), ImportRule::Incomplete)));
        assert!(found.contains(&("price".to_owned(), ImportRule::Amount)));
    }

    #[test]
    fn a_header_with_strange_or_missing_columns_is_refused() {
        let errors = Header::parse(["name", "name", "colour"]).expect_err("faults");
        let rules: Vec<ImportRule> = errors.iter().map(|error| error.rule).collect();
        assert_eq!(
            rules[..2],
            [ImportRule::RepeatedColumn, ImportRule::UnknownColumn]
        );
        assert!(
            rules[2..]
                .iter()
                .all(|rule| *rule == ImportRule::MissingColumn)
        );
    }

    #[test]
    fn amounts_are_plain_decimals() {
        assert_eq!(hundredths("12"), Some(1_200));
        assert_eq!(hundredths("12.5"), Some(1_250));
        assert_eq!(hundredths("12.05"), Some(1_205));
        for text in [
            "",
            ".5",
            "1.",
            "1.234",
            "-1",
            "1,000",
            "１",
            "99999999999999999999",
        ] {
            assert_eq!(hundredths(text), None, "{text}");
        }
    }
}
