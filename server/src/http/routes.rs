//! Every route there is, as data. The router is built from it, and the matrix test walks it.

use app::desks::Counter;
use axum::http::Method;
use hydration_context::SsrSharedContext;
use leptos::prelude::{Owner, provide_context};
use leptos_meta::ServerMetaContext;
use leptos_router::{ExpandOptionals as _, PathSegment, RouteList, location::RequestUrl};
use std::sync::Arc;

use crate::{config::Limits, documents, evidence, export, oidc, receipts};

use super::{
    endpoint::{Access, Endpoint},
    health, metrics, personal, prefs,
};

/// The prefix of server functions.
pub const SERVER_FUNCTIONS: &str = "/api/{*name}";

/// Every plain route.
#[must_use]
pub fn plain(limits: &Limits) -> Vec<Endpoint> {
    let data = "/me/data.json";
    let own = [
        Endpoint::new(Method::GET, "/healthz", Access::Anonymous, health::live),
        Endpoint::new(Method::GET, "/readyz", Access::Anonymous, health::ready),
        Endpoint::new(Method::GET, "/metrics", Access::Inside, metrics::show),
        Endpoint::new(Method::GET, "/prefs", Access::Anonymous, prefs::home),
        Endpoint::new(Method::POST, "/prefs", Access::Anonymous, prefs::set),
        Endpoint::new(Method::GET, data, Access::Session, personal::export),
    ];
    own.into_iter()
        .chain(evidence::endpoints(limits))
        .chain(documents::endpoints(limits))
        .chain(receipts::endpoints())
        .chain(oidc::endpoints())
        .chain(export::endpoints())
        .collect()
}

/// The pages of the app in axum's notation, each once.
#[must_use]
pub fn pages(counter: Counter) -> Vec<String> {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new())));
    let list = owner.with(|| {
        let (meta, _output) = ServerMetaContext::new();
        provide_context(meta);
        provide_context(RequestUrl::new(""));
        provide_context(counter);
        RouteList::generate(app::shell).unwrap_or_default()
    });
    owner.unset_with_forced_cleanup();
    let mut paths: Vec<String> = list
        .into_inner()
        .iter()
        .flat_map(|route| route.path().to_vec().expand_optionals())
        .map(|segments| axum_path(&segments))
        .collect();
    paths.sort();
    paths.dedup();
    paths
}

fn axum_path(segments: &[PathSegment]) -> String {
    let mut path = String::new();
    for segment in segments {
        let part = match segment {
            PathSegment::Unit => continue,
            PathSegment::Static(text) => text.trim_matches('/').to_owned(),
            PathSegment::Param(name) | PathSegment::OptionalParam(name) => format!("{{{name}}}"),
            PathSegment::Splat(name) => format!("{{*{name}}}"),
        };
        if !part.is_empty() {
            path.push('/');
            path.push_str(&part);
        }
    }
    if path.is_empty() {
        "/".to_owned()
    } else {
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_become_axums_notation() {
        let path = [
            PathSegment::Static("cases".into()),
            PathSegment::Unit,
            PathSegment::Param("id".into()),
            PathSegment::Splat("rest".into()),
        ];
        assert_eq!(axum_path(&path), "/cases/{id}/{*rest}");
        assert_eq!(axum_path(&[PathSegment::Unit]), "/");
    }
}
