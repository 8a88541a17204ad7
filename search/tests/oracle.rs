//! The search against a plain scan of all names: nothing that contains the words may be missed.

mod common;

use std::collections::HashSet;
use std::time::Duration;

use common::{TODAY, World, timed};
use domain::id::AgencyId;
use domain::market::agency::Agency;
use domain::search::SearchHits;
use search::fold::{fold_chars, fold_text, is_han};
use search::generate::DEMO_COUNT;

const QUERIES: u64 = 2_000;

/// A small generator of its own, so that queries do not follow the data's.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

struct Scan {
    rows: Vec<(AgencyId, String, String)>,
}

impl Scan {
    fn new(world: &World) -> Self {
        let mut rows: Vec<_> = world
            .agencies
            .values()
            .map(|row| (row.id, fold_text(&row.name), fold_text(&row.short_name)))
            .collect();
        rows.sort();
        Self { rows }
    }

    /// The agencies that contain every word in name or short name.
    fn matches(&self, query: &str) -> HashSet<AgencyId> {
        let words: Vec<String> = query.split_whitespace().map(fold_text).collect();
        let rows = self.rows.iter();
        rows.filter(|(_, name, short)| {
            words
                .iter()
                .all(|word| name.contains(word) || short.contains(word))
        })
        .map(|(id, _, _)| *id)
        .collect()
    }
}

/// A run of Hanzi out of some name, as a visitor would remember it.
fn han_run(dice: &mut Dice, scan: &Scan, least: usize, most: usize) -> String {
    loop {
        let (_, name, _) = &scan.rows[dice.below(scan.rows.len())];
        let chars: Vec<char> = name.chars().collect();
        let length = least + dice.below(most - least + 1);
        if chars.len() < length {
            continue;
        }
        let start = dice.below(chars.len() - length + 1);
        let run = &chars[start..start + length];
        if run.iter().all(|c| is_han(*c)) {
            return run.iter().collect();
        }
    }
}

fn substring_query(dice: &mut Dice, scan: &Scan) -> String {
    match dice.below(10) {
        0 => han_run(dice, scan, 1, 1),
        1..4 => han_run(dice, scan, 2, 2),
        4..7 => han_run(dice, scan, 3, 4),
        7 | 8 => han_run(dice, scan, 5, 9),
        _ => format!(
            "{} {}",
            han_run(dice, scan, 2, 2),
            han_run(dice, scan, 2, 3)
        ),
    }
}

fn check_recall(world: &World) {
    let scan = Scan::new(world);
    let mut dice = Dice(42);
    let mut took: Vec<Duration> = Vec::new();
    for _ in 0..QUERIES {
        let text = substring_query(&mut dice, &scan);
        let expected = scan.matches(&text);
        let (hits, time) = timed(|| world.text(&text));
        took.push(time);
        let found: HashSet<AgencyId> = hits.hits.iter().map(|hit| hit.id).collect();
        if expected.len() >= 20 {
            assert_eq!(found.len(), 20, "{text}");
            assert!(
                found.is_subset(&expected),
                "{text} shows others before matches"
            );
        } else {
            assert!(expected.is_subset(&found), "{text} misses a match");
        }
        assert!(hits.total >= expected.len() as u64, "{text}");
    }
    took.sort_unstable();
    let share = |percent: usize| took[(took.len() - 1) * percent / 100].as_micros();
    println!(
        "{} agencies: {QUERIES} queries, half within {} µs, p99 {} µs, worst {} µs",
        world.agencies.len(),
        share(50),
        share(99),
        share(100)
    );
}

#[test]
fn no_match_of_a_substring_is_missed() {
    check_recall(World::demo());
}

/// The larger run of the same check, for the full test command.
#[expect(
    clippy::disallowed_methods,
    reason = "the test command asks for the full run this way"
)]
#[test]
fn no_match_of_a_substring_is_missed_among_a_hundred_thousand() {
    if std::env::var_os("ZHANGBAN_TEST_FULL").is_some() {
        check_recall(&World::build(100_000));
    }
}

/// A hit of a Hanzi query has the characters, or means the same by the tables: it never only sounds alike.
#[test]
fn no_homophone_is_among_the_hits_of_hanzi() {
    let world = World::demo();
    for (typed, alike) in [
        ("宏达", "鸿达"),
        ("华信", "华新"),
        ("测绘", "测会"),
        ("审计", "审记"),
        ("正信", "正新"),
    ] {
        let hits = world.address(&[("q", typed), ("verbatim", "1"), ("page_size", "100")]);
        for row in world.rows(&hits) {
            let text = searched_text(row);
            assert!(
                text.contains(typed),
                "{typed} found {} (cf. {alike})",
                row.name
            );
        }
    }
}

fn searched_text(row: &Agency) -> String {
    let taxonomy = domain::market::taxonomy::Taxonomy::built_in();
    let titles = row.services.iter().map(|listing| listing.title.clone());
    let names = row
        .services
        .iter()
        .filter_map(|listing| taxonomy.service(listing.service));
    let licences = row
        .certificates
        .iter()
        .filter_map(|row| taxonomy.licence(&row.licence));
    let mut parts = vec![row.name.clone(), row.short_name.clone()];
    parts.extend(titles);
    parts.extend(names.map(|row| row.name.clone()));
    parts.extend(licences.map(|row| row.name.clone()));
    fold_text(&parts.join("\n"))
}

fn is_among(hits: &SearchHits, id: AgencyId) -> bool {
    hits.hits.iter().any(|hit| hit.id == id)
}

/// Counts how many of `count` made-up queries find the agency they were made from on their first page.
fn success_percent(count: usize, query: impl Fn(&mut Dice, &Agency) -> Option<String>) -> usize {
    let world = World::demo();
    let mut rows: Vec<&Agency> = world.agencies.values().collect();
    rows.sort_by_key(|row| row.id);
    let mut dice = Dice(7);
    let (mut asked, mut found) = (0, 0);
    while asked < count {
        let row = rows[dice.below(rows.len())];
        let Some(text) = query(&mut dice, row) else {
            continue;
        };
        asked += 1;
        let hits = world.text(&text);
        let corrected = hits.correction.iter().flat_map(|row| &row.hits);
        let hit = is_among(&hits, row.id) || corrected.clone().any(|hit| hit.id == row.id);
        found += usize::from(hit);
    }
    found * 100 / count
}

#[test]
fn a_credit_code_always_finds_its_agency() {
    let percent = success_percent(300, |dice, row| {
        let code = row.uscc.to_string();
        Some(if dice.below(2) == 0 {
            code.to_lowercase()
        } else {
            code
        })
    });
    assert_eq!(percent, 100);
}

#[test]
fn a_full_name_with_one_wrong_character_finds_its_agency() {
    let percent = success_percent(300, |dice, row| {
        let mut chars = fold_chars(&row.name);
        if !chars.iter().all(|c| is_han(*c)) {
            return None;
        }
        let place = dice.below(chars.len());
        let wrong = ['测', '囍', '信', '龘', '明'][dice.below(5)];
        chars[place] = wrong;
        Some(chars.into_iter().collect())
    });
    println!("one error in a full name: {percent} %");
    assert!(percent >= 95, "{percent}");
}

#[test]
fn the_pinyin_of_a_name_finds_its_agency() {
    let percent = success_percent(300, |_, row| {
        let chars = fold_chars(&row.name);
        let run = chars.iter().take(7).copied().collect::<Vec<char>>();
        if run.len() < 7 || !run.iter().all(|c| is_han(*c)) {
            return None;
        }
        search::sound::pinyin_of(&run)
    });
    println!("pinyin of seven characters: {percent} %");
    assert!(percent >= 90, "{percent}");
}

#[test]
fn initials_of_a_name_find_its_agency() {
    let percent = success_percent(300, |_, row| {
        let chars = fold_chars(&row.name);
        if chars.len() < 8 || !chars.iter().all(|c| is_han(*c)) {
            return None;
        }
        search::sound::initials_of(&chars[..8])
    });
    println!("initials of eight characters: {percent} %");
    assert!(percent >= 90, "{percent}");
}

/// Query syntax of any engine is plain text here: a search answers, and finds nothing it should not.
#[test]
fn attack_strings_are_plain_text() {
    let world = World::demo();
    let attacks = [
        "*",
        "?",
        "\"",
        "'",
        "(",
        ")",
        "AND",
        "OR NOT",
        "name:*",
        "a:b",
        "+测 -绘",
        "测绘~2",
        "[a TO z]",
        "{}",
        "/.*/",
        "\\",
        "\0",
        "测\0绘",
        "' OR 1=1 --",
        "\"; DROP TABLE agency; --",
        "<script>alert(1)</script>",
        "%00%ff",
        "\u{202e}绘测",
        "\u{feff}",
        "\u{1f}",
        "\u{2}",
        "\u{2}测绘\u{3}",
        "🙂🙂",
        "^hz",
        "^",
        "𠀀𠀀𠀀",
        "a\u{301}",
        "ﷺ",
        "Ⅷ",
        "NULL",
        "${jndi:ldap://x}",
        "../../etc/passwd",
        "{{7*7}}",
        "测 测 测 测 测 测 测 测",
    ];
    for text in attacks {
        let hits = world.text(text);
        assert!(hits.hits.len() <= 20, "{text}");
        world
            .index
            .suggest(text, 8, TODAY)
            .expect("suggestions never fail");
    }
    for repeated in ["测", "a", " ", "1", "会", "an", "*", "測"] {
        let text: String = repeated.repeat(64).chars().take(64).collect();
        world.text(&text);
    }
    let mut dice = Dice(99);
    for _ in 0..500 {
        let length = 1 + dice.below(64);
        let text: String = (0..length)
            .filter_map(|_| char::from_u32(dice.below(0x11_0000) as u32))
            .collect();
        world.text(&text);
    }
    assert_eq!(world.agencies.len() as u64, DEMO_COUNT + 6);
}
