//! Reduced counts where every change is tested, whole ones with `cargo xtask test --full`.

/// Whether the whole counts are asked for.
#[expect(
    clippy::disallowed_methods,
    reason = "the test command asks for the full run this way"
)]
pub fn is_full() -> bool {
    std::env::var_os("ZHANGBAN_TEST_FULL").is_some()
}

/// `reduced`, or `full` with `--full`.
pub fn count(reduced: usize, full: usize) -> usize {
    if is_full() { full } else { reduced }
}
