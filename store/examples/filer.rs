//! Files complaints into the embedded store, for `cargo xtask bench`: compares the writer with a bare loop that inserts
//! the same rows.

#[path = "../tests/conformance/samples.rs"]
#[expect(
    dead_code,
    reason = "the samples of the tests, of which a filing is used here"
)]
mod samples;

mod filer {
    pub mod bare;
    pub mod bench;
    pub mod file;
}

/// The moment the samples are written at.
mod support {
    use domain::clock::Instant;

    pub const START: Instant = Instant(1_772_000_000_000);
}

use std::process::ExitCode;

use filer::bench;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["bench"] => bench::pairs().await,
        _ => {
            eprintln!("filer bench");
            ExitCode::FAILURE
        }
    }
}
