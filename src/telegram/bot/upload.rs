//! Files on their way to Telegram: read piece by piece, counted as they leave.

use super::request::Attached;
use crate::engine::{ActionError, Call, Progress};
use crate::telegram::file::unreadable;
use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};
use teloxide_core::types::InputFile;
use tokio::io::{AsyncRead, ReadBuf};
use tokio::sync::Notify;

/// Bytes between two reports of one file.
const STEP: u64 = 256 * 1024;

/// The files of one attempt to send a request.
pub(super) struct Upload {
    meters: Vec<Arc<Meter>>,
    /// The count that was reported last, by file.
    reported: Vec<u64>,
    moved: Arc<Notify>,
}

/// How far one file is.
struct Meter {
    name: String,
    size: Option<u64>,
    done: AtomicU64,
    at_end: AtomicBool,
    failed: OnceLock<io::ErrorKind>,
    moved: Arc<Notify>,
}

impl Upload {
    /// Opens the files anew, in the order of the request.
    pub(super) async fn open(files: &[Attached]) -> Result<(Self, Vec<InputFile>), ActionError> {
        let moved = Arc::new(Notify::new());
        let mut upload = Self { meters: Vec::new(), reported: vec![0; files.len()], moved: Arc::clone(&moved) };
        let mut inputs = Vec::new();
        for Attached { file, .. } in files {
            let opened = file.open().await?;
            let meter = Arc::new(Meter {
                name: file.name.clone(),
                size: file.size,
                done: AtomicU64::new(0),
                at_end: AtomicBool::new(false),
                failed: OnceLock::new(),
                moved: Arc::clone(&moved),
            });
            upload.meters.push(Arc::clone(&meter));
            inputs.push(InputFile::read(Counted { file: opened, meter }).file_name(file.name.clone()));
        }
        Ok((upload, inputs))
    }

    /// Returns when more has left since it returned last.
    pub(super) async fn moved(&self) {
        self.moved.notified().await;
    }

    /// Tells how far each file is that has got on by a step or is through.
    pub(super) fn report(&mut self, call: &dyn Call) {
        for (meter, reported) in self.meters.iter().zip(&mut self.reported) {
            let done = meter.done.load(Ordering::Relaxed);
            if done >= *reported + STEP || (done > *reported && meter.at_end.load(Ordering::Relaxed)) {
                *reported = done;
                call.progress(Progress { what: meter.name.clone(), done, total: meter.size });
            }
        }
    }

    /// Whether every byte of every file was handed over (true without files).
    pub(super) fn is_complete(&self) -> bool {
        self.meters.iter().all(|meter| meter.at_end.load(Ordering::Relaxed))
    }

    /// The error of a file that could not be read to its end.
    pub(super) fn failure(&self) -> Option<ActionError> {
        self.meters.iter().find_map(|meter| meter.failed.get().map(|kind| unreadable(&meter.name, *kind)))
    }
}

/// A file that counts what is read of it.
struct Counted {
    file: tokio::fs::File,
    meter: Arc<Meter>,
}

impl AsyncRead for Counted {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let polled = Pin::new(&mut self.file).poll_read(context, buffer);
        match &polled {
            Poll::Pending => return polled,
            Poll::Ready(Err(error)) => {
                // A second error of the same file says nothing new.
                let _ = self.meter.failed.set(error.kind());
            }
            Poll::Ready(Ok(())) => {
                let read = buffer.filled().len().saturating_sub(before);
                self.meter.done.fetch_add(u64::try_from(read).unwrap_or(u64::MAX), Ordering::Relaxed);
                if read == 0 {
                    self.meter.at_end.store(true, Ordering::Relaxed);
                }
            }
        }
        self.meter.moved.notify_one();
        polled
    }
}
