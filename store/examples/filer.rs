//! Files complaints into the embedded store, for `cargo xtask soak` and `cargo xtask bench`.
//!
//! `filer file FOLDER ROUND` files until it is killed and prints the case of each acknowledgement; `filer check FOLDER`
//! reads such lines from its input and proves the store cold; `filer bench` compares the writer with a bare loop that
//! inserts the same rows, `filer alone` is the writer for a profiler, and `filer delayed COUNT_FILE` runs under a
//! library that delays every fsync and counts them in the file.

#[path = "../tests/conformance/samples.rs"]
#[expect(
    dead_code,
    reason = "the samples of the tests, of which a filing is used here"
)]
mod samples;

#[path = "../../bench/measure.rs"]
#[expect(dead_code, reason = "a part of what all benchmarks share is used here")]
mod measure;

mod filer {
    pub mod bare;
    pub mod bench;
    pub mod evidence;
    pub mod file;
}

/// The moment the samples are written at.
mod support {
    use domain::clock::Instant;

    pub const START: Instant = Instant(1_772_000_000_000);
}

use std::process::ExitCode;

use filer::{bench, evidence, file};

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["file", folder, round] => {
            file::until_killed(folder, round.parse().expect("a number")).await
        }
        ["check", folder] => file::check(folder).await,
        ["bench"] => bench::pairs().await,
        ["evidence"] => evidence::bench().await,
        ["alone"] => bench::alone().await,
        ["delayed", syncs] => bench::delayed(syncs.as_ref()).await,
        _ => {
            eprintln!(
                "filer file FOLDER ROUND | check FOLDER | bench | evidence | alone | delayed COUNT_FILE"
            );
            ExitCode::FAILURE
        }
    }
}
