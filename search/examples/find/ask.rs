//! The same words asked of all contestants.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use domain::id::AgencyId;
use domain::search::{AgencyQuery, FacetKind, parse};
use search::{Index, vocabulary::Vocabulary};

use crate::measure::{Took, cpu_of_thread, measured, median, pairs, ratio, row};
use crate::peers::{Fts, Peer, Postgres, services};
use crate::raw::Raw;
use crate::{TODAY, rows};

/// Words people search by: in very many names, in some, in few; one word and two.
const WORDS: [&str; 12] = [
    "测绘",
    "审计",
    "宏达",
    "拱墅",
    "会计师",
    "工程咨询",
    "检测技术",
    "环境影响",
    "特殊普通合伙",
    "杭州 测绘",
    "宁波 工程咨询",
    "鼎信 会计师",
];
/// Chosen facets without a word.
const CHOSEN: [&[(&str, &str)]; 4] = [
    &[],
    &[("region", "330100")],
    &[("category", "SV"), ("region", "330100")],
    &[("category", "SV"), ("credit", "4"), ("price", "0-1w")],
];
const PAGE: usize = 20;
/// The longest page a search gives.
const PAGE_MAX: u16 = 100;
/// One side of a pair goes on for so long at least.
const SIDE: Duration = Duration::from_millis(60);
/// Of the larger set server time may be the floor's over this, of the smaller the floor's and this much more.
const FLOOR_SHARE: f64 = 0.6;
const OVER_FLOOR: Duration = Duration::from_micros(300);
const LARGE: u64 = 1_000_000;
const PEER_FACTOR: f64 = 20.0;

fn verbatim(words: &str) -> AgencyQuery {
    AgencyQuery {
        verbatim: true,
        ..AgencyQuery::by_text(words)
    }
}

fn ours(index: &Index, query: &AgencyQuery) {
    black_box(index.search(query, TODAY).expect("an answer"));
}

/// The mean of so many runs.
fn repeated(times: u32, mut ask: impl FnMut()) -> Took {
    let ((), took) = measured(cpu_of_thread, || (0..times).for_each(|_| ask()));
    Took {
        wall: took.wall / times,
        cpu: took.cpu / times,
    }
}

fn times_for(mut ask: impl FnMut()) -> u32 {
    ask();
    let once = repeated(1, &mut ask).cpu.max(Duration::from_micros(1));
    (SIDE.as_nanos() / once.as_nanos()).clamp(1, 2_000) as u32
}

#[expect(
    clippy::disallowed_methods,
    reason = "the benchmark command names its peers this way"
)]
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

pub fn bench(count: u64, folder: &Path) -> ExitCode {
    let index_folder = folder.join("index");
    let index = Index::open(&index_folder).expect("the index");
    assert_eq!(index.len(), count, "the index is of another size");
    let raw = Raw::open(&index_folder, TODAY);
    let mut peers: Vec<Box<dyn Peer>> = Vec::new();
    if count >= LARGE || environment("ZHANGBAN_BENCH_PEERS").is_some() {
        peers.push(Box::new(Fts::open(&folder.join("fts.db"), count)));
        match environment("ZHANGBAN_TEST_PG") {
            Some(url) => peers.push(Box::new(Postgres::open(&url, count))),
            None => println!("without ZHANGBAN_TEST_PG there is no PostgreSQL to compare with"),
        }
    }
    if !same_answers(&index, &raw, &mut peers, count) {
        return ExitCode::FAILURE;
    }
    println!("| what | measured | bar | |\n|---|---|---|---|");
    for words in WORDS {
        against_raw(&index, &raw, words, count);
    }
    for peer in &mut peers {
        for words in WORDS {
            against_peer(&index, &mut **peer, words, count);
        }
    }
    for chosen in CHOSEN {
        alone(&index, chosen, count);
    }
    ExitCode::SUCCESS
}

fn against_raw(index: &Index, raw: &Raw, words: &str, count: u64) {
    let query = verbatim(words);
    let ask_ours = || ours(index, &query);
    let ask_raw = || drop(black_box(raw.page(words, PAGE)));
    let (ours_times, raw_times) = (times_for(ask_ours), times_for(ask_raw));
    let took = pairs(
        || repeated(ours_times, ask_ours),
        || repeated(raw_times, ask_raw),
    );
    let cpu = median(
        &took
            .iter()
            .map(|(a, b)| ratio(b.cpu, a.cpu))
            .collect::<Vec<f64>>(),
    );
    let micros = |side: fn(&(Took, Took)) -> Took| {
        median(
            &took
                .iter()
                .map(|pair| side(pair).cpu.as_secs_f64() * 5e5)
                .collect::<Vec<f64>>(),
        )
    };
    let (mine, floor) = (micros(|pair| pair.0), micros(|pair| pair.1));
    let (bar, holds) = if count >= LARGE {
        ("≥ 0.60".to_owned(), cpu.low >= FLOOR_SHARE)
    } else {
        let over = mine.value - floor.value;
        (
            "≤ raw + 300 µs".to_owned(),
            over <= OVER_FLOOR.as_secs_f64() * 1e6,
        )
    };
    row(
        &format!("search «{words}», {count}: raw tantivy over ours, CPU"),
        &format!("{cpu}; {:.0} µs against {:.0} µs", mine.value, floor.value),
        &bar,
        holds,
    );
}

/// Twice: the ranked list alone against our whole answer, and the list with counts for five facets, which still says
/// less than ours.
fn against_peer(index: &Index, peer: &mut dyn Peer, words: &str, count: u64) {
    let query = verbatim(words);
    let ask = || ours(index, &query);
    let times = times_for(ask);
    peer.ranked(words);
    peer.facets(words);
    for whole in [false, true] {
        let theirs = || match whole {
            false => peer.ranked(words),
            true => peer.ranked(words).plus(peer.facets(words).0),
        };
        let took = pairs(|| repeated(times, ask), theirs);
        let of =
            |side: fn(&(Took, Took)) -> f64| median(&took.iter().map(side).collect::<Vec<f64>>());
        let cpu = of(|(a, b)| ratio(b.cpu, a.cpu));
        let wall = of(|(a, b)| ratio(b.wall, a.wall));
        let millis = of(|(_, b)| b.cpu.as_secs_f64() * 500.0);
        let what = if whole {
            "list and facets"
        } else {
            "list alone"
        };
        row(
            &format!(
                "search «{words}», {count}: {}, {what}, over ours, CPU",
                peer.name()
            ),
            &format!("{cpu}; wall {wall}; {:.1} ms", millis.value),
            "≥ 20",
            cpu.low >= PEER_FACTOR,
        );
    }
}

fn alone(index: &Index, chosen: &[(&str, &str)], count: u64) {
    let query = parse(chosen.iter().copied()).expect("a good address");
    let ask = || ours(index, &query);
    let took = repeated(times_for(ask), ask);
    let total = index.search(&query, TODAY).expect("an answer").total;
    println!(
        "| page with {chosen:?}, {count}, {total} hits | {} µs CPU | – | – |",
        took.cpu.as_micros()
    );
}

/// The sets of agencies found are equal, and raw tantivy finds as many.
fn same_answers(index: &Index, raw: &Raw, peers: &mut [Box<dyn Peer>], count: u64) -> bool {
    let numbers: HashMap<AgencyId, u64> = match peers.is_empty() {
        true => HashMap::new(),
        false => (0..).zip(rows(count)).map(|(n, row)| (row.id, n)).collect(),
    };
    let mut same = true;
    for words in WORDS {
        let total = index
            .search(&verbatim(words), TODAY)
            .expect("an answer")
            .total;
        let floor = raw.page(words, PAGE);
        println!(
            "«{words}»: {total} agencies, raw tantivy {} with {} cards",
            floor.total,
            floor.cards.len()
        );
        // Each agency takes part in consortia or does not: the collector has seen every one that was found.
        let counted: u64 = floor.facets.consortium.iter().sum();
        same &= floor.total as u64 == total && counted == total;
        if peers.is_empty() {
            continue;
        }
        let found: BTreeSet<u64> = everyone(index, words)
            .iter()
            .map(|id| numbers[id])
            .collect();
        let offered = offered(index, words);
        for peer in peers.iter_mut() {
            same &= services(&peer.facets(words).1) == offered;
            let theirs = peer.all(words);
            let only_ours = found.difference(&theirs).count();
            let only_theirs = theirs.difference(&found).count();
            if only_ours + only_theirs > 0 {
                println!(
                    "{}: {only_ours} found only by us, {only_theirs} only by it",
                    peer.name()
                );
                same = false;
            }
        }
    }
    same
}

/// How many agencies offer each service, by its place in the catalogue.
fn offered(index: &Index, words: &str) -> BTreeMap<i64, i64> {
    let taxonomy = Vocabulary::built_in().taxonomy;
    let facets = index
        .search(&verbatim(words), TODAY)
        .expect("an answer")
        .facets;
    let services = facets.iter().find(|facet| facet.kind == FacetKind::Service);
    let buckets = &services.expect("the facet of services").buckets;
    let place = |value: &str| {
        let mut rows = taxonomy.services.iter();
        rows.position(|row| row.code.to_string() == value)
    };
    let each = buckets.iter().map(|row| {
        (
            place(&row.value).expect("a service") as i64,
            row.count as i64,
        )
    });
    each.collect()
}

fn everyone(index: &Index, words: &str) -> Vec<AgencyId> {
    let mut query = AgencyQuery {
        page_size: PAGE_MAX,
        ..verbatim(words)
    };
    let mut found = Vec::new();
    loop {
        let page = index.search(&query, TODAY).expect("an answer");
        found.extend(page.hits.iter().map(|hit| hit.id));
        match page.next {
            Some(next) => query.after = Some(next),
            None => return found,
        }
    }
}

/// What a process holds that has opened the index and answered every query once.
pub fn memory(folder: &Path) -> ExitCode {
    let (index, opened) = measured(cpu_of_thread, || {
        Index::open(&folder.join("index")).expect("the index")
    });
    let (_, first) = measured(cpu_of_thread, || ours(&index, &AgencyQuery::default()));
    println!(
        "open: {} ms, first page {} ms",
        opened.wall.as_millis(),
        first.wall.as_millis()
    );
    WORDS
        .iter()
        .for_each(|words| ours(&index, &verbatim(words)));
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .filter(|line| line.contains("Rss") || line.contains("VmHWM"))
        .for_each(|line| println!("{line}"));
    ExitCode::SUCCESS
}
