use anyhow::{Result, bail};

/// All violations at once, so that one run names everything to mend.
pub fn none_of(violations: &[String]) -> Result<()> {
    if violations.is_empty() {
        return Ok(());
    }
    bail!("{}", violations.join("\n"))
}
