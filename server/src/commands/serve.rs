//! `zhangban serve`

use std::{net::SocketAddr, process::ExitCode};

use tokio::{net::TcpListener, sync::watch};

use crate::{
    build,
    config::{Config, Origin},
    context::State,
    demo,
    documents::{self, RenderError},
    http::{files::Files, router, serve as loop_, tls},
    work,
};

use super::{
    cli::Outcome,
    demo::{may_be_loaded, warn_if_public},
    rules,
};

type Failure = Box<dyn std::error::Error + Send + Sync>;

pub(super) async fn serve(config: Config, with_demo: bool) -> Outcome {
    let running = start(config, with_demo, loop_::stop_signal()).await?;
    println!("掌办 Zhangban  {}", running.origin);
    if let Some(sign_ins) = &running.sign_ins {
        println!("{sign_ins}");
    }
    running.finished.await?;
    Ok(ExitCode::SUCCESS)
}

/// A server that answers.
pub struct Running {
    pub address: SocketAddr,
    pub origin: Origin,
    pub state: State,
    /// What the demo prints.
    pub sign_ins: Option<String>,
    /// Ends when the server has stopped and every worker has laid down its work.
    pub finished: tokio::task::JoinHandle<()>,
}

/// Binds, opens the store, starts workers and serves until `stop` ends.
///
/// # Errors
/// What could not be opened, in words for the operator.
pub async fn start(
    mut config: Config,
    with_demo: bool,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<Running, Failure> {
    let tls = config.tls.as_ref().map(tls::acceptor).transpose()?;
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|error| format!("{}: {error}", config.listen))?;
    // Port 0 asks for a free one: the origin is known only now.
    config.listen = listener.local_addr()?;
    let files = Files::read(&config.site)?;
    if files.is_empty() {
        tracing::warn!(site = %config.site.display(), "the client has not been built; pages come without style and script");
    }
    if documents::program().is_none() {
        tracing::warn!(error = %RenderError::NoPress, "no document can be set");
    }
    // Page rendering spawns its tasks on this runtime; a second call in one process changes nothing.
    let _ = any_spawner::Executor::init_tokio();
    if with_demo {
        may_be_loaded(&config)?;
    }
    let state = build::build(config).await?;
    let context = state.context.clone();
    let sign_ins = match with_demo {
        true => Some(demo::load(&context).await?.to_string()),
        false => None,
    };
    warn_if_public(&context).await?;
    let (stopping, stop_work) = watch::channel(false);
    let mut workers = work::start(context.clone(), stop_work);
    let follow = rules::follow(context.clone());
    let app = router::router(&state, files);
    let address = context.config.listen;
    let origin = context.config.public_origin();
    let finished = tokio::spawn(async move {
        loop_::serve(listener, app, tls, &context.config, stop).await;
        follow.abort();
        // A worker that has already ended hears nothing, and need not.
        let _ = stopping.send(true);
        while workers.join_next().await.is_some() {}
        context.store.close().await;
    });
    Ok(Running {
        address,
        origin,
        state,
        sign_ins,
        finished,
    })
}
