//! `cargo xtask dist`: the release build, and its sizes against the limits.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use crate::client::{self, Size};
use crate::package::compress_brotli;
use crate::place::Place;
use crate::stamp::files_below;
use crate::steps::Steps;
use crate::{server, tools};

const KIB: usize = 1024;

/// What a phone on a slow network may have to load, in Brotli.
struct Limit {
    what: &'static str,
    brotli_bytes_max: usize,
}

const WASM: Limit = Limit {
    what: "wasm",
    brotli_bytes_max: 170 * KIB,
};
const GLUE: Limit = Limit {
    what: "glue",
    brotli_bytes_max: 8 * KIB,
};
const CSS: Limit = Limit {
    what: "css",
    brotli_bytes_max: 15 * KIB,
};
const PROOF: Limit = Limit {
    what: "proof wasm",
    brotli_bytes_max: 120 * KIB,
};
const SCRIPTS: Limit = Limit {
    what: "own scripts",
    brotli_bytes_max: 4 * KIB,
};

pub fn dist(place: &Place) -> Result<()> {
    let mut steps = Steps::default();
    steps.must("tools", || tools::for_building(place))?;
    steps.must("npm packages", || tools::npm_packages(place))?;
    // The bundle first: what is too heavy is known before the long build of the server begins.
    steps.must("client", || {
        client::build(place, Size::Smallest, server::RELEASE)
    })?;
    weigh(place)?;
    steps.must("server", || server::build(place, server::RELEASE))?;
    println!(
        "server: {}",
        server::binary(place, server::RELEASE).display()
    );
    println!("site:   {}", place.site().display());
    Ok(())
}

fn weigh(place: &Place) -> Result<()> {
    let hashes = fs::read_to_string(place.site().join("hash.txt"))?;
    let built = |line: &str, module: &str, suffix: &str| -> Result<Vec<PathBuf>> {
        let hash = hashes
            .lines()
            .find_map(|it| it.strip_prefix(line)?.strip_prefix(": "))
            .with_context(|| format!("hash.txt has a line {line}"))?;
        Ok(vec![place.pkg().join(format!("{module}.{hash}.{suffix}"))])
    };
    let scripts = files_below(&place.root.join("public"))?
        .into_iter()
        .filter(|file| file.extension().is_some_and(|it| it == "js"))
        .collect();
    let rows = [
        (WASM, built("wasm", "app", "wasm")?),
        (GLUE, built("js", "app", "js")?),
        (PROOF, built("proof-wasm", "proof", "wasm")?),
        (CSS, built("css", "app", "css")?),
        (SCRIPTS, scripts),
    ];
    let mut heavy = Vec::new();
    println!("{:<12} {:>10} {:>10} {:>10}", "", "raw", "brotli", "limit");
    for (limit, files) in rows {
        let (raw, brotli) = sizes(&files)?;
        println!(
            "{:<12} {raw:>10} {brotli:>10} {:>10}",
            limit.what, limit.brotli_bytes_max
        );
        if brotli > limit.brotli_bytes_max {
            heavy.push(limit.what);
        }
    }
    ensure!(heavy.is_empty(), "over the limit: {}", heavy.join(", "));
    Ok(())
}

fn sizes(files: &[PathBuf]) -> Result<(usize, usize)> {
    let mut total = (0, 0);
    for file in files {
        let bytes = fs::read(file).with_context(|| file.display().to_string())?;
        total.0 += bytes.len();
        total.1 += compress_brotli(&bytes)?.len();
    }
    Ok(total)
}
