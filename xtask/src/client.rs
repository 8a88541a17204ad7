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

/// In the browser the bodies of server functions are gone, and with them the use of what only they use.
const WITHOUT_BODIES: &str = "-A unused_imports -A unused_variables -A dead_code";

/// The crates compiled for the browser: the islands, and the proofs.
const MODULES: [&str; 2] = ["app", "proof"];

/// What the client is made of.
pub const INPUTS: [&str; 11] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "app",
    "domain/Cargo.toml",
    "domain/src",
    "proof",
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
            for module in MODULES {
                shrink(place, &output.join(format!("{module}_bg.wasm")))?;
            }
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
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
                WITHOUT_BODIES,
            )
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
    let css = stylesheet::assemble(place)?;
    let css_hash = package::content_hash(css.as_bytes());
    let mut hashes = format!("css: {css_hash}\n");
    let mut files = vec![(format!("app.{css_hash}.css"), css.into_bytes())];
    for module in MODULES {
        let built = Module::read(output, module)?;
        hashes += &built.lines();
        files.extend(built.files());
    }
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
    fs::write(place.site().join("hash.txt"), hashes)?;
    let names = files.into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    package::retire_old_builds(&pkg, &names)
}

/// A WebAssembly module with its glue, which names it by content.
struct Module {
    name: &'static str,
    wasm: Vec<u8>,
    glue: String,
    wasm_hash: String,
    glue_hash: String,
}

impl Module {
    fn read(output: &Path, name: &'static str) -> Result<Self> {
        let wasm = read(&output.join(format!("{name}_bg.wasm")))?;
        let wasm_hash = package::content_hash(&wasm);
        let glue = String::from_utf8(read(&output.join(format!("{name}.js")))?)?;
        let glue = glue.replace(
            &format!("{name}_bg.wasm"),
            &format!("{name}.{wasm_hash}.wasm"),
        );
        let glue_hash = package::content_hash(glue.as_bytes());
        Ok(Self {
            name,
            wasm,
            glue,
            wasm_hash,
            glue_hash,
        })
    }

    /// Its lines in `hash.txt`; those of the islands go without a name, as leptos reads them.
    fn lines(&self) -> String {
        let prefix = match self.name {
            "app" => String::new(),
            other => format!("{other}-"),
        };
        let (js, wasm) = (&self.glue_hash, &self.wasm_hash);
        format!("{prefix}js: {js}\n{prefix}wasm: {wasm}\n")
    }

    fn files(self) -> [(String, Vec<u8>); 2] {
        let name = self.name;
        [
            (format!("{name}.{}.wasm", self.wasm_hash), self.wasm),
            (
                format!("{name}.{}.js", self.glue_hash),
                self.glue.into_bytes(),
            ),
        ]
    }
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| file.display().to_string())
}
