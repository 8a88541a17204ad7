//! The way to a bucket: HTTP over rustls, with an end to the other side's silence.

use core::{
    error::Error,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use async_trait::async_trait;
use bytes::Bytes;
use hyper::body::{Body, Frame, Incoming, SizeHint};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector as Tcp},
    rt::TokioExecutor,
};
use object_store::{
    ClientOptions,
    client::{
        HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpRequestBody,
        HttpResponse, HttpResponseBody, HttpService,
    },
};
use tokio::time::Sleep;

/// A connection that is not made by then is tried again.
const CONNECT_MAX: Duration = Duration::from_secs(5);

/// A connection without a request is closed before most servers and proxies do.
const IDLE_MAX: Duration = Duration::from_secs(20);

/// Makes lines to a bucket; all share their connections.
#[derive(Clone, Debug)]
pub(super) struct Lines(Line);

impl Lines {
    /// # Panics
    /// Never with the certificates and ciphers this program is built with.
    pub(super) fn new(silence_max: Duration) -> Self {
        let mut tcp = Tcp::new();
        tcp.enforce_http(false);
        tcp.set_connect_timeout(Some(CONNECT_MAX));
        tcp.set_nodelay(true);
        let roots = rustls_roots();
        let provider = rustls::crypto::ring::default_provider();
        let tls = rustls::ClientConfig::builder_with_provider(provider.into())
            .with_safe_default_protocol_versions()
            .expect("the provider has the ciphers of TLS 1.2 and 1.3")
            .with_root_certificates(roots)
            .with_no_client_auth();
        let connector = HttpsConnectorBuilder::new()
            .with_tls_config(tls)
            .https_or_http()
            .enable_http1()
            .wrap_connector(tcp);
        let client = Client::builder(TokioExecutor::new())
            .pool_idle_timeout(IDLE_MAX)
            .pool_timer(hyper_util::rt::TokioTimer::new())
            .build(connector);
        Self(Line {
            client,
            silence_max,
        })
    }

    pub(super) fn line(&self) -> Line {
        self.0.clone()
    }
}

/// The certificates the machine trusts: a bucket in the house may have one of its own.
fn rustls_roots() -> rustls::RootCertStore {
    let mut roots = rustls::RootCertStore::empty();
    let found = rustls_native_certs::load_native_certs();
    roots.add_parsable_certificates(found.certs);
    if roots.is_empty() {
        tracing::warn!("this machine has no certificates: no bucket behind TLS can be reached");
    }
    roots
}

impl HttpConnector for Lines {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(HttpClient::new(self.line()))
    }
}

#[derive(Clone, Debug)]
pub(super) struct Line {
    client: Client<HttpsConnector<Tcp>, HttpRequestBody>,
    silence_max: Duration,
}

#[async_trait]
impl HttpService for Line {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let answer = tokio::time::timeout(self.silence_max, self.client.request(request)).await;
        let silent = |_| HttpError::new(HttpErrorKind::Timeout, Silent);
        let (head, body) = answer.map_err(silent)?.map_err(broken)?.into_parts();
        let body = Heard {
            body,
            silence_max: self.silence_max,
            silence: Box::pin(tokio::time::sleep(self.silence_max)),
        };
        Ok(HttpResponse::from_parts(head, HttpResponseBody::new(body)))
    }
}

/// An answer's body whose every frame comes within its time.
struct Heard {
    body: Incoming,
    silence_max: Duration,
    silence: Pin<Box<Sleep>>,
}

impl Body for Heard {
    type Data = Bytes;
    type Error = HttpError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, HttpError>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            let next = tokio::time::Instant::now() + self.silence_max;
            self.silence.as_mut().reset(next);
            return Poll::Ready(frame.map(|frame| frame.map_err(broken)));
        }
        self.silence
            .as_mut()
            .poll(context)
            .map(|()| Some(Err(HttpError::new(HttpErrorKind::Timeout, Silent))))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// The other side said nothing for too long.
#[derive(Debug, thiserror::Error)]
#[error("no answer in time")]
struct Silent;

/// What we send may be sent twice: the same bytes to the same place. So whatever breaks a line is tried again.
fn broken(error: impl Error + Send + Sync + 'static) -> HttpError {
    HttpError::new(HttpErrorKind::Interrupted, error)
}
