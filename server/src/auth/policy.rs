//! Which passwords are taken (ASVS 6.2): length and being hard to guess, no rules about kinds of characters.

use std::{collections::HashSet, sync::LazyLock};

/// ASVS 6.2.1.
pub const PASSWORD_CHARS_MIN: usize = 8;
/// ASVS 6.2.9 asks for 64 at least; the bound is against bodies made to keep the hash busy.
pub const PASSWORD_BYTES_MAX: usize = 1_024;

/// Passwords and the words they are made of, written for this project; one a line.
static COMMON: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../../data/common_passwords.txt")
        .lines()
        .collect()
});

/// The rule a new password breaks, by code. `own` is what is known of the account: its name and address.
#[must_use]
pub fn fault(password: &str, own: &[&str]) -> Option<&'static str> {
    if password.chars().count() < PASSWORD_CHARS_MIN {
        return Some("password.short");
    }
    if password.len() > PASSWORD_BYTES_MAX {
        return Some("password.long");
    }
    let folded = password.to_lowercase();
    if is_common(&folded) || is_run(&folded) {
        return Some("password.common");
    }
    is_own(&folded, own).then_some("password.own")
}

/// A listed word, alone or with what people put around one: digits and marks, or letters written as digits.
fn is_common(password: &str) -> bool {
    let edge = |c: char| !c.is_alphabetic();
    let core = password.trim_matches(edge);
    let plain: String = password.chars().map(unleet).collect();
    let plain_core = plain.trim_matches(edge);
    let unlettered =
        core.is_empty() && COMMON.contains(password.trim_matches(|c: char| !c.is_ascii_digit()));
    let listed = [password, core, plain.as_str(), plain_core];
    unlettered
        || listed
            .into_iter()
            .any(|word| !word.is_empty() && COMMON.contains(word) && rest_is_short(password, word))
}

/// A common word inside a long sentence is no weakness: beyond six more characters it counts as a sentence.
fn rest_is_short(password: &str, word: &str) -> bool {
    password.chars().count() <= word.chars().count() + 6
}

fn unleet(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

/// One character, or one step, all the way: `aaaaaaaa`, `12345678`, `hgfedcba`; or one short group repeated.
fn is_run(password: &str) -> bool {
    let chars: Vec<i64> = password.chars().map(|c| i64::from(u32::from(c))).collect();
    let steps: HashSet<i64> = chars.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let one_step = steps.len() <= 1 && steps.iter().all(|step| step.abs() <= 1);
    let repeated = (2..=4).any(|size| {
        chars.len() >= 2 * size
            && chars
                .iter()
                .zip(&chars[size..])
                .all(|(one, other)| one == other)
    });
    one_step || repeated
}

/// The account's own name or address (ASVS 6.2.11), alone or with little around it.
fn is_own(password: &str, own: &[&str]) -> bool {
    own.iter()
        .flat_map(|text| [*text, text.split('@').next().unwrap_or_default()])
        .map(str::to_lowercase)
        .any(|text| {
            text.chars().count() >= 3 && password.contains(&text) && rest_is_short(password, &text)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_guessable_passwords_are_refused() {
        for (password, rule) in [
            ("密码密码密码", "password.short"),
            ("1234567", "password.short"),
            ("password", "password.common"),
            ("Password1!", "password.common"),
            ("p@ssw0rd", "password.common"),
            ("woaini1314", "password.common"),
            ("87654321", "password.common"),
            ("abababab", "password.common"),
            ("qwertyuiop", "password.common"),
            ("zhangban2026", "password.common"),
            ("zhang.wei99", "password.own"),
        ] {
            assert_eq!(
                fault(password, &["zhang.wei@mail.example"]),
                Some(rule),
                "{password}"
            );
        }
    }

    #[test]
    fn a_sentence_is_taken_whatever_its_characters() {
        for password in [
            "correct horse battery staple",
            "my password is a long sentence",
            "床前明月光疑是地上霜",
            "xkq vbn tre mop",
        ] {
            assert_eq!(
                fault(password, &["zhang.wei@mail.example"]),
                None,
                "{password}"
            );
        }
        assert_eq!(fault(&"长 long ".repeat(20), &[]), None);
        assert_eq!(fault(&"ab3 ".repeat(300), &[]), Some("password.long"));
    }

    #[test]
    fn the_list_is_lower_case_and_without_repetition() {
        let lines = include_str!("../../data/common_passwords.txt").lines();
        let mut seen = HashSet::new();
        for line in lines {
            assert!(
                seen.insert(line) && line == line.to_lowercase() && line == line.trim(),
                "{line}"
            );
        }
    }
}
