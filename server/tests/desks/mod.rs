//! The desks and workers over a real embedded store, with a clock that stands still until a test moves it.

mod clock;
mod demo;
mod documents;
mod drafts;
mod import;
mod journey;
mod market;
mod outbox;
mod rules;
mod support;
