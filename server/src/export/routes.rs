//! The routes as data, two for each list.

use std::future::Future;

use axum::{
    extract::{Extension, Query, State as Shared},
    response::Response,
};
use domain::refusal::Refusal;
use http::Method;

use super::{
    lists,
    send::{Format, List, response},
};
use crate::{
    auth::throttle::Throttle,
    context::State,
    http::{
        endpoint::{Access, Endpoint},
        problem::Problem,
        visit::Visit,
    },
};

type Pairs = Vec<(String, String)>;

macro_rules! both {
    ($($path:literal => $list:path),+ $(,)?) => {
        vec![$(
            endpoint(concat!($path, ".csv"), Format::Csv, $list),
            endpoint(concat!($path, ".xlsx"), Format::Xlsx, $list),
        )+]
    };
}

/// Every list that has a page, as a file.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    both!(
        "/market/agencies" => market,
        "/court/queue" => queue,
        "/court/cases" => cases,
        "/court/drafts" => drafts,
        "/me/sessions" => sessions,
        "/operator/staff" => staff,
        "/auditor/readings" => readings,
    )
}

fn endpoint<F, L>(path: &'static str, format: Format, list: F) -> Endpoint
where
    F: Fn(State, Visit, Pairs) -> L + Clone + Send + Sync + 'static,
    L: Future<Output = Result<List, Refusal>> + Send + 'static,
{
    let send = move |Shared(state): Shared<State>,
                     Extension(visit): Extension<Visit>,
                     Query(pairs): Query<Pairs>| {
        let list = list.clone();
        async move { sent(state, visit, pairs, path, format, list).await }
    };
    Endpoint::new(Method::GET, path, Access::Session, send)
}

/// Counts, reads the first rows, writes down who took the list, and sends it.
async fn sent<F, L>(
    state: State,
    visit: Visit,
    pairs: Pairs,
    path: &'static str,
    format: Format,
    list: F,
) -> Result<Response, Problem>
where
    F: Fn(State, Visit, Pairs) -> L,
    L: Future<Output = Result<List, Refusal>>,
{
    let context = state.context.clone();
    let throttle = Throttle {
        counts: context.store.limits.as_ref(),
        limits: &context.config.limits,
        now: context.now(),
    };
    throttle.export(visit.address).await?;
    let actor = visit.caller.account;
    let list = list(state, visit, pairs).await?;
    let actor = actor.map(|id| id.to_string()).unwrap_or_default();
    tracing::info!(target: "audit", act = "export", actor, object = path, outcome = "done", "list");
    Ok(response(list, format))
}

/// The agencies ticked to be compared stand in the address of the page and say nothing of the list.
async fn market(state: State, visit: Visit, mut pairs: Pairs) -> Result<List, Refusal> {
    pairs.retain(|(name, _)| name != "ids");
    lists::market(&state, &visit, pairs).await
}

async fn queue(state: State, visit: Visit, _: Pairs) -> Result<List, Refusal> {
    lists::queue(&state, &visit).await
}

async fn cases(state: State, visit: Visit, _: Pairs) -> Result<List, Refusal> {
    lists::cases(&state, &visit).await
}

async fn drafts(state: State, visit: Visit, _: Pairs) -> Result<List, Refusal> {
    lists::drafts(&state, &visit).await
}

async fn sessions(state: State, visit: Visit, _: Pairs) -> Result<List, Refusal> {
    lists::sessions(&state, &visit).await
}

async fn staff(state: State, visit: Visit, _: Pairs) -> Result<List, Refusal> {
    lists::staff(&state, &visit).await
}

async fn readings(state: State, visit: Visit, pairs: Pairs) -> Result<List, Refusal> {
    let case = pairs.into_iter().find(|(name, _)| name == "case");
    lists::readings(&state, &visit, case.map(|(_, case)| case)).await
}
