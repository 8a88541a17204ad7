use core::fmt;

/// One cell that breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Counted from 1, the header included, as an editor counts.
    pub line: u64,
    pub column: &'static str,
    /// Names the rule, such as `id.check_digit`.
    pub rule: String,
}

impl Fault {
    pub(super) fn new(line: u64, column: &'static str, rule: impl Into<String>) -> Self {
        Self {
            line,
            column,
            rule: rule.into(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}: {}", self.line, self.column, self.rule)
    }
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub faults: Vec<Fault>,
}

impl Report {
    /// Whether every row was good.
    #[must_use]
    pub fn clean(&self) -> bool {
        self.faults.is_empty()
    }

    /// Rows that were not taken; one row may break several rules.
    #[must_use]
    pub fn bad_rows(&self) -> usize {
        let mut lines: Vec<u64> = self.faults.iter().map(|fault| fault.line).collect();
        lines.dedup();
        lines.len()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.faults {
            writeln!(f, "{fault}")?;
        }
        write!(
            f,
            "{} new, {} changed, {} unchanged, {} bad rows",
            self.new,
            self.changed,
            self.unchanged,
            self.bad_rows()
        )
    }
}
