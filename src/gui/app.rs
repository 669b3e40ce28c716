//! The frame: takes in events, draws the views, carries out intents.

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

/// The window as eframe runs it.
pub struct App {
    state: State,
    backend: Backend,
    files: FileWindows,
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
        Self { state, backend, files: FileWindows::default(), closing: false }
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
            ctx.request_repaint_after(std::time::Duration::from_millis(pause));
        }
    }
}
