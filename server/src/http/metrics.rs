//! Figures for Prometheus, in its text format.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    time::Duration,
};

use axum::{
    extract::State as Shared,
    http::header,
    response::{IntoResponse, Response},
};
use http::StatusCode;

use crate::context::State;

/// Upper bounds in milliseconds: from a cached page to a slow upload.
const BUCKETS_MS: [u64; 8] = [1, 5, 10, 50, 100, 500, 1_000, 10_000];

static REQUESTS: Mutex<BTreeMap<(String, u16), u64>> = Mutex::new(BTreeMap::new());
static DURATIONS: [AtomicU64; BUCKETS_MS.len() + 1] =
    [const { AtomicU64::new(0) }; BUCKETS_MS.len() + 1];
static DURATION_US: AtomicU64 = AtomicU64::new(0);
static PANICS: AtomicU64 = AtomicU64::new(0);
static CONNECTIONS: AtomicI64 = AtomicI64::new(0);
static REFUSED_CONNECTIONS: AtomicU64 = AtomicU64::new(0);
static PASSWORDS_HASHED: AtomicU64 = AtomicU64::new(0);
static SIGN_INS: AtomicU64 = AtomicU64::new(0);
static SIGN_IN_FAILURES: AtomicU64 = AtomicU64::new(0);

/// Counts one answered request. `route` is a template such as `/cases/{id}`, so that there are few of them.
pub fn request(route: &str, status: StatusCode, took: Duration) {
    let mut requests = REQUESTS.lock().unwrap_or_else(PoisonError::into_inner);
    *requests
        .entry((route.to_owned(), status.as_u16()))
        .or_default() += 1;
    drop(requests);
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    let bucket = BUCKETS_MS.iter().position(|bound| ms < *bound);
    DURATIONS[bucket.unwrap_or(BUCKETS_MS.len())].fetch_add(1, Ordering::Relaxed);
    let us = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    DURATION_US.fetch_add(us, Ordering::Relaxed);
}

pub fn panicked() {
    PANICS.fetch_add(1, Ordering::Relaxed);
}

pub fn connection_opened() {
    CONNECTIONS.fetch_add(1, Ordering::Relaxed);
}

pub fn connection_closed() {
    CONNECTIONS.fetch_sub(1, Ordering::Relaxed);
}

pub fn connection_refused() {
    REFUSED_CONNECTIONS.fetch_add(1, Ordering::Relaxed);
}

pub fn password_hashed() {
    PASSWORDS_HASHED.fetch_add(1, Ordering::Relaxed);
}

pub fn signed_in() {
    SIGN_INS.fetch_add(1, Ordering::Relaxed);
}

pub fn sign_in_failed() {
    SIGN_IN_FAILURES.fetch_add(1, Ordering::Relaxed);
}

/// `GET /metrics`
pub async fn show(Shared(state): Shared<State>) -> Response {
    let depth = state.context.store.outbox.depth().await.ok();
    let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4")];
    (kind, text(depth)).into_response()
}

fn text(outbox_depth: Option<u64>) -> String {
    let mut out = String::new();
    family(
        &mut out,
        "zhangban_requests_total",
        "counter",
        "Requests answered, by route and status.",
    );
    for ((route, status), count) in REQUESTS
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .iter()
    {
        line(
            &mut out,
            &format!("zhangban_requests_total{{route=\"{route}\",status=\"{status}\"}}"),
            count,
        );
    }
    family(
        &mut out,
        "zhangban_request_seconds",
        "histogram",
        "Time from the first byte read to the answer.",
    );
    let mut sum = 0;
    for (bound_ms, count) in BUCKETS_MS.iter().map(Some).chain([None]).zip(&DURATIONS) {
        sum += count.load(Ordering::Relaxed);
        let bound = match bound_ms {
            Some(ms) => format!("{}.{:03}", ms / 1_000, ms % 1_000),
            None => "+Inf".to_owned(),
        };
        line(
            &mut out,
            &format!("zhangban_request_seconds_bucket{{le=\"{bound}\"}}"),
            sum,
        );
    }
    let us = DURATION_US.load(Ordering::Relaxed);
    let seconds = format!("{}.{:06}", us / 1_000_000, us % 1_000_000);
    line(&mut out, "zhangban_request_seconds_sum", seconds);
    line(&mut out, "zhangban_request_seconds_count", sum);
    let plain = [
        (
            "zhangban_panics_total",
            "counter",
            "Requests that panicked.",
            &PANICS,
        ),
        (
            "zhangban_connections_refused_total",
            "counter",
            "Connections beyond a limit.",
            &REFUSED_CONNECTIONS,
        ),
        (
            "zhangban_passwords_hashed_total",
            "counter",
            "Passwords hashed, right or wrong.",
            &PASSWORDS_HASHED,
        ),
        (
            "zhangban_sign_ins_total",
            "counter",
            "Passwords that were right.",
            &SIGN_INS,
        ),
        (
            "zhangban_sign_in_failures_total",
            "counter",
            "Passwords and codes that were not.",
            &SIGN_IN_FAILURES,
        ),
    ];
    for (name, kind, help, value) in plain {
        family(&mut out, name, kind, help);
        line(&mut out, name, value.load(Ordering::Relaxed));
    }
    family(
        &mut out,
        "zhangban_connections",
        "gauge",
        "Open connections.",
    );
    line(
        &mut out,
        "zhangban_connections",
        CONNECTIONS.load(Ordering::Relaxed),
    );
    if let Some(depth) = outbox_depth {
        family(
            &mut out,
            "zhangban_outbox_depth",
            "gauge",
            "Effects that wait.",
        );
        line(&mut out, "zhangban_outbox_depth", depth);
    }
    out
}

fn family(out: &mut String, name: &str, kind: &str, help: &str) {
    writeln!(out, "# HELP {name} {help}\n# TYPE {name} {kind}").expect("writing to a string");
}

fn line(out: &mut String, name: &str, value: impl std::fmt::Display) {
    writeln!(out, "{name} {value}").expect("writing to a string");
}
