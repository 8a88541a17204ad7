//! Builds and starts the server.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::place::Place;
use crate::shell;

/// The profile of tests and of `run`; dependencies are built once for both.
pub const FAST: &str = "fast";
pub const RELEASE: &str = "release";

/// What the server is made of besides the client.
pub const INPUTS: [&str; 4] = ["domain/rules", "search", "server", "store"];

pub fn build(place: &Place, profile: &str) -> Result<()> {
    shell::run(
        place
            .command("cargo")
            .args(["build", "--package", "server", "--profile", profile]),
    )
}

pub fn binary(place: &Place, profile: &str) -> PathBuf {
    place.target.join(profile).join("zhangban")
}

/// The demo on its usual address; it prints the address and the sign-ins itself.
pub fn demo(place: &Place) -> Command {
    let mut command = Command::new(binary(place, FAST));
    command
        .current_dir(&place.root)
        .args(["serve", "--demo"])
        .env("ZHANGBAN_SITE", place.site());
    command
}
