//! What both databases have in common: plain values, portable statements, the batching writer.

pub(crate) mod link;
pub(crate) mod queue;
pub(crate) mod value;
pub(crate) mod writer;

pub(crate) use link::{Database, Link, Mark, Sql};
pub(crate) use queue::{Job, Queue, Stamp};
pub(crate) use value::{Row, Value};
