//! The pinned tools: found in the cache or on the path, installed when missing.

use anyhow::{Context, Result, bail};

use crate::place::Place;
use crate::shell;
use crate::stamp::Stamp;

struct Tool {
    package: &'static str,
    binary: &'static str,
    version: &'static str,
    /// Its own lock file is used, except where the published one no longer builds.
    locked: bool,
    /// Any version that answers to `binary` will do.
    any_version: bool,
}

const TRUNK: Tool = Tool {
    package: "trunk",
    binary: "trunk",
    version: "0.21.14",
    locked: true,
    any_version: false,
};

/// Must equal the `wasm-bindgen` in Cargo.lock: the two share an unversioned format.
const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    binary: "wasm-bindgen",
    version: "0.2.130",
    locked: false,
    any_version: false,
};

const DENY: Tool = Tool {
    package: "cargo-deny",
    binary: "cargo-deny",
    version: "0.20.2",
    locked: true,
    any_version: true,
};

const NEXTEST: Tool = Tool {
    package: "cargo-nextest",
    binary: "cargo-nextest",
    version: "0.9.143",
    locked: true,
    any_version: true,
};

pub fn for_building(place: &Place) -> Result<()> {
    wasm_target(place)?;
    ensure(place, &WASM_BINDGEN)?;
    bindgen_matches_lock(place)?;
    ensure(place, &TRUNK)
}

pub fn for_testing(place: &Place) -> Result<()> {
    ensure(place, &NEXTEST)?;
    ensure(place, &DENY)
}

pub fn has_nextest(place: &Place) -> bool {
    is_present(place, &NEXTEST)
}

fn wasm_target(place: &Place) -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let libraries = shell::capture(place.command("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        TARGET,
    ]))?;
    if std::path::Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    shell::run(place.command("rustup").args(["target", "add", TARGET]))
        .with_context(|| format!("the target {TARGET} is missing: add it with your toolchain"))
}

fn bindgen_matches_lock(place: &Place) -> Result<()> {
    let lock = std::fs::read_to_string(place.root.join("Cargo.lock"))?;
    let version = locked_version(&lock, "wasm-bindgen").context("wasm-bindgen is locked")?;
    if version != WASM_BINDGEN.version {
        bail!(
            "Cargo.lock has wasm-bindgen {version}, xtask/src/tools.rs has {}: make them equal",
            WASM_BINDGEN.version
        );
    }
    Ok(())
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let entry = format!("name = \"{package}\"\nversion = \"");
    let rest = lock.split_once(&entry)?.1;
    rest.split('"').next()
}

fn ensure(place: &Place, tool: &Tool) -> Result<()> {
    if is_present(place, tool) {
        return Ok(());
    }
    println!("  installing {} {}", tool.package, tool.version);
    std::fs::create_dir_all(place.tools())?;
    let mut install = place.command("cargo");
    install
        .args(["install", tool.package, "--version", tool.version])
        .arg("--root")
        .arg(place.tools())
        // Away from the workspace, whose `.cargo/config.toml` and lints are not theirs.
        .current_dir(place.tools())
        // Into cargo's own temporary folder, which it removes: these are built once.
        .env_remove("CARGO_TARGET_DIR")
        // They run for seconds: time to build them matters more than their speed.
        .env("CARGO_PROFILE_RELEASE_LTO", "false")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
    if tool.locked {
        install.arg("--locked");
    }
    shell::run(&mut install)
}

fn is_present(place: &Place, tool: &Tool) -> bool {
    let mut ask = place.command(tool.binary);
    // A cargo subcommand called directly wants its own name first.
    if let Some(subcommand) = tool.binary.strip_prefix("cargo-") {
        ask.arg(subcommand);
    }
    shell::capture(ask.arg("--version")).is_ok_and(|answer| {
        tool.any_version || answer.split_whitespace().any(|word| word == tool.version)
    })
}

/// Installs what the lock file of `end2end/` names, and no browser.
pub fn npm_packages(place: &Place) -> Result<()> {
    let settings = place.end2end().display().to_string();
    let stamp = Stamp::of(place, "npm", &["end2end/package-lock.json"], &settings)?;
    if stamp.is_fresh() && place.npm_program("playwright").exists() {
        return Ok(());
    }
    shell::run_quietly(
        place
            .command("npm")
            .args(["ci", "--no-audit", "--no-fund"])
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            .current_dir(place.end2end()),
    )
    .context("Node 20 with npm is needed")?;
    stamp.store()
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn the_locked_version_of_a_package_is_found_by_its_whole_name() {
        let lock = "name = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "trunk"), None);
    }
}
