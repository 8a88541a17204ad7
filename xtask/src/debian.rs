//! What the tests need from the system: installed with apt-get by root, otherwise named.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{browser, postgres, shell};

struct Need {
    package: &'static str,
    present: fn() -> bool,
}

const NEEDS: [Need; 6] = [
    Need {
        package: "chromium",
        present: || browser::chromium().is_ok(),
    },
    Need {
        package: "postgresql",
        present: || postgres::programs().is_ok(),
    },
    Need {
        package: "fonts-noto-cjk",
        present: || Path::new("/usr/share/fonts/opentype/noto").is_dir(),
    },
    // The examples of `deploy/` are parsed by what they are written for.
    Need {
        package: "nginx-light",
        present: || Path::new("/usr/sbin/nginx").exists(),
    },
    Need {
        package: "systemd",
        present: || Path::new("/usr/bin/systemd-analyze").exists(),
    },
    Need {
        package: "openssl",
        present: || Path::new("/usr/bin/openssl").exists(),
    },
];

pub fn ensure() -> Result<()> {
    let missing = missing();
    if missing.is_empty() {
        return Ok(());
    }
    let advice = format!("apt-get install {}", missing.join(" "));
    if !(is_root() && shell::succeeds(Command::new("apt-get").arg("--version"))) {
        bail!("missing from this system, install it as root: {advice}");
    }
    // The lists may be older than the packages, so the first try may name files that are gone.
    install(&missing)
        .or_else(|_| {
            shell::run_quietly(apt_get().arg("update"))?;
            install(&missing)
        })
        .context(advice)
}

/// Installs one package that only a few commands need.
pub fn provide(package: &'static str) -> Result<()> {
    let advice = format!("apt-get install {package}");
    if !is_root() {
        bail!("missing from this system, install it as root: {advice}");
    }
    install(&[package]).context(advice)
}

/// What the build of the released server's allocator asks for.
pub fn provide_make() -> Result<()> {
    match shell::succeeds(Command::new("make").arg("--version")) {
        true => Ok(()),
        false => provide("make"),
    }
}

pub fn is_root() -> bool {
    shell::capture(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn missing() -> Vec<&'static str> {
    NEEDS
        .iter()
        .filter(|need| !(need.present)())
        .map(|need| need.package)
        .collect()
}

fn install(packages: &[&str]) -> Result<()> {
    shell::run_quietly(
        apt_get()
            .args(["install", "--yes", "--no-install-recommends"])
            .args(packages),
    )
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
