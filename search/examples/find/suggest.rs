//! How long a line of suggestions takes while somebody types.

use std::{path::Path, process::ExitCode};

use search::{Index, fold::fold_chars, sound};

use crate::TODAY;
use crate::measure::{cpu_of_thread, measured, row};

const NAMES: usize = 200;
const LINES: usize = 8;
/// The bar is for the size of a province of today.
const BAR_COUNT: u64 = 4_870;
const P99_BAR_MICROS: u128 = 2_000;

/// Every beginning of a name up to six characters, as Hanzi, as pinyin and as initials.
fn keystrokes(count: u64) -> Vec<String> {
    let mut typed = Vec::new();
    for agency in crate::rows(count).step_by((count as usize / NAMES).max(1)) {
        let chars = fold_chars(&agency.name);
        for length in 1..=chars.len().min(6) {
            let start = &chars[..length];
            typed.push(start.iter().collect());
            typed.extend(sound::pinyin_of(start));
            typed.extend(sound::initials_of(start));
        }
    }
    typed
}

pub fn bench(count: u64, folder: &Path) -> ExitCode {
    let index = Index::open(&folder.join("index")).expect("the index");
    let ask = |text: &str| index.suggest(text, LINES, TODAY).expect("lines");
    let typed = keystrokes(count);
    typed.iter().for_each(|text| drop(ask(text)));
    let mut took: Vec<_> = typed
        .iter()
        .map(|text| (measured(cpu_of_thread, || ask(text)).1, text))
        .collect();
    took.sort_by_key(|(took, _)| took.wall);
    let share = |percent: usize| took[(took.len() - 1) * percent / 100].0.wall.as_micros();
    let (worst, text) = took[took.len() - 1];
    println!(
        "slowest: «{text}», {} µs, {} µs of processor time",
        worst.wall.as_micros(),
        worst.cpu.as_micros()
    );
    let what = format!("suggest, {count} agencies, {} keystrokes", typed.len());
    let measured = format!(
        "p50 {} µs, p99 {} µs, worst {} µs",
        share(50),
        share(99),
        share(100)
    );
    match count == BAR_COUNT {
        true => row(&what, &measured, "p99 ≤ 2 ms", share(99) <= P99_BAR_MICROS),
        false => println!("| {what} | {measured} | – | – |"),
    }
    ExitCode::SUCCESS
}
