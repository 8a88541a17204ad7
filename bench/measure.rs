//! What every benchmark measures with: processor time, pairs in the order A B B A, a median with its bounds.
//! Each benchmark takes this file in by its path, so that all of them mean the same by a ratio.

use std::fs;
use std::time::Duration;

use rustix::time::ClockId;

/// Pairs of a comparison; each is A, B, B, A.
pub const PAIRS: usize = 12;
/// Samples drawn for the bounds of a median.
const RESAMPLES: usize = 2_000;

/// What a piece of work took.
#[derive(Clone, Copy, Debug, Default)]
pub struct Took {
    pub wall: Duration,
    pub cpu: Duration,
}

impl Took {
    pub fn plus(self, other: Self) -> Self {
        Self {
            wall: self.wall + other.wall,
            cpu: self.cpu + other.cpu,
        }
    }
}

/// Time the calling thread has been on a processor.
pub fn cpu_of_thread() -> Duration {
    clock(ClockId::ThreadCPUTime)
}

/// Time all threads of this process have been on a processor, those that have ended too.
pub fn cpu_of_all_threads() -> Duration {
    clock(ClockId::ProcessCPUTime)
}

fn clock(id: ClockId) -> Duration {
    let read = rustix::time::clock_gettime(id);
    Duration::new(
        read.tv_sec.unsigned_abs(),
        read.tv_nsec.unsigned_abs() as u32,
    )
}

/// Time all living threads of another process have been on a processor, as of their last rest.
pub fn cpu_of_process(pid: &str) -> Duration {
    let threads = fs::read_dir(format!("/proc/{pid}/task"))
        .into_iter()
        .flatten();
    let threads = threads
        .flatten()
        .map(|thread| thread.path().join("schedstat"));
    threads
        .map(|file| on_processor(&file.to_string_lossy()))
        .sum()
}

/// The first number of `schedstat`: nanoseconds on a processor. A thread that has just ended counts nothing.
fn on_processor(file: &str) -> Duration {
    let text = fs::read_to_string(file).unwrap_or_default();
    let nanos = text
        .split_whitespace()
        .next()
        .and_then(|first| first.parse().ok());
    Duration::from_nanos(nanos.unwrap_or(0))
}

#[expect(
    clippy::disallowed_methods,
    reason = "a benchmark measures the real clock"
)]
pub fn measured<T>(cpu: impl Fn() -> Duration, work: impl FnOnce() -> T) -> (T, Took) {
    let (began, before) = (std::time::Instant::now(), cpu());
    let done = work();
    let wall = began.elapsed();
    (
        done,
        Took {
            wall,
            cpu: cpu().saturating_sub(before),
        },
    )
}

/// Two contestants in pairs: what each took in each pair.
pub fn pairs(mut a: impl FnMut() -> Took, mut b: impl FnMut() -> Took) -> Vec<(Took, Took)> {
    (0..PAIRS)
        .map(|_| {
            let (first, second) = (a(), b());
            let third = b();
            (first.plus(a()), second.plus(third))
        })
        .collect()
}

/// A median with the bounds of its 95 % interval.
#[derive(Clone, Copy, Debug)]
pub struct Median {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

impl std::fmt::Display for Median {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let digits = if self.value < 10.0 { 2 } else { 1 };
        write!(
            f,
            "{:.digits$} ({:.digits$}–{:.digits$})",
            self.value, self.low, self.high
        )
    }
}

/// The median of ratios, bounded by drawing the pairs again (bootstrap, fixed seed).
pub fn median(values: &[f64]) -> Median {
    let mut seed = 42_u64;
    let mut draw = || {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        values[(seed >> 33) as usize % values.len()]
    };
    let mut medians: Vec<f64> = (0..RESAMPLES)
        .map(|_| middle((0..values.len()).map(|_| draw()).collect()))
        .collect();
    medians.sort_by(f64::total_cmp);
    Median {
        value: middle(values.to_vec()),
        low: medians[RESAMPLES * 25 / 1_000],
        high: medians[RESAMPLES * 975 / 1_000],
    }
}

fn middle(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    match values.len() % 2 {
        0 => (values[half - 1] * values[half]).sqrt(),
        _ => values[half],
    }
}

pub fn ratio(over: Duration, under: Duration) -> f64 {
    over.as_secs_f64() / under.as_secs_f64().max(1e-9)
}

/// One line of the table of `docs/benchmarks.md`.
pub fn row(what: &str, measured: &str, bar: &str, holds: bool) {
    println!(
        "| {what} | {measured} | {bar} | {} |",
        if holds { "holds" } else { "missed" }
    );
}
