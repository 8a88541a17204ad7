//! The accept loop. `axum::serve` has no timeout for reading a request's head, so a slow sender would hold a
//! connection for ever; here every wait has an end.

use std::{
    convert::Infallible,
    io,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::{Router, body::Body, extract::Request};
use hyper::{body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{
        conn::auto::Builder,
        graceful::{GracefulShutdown, Watcher},
    },
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, TcpStream},
    time::{sleep, timeout},
};
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt as _;

use crate::config::{Config, Limits};

use super::{
    connections::{Admitted, Connections},
    peer::Connection,
};

/// A browser sends a quarter of it; hyper answers more with 431.
const HEAD_BYTES_MAX: usize = 64 * 1024;
const HEADERS_MAX: usize = 100;
/// Requests under way on one HTTP/2 connection.
const STREAMS_MAX: u32 = 100;
/// A connection whose other end is gone is found within three quarters of a minute.
const PING_EVERY: Duration = Duration::from_secs(30);
const PING_TIMEOUT: Duration = Duration::from_secs(15);
/// The pause after an accept that failed for want of file handles.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// What one connection needs.
struct Shared {
    router: Router,
    builder: Builder<TokioExecutor>,
    tls: Option<TlsAcceptor>,
    limits: Limits,
}

/// Serves until `stop` ends, then lets requests under way finish.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    tls: Option<TlsAcceptor>,
    config: &Config,
    stop: impl Future<Output = ()>,
) {
    let limits = config.limits;
    let connections = Connections::new(limits.connections_per_address_max, limits.connections_max);
    let shared = Arc::new(Shared {
        router,
        builder: builder(&limits),
        tls,
        limits,
    });
    let graceful = GracefulShutdown::new();
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        let (stream, address) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                pause_after(&error).await;
                continue;
            }
        };
        let is_proxy = config
            .trusted_proxies
            .iter()
            .any(|network| network.contains(address.ip()));
        // Beyond the limit the connection is closed without a word: words cost what is to be saved.
        if let Some(admitted) = connections.admit(address.ip(), is_proxy) {
            let task = connection(
                shared.clone(),
                stream,
                address,
                admitted,
                graceful.watcher(),
            );
            tokio::spawn(task);
        }
    }
    drop(listener);
    let grace = Duration::from_secs(limits.shutdown_seconds_max);
    if timeout(grace, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests were not finished in time");
    }
}

fn builder(limits: &Limits) -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_secs(limits.header_read_seconds_max))
        .max_buf_size(HEAD_BYTES_MAX)
        .max_headers(HEADERS_MAX);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(PING_EVERY)
        .keep_alive_timeout(PING_TIMEOUT)
        .max_concurrent_streams(STREAMS_MAX)
        .max_header_list_size(HEAD_BYTES_MAX as u32);
    builder
}

/// One client's failed handshake says nothing about the next; too few file handles do.
async fn pause_after(error: &io::Error) {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    if !matches!(
        error.kind(),
        ConnectionAborted | ConnectionRefused | ConnectionReset
    ) {
        tracing::error!(%error, "no connection could be accepted");
        sleep(ACCEPT_PAUSE).await;
    }
}

async fn connection(
    shared: Arc<Shared>,
    stream: TcpStream,
    address: SocketAddr,
    admitted: Admitted,
    watcher: Watcher,
) {
    // Answers are small and whole; waiting to fill a packet only delays them.
    let _ = stream.set_nodelay(true);
    let first = Duration::from_secs(shared.limits.first_byte_seconds_max);
    let spoke = timeout(first, stream.peek(&mut [0])).await;
    if !matches!(spoke, Ok(Ok(1))) {
        return;
    }
    match &shared.tls {
        None => http(&shared, stream, address, watcher).await,
        Some(tls) => {
            if let Ok(Ok(stream)) = timeout(first, tls.accept(stream)).await {
                http(&shared, stream, address, watcher).await;
            }
        }
    }
    drop(admitted);
}

async fn http<S>(shared: &Shared, stream: S, address: SocketAddr, watcher: Watcher)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let asked = Arc::new(AtomicBool::new(false));
    let seen = asked.clone();
    let router = shared.router.clone();
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        seen.store(true, Ordering::Relaxed);
        answer(router.clone(), request, address)
    });
    let connection = shared
        .builder
        .serve_connection_with_upgrades(TokioIo::new(stream), service);
    let connection = watcher.watch(connection.into_owned());
    tokio::pin!(connection);
    // Neither the preface of HTTP/2 nor an idle first connection has a timeout of its own.
    let patience = shared.limits.first_byte_seconds_max + shared.limits.header_read_seconds_max;
    tokio::select! {
        // An error here is a client that went away or spoke something else; both are its own affair.
        _ = &mut connection => return,
        () = sleep(Duration::from_secs(patience)) => {}
    }
    if asked.load(Ordering::Relaxed) {
        let _ = connection.await;
    }
}

async fn answer(
    router: Router,
    request: hyper::Request<Incoming>,
    address: SocketAddr,
) -> Result<axum::response::Response, Infallible> {
    let mut request: Request = request.map(Body::new);
    request.extensions_mut().insert(Connection(address));
    router.oneshot(request).await
}

/// Ends on SIGTERM or Ctrl-C.
pub async fn stop_signal() {
    use tokio::signal::{
        ctrl_c,
        unix::{SignalKind, signal},
    };
    let terminate = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(error) => {
                tracing::error!(%error, "SIGTERM cannot be heard");
                std::future::pending::<()>().await;
            }
        }
    };
    tokio::select! {
        () = terminate => {}
        _ = ctrl_c() => {}
    }
}
