//! Reads and checks the configuration once, at the start.

use std::path::{Path, PathBuf};

use figment::{
    Figment,
    providers::{Env, Format as _, Serialized, Toml},
};

use super::{
    ClockSetting, Config, Environment, S3Setting, SecretText, SmtpEncryption, is_loopback,
};

/// The file that is read when none is named.
const USUAL_FILE: &str = "zhangban.toml";

/// Variables of the project's commands and tests, which are not settings of the server.
const OF_THE_COMMANDS: [&str; 5] = ["cache", "binary", "test_pg", "test_pg_ca", "test_full"];

/// Why the configuration was not taken.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("configuration: {0}")]
    Malformed(#[from] Box<figment::Error>),
    #[error("configuration: {0} does not exist")]
    NoFile(PathBuf),
    #[error("configuration: {setting}: {why}")]
    Wrong { setting: &'static str, why: String },
}

fn wrong(setting: &'static str, why: impl Into<String>) -> ConfigError {
    ConfigError::Wrong {
        setting,
        why: why.into(),
    }
}

/// Defaults, the file (a missing one is empty), the environment; in nested names `__` stands between the parts
/// (`ZHANGBAN_SMTP__HOST`).
///
/// # Errors
/// The setting that is malformed, unknown or contradicts another.
pub fn load(file: Option<&Path>) -> Result<Config, ConfigError> {
    if let Some(missing) = file.filter(|file| !file.is_file()) {
        return Err(ConfigError::NoFile(missing.to_owned()));
    }
    let usual = Some(Path::new(USUAL_FILE)).filter(|file| file.is_file());
    // figment takes a missing file for an error where it is named exactly.
    let file = file
        .or(usual)
        .map_or_else(|| Toml::string(""), Toml::file_exact);
    let config = Figment::from(Serialized::defaults(Config::default()))
        .merge(file)
        .merge(
            Env::prefixed("ZHANGBAN_")
                .ignore(&OF_THE_COMMANDS)
                .split("__"),
        )
        .extract::<Config>()
        .map_err(Box::new)?;
    checked(with_secrets(config)?)
}

/// Reads secrets that stand in files of their own.
fn with_secrets(mut config: Config) -> Result<Config, ConfigError> {
    if let Some(file) = &config.store.postgres_file {
        config.store.postgres = Some(read_secret("store.postgres_file", file)?);
    }
    if let Some(s3) = &mut config.files.s3
        && let Some(file) = &s3.secret_file
    {
        s3.secret = Some(read_secret("files.s3.secret_file", file)?);
    }
    if let Some(smtp) = &mut config.smtp
        && let Some(file) = &smtp.password_file
    {
        smtp.password = Some(read_secret("smtp.password_file", file)?);
    }
    for provider in config.oidc.values_mut() {
        if let Some(file) = &provider.client_secret_file {
            provider.client_secret = Some(read_secret("oidc.client_secret_file", file)?);
        }
    }
    Ok(config)
}

fn read_secret(setting: &'static str, file: &Path) -> Result<SecretText, ConfigError> {
    let text = std::fs::read_to_string(file)
        .map_err(|error| wrong(setting, format!("{}: {error}", file.display())))?;
    Ok(SecretText::new(text.trim_end_matches(['\r', '\n'])))
}

/// What no single value shows.
fn checked(config: Config) -> Result<Config, ConfigError> {
    if config.clock != ClockSetting::default() && config.environment != Environment::Test {
        return Err(wrong(
            "clock",
            "a clock other than the machine's needs environment = \"test\"",
        ));
    }
    if config.origin.is_none() && config.listen.ip().is_unspecified() {
        return Err(wrong(
            "origin",
            format!(
                "listen = \"{}\" names every address of the machine and none: say how browsers reach the site, \
                 such as origin = \"https://zhangban.example.org\"",
                config.listen
            ),
        ));
    }
    if let Some(limit) = config.limits.fault() {
        return Err(wrong(limit, "must be greater than nothing"));
    }
    if let Some(url) = &config.store.postgres
        && !["postgres://", "postgresql://"]
            .iter()
            .any(|scheme| url.reveal().starts_with(scheme))
    {
        return Err(wrong(
            "store.postgres",
            "an address that begins with postgres:// is expected",
        ));
    }
    if let Some(tls) = &config.tls {
        for (setting, file) in [("tls.certificate", &tls.certificate), ("tls.key", &tls.key)] {
            if !file.is_file() {
                return Err(wrong(setting, format!("{} is no file", file.display())));
            }
        }
        if config
            .origin
            .as_ref()
            .is_some_and(|origin| !origin.is_https())
        {
            return Err(wrong("origin", "with tls it begins with https://"));
        }
    }
    for (id, provider) in &config.oidc {
        if let Some(why) = provider.fault(id) {
            return Err(wrong("oidc", format!("{id}: {why}")));
        }
    }
    if let Some(s3) = &config.files.s3 {
        check_s3(s3)?;
    }
    if let Some(smtp) = &config.smtp {
        if smtp.from.parse::<lettre::message::Mailbox>().is_err() {
            return Err(wrong(
                "smtp.from",
                "a mail address such as 掌办 <no-reply@example.org> is expected",
            ));
        }
        if smtp.username.is_some() != smtp.password.is_some() {
            return Err(wrong("smtp", "user name and password come together"));
        }
        if smtp.encryption == SmtpEncryption::None && smtp.password.is_some() {
            return Err(wrong(
                "smtp.encryption",
                "a password is never sent in the clear",
            ));
        }
    }
    Ok(config)
}

/// Evidence and the right to it cross a network only under TLS.
fn check_s3(s3: &S3Setting) -> Result<(), ConfigError> {
    let uri: Option<http::Uri> = s3.endpoint.parse().ok();
    let host = uri.as_ref().and_then(http::Uri::host).unwrap_or_default();
    let path = uri.as_ref().map_or("", http::Uri::path);
    if host.is_empty() || !matches!(path, "" | "/") {
        return Err(wrong(
            "files.s3.endpoint",
            "scheme, host and port are expected, such as https://s3.example.org",
        ));
    }
    match uri.as_ref().and_then(http::Uri::scheme_str) {
        Some("https") => {}
        Some("http") if is_loopback(&s3.endpoint) => {}
        _ => {
            return Err(wrong(
                "files.s3.endpoint",
                "begins with https://; http:// is for a server on the same machine",
            ));
        }
    }
    if s3.bucket.is_empty() || s3.key_id.is_empty() || s3.region.is_empty() {
        return Err(wrong("files.s3", "bucket, region and key_id are not empty"));
    }
    if s3.secret.is_none() {
        return Err(wrong("files.s3.secret", "the secret or its file is needed"));
    }
    match s3.silence_seconds_max {
        0 => Err(wrong(
            "files.s3.silence_seconds_max",
            "must be greater than nothing",
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(text: &str) -> Result<Config, ConfigError> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("zhangban.toml");
        std::fs::write(&file, text).unwrap();
        load(Some(&file))
    }

    fn complaint(text: &str) -> String {
        from(text).unwrap_err().to_string()
    }

    #[test]
    fn the_defaults_need_no_file() {
        assert!(checked(Config::default()).is_ok());
    }

    #[test]
    fn a_moved_clock_is_refused_outside_tests() {
        assert!(complaint("[clock]\noffset_ms = 1").contains("environment = \"test\""));
        assert!(from("environment = \"test\"\n[clock]\nfixed_ms = 1").is_ok());
    }

    #[test]
    fn every_address_is_no_origin() {
        for listen in ["0.0.0.0:3000", "[::]:3000"] {
            let complaint = complaint(&format!("listen = \"{listen}\""));
            assert!(complaint.contains("origin") && complaint.contains(listen));
        }
        assert!(from("listen = \"0.0.0.0:3000\"\norigin = \"https://a.example\"").is_ok());
    }

    #[test]
    fn an_unknown_setting_is_named() {
        assert!(complaint("lisen = \"127.0.0.1:1\"").contains("lisen"));
    }

    #[test]
    fn a_password_in_the_clear_is_refused() {
        let text = "[smtp]\nhost = \"h\"\nfrom = \"a@b.example\"\nencryption = \"none\"\nusername = \"u\"\npassword = \"p\"";
        assert!(complaint(text).contains("never sent in the clear"));
    }

    #[test]
    fn a_bucket_is_reached_in_the_clear_on_the_same_machine_only() {
        let s3 = |endpoint: &str, rest: &str| {
            format!("[files.s3]\nendpoint = \"{endpoint}\"\nbucket = \"b\"\nkey_id = \"k\"\n{rest}")
        };
        let secret = "secret = \"s\"";
        for fine in [
            "https://s3.example.org",
            "http://127.0.0.1:9000",
            "http://[::1]:9000/",
            "http://localhost:9000",
        ] {
            let config = from(&s3(fine, secret)).unwrap();
            let s3 = config.files.s3.unwrap();
            assert!(s3.path_style && s3.region == "us-east-1", "{fine}");
        }
        for wrong in ["http://s3.example.org", "ftp://127.0.0.1", "s3.example.org"] {
            assert!(
                complaint(&s3(wrong, secret)).contains("https://"),
                "{wrong}"
            );
        }
        assert!(complaint(&s3("https://a/b", secret)).contains("files.s3.endpoint"));
        assert!(complaint(&s3("https://a", "")).contains("files.s3.secret"));
        let silent = format!("{secret}\nsilence_seconds_max = 0");
        assert!(complaint(&s3("https://a", &silent)).contains("silence_seconds_max"));
    }

    #[test]
    fn a_named_file_must_exist() {
        assert!(matches!(
            load(Some(Path::new("/nowhere/at/all.toml"))),
            Err(ConfigError::NoFile(_))
        ));
    }

    #[test]
    fn a_secret_is_read_from_its_file_without_the_line_end() {
        let folder = tempfile::tempdir().unwrap();
        let secret = folder.path().join("url");
        std::fs::write(&secret, "postgres://u:p@h/d\n").unwrap();
        let config = from(&format!("[store]\npostgres_file = {secret:?}")).unwrap();
        assert_eq!(
            config.store.postgres.unwrap().reveal(),
            "postgres://u:p@h/d"
        );
    }
}
