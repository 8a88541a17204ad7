//! One stylesheet out of the design tokens, the base sheet and what stylers has scoped.

use std::fs;

use anyhow::{Context, Result};

use crate::place::Place;

/// Sheets that hold for every page, in the order of the cascade; component sheets are scoped by stylers.
const GLOBAL_SHEETS: [&str; 3] = ["style/tokens.css", "style/base.css", "style/pages.css"];

/// Where `app/build.rs` leaves the scoped component sheets, below cargo's target directory.
const SCOPED_SHEET: &str = "stylers/components.css";

pub fn assemble(place: &Place) -> Result<String> {
    let mut css = String::new();
    for sheet in GLOBAL_SHEETS {
        css += &fs::read_to_string(place.root.join(sheet)).with_context(|| sheet.to_owned())?;
    }
    let scoped = place.target.join(SCOPED_SHEET);
    css += &fs::read_to_string(&scoped).with_context(|| scoped.display().to_string())?;
    Ok(minify(&css))
}

/// Drops comments and the white space that separates nothing; keeps strings as they are.
fn minify(css: &str) -> String {
    let mut short = String::with_capacity(css.len());
    let mut rest = css;
    let mut space = false;
    while let Some(character) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        if character.is_whitespace() {
            space = true;
            rest = &rest[character.len_utf8()..];
            continue;
        }
        let needless =
            short.ends_with(['{', '}', ';', ',']) || matches!(character, '{' | '}' | ';');
        if space && !needless && !short.is_empty() {
            short.push(' ');
        }
        space = false;
        if character == '}' && short.ends_with(';') {
            short.pop();
        }
        let length = match character {
            '"' | '\'' => string_length(rest, character),
            _ => character.len_utf8(),
        };
        short.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    short
}

/// The length of the string at the start of `text`, both quotes included.
fn string_length(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (position, character) in text.char_indices().skip(1) {
        if character == quote && !escaped {
            return position + 1;
        }
        escaped = character == '\\' && !escaped;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::minify;

    #[test]
    fn comments_and_needless_space_go() {
        assert_eq!(
            minify(
                "/* tone */\n.a > .b :hover {\n  color: red;\n  margin: 0 auto;\n}\n\n.c, .d { }\n"
            ),
            ".a > .b :hover{color: red;margin: 0 auto}.c,.d{}"
        );
    }

    #[test]
    fn strings_are_kept_whole() {
        assert_eq!(
            minify(r#"q::before { content: "a  /* b */ \" c"; }"#),
            r#"q::before{content: "a  /* b */ \" c"}"#
        );
    }

    #[test]
    fn calculations_keep_the_space_around_their_signs() {
        assert_eq!(
            minify("a { width: calc(100% - 4px + var(--gap)); }"),
            "a{width: calc(100% - 4px + var(--gap))}"
        );
    }
}
