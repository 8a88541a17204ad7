//! `cargo xtask run`: from nothing to a running server with demo data.

use std::os::unix::process::CommandExt;
use std::process::Child;
use std::sync::mpsc::{Receiver, channel};

use anyhow::{Context, Result};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::client::{self, Size};
use crate::place::Place;
use crate::stamp::fingerprint;
use crate::steps::Steps;
use crate::{fonts, server, tools};

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
    let (_watcher, touched) = touches(place, &inputs)?;
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
            touched.recv()?;
            touched.try_iter().for_each(drop);
        }
        running.map_or(Ok(()), stop)?;
    }
}

/// Says whenever something at or beside an input is written. A single file is watched through its folder: an editor
/// puts another in its place.
fn touches(place: &Place, inputs: &[&str]) -> Result<(RecommendedWatcher, Receiver<()>)> {
    let (say, touched) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        // Reading counts as well, and the inputs are read after each word; what cannot be told may be a change.
        if event.is_ok_and(|event| event.kind.is_access()) {
            return;
        }
        // Nobody listens any more once the command ends.
        let _ = say.send(());
    })?;
    for input in inputs {
        let path = place.root.join(input);
        if path.is_dir() {
            watcher.watch(&path, RecursiveMode::Recursive)?;
        } else if let Some(folder) = path.parent() {
            watcher.watch(folder, RecursiveMode::NonRecursive)?;
        }
    }
    Ok((watcher, touched))
}

fn stop(mut server: Child) -> Result<()> {
    server.kill()?;
    server.wait()?;
    Ok(())
}
