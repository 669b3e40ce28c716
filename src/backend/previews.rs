//! Values of fields for the current variables: one at a time, and of those that wait only the newest.

use super::outlet::Outlet;
use super::{Event, RequestId, attached, bubbles};
use crate::engine::{self, Evaluator};
use crate::scenario::Step;
use crate::value::Variables;
use futures_util::FutureExt;
use jiff::tz::TimeZone;
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::watch;

/// One step whose values are asked for.
pub(super) struct PreviewJob {
    pub(super) request: RequestId,
    pub(super) step: Box<Step>,
    pub(super) variables: Variables,
    pub(super) folder: PathBuf,
}

/// Works on the newest job until the sender is gone. A job that is being worked on is finished: its values are shown
/// while a person types on.
pub(super) async fn work(
    mut jobs: watch::Receiver<Option<Arc<PreviewJob>>>,
    evaluator: Arc<dyn Evaluator>,
    outlet: Outlet,
) {
    while jobs.changed().await.is_ok() {
        let Some(job) = jobs.borrow_and_update().clone() else { continue };
        let request = job.request;
        let zone = TimeZone::system();
        let values = engine::preview(&job.step, &job.variables, &job.folder, &zone, evaluator.as_ref());
        match AssertUnwindSafe(values).catch_unwind().await {
            Ok((fields, sketch)) => {
                let look = move || (attached::files_of(&fields), bubbles::chat_of(&sketch), fields);
                match tokio::task::spawn_blocking(look).await {
                    Ok((files, chat, fields)) => {
                        outlet.send(Event::Previewed { request, fields, files, chat: Box::new(chat) });
                    }
                    Err(_) => outlet.panicked(request),
                }
            }
            Err(_) => outlet.panicked(request),
        }
    }
}
