//! Puts routes and layers together. A layer stands outside those added before it.

use std::{collections::BTreeMap, time::Duration};

use axum::{
    Router,
    extract::{Request, State as Shared},
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::{MethodRouter, any, get},
};
use domain::refusal::Refusal;

use crate::context::State;

use super::{
    endpoint::{Access, Endpoint},
    files::Files,
    guard,
    limits::{self, Bounds},
    local::LocalPath,
    log, origin, pages,
    peer::Peer,
    problem::{self, Problem},
    reply::Slot,
    routes, security, server_fns, session, squeeze,
    visit::Visit,
};

/// Everything the server answers.
pub fn router(state: &State, files: Files) -> Router {
    let limits = state.context.config.limits;
    let form = Bounds {
        body_bytes_max: limits.form_bytes_max,
        time_max: Duration::from_secs(limits.request_seconds_max),
    };
    let mut router = Router::new();
    for (path, route) in plain_routes(state, form) {
        router = router.route(path, route);
    }
    let mut dynamic = Router::new().route(routes::SERVER_FUNCTIONS, any(server_fns::call));
    for path in page_paths(state) {
        dynamic = dynamic.route(&path, get(pages::page));
    }
    let dynamic = dynamic
        .fallback(get(pages::missing))
        .layer(squeeze::layer());
    router
        .merge(with_session(dynamic, state, form))
        .layer(from_fn_with_state(files, static_files))
        .layer(from_fn(guard::shape))
        .layer(from_fn(log::calm))
        .layer(from_fn_with_state(state.clone(), problem::dress))
        .layer(from_fn_with_state(state.clone(), security::headers))
        .layer(from_fn_with_state(state.clone(), log::line))
        .with_state(state.clone())
}

/// The app's pages, asked for with a counter nobody stands at.
#[must_use]
pub fn page_paths(state: &State) -> Vec<String> {
    let nobody = Visit::of_headers(&http::HeaderMap::new(), [127, 0, 0, 1].into());
    let slot = std::sync::Arc::new(Slot::default());
    routes::pages(pages::counter(
        state,
        nobody,
        &LocalPath::home(),
        None,
        &slot,
    ))
}

fn with_session(router: Router<State>, state: &State, bounds: Bounds) -> Router<State> {
    router
        .layer(from_fn_with_state(state.clone(), session::attach))
        .layer(from_fn_with_state(state.clone(), origin::check))
        .layer(from_fn(move |request, next| {
            limits::keep(bounds, request, next)
        }))
}

/// Plain routes by path; the methods of one path become one route.
fn plain_routes(state: &State, form: Bounds) -> BTreeMap<&'static str, MethodRouter<State>> {
    let mut routes: BTreeMap<&'static str, MethodRouter<State>> = BTreeMap::new();
    for endpoint in routes::plain(&state.context.config.limits) {
        let path = endpoint.path;
        let route = layered(endpoint, state, form);
        let merged = match routes.remove(path) {
            Some(other) => other.merge(route),
            None => route,
        };
        routes.insert(path, merged);
    }
    routes
}

fn layered(endpoint: Endpoint, state: &State, form: Bounds) -> MethodRouter<State> {
    let bounds = Bounds {
        body_bytes_max: endpoint.body_bytes_max.unwrap_or(form.body_bytes_max),
        time_max: endpoint.time_max.unwrap_or(form.time_max),
    };
    // axum's own limit of two mebibytes would stand in front of ours.
    let route = endpoint
        .route
        .layer(axum::extract::DefaultBodyLimit::disable());
    let route = match endpoint.access {
        Access::Anonymous => route,
        Access::Session => route.layer(from_fn_with_state(state.clone(), session::attach)),
        Access::Inside => route.layer(from_fn_with_state(state.clone(), inside)),
    };
    route
        .layer(from_fn_with_state(state.clone(), origin::check))
        .layer(from_fn(move |request, next| {
            limits::keep(bounds, request, next)
        }))
}

/// For the networks of `metrics`; others are told that there is nothing (ASVS 13.4.5).
async fn inside(Shared(state): Shared<State>, request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<Peer>();
    let networks = &state.context.config.metrics;
    let inside = peer.is_some_and(|peer| {
        networks
            .iter()
            .any(|network| network.contains(peer.address))
    });
    match inside {
        true => next.run(request).await,
        false => Problem(Refusal::not_found()).into_response(),
    }
}

/// Files are looked up before pages are: their names are known, and no page has such a name.
async fn static_files(Shared(files): Shared<Files>, request: Request, next: Next) -> Response {
    match files.serve(request.method(), request.uri().path(), request.headers()) {
        Some(response) => response,
        None => next.run(request).await,
    }
}
