//! Whether a request's body has arrived: a time limit that runs out before is the sender's, one after is ours.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll},
};

use axum::body::{Body, HttpBody};
use bytes::Bytes;
use hyper::body::{Frame, SizeHint};

/// A body that notes its end.
pub(super) struct Noted {
    body: Body,
    arrived: Arc<AtomicBool>,
}

impl Noted {
    pub(super) fn new(body: Body) -> (Self, Arc<AtomicBool>) {
        let arrived = Arc::new(AtomicBool::new(body.is_end_stream()));
        let noted = Self {
            body,
            arrived: arrived.clone(),
        };
        (noted, arrived)
    }
}

impl HttpBody for Noted {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        if matches!(polled, Poll::Ready(None)) || self.body.is_end_stream() {
            self.arrived.store(true, Ordering::Relaxed);
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
