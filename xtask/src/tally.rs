//! Sums what the test runners report.

use std::ops::AddAssign;

use anyhow::{Context, Result};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Reads nextest's closing line: `Summary [ 1.2s] 12 tests run: 10 passed (1 slow), 2 failed, 3 skipped`.
pub fn from_nextest(output: &str) -> Result<Tally> {
    let summary = output
        .lines()
        .rev()
        .find(|line| line.contains("Summary [") && line.contains("run:"))
        .context("nextest printed no summary: the tests did not build")?;
    let counts = summary.split_once("run:").map_or("", |(_, counts)| counts);
    let passed = count(counts, "passed");
    let failed = ["failed", "timed", "exec"]
        .iter()
        .map(|word| count(counts, word))
        .sum();
    Ok(Tally { passed, failed })
}

/// The number right before `word`.
fn count(counts: &str, word: &str) -> u64 {
    let words = counts
        .split(|it: char| it.is_whitespace() || "(),".contains(it))
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>();
    words
        .windows(2)
        .find(|pair| pair[1] == word)
        .and_then(|pair| pair[0].parse().ok())
        .unwrap_or(0)
}

/// Reads the `stats` of Playwright's JSON report; a flaky test has failed once and counts as failed.
pub fn from_playwright(report: &str) -> Result<Tally> {
    let report: serde_json::Value = serde_json::from_str(report)?;
    let stat = |name: &str| report["stats"][name].as_u64().unwrap_or(0);
    let errors = report["errors"].as_array().map_or(0, Vec::len) as u64;
    Ok(Tally {
        passed: stat("expected"),
        failed: stat("unexpected") + stat("flaky") + errors,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_green_summary_has_no_failures() {
        let output =
            "     PASS a\n     Summary [   0.021s] 12 tests run: 12 passed (1 slow), 3 skipped\n";
        let tally = from_nextest(output).expect("a summary");
        assert_eq!(
            tally,
            Tally {
                passed: 12,
                failed: 0
            }
        );
    }

    #[test]
    fn failures_and_timeouts_are_failures() {
        let output = "Summary [ 9.0s] 9/12 tests run: 5 passed, 2 failed, 1 exec failed, 1 timed out, 0 skipped";
        let tally = from_nextest(output).expect("a summary");
        assert_eq!(
            tally,
            Tally {
                passed: 5,
                failed: 4
            }
        );
    }

    #[test]
    fn no_summary_is_an_error() {
        assert!(from_nextest("error: could not compile").is_err());
    }

    #[test]
    fn a_flaky_browser_test_counts_as_failed() {
        let report = r#"{"errors":[],"stats":{"expected":7,"skipped":1,"unexpected":1,"flaky":1}}"#;
        let tally = from_playwright(report).expect("a report");
        assert_eq!(
            tally,
            Tally {
                passed: 7,
                failed: 2
            }
        );
    }
}
