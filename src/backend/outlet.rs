//! Where events go out.

use super::{Event, RequestId};
use crate::texts::Message;
use std::sync::Arc;
use std::sync::mpsc::Sender;

/// Sends events and wakes whoever waits for them; clones share the channel.
#[derive(Clone)]
pub(super) struct Outlet {
    events: Sender<Event>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl Outlet {
    pub(super) fn new(events: Sender<Event>, wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        Self { events, wake }
    }

    pub(super) fn send(&self, event: Event) {
        // Nobody listens once the backend is being dropped, and nobody is left to tell.
        if self.events.send(event).is_ok() {
            (self.wake)();
        }
    }

    /// A task panicked; the panic hook has written what is known about it.
    pub(super) fn panicked(&self, request: RequestId) {
        let message = Message::new("backend-panic");
        self.send(Event::Failed { request, path: None, message, position: None });
    }
}
