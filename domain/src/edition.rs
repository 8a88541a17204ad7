//! The built-in first edition of the rules, read from the files in `rules/`.

use serde::de::DeserializeOwned;

use crate::rulebook::RuleBook;

/// A built-in rule file that does not read as what it should be.
#[derive(Debug)]
pub struct EditionError {
    file: &'static str,
    why: serde_json::Error,
}

impl std::fmt::Display for EditionError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "rules/{}: {}", self.file, self.why)
    }
}

impl std::error::Error for EditionError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.why)
    }
}

/// The first edition; amendments are made on top of it.
///
/// # Errors
/// A rule file is malformed: a build whose tests were not run.
pub fn first() -> Result<RuleBook, EditionError> {
    macro_rules! rules {
        ($file:literal) => {
            read($file, include_str!(concat!("../rules/", $file)))?
        };
    }
    Ok(RuleBook {
        calendar: rules!("calendar.json"),
        deadlines: rules!("deadlines.json"),
        fees: rules!("fees.json"),
        provincial_fees: rules!("provincial_fees.json"),
        lpr: rules!("lpr.json"),
        lending: rules!("lending.json"),
        late_performance: rules!("late_performance.json"),
        small_claims: rules!("small_claims.json"),
        court_levels: rules!("jurisdiction.json"),
        causes: rules!("causes-2026.json"),
    })
}

/// The first edition, for callers that cannot go on without it.
///
/// # Panics
/// Like [`first`] fails, which a test of this crate rules out.
pub fn first_edition() -> RuleBook {
    first().expect("a test reads every built-in rule file")
}

fn read<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, EditionError> {
    serde_json::from_str(text).map_err(|why| EditionError { file, why })
}
