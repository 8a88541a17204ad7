//! What can be set, and what holds unless it is.

use std::{net::SocketAddr, path::PathBuf};

use serde::{Deserialize, Serialize};

use super::{Limits, Network, Origin, SecretText};

/// Everything the program is told from outside, checked once.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    pub environment: Environment,
    pub listen: SocketAddr,
    /// How browsers reach the site; without it, plain HTTP (HTTPS with `tls`) at `listen`.
    pub origin: Option<Origin>,
    /// Database, files, keys, index, fonts and unsent letters.
    pub data: PathBuf,
    /// The built client: `pkg/` and the copies of `public/`.
    pub site: PathBuf,
    pub store: StoreChoice,
    pub files: FileChoice,
    /// Without it, letters are written as `.eml` files into `mail/` of the data folder.
    pub smtp: Option<SmtpSetting>,
    /// Networks whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
    pub tls: Option<TlsSetting>,
    /// Who may read `/metrics`.
    pub metrics: Vec<Network>,
    /// A table of courts that replaces the built-in one.
    pub courts: Option<PathBuf>,
    /// Allows the demo, whose passwords are published, where others than this machine reach it.
    pub demo_public: bool,
    pub limits: Limits,
    pub clock: ClockSetting,
    pub log: LogSetting,
}

impl Default for Config {
    fn default() -> Self {
        let loopback = ["127.0.0.0/8", "::1/128"]
            .map(|network| network.parse().expect("a network in its usual form"));
        Self {
            environment: Environment::Production,
            listen: SocketAddr::from(([127, 0, 0, 1], 3000)),
            origin: None,
            data: "data".into(),
            site: "target/site".into(),
            store: StoreChoice::default(),
            files: FileChoice::default(),
            smtp: None,
            trusted_proxies: Vec::new(),
            tls: None,
            metrics: loopback.to_vec(),
            courts: None,
            demo_public: false,
            limits: Limits::default(),
            clock: ClockSetting::default(),
            log: LogSetting::default(),
        }
    }
}

impl Config {
    /// The origin browsers use.
    #[must_use]
    pub fn public_origin(&self) -> Origin {
        self.origin
            .clone()
            .unwrap_or_else(|| Origin::of_listener(self.listen, self.tls.is_some()))
    }

    /// Every origin whose pages are ours: without a configured one, a loopback address has its name too.
    #[must_use]
    pub fn own_origins(&self) -> Vec<Origin> {
        let mut own = vec![self.public_origin()];
        if self.origin.is_none() && self.listen.ip().is_loopback() {
            own.push(Origin::of_localhost(self.listen.port(), self.tls.is_some()));
        }
        own
    }
}

/// What the server is run for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Environment {
    #[default]
    Production,
    /// Allows a clock that is not the machine's.
    Test,
}

/// Where the store lies.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StoreChoice {
    /// `postgres://…`; without it, the embedded database in the data folder.
    pub postgres: Option<SecretText>,
    /// A file that holds the same, for a secret that must not stand in the environment.
    pub postgres_file: Option<PathBuf>,
}

/// Where the bytes of files lie.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FileChoice {
    /// A bucket that speaks S3; without it, `files/` in the data folder.
    pub s3: Option<S3Setting>,
}

/// A bucket that speaks S3.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct S3Setting {
    /// Scheme, host and port, such as `https://s3.example.org`.
    pub endpoint: String,
    pub bucket: String,
    #[serde(default = "first_region")]
    pub region: String,
    pub key_id: String,
    pub secret: Option<SecretText>,
    pub secret_file: Option<PathBuf>,
    /// `host/bucket/key` and not `bucket.host/key`.
    #[serde(default = "yes")]
    pub path_style: bool,
    /// How long the bucket may be silent before a request is sent again.
    #[serde(default = "silence_seconds")]
    pub silence_seconds_max: u32,
}

/// What servers that know no regions call theirs.
fn first_region() -> String {
    "us-east-1".into()
}

fn yes() -> bool {
    true
}

/// Longer than a busy server takes to write 8 MiB.
fn silence_seconds() -> u32 {
    30
}

/// The mail server letters are handed to.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmtpSetting {
    pub host: String,
    #[serde(default = "submission_port")]
    pub port: u16,
    #[serde(default)]
    pub encryption: SmtpEncryption,
    pub username: Option<String>,
    pub password: Option<SecretText>,
    pub password_file: Option<PathBuf>,
    /// The sender of every letter, such as `掌办 <no-reply@example.org>`.
    pub from: String,
}

/// RFC 6409: message submission.
fn submission_port() -> u16 {
    587
}

/// How the connection to the mail server is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SmtpEncryption {
    /// TLS from the first byte.
    Tls,
    #[default]
    Starttls,
    /// For a mail server on the same machine only.
    None,
}

/// Certificate chain and private key in PEM.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TlsSetting {
    pub certificate: PathBuf,
    pub key: PathBuf,
}

/// A clock for tests; refused unless `environment = "test"`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ClockSetting {
    /// Milliseconds the clock runs ahead of the machine's.
    pub offset_ms: i64,
    /// The clock stands still at this instant (milliseconds since 1970, UTC).
    pub fixed_ms: Option<i64>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LogSetting {
    pub format: LogFormat,
    /// What is logged, in the notation of `tracing`'s environment filter.
    pub filter: String,
}

impl Default for LogSetting {
    fn default() -> Self {
        Self {
            format: LogFormat::Text,
            filter: "info".into(),
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    #[default]
    Text,
    Json,
}
