//! Compression of rendered pages, and which of them may be compressed.
//!
//! A compressed answer tells by its length whether what a stranger makes the browser send stands in it twice (BREACH).
//! So only pages that hold nothing of anyone are compressed: their handler marks them, and nothing else is touched.

use http::{Extensions, HeaderMap, StatusCode, Version};
use tower_http::compression::{
    CompressionLayer, CompressionLevel,
    predicate::{Predicate, SizeAbove},
};

/// The page is the same for every stranger: nobody is signed in, and no form comes back with what was typed.
#[derive(Clone, Copy, Debug)]
pub struct Public;

/// Below one packet nothing is saved.
const PAGE_BYTES_MIN: u64 = 1024;

fn is_public(_: StatusCode, _: Version, _: &HeaderMap, extensions: &Extensions) -> bool {
    extensions.get::<Public>().is_some()
}

/// Brotli or gzip, quickly: a page is made for one request and thrown away.
pub(super) fn layer() -> CompressionLayer<impl Predicate> {
    CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(SizeAbove::new(PAGE_BYTES_MIN).and(is_public))
}
