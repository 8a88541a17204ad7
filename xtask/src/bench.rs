//! `cargo xtask bench`: ratios against plain contestants, both in one run, answers compared before times.

use anyhow::Result;

use crate::place::Place;
use crate::shell;

/// Optimised as for use, and without the link-time optimisation that would take longer than the benchmarks.
const PROFILE: &str = "measured";

pub fn bench(place: &Place) -> Result<()> {
    let run = |package: &str, example: &str, arguments: &[&str]| {
        let cargo = ["run", "--quiet", "--profile", PROFILE, "--package", package];
        let example = ["--example", example, "--"];
        shell::run(
            place
                .command("cargo")
                .args(cargo)
                .args(example)
                .args(arguments),
        )
    };
    run("search", "find", &[])?;
    run("store", "filer", &["bench"])
}
