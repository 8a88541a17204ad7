//! TLS 1.2 and 1.3 by rustls (ASVS 12.1.1).

use std::sync::Arc;

use rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _},
};
use tokio_rustls::TlsAcceptor;

use crate::config::TlsSetting;

/// Why certificate and key cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    #[error("{0}: {1}")]
    Unreadable(String, rustls::pki_types::pem::Error),
    #[error("certificate and key: {0}")]
    Refused(#[from] rustls::Error),
}

/// # Errors
/// A file is missing or no PEM, or certificate and key do not belong together.
pub fn acceptor(setting: &TlsSetting) -> Result<TlsAcceptor, TlsError> {
    let unreadable = |file: &std::path::Path| {
        let name = file.display().to_string();
        move |error| TlsError::Unreadable(name, error)
    };
    let chain = CertificateDer::pem_file_iter(&setting.certificate)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(unreadable(&setting.certificate))?;
    let key = PrivateKeyDer::from_pem_file(&setting.key).map_err(unreadable(&setting.key))?;
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(chain, key)?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}
