//! What `docs/security.md` says is tested is tested, and every test of abuse stands in it with its requirement.

use std::fs;

use anyhow::{Context, Result};

use super::verdict;
use crate::place::Place;
use crate::stamp::files_below;

const DOCUMENT: &str = "docs/security.md";
const ABUSE: &str = "server/tests/abuse";

pub fn check(place: &Place) -> Result<()> {
    let read =
        |name: &str| fs::read_to_string(place.root.join(name)).with_context(|| name.to_owned());
    let document = read(DOCUMENT)?;
    let mut found = Vec::new();
    for (file, test) in named(&document) {
        let text = read(&file).unwrap_or_default();
        if !text.contains(&format!("fn {test}(")) {
            found.push(format!("{DOCUMENT}: `{file}::{test}` does not exist"));
        }
    }
    for path in files_below(&place.root.join(ABUSE))? {
        let name = path.strip_prefix(&place.root)?.display().to_string();
        found.extend(unnamed(&name, &read(&name)?, &document));
    }
    verdict::none_of(&found)
}

/// Every test the document names as `file.rs::test`.
fn named(document: &str) -> Vec<(String, String)> {
    let quoted = document.split('`').skip(1).step_by(2);
    let pairs = quoted.filter_map(|text| text.split_once(".rs::"));
    pairs
        .map(|(file, test)| (format!("{file}.rs"), test.to_owned()))
        .collect()
}

/// Tests of abuse that name no requirement, or that the document does not know.
fn unnamed(name: &str, code: &str, document: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (test, comment) in tests(code) {
        if !comment.contains("ASVS ") {
            found.push(format!("{name}: {test} names no ASVS requirement"));
        }
        if !document.contains(&format!("`{name}::{test}`")) {
            found.push(format!("{name}: {test} is not in {DOCUMENT}"));
        }
    }
    found
}

/// The tests of a file with the comments above them.
fn tests(code: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let (mut comment, mut is_test) = (String::new(), false);
    for line in code.lines().map(str::trim) {
        if let Some(text) = line.strip_prefix("///") {
            comment += text;
        } else if line == "#[test]" || line.starts_with("#[tokio::test") {
            is_test = true;
        } else if !line.starts_with('#') {
            let start = line.find("fn ").map(|at| &line[at + 3..]);
            let test = start.and_then(|rest| rest.split_once('('));
            if let Some((test, _)) = test.filter(|_| is_test) {
                found.push((test.to_owned(), comment.clone()));
            }
            comment.clear();
            is_test = false;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "/// ASVS 1.2.3: why.\n#[tokio::test(flavor = \"multi_thread\")]\nasync fn a_holds() {}\n\
                        /// No number.\n#[test]\nfn b_holds() {}\n/// ASVS 9.9.9\nfn no_test() {}";

    #[test]
    fn a_test_has_a_requirement_and_a_place_in_the_document() {
        let document = "`t.rs::a_holds` and `x`";
        let found = unnamed("t.rs", CODE, document);
        assert_eq!(
            found,
            [
                "t.rs: b_holds names no ASVS requirement",
                "t.rs: b_holds is not in docs/security.md"
            ]
        );
    }

    #[test]
    fn tests_the_document_names_are_found() {
        let found = named("see `a/b.rs::c` and `a/b.rs` and `c::d`");
        assert_eq!(found, [("a/b.rs".to_owned(), "c".to_owned())]);
    }
}
