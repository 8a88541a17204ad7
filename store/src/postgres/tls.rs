//! Whether a connection to PostgreSQL is encrypted, and whom it believes (ASVS 12.3.1).

use std::{path::Path, sync::Arc};

use rustls::{ClientConfig, RootCertStore};
use rustls_pki_types::{CertificateDer, pem::PemObject as _};
use tokio_postgres::{
    Config,
    config::{Host, SslMode},
};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::error::{Result, StoreError};

/// Decides by the address. `disable` is plain; `require` is TLS with the authority and the host's name verified, as
/// other clients' `verify-full`; without a word a database on this machine is plain and any other is `require`.
/// `prefer` is refused: whoever stands between needs only say that there is no TLS.
///
/// # Errors
/// The address asks for `prefer`, or the file of the authority does not read.
pub(super) fn settle(
    config: &mut Config,
    url: &str,
    ca_file: Option<&Path>,
) -> Result<Option<MakeRustlsConnect>> {
    let said = url.contains("sslmode");
    let plain = match config.get_ssl_mode() {
        SslMode::Disable => true,
        SslMode::Prefer if said => {
            return Err(StoreError::unavailable(
                "sslmode=prefer protects from nobody: `require` or `disable` is expected",
            ));
        }
        SslMode::Prefer => {
            let addresses = config.get_hostaddrs();
            ca_file.is_none()
                && config.get_hosts().iter().all(is_here)
                && addresses.iter().all(std::net::IpAddr::is_loopback)
        }
        _ => false,
    };
    if plain {
        config.ssl_mode(SslMode::Disable);
        return Ok(None);
    }
    config.ssl_mode(SslMode::Require);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(StoreError::unavailable)?
        .with_root_certificates(roots(ca_file)?)
        .with_no_client_auth();
    Ok(Some(MakeRustlsConnect::new(tls)))
}

fn is_here(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => {
            let address = name.parse::<std::net::IpAddr>();
            name == "localhost" || address.is_ok_and(|address| address.is_loopback())
        }
        Host::Unix(_) => true,
    }
}

/// The database's own authority where one is named, and then no other; the public ones otherwise.
fn roots(ca_file: Option<&Path>) -> Result<RootCertStore> {
    let Some(file) = ca_file else {
        let public = webpki_roots::TLS_SERVER_ROOTS.iter().cloned();
        return Ok(RootCertStore::from_iter(public));
    };
    let failed =
        |why: &dyn std::fmt::Display| StoreError::unavailable(format!("{}: {why}", file.display()));
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(file).map_err(|why| failed(&why))? {
        let certificate = certificate.map_err(|why| failed(&why))?;
        roots.add(certificate).map_err(|why| failed(&why))?;
    }
    match roots.is_empty() {
        true => Err(failed(&"no certificate in it")),
        false => Ok(roots),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(url: &str) -> Result<SslMode> {
        let mut config: Config = url.parse().unwrap();
        settle(&mut config, url, None)?;
        Ok(config.get_ssl_mode())
    }

    #[test]
    fn another_machine_is_asked_for_tls_and_this_one_is_not() {
        for (url, expected) in [
            ("postgres://u@127.0.0.1/d", SslMode::Disable),
            ("postgres://u@localhost/d", SslMode::Disable),
            ("host=/run/postgresql user=u", SslMode::Disable),
            ("postgres://u@127.0.0.1/d?sslmode=require", SslMode::Require),
            ("postgres://u@db.example/d", SslMode::Require),
            ("postgres://u@10.0.0.5/d", SslMode::Require),
            ("hostaddr=10.0.0.5 user=u", SslMode::Require),
            ("host=localhost hostaddr=10.0.0.5 user=u", SslMode::Require),
            ("hostaddr=127.0.0.1 user=u", SslMode::Disable),
            ("postgres://u@127.0.0.1,db.example/d", SslMode::Require),
            (
                "postgres://u@db.example/d?sslmode=disable",
                SslMode::Disable,
            ),
        ] {
            assert_eq!(mode(url), Ok(expected), "{url}");
        }
    }

    #[test]
    fn prefer_is_refused() {
        assert!(mode("postgres://u@db.example/d?sslmode=prefer").is_err());
        assert!(mode("host=db.example sslmode=prefer").is_err());
    }

    #[test]
    fn a_file_without_a_certificate_is_named() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let error = roots(Some(file.path())).unwrap_err().to_string();
        assert!(error.contains("no certificate in it"), "{error}");
    }
}
