/// What came of a vector file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub cases: usize,
    pub mismatches: Vec<Mismatch>,
}

/// A case that came out otherwise than the file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    pub id: String,
    pub expected: String,
    pub actual: String,
}

impl Report {
    pub fn passed(&self) -> usize {
        self.cases - self.mismatches.len()
    }

    /// Counts a case; `Err` carries what the rules answered instead.
    pub(super) fn add(&mut self, id: &str, expected: &str, outcome: Result<(), String>) {
        self.cases += 1;
        if let Err(actual) = outcome {
            self.mismatches.push(Mismatch {
                id: id.to_owned(),
                expected: expected.to_owned(),
                actual,
            });
        }
    }
}

impl std::fmt::Display for Mismatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Mismatch {
            id,
            expected,
            actual,
        } = self;
        write!(f, "{id}: expected {expected}, got {actual}")
    }
}
