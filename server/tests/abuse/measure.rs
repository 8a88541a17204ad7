//! What the tests measure: how many, how much memory, how many panics.

use std::{
    sync::{
        Once,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use crate::support::Server;

static PANICS: AtomicU64 = AtomicU64::new(0);
static WATCH: Once = Once::new();

/// From here on every panic of this process is counted, in tasks nobody waits for too.
pub fn watch_panics() {
    WATCH.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            PANICS.fetch_add(1, Ordering::Relaxed);
            usual(panic);
        }));
    });
}

/// No panic since [`watch_panics`], by the hook and by the server's own figure.
pub async fn assert_no_panic(server: &Server) {
    assert_eq!(PANICS.load(Ordering::Relaxed), 0, "something panicked");
    assert_eq!(figure(server, "zhangban_panics_total").await, 0);
}

/// One figure of `/metrics`.
pub async fn figure(server: &Server, name: &str) -> u64 {
    let text = server.client().get("/metrics").await.text().await;
    let text = text.expect("text");
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    let value = line.unwrap_or_else(|| panic!("{name} is not among the figures"));
    value.trim().parse().expect("a number")
}

/// The memory this process holds: server and client together.
pub fn resident_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.trim().strip_suffix("kB"));
    let kib: u64 = kib
        .and_then(|kib| kib.trim().parse().ok())
        .expect("a figure");
    kib / 1024
}

/// Memory after a warm-up may grow by `mib_max` and no more, however much follows.
pub fn assert_flat(warm_mib: u64, mib_max: u64) {
    let now = resident_mib();
    println!("memory: {warm_mib} MiB after the warm-up, {now} MiB at the end");
    assert!(now <= warm_mib + mib_max, "{warm_mib} MiB became {now} MiB");
}

/// The 99th of a hundred.
pub fn p99(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[(times.len() * 99).div_ceil(100) - 1]
}
