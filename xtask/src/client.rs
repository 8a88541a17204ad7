//! Builds the browser's half with trunk and puts it where the server serves it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::place::Place;
use crate::stamp::{Stamp, files_below};
use crate::{package, shell, stylesheet};

/// The cargo profile of the WebAssembly module.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Quick to build.
    Quick,
    /// Small to load.
    Smallest,
}

impl Size {
    fn profile(self) -> &'static str {
        match self {
            Self::Quick => "fast",
            Self::Smallest => "wasm",
        }
    }
}

/// What rustc and wasm-bindgen write for wasm32 today; naming no more keeps out what older phones cannot load.
const RUSTC_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// What the client is made of.
pub const INPUTS: [&str; 10] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "app",
    "domain/Cargo.toml",
    "domain/src",
    "public",
    "rust-toolchain.toml",
    "style",
];

/// Builds, unless nothing has changed, and leaves `hash.txt` beside the server of `server_profile`.
pub fn build(place: &Place, size: Size, server_profile: &str) -> Result<()> {
    let stamp = Stamp::of(place, "client", &INPUTS, size.profile())?;
    let hashes = place.site().join("hash.txt");
    if !(stamp.is_fresh() && hashes.exists()) {
        let output = place.target.join("client");
        trunk(place, size, &output)?;
        if size == Size::Smallest {
            shrink(place, &output.join("app_bg.wasm"))?;
        }
        publish(place, &output)?;
        stamp.store()?;
    }
    let beside_server = place.target.join(server_profile);
    fs::create_dir_all(&beside_server)?;
    fs::copy(hashes, beside_server.join("hash.txt"))?;
    Ok(())
}

fn trunk(place: &Place, size: Size, output: &Path) -> Result<()> {
    shell::run(
        place
            .command("trunk")
            .args(["build", "--cargo-profile", size.profile()])
            .arg("--dist")
            .arg(output)
            // Trunk reads NO_COLOR as a boolean and refuses the customary `1`.
            .env_remove("NO_COLOR"),
    )
}

fn shrink(place: &Place, module: &Path) -> Result<()> {
    let program = place.npm_program("wasm-opt");
    shell::run(
        place
            .command(&program.to_string_lossy())
            .args(["-Oz", "--converge"])
            .args(RUSTC_FEATURES)
            .arg(module)
            .arg("-o")
            .arg(module),
    )
}

/// Names the files by content, compresses them, and keeps those of the previous build.
fn publish(place: &Place, output: &Path) -> Result<()> {
    let pkg = place.pkg();
    let wasm = read(&output.join("app_bg.wasm"))?;
    let wasm_hash = package::content_hash(&wasm);
    let wasm_name = format!("app.{wasm_hash}.wasm");
    let glue = String::from_utf8(read(&output.join("app.js"))?)?.replace("app_bg.wasm", &wasm_name);
    let glue_hash = package::content_hash(glue.as_bytes());
    let css = stylesheet::assemble(place)?;
    let css_hash = package::content_hash(css.as_bytes());

    let mut files = vec![
        (wasm_name, wasm),
        (format!("app.{glue_hash}.js"), glue.into_bytes()),
        (format!("app.{css_hash}.css"), css.into_bytes()),
    ];
    let snippets = output.join("snippets");
    for file in files_below(&snippets)? {
        let name = file.strip_prefix(output)?.to_string_lossy().into_owned();
        files.push((name, read(&file)?));
    }
    for (name, bytes) in &files {
        package::write_compressed(&pkg.join(name), bytes)?;
    }
    package::copy_public(&place.root.join("public"), &place.site())?;
    // Written last: a server that reads it finds every file it names.
    fs::write(
        place.site().join("hash.txt"),
        format!("js: {glue_hash}\nwasm: {wasm_hash}\ncss: {css_hash}\n"),
    )?;
    let names = files.into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    package::retire_old_builds(&pkg, &names)
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| file.display().to_string())
}
