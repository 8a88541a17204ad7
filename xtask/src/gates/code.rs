//! Rust text with comments and literals blanked out, so that a rule finds code only.

/// Replaces the inside of comments, strings and characters by spaces; line numbers stay.
pub fn only(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let skipped = skipped_length(rest, code.chars().next_back());
        if skipped == 0 {
            code.push(character);
            rest = &rest[character.len_utf8()..];
        } else {
            let blank = |it: char| if it == '\n' { '\n' } else { ' ' };
            code.extend(rest[..skipped].chars().map(blank));
            rest = &rest[skipped..];
        }
    }
    code
}

/// The insides of the quoted strings of `text`, escapes as written.
pub fn strings(text: &str) -> impl Iterator<Item = &str> {
    let (mut rest, mut before) = (text, None);
    std::iter::from_fn(move || {
        while let Some(character) = rest.chars().next() {
            let skipped = skipped_length(rest, before);
            let (passed, later) = rest.split_at(skipped.max(character.len_utf8()));
            before = (skipped == 0).then_some(character);
            rest = later;
            let inside = passed
                .strip_prefix('"')
                .and_then(|inside| inside.strip_suffix('"'));
            if inside.is_some() {
                return inside;
            }
        }
        None
    })
}

/// How many bytes at the start of `text` are a comment or a literal.
fn skipped_length(text: &str, before: Option<char>) -> usize {
    let in_name = before.is_some_and(|it| it.is_alphanumeric() || it == '_');
    if text.starts_with("//") {
        text.find('\n').unwrap_or(text.len())
    } else if text.starts_with("/*") {
        block_comment_length(text)
    } else if text.starts_with('"') {
        escaped_length(text, '"')
    } else if text.starts_with('\'') {
        character_length(text)
    } else if text.starts_with('r') && !in_name {
        raw_string_length(text)
    } else {
        0
    }
}

fn block_comment_length(text: &str) -> usize {
    let mut depth = 0_u32;
    let mut position = 0;
    while position < text.len() {
        let rest = &text[position..];
        if rest.starts_with("/*") {
            depth += 1;
            position += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            position += 2;
            if depth == 0 {
                return position;
            }
        } else {
            position += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

fn escaped_length(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (position, character) in text.char_indices().skip(1) {
        if character == quote && !escaped {
            return position + 1;
        }
        escaped = character == '\\' && !escaped;
    }
    text.len()
}

/// A lifetime begins like a character but has no closing quote right after one character.
fn character_length(text: &str) -> usize {
    let mut characters = text.char_indices().skip(1);
    match characters.next() {
        Some((_, '\\')) => escaped_length(text, '\''),
        Some(_) => match characters.next() {
            Some((position, '\'')) => position + 1,
            _ => 0,
        },
        None => 0,
    }
}

fn raw_string_length(text: &str) -> usize {
    let hashes = text[1..].chars().take_while(|it| *it == '#').count();
    if !text[1 + hashes..].starts_with('"') {
        return 0;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    let start = 2 + hashes;
    text[start..]
        .find(&end)
        .map_or(text.len(), |position| start + position + end.len())
}

/// The names and keywords of `code` with the number of their line, from 1.
pub fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    code.lines().enumerate().flat_map(|(index, line)| {
        line.split(|it: char| !(it.is_alphanumeric() || it == '_'))
            .filter(|word| !word.is_empty())
            .map(move |word| (index + 1, word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_blank() {
        let text =
            "let a = \"f32 \\\" f64\"; // f32\n/* f64 /* f64 */ f32 */ let b = 'f'; r#\"f32\"#;";
        let code = only(text);
        assert!(!code.contains("f32") && !code.contains("f64"), "{code}");
        assert!(code.contains("let b ="));
        assert_eq!(code.lines().count(), 2);
    }

    #[test]
    fn lifetimes_and_names_ending_in_r_are_code() {
        let code = only("fn year<'a>(it: &'a str) -> f64 { for\"x\" }");
        assert!(code.contains("f64") && code.contains("&'a str"));
        assert!(!code.contains('x'));
    }

    #[test]
    fn strings_are_found_outside_comments() {
        let text = "a(\"b.c\") // \"no\"\n+ 'x' + \"d \\\" e\"";
        assert_eq!(strings(text).collect::<Vec<_>>(), ["b.c", "d \\\" e"]);
    }

    #[test]
    fn words_know_their_line() {
        let found = words("use a::b_c;\nf64").collect::<Vec<_>>();
        assert_eq!(found, [(1, "use"), (1, "a"), (1, "b_c"), (2, "f64")]);
    }
}
