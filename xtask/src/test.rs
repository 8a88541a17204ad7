//! `cargo xtask test`: everything the project promises, and a closing line `N passed, N failed`.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context, Result, bail, ensure};

use crate::client::{self, Size};
use crate::place::{Place, read_env};
use crate::postgres::Postgres;
use crate::steps::Steps;
use crate::tally::{self, Tally};
use crate::{browser, check, debian, gates, server, shell, soak, tools};

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

pub fn test(place: &Place, full: bool) -> Result<()> {
    let mut steps = Steps::default();
    steps.must("system packages", debian::ensure)?;
    steps.must("tools", || {
        tools::for_building(place)?;
        tools::for_testing(place)
    })?;
    steps.must("npm packages", || tools::npm_packages(place))?;
    gate(place, &mut steps);

    let mut tally = Tally::default();
    // The server's own tests serve what the client build has left, and building them builds the server that the
    // browser's tests start: one set of features, one build of the dependencies.
    let client = steps.attempt("client", || client::build(place, Size::Quick, server::FAST));
    steps.attempt("tests of the crates", || {
        add(&mut tally, crates(place, full)?)
    });
    if client.is_some() {
        steps.attempt("tests in the browser", || {
            add(&mut tally, browser::tests(place, full)?)
        });
    }
    steps.attempt("kills under filing clients", || {
        soak::soak(place, &soak::Options::short())
    });
    conclude(&steps, tally)
}

/// What is decided without running the program. Each is tried, so that one run names everything to mend.
fn gate(place: &Place, steps: &mut Steps) {
    let cargo = |arguments: &[&str]| shell::run(place.command("cargo").args(arguments));
    steps.attempt("lock file", || {
        shell::run_quietly(place.command("cargo").args([
            "metadata",
            "--locked",
            "--format-version",
            "1",
        ]))
    });
    steps.attempt("format", || check::format(place));
    steps.attempt("source rules", || gates::sources::check(place));
    steps.attempt("words in use", || gates::texts::check(place));
    steps.attempt("tests named in docs/security.md", || {
        gates::security::check(place)
    });
    steps.attempt("dependency rule", || gates::tree::check(place));
    steps.attempt("licences, bans, sources", || deny(place));
    steps.attempt("deployment examples", || {
        shell::run(place.command("sh").arg("deploy/check.sh"))
    });
    let clippy = ["clippy", "--profile", "fast"].as_slice();
    let strict = ["--", "--deny", "warnings"].as_slice();
    let lint = |package: &[&str]| cargo(&[clippy, package, strict].concat());
    // In the browser the bodies of server functions are gone, and with them the use of what only they use.
    let without_bodies = ["unused_imports", "unused_variables", "dead_code"];
    let lenient = without_bodies.map(|lint| ["--allow", lint]).concat();
    steps.attempt("clippy", || lint(&["--workspace", "--all-targets"]));
    steps.attempt("clippy for the browser: app", || {
        let app = ["--package", "app", "--features", "hydrate"].as_slice();
        cargo(&[clippy, app, &WASM, strict, &lenient].concat())
    });
    steps.attempt("clippy for the browser: domain and proof", || {
        lint(&[&["--package", "domain", "--package", "proof"], &WASM[..]].concat())
    });
}

/// Advisories are read only from a copy of their database that is at hand: a test does not depend on the network.
fn deny(place: &Place) -> Result<()> {
    let mut checks = vec!["licenses", "bans", "sources"];
    let home = read_env("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let home = read_env("HOME")?;
        Some(PathBuf::from(home).join(".cargo"))
    });
    if home.is_some_and(|it| it.join("advisory-dbs").is_dir()) {
        checks.push("advisories");
    }
    shell::run(
        place
            .command("cargo-deny")
            .args(["--log-level", "error", "--offline"])
            .args(["check", "--hide-inclusion-graph"])
            .args(checks),
    )
}

/// Unit and integration tests of every crate, on SQLite and on a PostgreSQL of our own.
fn crates(place: &Place, full: bool) -> Result<Tally> {
    let postgres = Postgres::start()?;
    let mut command = place.command("cargo");
    command
        .args(["nextest", "run", "--cargo-profile", "fast", "--workspace"])
        // Without the examples: they serve benchmarks, and each links the whole server.
        .args(["--lib", "--bins", "--tests", "--no-fail-fast"])
        .env("ZHANGBAN_TEST_PG", postgres.url())
        .env("ZHANGBAN_TEST_PG_CA", postgres.certificate())
        .env("ZHANGBAN_SITE", place.site());
    if full {
        command.env("ZHANGBAN_TEST_FULL", "1");
    }
    let mut runner = command
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .context("cargo nextest did not start")?;
    let errors = runner.stderr.take().context("standard error is piped")?;
    let mut output = String::new();
    for line in BufReader::new(errors).lines() {
        let line = line?;
        eprintln!("{line}");
        output += &line;
        output.push('\n');
    }
    let status = runner.wait()?;
    let tally = tally::from_nextest(&output)?;
    ensure!(
        status.success() || tally.failed > 0,
        "nextest ended with {status}"
    );
    Ok(tally)
}

fn add(sum: &mut Tally, tally: Tally) -> Result<()> {
    *sum += tally;
    ensure!(tally.failed == 0, "{} tests failed", tally.failed);
    ensure!(tally.passed > 0, "no test ran");
    Ok(())
}

fn conclude(steps: &Steps, tally: Tally) -> Result<()> {
    let failed_steps = steps.failed();
    if !failed_steps.is_empty() {
        println!("failed: {}", failed_steps.join("; "));
    }
    // A failed check is a failure too, though no test runner has counted it.
    let failed = tally.failed.max(failed_steps.len() as u64);
    println!("{} passed, {failed} failed", tally.passed);
    if failed > 0 {
        bail!("not everything holds");
    }
    Ok(())
}
