//! Whether a request's body is being waited for: a time limit that runs out then is the sender's, any other is ours.

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

/// A body that notes whether whoever asked it last had to wait for the sender.
pub(super) struct Noted {
    body: Body,
    waiting: Arc<AtomicBool>,
}

impl Noted {
    pub(super) fn new(body: Body) -> (Self, Arc<AtomicBool>) {
        let waiting = Arc::new(AtomicBool::new(false));
        let noted = Self {
            body,
            waiting: waiting.clone(),
        };
        (noted, waiting)
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
        self.waiting.store(polled.is_pending(), Ordering::Relaxed);
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
