//! `zhangban-press`: sets one court document with typst and ends.
//!
//! A program of its own, so that the server holds neither typesetter nor fonts, and a document that does not come to
//! its end can be stopped. The job comes by the standard input, as a document is full of personal data; a report of
//! one line and the PDF leave by the standard output. What could not be done is one line on the standard error.

mod fonts;
mod job;
mod set;
mod world;

use std::{
    io::{self, Read as _, Write as _},
    process::ExitCode,
};

fn main() -> ExitCode {
    match work() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn work() -> Result<(), String> {
    let mut asked = Vec::new();
    let input = io::stdin().lock().read_to_end(&mut asked);
    input.map_err(|error| format!("standard input: {error}"))?;
    let job = serde_json::from_slice(&asked).map_err(|error| format!("job: {error}"))?;
    let (report, pdf) = set::set(job)?;
    let mut answer = serde_json::to_vec(&report).map_err(|error| format!("report: {error}"))?;
    answer.push(b'\n');
    answer.extend(pdf);
    let output = io::stdout().lock().write_all(&answer);
    output.map_err(|error| format!("standard output: {error}"))
}
