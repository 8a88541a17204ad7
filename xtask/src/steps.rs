//! Shows each step, how long it took and whether it worked.

use std::io::Write;
use std::time::Instant;

use anyhow::Result;

#[derive(Default)]
pub struct Steps {
    failed: Vec<String>,
}

impl Steps {
    /// One step whose failure ends the command.
    pub fn must<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("▸ {name}");
        // A pipe is block-buffered: without this a step shows up after its own output.
        std::io::stdout().flush()?;
        let started = now();
        let outcome = work();
        let seconds = started.elapsed().as_secs_f32();
        match &outcome {
            Ok(_) => println!("  ✓ {name}: {seconds:.1} s"),
            Err(_) => println!("  ✗ {name}: {seconds:.1} s"),
        }
        std::io::stdout().flush()?;
        outcome
    }

    /// One step whose failure is reported at the end, while the others still run.
    pub fn attempt<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Option<T> {
        self.must(name, work)
            .inspect_err(|error| {
                println!("{error:#}");
                self.failed.push(name.to_owned());
            })
            .ok()
    }

    pub fn failed(&self) -> &[String] {
        &self.failed
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "commands measure their own duration; no rule depends on it"
)]
pub fn now() -> Instant {
    Instant::now()
}
