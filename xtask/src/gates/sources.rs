//! What only certain files may contain.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{code, verdict};
use crate::place::Place;
use crate::stamp::files_below;

pub fn check(place: &Place) -> Result<()> {
    verdict::none_of(&violations(place)?)
}

fn violations(place: &Place) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for (name, code) in rust_files(place, "domain/src")? {
        found.extend(floats(&name, &code));
    }
    let app = rust_files(place, "app/src")?;
    for (name, code) in &app {
        found.extend(context_reads(name, code));
    }
    found.extend(conditional_compilation(&app));
    Ok(found)
}

/// Amounts are integer fen and rates are fractions of integers: no floating point in the rules.
fn floats(name: &str, code: &str) -> Vec<String> {
    code::words(code)
        .filter(|(_, word)| matches!(*word, "f32" | "f64"))
        .map(|(line, word)| format!("{name}:{line}: {word} in `domain`, which has no floats"))
        .collect()
}

/// Reading context after an await panics once the client has gone; `desks.rs` reads it first.
fn context_reads(name: &str, code: &str) -> Vec<String> {
    if name == "app/src/desks.rs" {
        return Vec::new();
    }
    code::words(code)
        .filter(|(_, word)| matches!(*word, "expect_context" | "use_context" | "take_context"))
        .map(|(line, word)| format!("{name}:{line}: {word} outside app/src/desks.rs"))
        .collect()
}

/// The pages are one program for server and browser; only the browser's entry is compiled apart.
fn conditional_compilation(app: &[(String, String)]) -> Vec<String> {
    let uses = app
        .iter()
        .flat_map(|(name, code)| {
            conditions(code).map(move |line| format!("{name}:{line}: `cfg` besides `cfg(test)`"))
        })
        .collect::<Vec<_>>();
    if uses.len() <= 1 { Vec::new() } else { uses }
}

fn conditions(code: &str) -> impl Iterator<Item = usize> {
    code.lines().enumerate().filter_map(|(index, line)| {
        let tight = line.split_whitespace().collect::<String>();
        let conditional = ["cfg(", "cfg_attr(", "cfg!("]
            .iter()
            .any(|form| tight.contains(form));
        (conditional && !tight.contains("cfg(test)")).then_some(index + 1)
    })
}

/// The path below the workspace and the code of every Rust file in `folder`.
fn rust_files(place: &Place, folder: &str) -> Result<Vec<(String, String)>> {
    files_below(&place.root.join(folder))?
        .iter()
        .filter(|file| file.extension().is_some_and(|it| it == "rs"))
        .map(|file| read_code(&place.root, file))
        .collect()
}

fn read_code(root: &Path, file: &Path) -> Result<(String, String)> {
    let name = file.strip_prefix(root)?.display().to_string();
    let text = fs::read_to_string(file).with_context(|| name.clone())?;
    Ok((name, code::only(&text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_float_in_domain_is_found_with_its_line() {
        assert_eq!(
            floats("domain/src/a.rs", "fn a() {\n    let b: f64;\n}"),
            ["domain/src/a.rs:2: f64 in `domain`, which has no floats"]
        );
    }

    #[test]
    fn context_is_read_in_desks_only() {
        let code = "let desk = expect_context::<Desk>();";
        assert!(context_reads("app/src/desks.rs", code).is_empty());
        assert_eq!(context_reads("app/src/court/api.rs", code).len(), 1);
    }

    #[test]
    fn one_condition_is_allowed_and_a_second_is_not() {
        let file = |code: &str| ("app/src/lib.rs".to_owned(), code.to_owned());
        let entry = "#[cfg(feature = \"hydrate\")]\nfn hydrate() {}\n#[cfg(test)]\nmod tests {}";
        assert!(conditional_compilation(&[file(entry)]).is_empty());
        assert_eq!(
            conditional_compilation(&[file(entry), file("if cfg!(debug_assertions) {}")]).len(),
            2
        );
    }
}
