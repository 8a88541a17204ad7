//! Playwright drives the system's Chromium against servers the tests start themselves.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::place::{Place, read_env};
use crate::tally::{self, Tally};
use crate::{server, shell};

const CHROMIUM: &str = "/usr/bin/chromium";

pub fn chromium() -> Result<PathBuf> {
    let path = PathBuf::from(read_env("CHROMIUM").unwrap_or_else(|| CHROMIUM.to_owned()));
    if path.exists() {
        return Ok(path);
    }
    Err(anyhow::anyhow!(
        "Chromium is not at {}; CHROMIUM may name another place",
        path.display()
    ))
}

pub fn tests(place: &Place, full: bool) -> Result<Tally> {
    let report = place.target.join("end2end.json");
    // A report of an earlier run must not be taken for this one's.
    let _ = fs::remove_file(&report);
    let program = place.npm_program("playwright");
    let mut command = place.command(&program.to_string_lossy());
    command
        .arg("test")
        .current_dir(place.end2end())
        .env("CHROMIUM", chromium()?)
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report)
        .env("ZHANGBAN_BINARY", server::binary(place, server::FAST))
        .env("ZHANGBAN_SITE", place.site());
    if full {
        command.env("ZHANGBAN_TEST_FULL", "1");
    }
    let outcome = shell::run(&mut command);
    read(&report).map_err(|error| outcome.err().unwrap_or(error))
}

fn read(report: &Path) -> Result<Tally> {
    let text = fs::read_to_string(report).context("Playwright left no report")?;
    tally::from_playwright(&text)
}
