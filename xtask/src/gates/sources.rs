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
        found.extend(long_server_functions(name, code));
        found.extend(raw_textareas(name, code));
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

/// A server function takes the desk, awaits once and finishes: more is a rule in the wrong place.
const SERVER_FUNCTION_STATEMENTS_MAX: usize = 5;

fn long_server_functions(name: &str, code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (position, _) in code.match_indices("#[server(prefix") {
        let line = code[..position].matches('\n').count() + 1;
        let (statements, awaits) = body_counts(&code[position..]);
        if statements > SERVER_FUNCTION_STATEMENTS_MAX || awaits > 1 {
            found.push(format!(
                "{name}:{line}: a server function of {statements} statements and {awaits} awaits; \
                 at most {SERVER_FUNCTION_STATEMENTS_MAX} and 1"
            ));
        }
    }
    found
}

/// Statements at the outermost level of the first function in `code`, its last expression included, and its awaits.
fn body_counts(code: &str) -> (usize, usize) {
    let Some(start) = code
        .find("fn ")
        .and_then(|name| Some(name + code[name..].find('{')?))
    else {
        return (0, 0);
    };
    let (mut depth, mut statements, mut end) = (0_usize, 0, code.len());
    for (offset, character) in code[start..].char_indices() {
        match character {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => depth -= 1,
            ';' if depth == 1 => statements += 1,
            _ => {}
        }
        if depth == 0 {
            end = start + offset;
            break;
        }
    }
    let body = &code[start + 1..end];
    let tail = body.rsplit(';').next().unwrap_or_default();
    let last = usize::from(!tail.trim().is_empty());
    (statements + last, body.matches(".await").count())
}

/// Leptos writes the children of a `<textarea>` unescaped: what was typed goes through `ui::in_textarea`.
fn raw_textareas(name: &str, code: &str) -> Vec<String> {
    code.match_indices("<textarea")
        .filter(|(start, _)| {
            let element = &code[*start..];
            let end = element.find("</textarea>").unwrap_or(element.len());
            !element[..end].contains("in_textarea(")
        })
        .map(|(start, _)| {
            let line = code[..start].matches('\n').count() + 1;
            format!("{name}:{line}: a <textarea> whose text does not go through `in_textarea`")
        })
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
    fn a_server_function_awaits_once_in_a_few_statements() {
        let short = "#[server(prefix = a)]\nasync fn a(b: [u8; 2]) -> C {\n let d = e();\n d.f(|| { g; }).await\n}\nx;";
        assert_eq!(body_counts(short), (2, 1));
        assert!(long_server_functions("a.rs", short).is_empty());
        let twice = short.replace("e()", "e().await");
        assert_eq!(long_server_functions("a.rs", &twice).len(), 1);
        let long = short.replace("let d = e();", "a; b; c; d; let d = e();");
        assert_eq!(long_server_functions("a.rs", &long).len(), 1);
    }

    #[test]
    fn typed_text_in_a_textarea_is_escaped() {
        let safe = "<textarea id=a>{in_textarea(text)}</textarea>";
        assert!(raw_textareas("a.rs", safe).is_empty());
        let raw = format!("{safe}\n<textarea>{{text}}</textarea> {{in_textarea(text)}}");
        assert_eq!(
            raw_textareas("a.rs", &raw),
            ["a.rs:2: a <textarea> whose text does not go through `in_textarea`"]
        );
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
