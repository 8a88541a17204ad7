//! The running server: how soon it answers, what it holds in memory, what Lighthouse says of its pages.

use std::fs;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use super::{DEMO, LARGE, PROFILE, folder};
use crate::browser::chromium;
use crate::client::{self, Size};
use crate::place::Place;
use crate::postgres::free_port;
use crate::{fonts, server, shell, steps, tools};

const LOADS: usize = 1_000;
const REST: Duration = Duration::from_secs(60);
const STARTS: usize = 5;
/// The last release of Lighthouse for the Node the project asks for.
const LIGHTHOUSE: &str = "lighthouse@12.8.2";

/// A server of the demo on a port of its own; it ends with this value.
struct Served {
    server: Child,
    port: u16,
    /// Cut off when the server ends.
    runs: Receiver<()>,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl Served {
    /// Starts it and gives the time until the first page was read whole.
    fn start(place: &Place, data: &Path) -> Result<(Self, Duration)> {
        let port = free_port()?;
        let mut command = Command::new(server::binary(place, PROFILE));
        command
            .current_dir(&place.root)
            .args(["serve", "--demo"])
            .env("ZHANGBAN_LISTEN", format!("127.0.0.1:{port}"))
            .env("ZHANGBAN_DATA", data)
            .env("ZHANGBAN_SITE", place.site())
            .env("ZHANGBAN_LOG__FILTER", "warn")
            .stdin(Stdio::null())
            .stdout(Stdio::piped());
        let begun = steps::now();
        let (running, runs) = channel();
        let mut served = Self {
            server: command.spawn()?,
            port,
            runs,
        };
        let said = served.server.stdout.take().context("its output is piped")?;
        let mut said = BufReader::new(said);
        let mut address = String::new();
        said.read_line(&mut address)?;
        ensure!(!address.is_empty(), "the server did not start");
        served.get("/")?;
        let took = begun.elapsed();
        // What else it says must find a reader; its output ends when it does.
        thread::spawn(move || {
            let _ = io::copy(&mut said, &mut io::sink());
            drop(running);
        });
        Ok((served, took))
    }

    fn get(&self, path: &str) -> Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        let head = format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
            self.port
        );
        stream.write_all(head.as_bytes())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        ensure!(
            answer.starts_with("HTTP/1.1 200"),
            "{path}: {}",
            answer.lines().next().unwrap_or("")
        );
        Ok(answer)
    }

    /// Leaves it alone for a minute, through which it must run.
    fn rest(&self) -> Result<()> {
        let waited = self.runs.recv_timeout(REST);
        ensure!(
            waited == Err(RecvTimeoutError::Timeout),
            "the server ended while it rested"
        );
        Ok(())
    }

    fn held_mib(&self, field: &str) -> Result<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.server.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix(field));
        let kib = line.and_then(|line| line.split_whitespace().next());
        Ok(kib.context("a field of the process")?.parse::<f64>()? / 1_024.0)
    }
}

fn build(place: &Place) -> Result<()> {
    tools::for_building(place)?;
    tools::npm_packages(place)?;
    client::build(place, Size::Smallest, PROFILE)?;
    server::build(place, PROFILE)
}

/// Memory after a thousand loads and a minute's rest, and the time to the first page of a fresh process.
pub fn memory(place: &Place) -> Result<()> {
    build(place)?;
    let demo = folder(place, "served-demo")?;
    fs::remove_dir_all(&demo)?;
    fs::create_dir_all(&demo)?;
    fonts::provide(place, &demo)?;
    // This process has loaded the demo and rendered its documents: what that took must be given back.
    let (served, _) = Served::start(place, &demo)?;
    rest_after_loads(&served, DEMO, 60.0)?;
    drop(served);
    first_page(place, &demo, DEMO, Duration::from_millis(150))?;
    let index = place
        .target
        .join("bench")
        .join(format!("agencies-{LARGE}/index"));
    ensure!(
        index.exists(),
        "`bench search` has built no index of {LARGE}"
    );
    // The store keeps the demo, so pages of the market have few cards: measured is the index, which stands in memory.
    let large = folder(place, "served-large")?;
    drop(Served::start(place, &large)?);
    let target = large.join("index");
    fs::remove_dir_all(&target)?;
    shell::run(Command::new("cp").arg("-r").arg(index).arg(target))?;
    first_page(place, &large, LARGE, Duration::from_millis(400))?;
    let (served, _) = Served::start(place, &large)?;
    rest_after_loads(&served, LARGE, 300.0)
}

fn first_page(place: &Place, data: &Path, count: u64, bar: Duration) -> Result<()> {
    let mut firsts = Vec::new();
    for _ in 0..STARTS {
        firsts.push(Served::start(place, data)?.1);
    }
    firsts.sort();
    let first = firsts[STARTS / 2];
    println!(
        "| start to first page, {count} agencies, median of {STARTS} | {} ms | ≤ {} ms | {} |",
        first.as_millis(),
        bar.as_millis(),
        held(first <= bar)
    );
    Ok(())
}

fn rest_after_loads(served: &Served, count: u64, mib_max: f64) -> Result<()> {
    // Those who joined last come of the store: the index of a million holds others.
    let home = served.get("/")?;
    let agency = home.split("href=\"/market/agencies/").nth(1);
    let agency = agency.and_then(|rest| rest.split('"').next());
    let agency = agency.context("home shows no agency")?;
    let agency = format!("/market/agencies/{agency}");
    let paths = [
        "/",
        "/market",
        "/market?q=%E6%B5%8B%E7%BB%98",
        "/market?region=330100&category=SV",
        "/court",
        "/market?q=huanping",
        agency.as_str(),
        "/sign-in",
    ];
    for load in 0..LOADS {
        served.get(paths[load % paths.len()])?;
    }
    served.rest()?;
    let rss = served.held_mib("VmRSS:")?;
    println!(
        "| memory {} s after {LOADS} mixed loads, {count} agencies | {rss:.1} MiB, of it {:.1} MiB mapped files | ≤ {mib_max:.0} MiB | {} |",
        REST.as_secs(),
        served.held_mib("RssFile:")?,
        held(rss <= mib_max)
    );
    Ok(())
}

fn held(holds: bool) -> &'static str {
    if holds { "holds" } else { "missed" }
}

/// Five runs a page; a figure is the median.
pub fn lighthouse(place: &Place) -> Result<()> {
    build(place)?;
    let data = folder(place, "served-demo")?;
    fonts::provide(place, &data)?;
    let packages = folder(place, "lighthouse")?;
    let mut install = place.command("npm");
    install
        .args(["install", "--no-save", "--prefix"])
        .arg(&packages)
        .arg(LIGHTHOUSE);
    shell::run_quietly(&mut install)?;
    let (served, _) = Served::start(place, &data)?;
    let mut node = place.command("node");
    node.arg(place.root.join("bench/lighthouse.mjs"))
        .arg(format!("http://127.0.0.1:{}", served.port))
        .arg(packages.join("node_modules/lighthouse/cli/index.js"))
        .env("CHROME_PATH", chromium()?);
    shell::run(&mut node)
}
