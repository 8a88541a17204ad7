//! `cargo xtask bench page`: the search page through every layer of the server, against the same page put together
//! by hand in a string. Both are given the same results in memory, and what the two pages say must be equal.

mod by_hand;
#[path = "../../../bench/measure.rs"]
#[expect(dead_code, reason = "a part of what all benchmarks share is used here")]
mod measure;

use std::{process::ExitCode, sync::Arc};

use async_trait::async_trait;
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::State as Shared,
    response::{Html, IntoResponse, Response},
    routing::get,
};
use domain::{
    caller::Caller,
    id::AgencyId,
    market::{
        desk::MarketDesk,
        view::{AgencyPage, HomeFigures, SearchPage, SuggestionView},
    },
    refusal::Refusal,
};
use http::Request;
use measure::{Took, cpu_of_all_threads, measured, median, pairs, ratio, row};
use server::{
    commands::start,
    config::{Config, Environment},
    context::State,
    http::{files::Files, peer::Connection, router::router},
    work::work_off,
};
use tokio::sync::oneshot;
use tower::ServiceExt as _;

const ADDRESS: &str = "/market?q=%E6%B5%8B%E7%BB%98";
const WORDS: &str = "测绘";
const PAGES: u32 = 100;
const PAGE_BYTES_MAX: usize = 16 << 20;
const TIMES_BAR: f64 = 3.0;

/// A market counter that has its answer already.
struct Known(Arc<SearchPage>);

#[async_trait]
impl MarketDesk for Known {
    async fn search(&self, _: &Caller, _: Vec<(String, String)>) -> Result<SearchPage, Refusal> {
        Ok(SearchPage::clone(&self.0))
    }

    async fn suggest(&self, _: &Caller, _: &str) -> Result<Vec<SuggestionView>, Refusal> {
        Err(Refusal::not_found())
    }

    async fn agency(&self, _: &Caller, _: AgencyId) -> Result<AgencyPage, Refusal> {
        Err(Refusal::not_found())
    }

    async fn compare(&self, _: &Caller, _: Vec<AgencyId>) -> Result<Vec<AgencyPage>, Refusal> {
        Err(Refusal::not_found())
    }

    async fn home(&self) -> Result<HomeFigures, Refusal> {
        Err(Refusal::not_found())
    }
}

/// What the page by hand is made of.
struct ByHand {
    found: Arc<SearchPage>,
    state: State,
    before: String,
    after: String,
}

async fn by_hand(Shared(hand): Shared<Arc<ByHand>>) -> Response {
    let found = SearchPage::clone(&hand.found);
    let main = by_hand::main(&found, &hand.state.names);
    Html([&hand.before, main.as_str(), &hand.after].concat()).into_response()
}

async fn ask(router: &Router) -> String {
    let mut request = Request::get(ADDRESS)
        .body(Body::empty())
        .expect("a request");
    request
        .extensions_mut()
        .insert(Connection(([127, 0, 0, 1], 9).into()));
    let answer = router.clone().oneshot(request).await.expect("an answer");
    assert!(answer.status().is_success(), "{}", answer.status());
    let bytes = to_bytes(answer.into_body(), PAGE_BYTES_MAX)
        .await
        .expect("a page");
    String::from_utf8(bytes.into()).expect("text")
}

#[tokio::main]
async fn main() -> ExitCode {
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("site");
    std::fs::create_dir_all(&site).expect("a site");
    let config = Config {
        environment: Environment::Test,
        listen: ([127, 0, 0, 1], 0).into(),
        data: folder.path().join("data"),
        site: site.clone(),
        ..Config::default()
    };
    let (_stop, stopped) = oneshot::channel::<()>();
    let stopped = async move { drop(stopped.await) };
    let running = start(config, true, stopped)
        .await
        .expect("the server starts");
    let real = running.state.clone();
    // The demo's documents are rendered behind its back, in this process.
    while real.context.store.outbox.depth().await.expect("a depth") > 0 {
        work_off(&real.context).await.expect("worked off");
        tokio::task::yield_now().await;
    }
    let words = vec![("q".to_owned(), WORDS.to_owned())];
    let found = real
        .market
        .search(&Caller::visitor(), words)
        .await
        .expect("an answer");
    let found = Arc::new(found);
    let state = State {
        market: Arc::new(Known(found.clone())),
        ..real
    };
    let ours = router(&state, Files::read(&site).expect("no files"));
    let page = ask(&ours).await;
    let (before, rest) = page.split_once("<h1").expect("a heading");
    let (main, after) = rest.split_once("</main>").expect("an end");
    let hand = ByHand {
        before: before.to_owned(),
        after: format!("</main>{after}"),
        found,
        state,
    };
    let hand_main = by_hand::main(&hand.found, &hand.state.names);
    if said(&format!("<h1{main}")) != said(&hand_main) {
        let (ours, by_hand) = (said(&format!("<h1{main}")), said(&hand_main));
        let same = ours.chars().zip(by_hand.chars());
        let same = same.take_while(|(one, other)| one == other).count();
        let from = |text: &str| text.chars().skip(same).take(40).collect::<String>();
        eprintln!(
            "the pages differ: «{}» by the server, «{}» by hand",
            from(&ours),
            from(&by_hand)
        );
        return ExitCode::FAILURE;
    }
    println!(
        "{} bytes by the server, {} by hand in the part that varies",
        main.len(),
        hand_main.len()
    );
    let floor = Router::new()
        .route("/market", get(by_hand))
        .with_state(Arc::new(hand));
    compare(&ours, &floor);
    ExitCode::SUCCESS
}

fn compare(ours: &Router, floor: &Router) {
    let took = tokio::task::block_in_place(|| {
        let handle = tokio::runtime::Handle::current();
        let many = |router: &Router| -> Took {
            let asked = || {
                for _ in 0..PAGES {
                    handle.block_on(ask(router));
                }
            };
            measured(cpu_of_all_threads, asked).1
        };
        many(ours);
        many(floor);
        pairs(|| many(ours), || many(floor))
    });
    let times = median(
        &took
            .iter()
            .map(|(a, b)| ratio(a.cpu, b.cpu))
            .collect::<Vec<f64>>(),
    );
    let micros = |side: fn(&(Took, Took)) -> Took| {
        let each = |pair| side(pair).cpu.as_secs_f64() * 1e6 / f64::from(2 * PAGES);
        median(&took.iter().map(each).collect::<Vec<f64>>()).value
    };
    row(
        "search page, ours over a page by hand, CPU",
        &format!(
            "{times}; {:.0} µs against {:.0} µs",
            micros(|pair| pair.0),
            micros(|pair| pair.1)
        ),
        "≤ 3",
        times.high <= TIMES_BAR,
    );
}

/// What a page says: its text without marks and spaces.
fn said(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let end = if tag.starts_with("!--") { "-->" } else { ">" };
        rest = tag.split_once(end).map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text.retain(|c| !c.is_whitespace());
    text
}
