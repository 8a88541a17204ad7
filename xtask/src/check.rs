//! `cargo xtask check`: what is worth knowing at each save.

use anyhow::Result;

use crate::place::Place;
use crate::steps::Steps;
use crate::{gates, shell, tools};

pub fn check(place: &Place) -> Result<()> {
    let mut steps = Steps::default();
    steps.must("format", || format(place))?;
    steps.must("source rules", || gates::sources::check(place))?;
    steps.must("words in use", || gates::texts::check(place))?;
    steps.must("types", || {
        shell::run(place.command("cargo").args([
            "check",
            "--profile",
            "fast",
            "--workspace",
            "--all-targets",
        ]))
    })?;
    steps.must("tests of `domain`", || {
        let runner: &[&str] = if tools::has_nextest(place) {
            &["nextest", "run", "--cargo-profile", "fast"]
        } else {
            &["test", "--quiet", "--profile", "fast"]
        };
        shell::run(
            place
                .command("cargo")
                .args(runner)
                .args(["--package", "domain"]),
        )
    })
}

/// Names the files only: `cargo fmt --all` mends them, and a whole difference hides the other steps.
pub fn format(place: &Place) -> Result<()> {
    shell::run(
        place
            .command("cargo")
            .args(["fmt", "--all", "--", "--check", "--files-with-diff"]),
    )
}
