//! The frame: takes in events, draws the views, carries out intents.

use super::clipboard::SecretClipboard;
use super::effect::{Effect, Effects};
use super::file_windows::FileWindows;
use super::intent::Intent;
use super::perform::perform;
use super::receive::receive;
use super::run_state::Waiting;
use super::state::State;
use super::widgets::focused_field;
use super::{theme, views};
use crate::backend::{Backend, Command};
use crate::storage::Theme;
use egui::{Context, ThemePreference, ViewportCommand};
use std::time::{Duration, Instant};

/// The window as eframe runs it.
pub struct App {
    state: State,
    backend: Backend,
    files: FileWindows,
    clipboard: SecretClipboard,
    /// The close button was answered: the next request to close is granted.
    closing: bool,
}

impl App {
    /// Sets up fonts and themes and asks for the folder of scenarios.
    pub fn new(ctx: &Context, mut state: State, backend: Backend) -> Self {
        theme::install(ctx);
        set_theme(ctx, state.settings.theme);
        if let Some(folder) = state.folder.clone() {
            let request = state.request();
            state.waits.folder = Some(request);
            backend.send(Command::OpenFolder { request, folder });
        }
        let clipboard = SecretClipboard::default();
        Self { state, backend, files: FileWindows::default(), clipboard, closing: false }
    }

    /// Copies secrets into another clipboard than the system's.
    #[must_use]
    pub fn with_clipboard(mut self, clipboard: SecretClipboard) -> Self {
        self.clipboard = clipboard;
        self
    }

    pub fn state(&self) -> &State {
        &self.state
    }

    /// Carries out one intent.
    pub fn want(&mut self, ctx: &Context, intent: Intent) {
        let effects = perform(&mut self.state, intent);
        self.effect(ctx, effects);
    }

    fn effect(&mut self, ctx: &Context, effects: Effects) {
        for effect in effects {
            match effect {
                Effect::Backend(command) => self.backend.send(command),
                Effect::Copy(text) => ctx.copy_text(text),
                Effect::CopySecret(secret) => {
                    self.state.copied = self.clipboard.copy(secret, Instant::now());
                }
                Effect::ChooseFolder { start } => self.files.choose_folder(ctx, start),
                Effect::ChooseAttachments { start, node, key } => {
                    self.files.choose_attachments(ctx, start, node, key);
                }
                Effect::Theme(theme) => set_theme(ctx, theme),
                Effect::Close => {
                    self.closing = true;
                    ctx.send_viewport_cmd(ViewportCommand::Close);
                }
            }
        }
    }
}

fn set_theme(ctx: &Context, theme: Theme) {
    ctx.set_theme(match theme {
        Theme::System => ThemePreference::System,
        Theme::Light => ThemePreference::Light,
        Theme::Dark => ThemePreference::Dark,
    });
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        while let Some(event) = self.backend.try_event() {
            let effects = receive(&mut self.state, event);
            self.effect(ctx, effects);
        }
        if let Some(copied) = self.clipboard.tick(Instant::now()) {
            self.state.copied = copied;
        }
        // Whatever became of a later copy: a secret that is in the clipboard is taken out in time.
        if let Some(until) = self.clipboard.due() {
            // The seconds that are left are shown.
            let left = until.saturating_duration_since(Instant::now());
            ctx.request_repaint_after(left.min(Duration::from_secs(1)));
        }
        if let Some(intent) = self.files.take() {
            self.want(ctx, intent);
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.closing {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.want(ctx, super::intent::UiCommand::Close.into());
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let intents = views::window_ui(ui, &self.state);
        let ctx = ui.ctx().clone();
        if let Some(document) = &mut self.state.document {
            document.typing_in = focused_field(&ctx).map(|(field, _)| field);
        }
        for intent in intents {
            self.want(&ctx, intent);
        }
        if let Some(active) = &self.state.run.active {
            // The elapsed time is shown to a tenth of a second; countdowns go by seconds.
            let counts_down = matches!(active.waiting, Waiting::Flood { .. } | Waiting::Hold { .. });
            let pause = if counts_down { 1000 } else { 100 };
            ctx.request_repaint_after(Duration::from_millis(pause));
        }
    }
}
