//! `cargo xtask run`: from nothing to a running server with demo data.

use std::os::unix::process::CommandExt;
use std::process::Child;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::client::{self, Size};
use crate::place::Place;
use crate::stamp::fingerprint;
use crate::steps::Steps;
use crate::{fonts, server, tools};

/// How often `--dev` looks at the sources.
const WATCH: Duration = Duration::from_millis(500);

pub fn run(place: &Place, dev: bool) -> Result<()> {
    let mut steps = Steps::default();
    steps.must("tools", || tools::for_building(place))?;
    steps.must("npm packages", || tools::npm_packages(place))?;
    steps.must("fonts", || fonts::provide(place, &place.root.join("data")))?;
    if dev {
        return watch(place, &mut steps);
    }
    build(place, &mut steps)?;
    // From here on the server is this process, and gets the signals itself.
    Err(server::demo(place).exec()).context("the server did not start")
}

fn build(place: &Place, steps: &mut Steps) -> Result<()> {
    steps.must("server", || server::build(place, server::FAST))?;
    // After the server: building `app` once more leaves the scoped sheets as they are now.
    steps.must("client", || client::build(place, Size::Quick, server::FAST))
}

fn watch(place: &Place, steps: &mut Steps) -> Result<()> {
    let inputs = [client::INPUTS.as_slice(), server::INPUTS.as_slice()].concat();
    loop {
        let seen = fingerprint(&place.root, &inputs, "")?;
        let running = match build(place, steps) {
            Ok(()) => Some(server::demo(place).spawn()?),
            Err(error) => {
                eprintln!("{error:#}");
                None
            }
        };
        while fingerprint(&place.root, &inputs, "")? == seen {
            thread::sleep(WATCH);
        }
        running.map_or(Ok(()), stop)?;
    }
}

fn stop(mut server: Child) -> Result<()> {
    server.kill()?;
    server.wait()?;
    Ok(())
}
