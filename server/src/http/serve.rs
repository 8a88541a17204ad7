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
    sync::watch,
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
    // Dropped when the server stops: a connection nobody has spoken on yet is let go at once.
    let (open, closing) = watch::channel(());
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
                (graceful.watcher(), closing.clone()),
            );
            tokio::spawn(task);
        }
    }
    drop((listener, open));
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
    (watcher, mut closing): (Watcher, watch::Receiver<()>),
) {
    // Answers are small and whole; waiting to fill a packet only delays them.
    let _ = stream.set_nodelay(true);
    let first = Duration::from_secs(shared.limits.first_byte_seconds_max);
    let mut byte = [0];
    let spoke = tokio::select! {
        spoke = timeout(first, stream.peek(&mut byte)) => matches!(spoke, Ok(Ok(1))),
        _ = closing.changed() => false,
    };
    if !spoke {
        return;
    }
    match &shared.tls {
        None => http(&shared, stream, address, watcher).await,
        Some(tls) => {
            let shaken = tokio::select! {
                shaken = timeout(first, tls.accept(stream)) => shaken.ok().and_then(Result::ok),
                _ = closing.changed() => None,
            };
            if let Some(stream) = shaken {
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

#[cfg(test)]
mod tests {
    use axum::{http::StatusCode, response::IntoResponse as _, routing::get};
    use tokio::{
        io::{AsyncReadExt as _, AsyncWriteExt as _},
        sync::oneshot,
    };

    use super::*;

    /// Gives the bytes of the other side back once the connection is no longer HTTP.
    async fn echo(mut request: Request) -> axum::response::Response {
        let upgraded = hyper::upgrade::on(&mut request);
        tokio::spawn(async move {
            let mut stream = TokioIo::new(upgraded.await.expect("upgraded"));
            let mut bytes = [0; 5];
            stream.read_exact(&mut bytes).await.expect("read");
            stream.write_all(&bytes).await.expect("written");
        });
        let headers = [("connection", "upgrade"), ("upgrade", "echo")];
        (StatusCode::SWITCHING_PROTOCOLS, headers).into_response()
    }

    #[tokio::test]
    async fn an_upgrade_passes_the_accept_loop() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("bound");
        let router = Router::new().route("/up", get(echo));
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = tokio::spawn(async move {
            let stopped = async { drop(stopped.await) };
            serve(listener, router, None, &Config::default(), stopped).await;
        });
        let mut stream = TcpStream::connect(address).await.expect("connected");
        let ask = b"GET /up HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: echo\r\n\r\n";
        stream.write_all(ask).await.expect("sent");
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await.expect("a head"));
        }
        assert!(head.starts_with(b"HTTP/1.1 101 "));
        stream.write_all(b"hello").await.expect("sent");
        let mut back = [0; 5];
        stream.read_exact(&mut back).await.expect("echoed");
        assert_eq!(&back, b"hello");
        drop(stop);
        serving.await.expect("it ends");
    }

    #[tokio::test]
    async fn a_connection_nobody_speaks_on_does_not_hold_up_the_end() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("bound");
        let silent = TcpStream::connect(address).await.expect("connected");
        let (stream, address) = listener.accept().await.expect("accepted");
        let limits = Limits::default();
        let shared = Arc::new(Shared {
            router: Router::new(),
            builder: builder(&limits),
            tls: None,
            limits,
        });
        let graceful = GracefulShutdown::new();
        let (open, closing) = watch::channel(());
        let admitted = Connections::new(1, 1).admit(address.ip(), false);
        let watched = (graceful.watcher(), closing);
        let admitted = admitted.expect("the first");
        let held = tokio::spawn(connection(shared, stream, address, admitted, watched));
        drop(open);
        let ends = timeout(Duration::from_secs(5), graceful.shutdown()).await;
        assert!(ends.is_ok(), "it waits for a first byte");
        held.await.expect("it ends");
        drop(silent);
    }
}
