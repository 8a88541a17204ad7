//! The real binary on a folder of its own: started, killed, asked.

use std::{
    net::TcpListener,
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use anyhow::{Context as _, Result, ensure};
use tokio::process::{Child, Command};

use crate::watch::{self, Stopwatch};

/// A start that takes longer has failed; with the demo it takes a while.
const START_PATIENCE: Duration = Duration::from_secs(240);

/// Where a server runs and how it is told to.
#[derive(Clone)]
pub struct Ground {
    binary: PathBuf,
    site: PathBuf,
    /// Of the plan: data folder, log, what was acknowledged.
    pub folder: PathBuf,
    pub data: PathBuf,
    port: u16,
    /// Programs in front of the server, such as `strace` and its options.
    pub before: Vec<String>,
    pub environment: Vec<(String, String)>,
}

impl Ground {
    pub fn new(binary: PathBuf, site: PathBuf, folder: PathBuf) -> Result<Self> {
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let usual = [
            // All clients share an address and come at once.
            ("ZHANGBAN_LIMITS__SIGN_IN_ADDRESS_MAX", "1000000"),
            ("ZHANGBAN_LIMITS__LETTERS_PER_HOUR_MAX", "1000000"),
            ("ZHANGBAN_LIMITS__FORMS_ADDRESS_MAX", "1000000"),
            ("ZHANGBAN_LIMITS__CONNECTIONS_PER_ADDRESS_MAX", "4096"),
            // The clock is moved by days.
            ("ZHANGBAN_LIMITS__SESSION_IDLE_MINUTES_MAX", "100000"),
            ("ZHANGBAN_LIMITS__SESSION_HOURS_MAX", "10000"),
            ("ZHANGBAN_LOG__FILTER", "warn"),
        ];
        let pair = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        Ok(Self {
            binary,
            site,
            data: folder.join("data"),
            folder,
            port,
            before: Vec::new(),
            environment: usual.into_iter().map(pair).collect(),
        })
    }

    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.environment.retain(|(known, _)| known != name);
        self.environment.push((name.to_owned(), value.into()));
    }

    pub fn unset(&mut self, name: &str) {
        self.environment.retain(|(known, _)| known != name);
    }

    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub fn log(&self) -> PathBuf {
        self.folder.join("log")
    }

    /// A command of the binary on this ground.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut words = self.before.iter().map(PathBuf::from);
        let mut command = match words.next() {
            Some(first) => {
                let mut command = Command::new(first);
                command.args(words).arg(&self.binary);
                command
            }
            None => Command::new(&self.binary),
        };
        command
            .args(arguments)
            .env("ZHANGBAN_LISTEN", format!("127.0.0.1:{}", self.port))
            .env("ZHANGBAN_DATA", &self.data)
            .env("ZHANGBAN_SITE", &self.site)
            .envs(self.environment.iter().cloned())
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .kill_on_drop(true);
        command
    }

    /// Runs a command to its end: whether it found everything in order, and what it printed.
    pub async fn ask(&self, arguments: &[&str]) -> Result<(bool, String)> {
        let output = self.command(arguments).output().await?;
        let mut said = String::from_utf8_lossy(&output.stdout).into_owned();
        said += &String::from_utf8_lossy(&output.stderr);
        Ok((output.status.success(), said))
    }

    /// The same, where anything but success misses the bar.
    pub async fn must(&self, arguments: &[&str]) -> Result<String> {
        let (well, said) = self.ask(arguments).await?;
        ensure!(well, "zhangban {}: {said}", arguments.join(" "));
        Ok(said)
    }

    /// Starts the server and waits for its first answer that it is ready.
    pub async fn open(&self) -> Result<House> {
        self.open_as(&["serve"]).await
    }

    pub async fn open_as(&self, arguments: &[&str]) -> Result<House> {
        let mut log = std::fs::OpenOptions::new();
        let log = log.create(true).append(true).open(self.log())?;
        let watch = Stopwatch::start();
        let mut child = self
            .command(arguments)
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .with_context(|| format!("{} starts", self.binary.display()))?;
        let http = plain()?;
        let ready = format!("{}/readyz", self.origin());
        let ended = watch::until("the first answer", START_PATIENCE, async || {
            let answer = http.get(&ready).send().await;
            child.try_wait().is_ok_and(|ended| ended.is_some())
                || answer.is_ok_and(|answer| answer.status().is_success())
        });
        ended.await?;
        if let Some(status) = child.try_wait()? {
            anyhow::bail!(
                "the server ended with {status}: see {}",
                self.log().display()
            );
        }
        Ok(House {
            child,
            ready_after: watch.elapsed(),
            origin: self.origin(),
            http,
        })
    }
}

/// A client without cookies.
pub fn plain() -> Result<reqwest::Client> {
    let client = reqwest::Client::builder().no_proxy();
    Ok(client.timeout(Duration::from_secs(60)).build()?)
}

/// A running server.
pub struct House {
    child: Child,
    pub ready_after: Duration,
    origin: String,
    http: reqwest::Client,
}

impl House {
    /// Without a word, as a power cut.
    pub async fn kill(mut self) -> Result<()> {
        self.child.kill().await?;
        Ok(())
    }

    /// In order: SIGTERM, and what is under way is finished.
    pub async fn stop(mut self) -> Result<()> {
        signal("TERM", &[server_below(self.pid()?)?]).await?;
        self.child.wait().await?;
        Ok(())
    }

    pub fn pid(&self) -> Result<u32> {
        self.child.id().context("the server runs")
    }

    /// Status and text of a page nobody has signed in for.
    pub async fn page(&self, path: &str) -> Result<(u16, String)> {
        let answer = self
            .http
            .get(format!("{}{path}", self.origin))
            .send()
            .await?;
        Ok((answer.status().as_u16(), answer.text().await?))
    }

    /// One figure of `/metrics`.
    pub async fn figure(&self, name: &str) -> Result<u64> {
        let (_, text) = self.page("/metrics").await?;
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))
            .with_context(|| format!("{name} is a figure"))?;
        Ok(line.trim().parse()?)
    }

    /// Waits until every document is made and every letter sent.
    pub async fn settle(&self) -> Result<()> {
        let patience = Duration::from_secs(600);
        let empty = async || {
            self.figure("zhangban_outbox_depth")
                .await
                .is_ok_and(|depth| depth == 0)
        };
        watch::until("the outbox is empty", patience, empty).await?;
        Ok(())
    }

    /// Resident memory in KiB.
    pub fn memory_kib(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid()?))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let figure = line.and_then(|line| line.split_whitespace().next());
        Ok(figure.context("Linux tells it")?.parse()?)
    }
}

/// The server itself where `strace` stands in front of it.
fn server_below(pid: u32) -> Result<u32> {
    let name = std::fs::read_to_string(format!("/proc/{pid}/comm"))?;
    match name.trim() == "strace" {
        true => Ok(*children(pid)?.first().context("strace has a child")?),
        false => Ok(pid),
    }
}

pub fn children(pid: u32) -> Result<Vec<u32>> {
    let mut found = Vec::new();
    for task in std::fs::read_dir(format!("/proc/{pid}/task"))? {
        let below = std::fs::read_to_string(task?.path().join("children"))?;
        for child in below.split_whitespace() {
            found.push(child.parse()?);
        }
    }
    Ok(found)
}

/// Whatever has ended meanwhile has nothing left to be told.
pub async fn signal(name: &str, pids: &[u32]) -> Result<()> {
    for pid in pids {
        let mut kill = Command::new("kill");
        kill.arg(format!("-{name}")).arg(pid.to_string());
        let done = kill.stderr(Stdio::null()).status().await?;
        let is_there = Path::new(&format!("/proc/{pid}")).exists();
        ensure!(done.success() || !is_there, "kill -{name} {pid}");
    }
    Ok(())
}

pub fn remove(path: &Path) -> Result<()> {
    match std::fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
