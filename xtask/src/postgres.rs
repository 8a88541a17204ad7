//! A PostgreSQL of our own for the tests: fresh folder, free port, gone at the end.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Read, Write as _};
use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::place::read_env;
use crate::{debian, shell, stamp};

const USER: &str = "zhangban";
/// Tests run side by side, each with its pool.
const CONNECTIONS_MAX: u32 = 300;
const START_MAX: Duration = Duration::from_secs(30);
/// What the server writes once it takes connections.
const READY: &str = "database system is ready to accept connections";

const CERTIFICATE: &str = "server.pem";
const KEY: &str = "server.key";

pub struct Postgres {
    server: Child,
    programs: PathBuf,
    /// The account the server runs as when the caller is root, which PostgreSQL refuses.
    account: Option<String>,
    folder: PathBuf,
    port: u16,
    password: String,
}

impl Postgres {
    pub fn start() -> Result<Self> {
        let programs = programs()?;
        let account = account()?;
        let folder = std::env::temp_dir().join(format!("zhangban-pg-{}", std::process::id()));
        fs::create_dir(&folder).with_context(|| folder.display().to_string())?;
        let password = random_password()?;
        let password_file = folder.join("password");
        fs::write(&password_file, &password)?;
        fs::set_permissions(&password_file, fs::Permissions::from_mode(0o600))?;
        if let Some(account) = &account {
            hand_over(&folder, account)?;
            hand_over(&password_file, account)?;
        }
        shell::run_quietly(
            in_account(account.as_deref(), &programs.join("initdb"))
                .arg("--pgdata")
                .arg(folder.join("data"))
                .arg("--pwfile")
                .arg(&password_file)
                .args(["--username", USER, "--auth", "scram-sha-256"])
                .args(["--encoding", "UTF8", "--locale", "C", "--no-sync"]),
        )?;
        certify(&folder, account.as_deref())?;
        let port = free_port()?;
        let (server, says_ready) = spawn(account.as_deref(), &programs, &folder, port)?;
        let postgres = Self {
            server,
            programs,
            account,
            folder,
            port,
            password,
        };
        postgres.wait_until_ready(&says_ready)?;
        Ok(postgres)
    }

    pub fn url(&self) -> String {
        format!(
            "postgres://{USER}:{}@127.0.0.1:{}/postgres",
            self.password, self.port
        )
    }

    /// The process of the server, whose children serve the connections.
    pub fn pid(&self) -> u32 {
        self.server.id()
    }

    /// The certificate the server shows, which is its own authority.
    pub fn certificate(&self) -> PathBuf {
        self.folder.join(CERTIFICATE)
    }

    fn wait_until_ready(&self, says_ready: &Receiver<()>) -> Result<()> {
        if says_ready.recv_timeout(START_MAX).is_ok() {
            return Ok(());
        }
        let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        bail!("PostgreSQL did not start:\n{log}")
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let mut stop = in_account(self.account.as_deref(), &self.programs.join("pg_ctl"));
        stop.args(["stop", "--mode", "immediate", "--pgdata"])
            .arg(self.folder.join("data"));
        if !shell::succeeds(&mut stop) {
            // Already gone is as good as stopped.
            let _ = self.server.kill();
        }
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The folder with `initdb`, `postgres` and `pg_ctl`: Debian's newest, else the one on the path.
pub fn programs() -> Result<PathBuf> {
    let mut versions = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse::<u32>().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .filter(|(_, folder)| folder.join("initdb").exists())
        .collect::<Vec<_>>();
    versions.sort();
    if let Some((_, folder)) = versions.pop() {
        return Ok(folder);
    }
    let path = read_env("PATH").unwrap_or_default();
    path.split(':')
        .map(PathBuf::from)
        .find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
        .context("PostgreSQL's programs are not installed")
}

fn account() -> Result<Option<String>> {
    if !debian::is_root() {
        return Ok(None);
    }
    ["postgres", "nobody"]
        .into_iter()
        .find(|name| shell::succeeds(Command::new("id").arg(name)))
        .map(|name| Some(name.to_owned()))
        .context("root needs an account `postgres` or `nobody` to run PostgreSQL as")
}

fn hand_over(path: &Path, account: &str) -> Result<()> {
    let id = |kind: &str| -> Result<u32> {
        let id = shell::capture(Command::new("id").args([kind, account]))?;
        Ok(id.trim().parse()?)
    };
    chown(path, Some(id("-u")?), Some(id("-g")?))?;
    Ok(())
}

/// A certificate for the address the tests use and for no name: one that is asked for by name must be refused.
fn certify(folder: &Path, account: Option<&str>) -> Result<()> {
    let (certificate, key) = (folder.join(CERTIFICATE), folder.join(KEY));
    shell::run_quietly(
        Command::new("openssl")
            .args(["req", "-x509", "-newkey", "ec", "-nodes", "-days", "2"])
            .args(["-pkeyopt", "ec_paramgen_curve:prime256v1"])
            .args(["-subj", "/CN=zhangban-test"])
            .args(["-addext", "subjectAltName=IP:127.0.0.1"])
            .args(["-addext", "basicConstraints=critical,CA:FALSE"])
            .arg("-keyout")
            .arg(&key)
            .arg("-out")
            .arg(&certificate),
    )?;
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600))?;
    if let Some(account) = account {
        hand_over(&certificate, account)?;
        hand_over(&key, account)?;
    }
    Ok(())
}

fn in_account(account: Option<&str>, program: &Path) -> Command {
    let mut command = Command::new("setpriv");
    if let Some(account) = account {
        command.arg(format!("--reuid={account}")).args([
            "--regid",
            &group_of(account),
            "--clear-groups",
        ]);
    }
    // Whatever ends the tests ends the server: SIGQUIT is PostgreSQL's immediate shutdown.
    command.arg("--pdeathsig=QUIT").arg("--").arg(program);
    command.current_dir("/");
    command
}

fn group_of(account: &str) -> String {
    shell::capture(Command::new("id").args(["-g", account]))
        .map(|id| id.trim().to_owned())
        .unwrap_or_else(|_| account.to_owned())
}

/// The server, and word of it once it takes connections.
fn spawn(
    account: Option<&str>,
    programs: &Path,
    folder: &Path,
    port: u16,
) -> Result<(Child, Receiver<()>)> {
    let log = File::create(folder.join("log"))?;
    let mut server = in_account(account, &programs.join("postgres"))
        .arg("-D")
        .arg(folder.join("data"))
        .arg("-k")
        .arg(folder)
        .args(["-p", &port.to_string()])
        .args(["-c", "listen_addresses=127.0.0.1", "-c", "fsync=on"])
        .args(["-c", "ssl=on"])
        .args(["-c", &setting("ssl_cert_file", &folder.join(CERTIFICATE))])
        .args(["-c", &setting("ssl_key_file", &folder.join(KEY))])
        .args(["-c", &format!("max_connections={CONNECTIONS_MAX}")])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .context("`setpriv` and `postgres` start")?;
    let said = server.stderr.take().context("standard error is piped")?;
    let (ready, says_ready) = channel();
    thread::spawn(move || keep(said, log, &ready));
    Ok((server, says_ready))
}

/// Keeps what the server says, to its end.
fn keep(said: ChildStderr, mut log: File, ready: &Sender<()>) {
    for line in BufReader::new(said).lines().map_while(Result::ok) {
        // Without a log the tests still run, and nobody may be waiting any more.
        let _ = writeln!(log, "{line}");
        if line.contains(READY) {
            let _ = ready.send(());
        }
    }
}

fn setting(name: &str, path: &Path) -> String {
    format!("{name}={}", path.display())
}

pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

fn random_password() -> Result<String> {
    let mut bytes = [0; 16];
    File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(stamp::hex(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_has_128_random_bits() {
        let first = random_password().expect("a password");
        assert_eq!(first.len(), 32);
        assert_ne!(first, random_password().expect("another"));
    }
}
