//! Requests to a provider. The issuer is the operator's choice and may stand in a closed network, so no address is
//! refused for being private; instead nothing leads elsewhere: no redirect is followed, every address that discovery
//! gives is held to TLS like the issuer's own, and time and size are bounded (ASVS 1.3.6, 15.3.2).

use std::{path::Path, sync::Arc, time::Duration};

use openidconnect::{HttpRequest, HttpResponse};
use rustls::{ClientConfig, RootCertStore};
use rustls_pki_types::{CertificateDer, pem::PemObject as _};

use crate::config::is_loopback;

/// Someone waits on the other side, who came back from a page that answered.
const SECONDS_MAX: u64 = 5;
/// Key sets of large providers are 10 KiB; tokens with hundreds of groups 50.
const ANSWER_BYTES_MAX: usize = 256 * 1024;

/// Why there is no answer. Addresses and bodies stay out: they can hold what is nobody's business.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    #[error("an address is not https")]
    NotSafe,
    #[error("the provider did not answer: {0}")]
    NoAnswer(String),
    #[error("an answer is longer than {ANSWER_BYTES_MAX} bytes")]
    TooLong,
}

/// A client that trusts the public authorities, and the provider's own where it has one.
///
/// # Errors
/// The file of the provider's authority does not read.
pub(super) fn client(ca_file: Option<&Path>) -> Result<reqwest::Client, String> {
    let mut roots = RootCertStore::from_iter(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    if let Some(file) = ca_file {
        let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
        for certificate in CertificateDer::pem_file_iter(file).map_err(|error| failed(&error))? {
            let certificate = certificate.map_err(|error| failed(&error))?;
            roots.add(certificate).map_err(|error| failed(&error))?;
        }
    }
    let tls =
        ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| error.to_string())?
            .with_root_certificates(roots)
            .with_no_client_auth();
    reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_secs(SECONDS_MAX))
        .no_proxy()
        .build()
        .map_err(|error| error.to_string())
}

/// The way to one provider.
#[derive(Clone)]
pub(super) struct Line {
    client: reqwest::Client,
    /// The issuer is on this machine, which is for trying things out: it may name addresses like its own.
    plain: bool,
}

impl Line {
    pub(super) fn new(client: reqwest::Client, plain: bool) -> Self {
        Self { client, plain }
    }

    pub(super) async fn ask(self, request: HttpRequest) -> Result<HttpResponse, FetchError> {
        let address = request.uri().to_string();
        let is_tls = request.uri().scheme_str() == Some("https");
        let stays_here = self.plain && is_loopback(&address);
        if !is_tls && !stays_here {
            return Err(FetchError::NotSafe);
        }
        let request = reqwest::Request::try_from(request).map_err(no_answer)?;
        let mut answer = self.client.execute(request).await.map_err(no_answer)?;
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(no_answer)? {
            if body.len() + chunk.len() > ANSWER_BYTES_MAX {
                return Err(FetchError::TooLong);
            }
            body.extend_from_slice(&chunk);
        }
        let mut response = http::Response::new(body);
        *response.status_mut() = answer.status();
        *response.headers_mut() = answer.headers().clone();
        Ok(response)
    }
}

fn no_answer(error: reqwest::Error) -> FetchError {
    FetchError::NoAnswer(error.without_url().to_string())
}
