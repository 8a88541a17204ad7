//! `domain` ← { `app`, `store`, `search` } ← `server`, read from what cargo resolves.

use std::collections::BTreeSet;

use anyhow::Result;

use super::verdict;
use crate::place::Place;
use crate::shell;

const WASM: &str = "wasm32-unknown-unknown";

/// Everything `domain` may be built from, on the host and in the browser. A new name is a decision: the crates here
/// know no database, no web framework, no clock and no random source.
const DOMAIN_ALLOWED: &[&str] = &[
    "async-trait",
    "block-buffer",
    "cfg-if",
    "cpufeatures",
    "crypto-common",
    "curve25519-dalek",
    "curve25519-dalek-derive",
    "deranged",
    "digest",
    "domain",
    "ed25519",
    "ed25519-dalek",
    "hybrid-array",
    "num-conv",
    "powerfmt",
    "proc-macro2",
    "quote",
    "serde",
    "serde_core",
    "serde_derive",
    "sha2",
    "signature",
    "subtle",
    "syn",
    "time",
    "time-core",
    "time-macros",
    "tinyvec",
    "tinyvec_macros",
    "typenum",
    "ulid",
    "unicode-ident",
    "unicode-normalization",
    "zeroize",
];

/// What `ulid` brings on wasm32 for the generator we do not use.
const DOMAIN_ALLOWED_ON_WASM: &[&str] = &[
    "bumpalo",
    "futures-core",
    "futures-task",
    "futures-util",
    "js-sys",
    "pin-project-lite",
    "slab",
    "wasm-bindgen",
    "wasm-bindgen-macro",
    "wasm-bindgen-macro-support",
    "wasm-bindgen-shared",
    "web-time",
];

/// The readers of the built-in rule files, on the server only.
const DOMAIN_ALLOWED_WITH_EDITION: &[&str] = &["itoa", "memchr", "serde_json", "zmij"];

/// Beside `domain`, the proofs stand on the door to the browser only.
const PROOF_ALLOWED: &[&str] = &["once_cell", "proof"];

/// What makes a crate a server's: none of it may be among the dependencies of `app`.
const SERVER_CRATES: &[&str] = &[
    "argon2",
    "axum",
    "deadpool-postgres",
    "hyper",
    "leptos_axum",
    "lettre",
    "object_store",
    "rusqlite",
    "rustls",
    "search",
    "server",
    "store",
    "tantivy",
    "tokio",
    "tokio-postgres",
    "tower-http",
    "typst",
];

pub fn check(place: &Place) -> Result<()> {
    verdict::none_of(&violations(place)?)
}

fn violations(place: &Place) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let on_wasm = [DOMAIN_ALLOWED, DOMAIN_ALLOWED_ON_WASM].concat();
    let with_edition = [DOMAIN_ALLOWED, DOMAIN_ALLOWED_WITH_EDITION].concat();
    let domain = dependencies(place, "domain", &[])?;
    found.extend(outside("domain", &domain, DOMAIN_ALLOWED));
    let domain = dependencies(place, "domain", &["--target", WASM])?;
    found.extend(outside("domain on wasm32", &domain, &on_wasm));
    let domain = dependencies(place, "domain", &["--features", "edition"])?;
    found.extend(outside("domain with `edition`", &domain, &with_edition));

    let app = dependencies(place, "app", &["--features", "ssr"])?;
    found.extend(inside("app", &app, SERVER_CRATES));
    let app = dependencies(place, "app", &["--features", "hydrate", "--target", WASM])?;
    found.extend(inside("app on wasm32", &app, SERVER_CRATES));
    let proof = dependencies(place, "proof", &["--target", WASM])?;
    let of_proof = [&on_wasm[..], PROOF_ALLOWED].concat();
    found.extend(outside("proof", &proof, &of_proof));
    let server = dependencies(place, "server", &[])?;
    found.extend(inside("server", &server, &["typst"]));
    let store = dependencies(place, "store", &[])?;
    found.extend(inside(
        "store",
        &store,
        &["app", "axum", "leptos", "search", "server"],
    ));
    let search = dependencies(place, "search", &[])?;
    found.extend(inside(
        "search",
        &search,
        &["app", "axum", "leptos", "store", "server"],
    ));
    Ok(found)
}

fn dependencies(place: &Place, package: &str, options: &[&str]) -> Result<BTreeSet<String>> {
    let tree = shell::capture(
        place
            .command("cargo")
            .args(["tree", "--package", package, "--edges", "normal"])
            .args(["--prefix", "none", "--format", "{p}"])
            .args(options),
    )?;
    Ok(tree
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect())
}

fn outside(who: &str, found: &BTreeSet<String>, allowed: &[&str]) -> Vec<String> {
    found
        .iter()
        .filter(|name| !allowed.contains(&name.as_str()))
        .map(|name| format!("{who} depends on {name}, which its allow-list does not name"))
        .collect()
}

fn inside(who: &str, found: &BTreeSet<String>, banned: &[&str]) -> Vec<String> {
    banned
        .iter()
        .filter(|name| found.contains(**name))
        .map(|name| format!("{who} depends on {name}, which the dependency rule forbids"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(of: &[&str]) -> BTreeSet<String> {
        of.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn an_unlisted_dependency_of_domain_is_named() {
        let found = outside("domain", &names(&["serde", "tokio"]), &["serde"]);
        assert_eq!(
            found,
            ["domain depends on tokio, which its allow-list does not name"]
        );
    }

    #[test]
    fn a_server_crate_in_app_is_named() {
        let found = inside("app", &names(&["leptos", "axum"]), SERVER_CRATES);
        assert_eq!(
            found,
            ["app depends on axum, which the dependency rule forbids"]
        );
    }
}
