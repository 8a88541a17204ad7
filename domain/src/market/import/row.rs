//! One record, read cell by cell; every fault is kept, not only the first.

use super::super::agency::{Agency, AgencyStatus, Certificate, CertificateStatus, CreditScore};
use super::super::listing::Listing;
use super::super::taxonomy::Grade;
use super::cells::{area, credit, date, list, practitioners, price, status, whole, yes_or_no};
use super::{CELL_CHARS_MAX, Header, ImportError, ImportRule, error};
use crate::id::AgencyId;
use crate::identity::Uscc;

pub(super) struct Row<'a> {
    pub(super) header: &'a Header,
    pub(super) cells: &'a [&'a str],
    pub(super) line: u64,
    pub(super) errors: Vec<ImportError>,
}

impl Row<'_> {
    pub(super) fn agency(&mut self, id: AgencyId) -> Option<Agency> {
        let name = self.required("name");
        let short_name = self.required("short_name");
        let uscc = self.needed("uscc", ImportRule::CheckDigit, |cell| {
            cell.parse::<Uscc>().ok()
        });
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
        let days = self.needed("promised_days", ImportRule::Number, |cell| {
            cell.parse().ok()
        });
        let area = self.needed("area", ImportRule::RegionCode, area);
        let conditions =
            self.optional("conditions", ImportRule::Word, |cell| Some(cell.to_owned()));
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
                self.errors
                    .push(error(self.line, column, ImportRule::Incomplete));
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
            self.errors
                .push(error(self.line, column, ImportRule::TooLong));
            return None;
        }
        let value = read(cell);
        if value.is_none() {
            self.errors.push(error(self.line, column, rule));
        }
        value
    }
}
