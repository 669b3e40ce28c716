//! The system's file windows: the future is made on the main thread and waited for in a poll-promise.
//!
//! The one place of the window that may wait, and only off the frame's path. Where the system has no such windows the
//! answer is the same as "cancelled"; that is why every place that uses them offers a path field as well.

use super::intent::Intent;
use crate::scenario::{FieldKey, NodeId};
use egui::Context;
use poll_promise::Promise;
use rfd::AsyncFileDialog;
use std::path::PathBuf;

/// The question under way, if any; one at a time.
#[derive(Default)]
pub struct FileWindows {
    waiting: Option<Promise<Option<Intent>>>,
}

impl FileWindows {
    pub fn choose_folder(&mut self, ctx: &Context, start: Option<PathBuf>) {
        let mut window = AsyncFileDialog::new();
        if let Some(start) = start {
            window = window.set_directory(start);
        }
        let answer = window.pick_folder();
        self.ask(ctx, "choose a folder", async move {
            answer.await.map(|folder| Intent::OpenFolder(folder.path().to_owned()))
        });
    }

    pub fn choose_attachments(&mut self, ctx: &Context, start: Option<PathBuf>, node: NodeId, key: FieldKey) {
        let mut window = AsyncFileDialog::new();
        if let Some(start) = start {
            window = window.set_directory(start);
        }
        let answer = window.pick_files();
        self.ask(ctx, "choose files", async move {
            let files = answer.await?;
            let paths = files.iter().map(|file| file.path().to_owned()).collect();
            Some(Intent::AddAttachments { node, key, paths })
        });
    }

    fn ask(
        &mut self,
        ctx: &Context,
        name: &'static str,
        answer: impl Future<Output = Option<Intent>> + Send + 'static,
    ) {
        if self.waiting.is_some() {
            return;
        }
        let ctx = ctx.clone();
        self.waiting = Some(Promise::spawn_thread(name, move || {
            let intent = pollster::block_on(answer);
            ctx.request_repaint();
            intent
        }));
    }

    /// The answer, once it is there.
    pub fn take(&mut self) -> Option<Intent> {
        let promise = self.waiting.take_if(|promise| promise.ready().is_some())?;
        promise.try_take().ok().flatten()
    }
}
