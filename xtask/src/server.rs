//! Builds and starts the server, and the press beside it.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::place::Place;
use crate::{debian, shell};

/// The profile of tests and of `run`; dependencies are built once for both.
pub const FAST: &str = "fast";
pub const RELEASE: &str = "release";

/// What the server is made of besides the client.
pub const INPUTS: [&str; 5] = ["domain/rules", "press", "search", "server", "store"];

/// What is built to be kept or measured gives memory back that it no longer needs.
pub const ALLOCATOR: [&str; 2] = ["--features", "server/jemalloc"];

pub fn build(place: &Place, profile: &str) -> Result<()> {
    let mut command = place.command("cargo");
    command.args(["build", "--profile", profile]);
    command.args(["--package", "server", "--package", "press"]);
    if profile == RELEASE {
        debian::provide_make()?;
        command.args(ALLOCATOR);
    }
    shell::run(&mut command)
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
