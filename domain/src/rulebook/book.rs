use super::{Amendment, Checked, Edition, Refused, Table};
use crate::calendar::{Calendar, YearNotice};
use crate::court::{
    cause::CauseList,
    deadline::DeadlineRule,
    fee::{FeeTable, ProvincialFigures},
    jurisdiction::{LevelThresholds, SmallClaimThreshold},
    ledger::{InterestCap, LatePerformanceRule, LoanPrimeRate},
};

/// Every rule set the law functions read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RuleBook {
    /// Holiday notices, each in force for its own year.
    pub calendar: Edition<YearNotice>,
    pub deadlines: Table<DeadlineRule>,
    pub fees: Edition<FeeTable>,
    pub provincial_fees: Table<ProvincialFigures>,
    /// One-year loan prime rate (LPR).
    pub lpr: Edition<LoanPrimeRate>,
    pub lending: Edition<InterestCap>,
    pub late_performance: Edition<LatePerformanceRule>,
    pub small_claims: Table<SmallClaimThreshold>,
    pub court_levels: Edition<LevelThresholds>,
    pub causes: Edition<CauseList>,
}

impl RuleBook {
    /// A new book in which one rule set is amended; this one stays as it is.
    pub fn amended(&self, amendment: Amendment) -> Result<RuleBook, Refused> {
        let mut book = self.clone();
        match amendment {
            Amendment::Calendar(entries) => {
                book.calendar = self.calendar.amended(some(entries)?)?;
            }
            Amendment::Deadlines(entries) => {
                book.deadlines = self.deadlines.amended(some(entries)?)?;
            }
            Amendment::Fees(entries) => book.fees = self.fees.amended(some(entries)?)?,
            Amendment::ProvincialFees(entries) => {
                book.provincial_fees = self.provincial_fees.amended(some(entries)?)?
            }
            Amendment::Lpr(entries) => book.lpr = self.lpr.amended(some(entries)?)?,
            Amendment::Lending(entries) => book.lending = self.lending.amended(some(entries)?)?,
            Amendment::LatePerformance(entries) => {
                book.late_performance = self.late_performance.amended(some(entries)?)?
            }
            Amendment::SmallClaims(entries) => {
                book.small_claims = self.small_claims.amended(some(entries)?)?
            }
            Amendment::CourtLevels(entries) => {
                book.court_levels = self.court_levels.amended(some(entries)?)?
            }
            Amendment::Causes(entries) => book.causes = self.causes.amended(some(entries)?)?,
        }
        Ok(book)
    }

    /// The working days as far as notices are published.
    pub fn working_days(&self) -> Calendar {
        let notices = self.calendar.entries().iter();
        Calendar::new(notices.map(|entry| (&entry.value, entry.source.as_str())))
    }
}

/// An amendment without entries is a mistake in the file, not an amendment.
fn some<T>(entries: Vec<T>) -> Result<Vec<T>, Refused> {
    match entries.is_empty() {
        true => Err(Refused::Empty),
        false => Ok(entries),
    }
}

impl Checked for YearNotice {
    fn fault(&self) -> Option<String> {
        YearNotice::fault(self)
    }
}
