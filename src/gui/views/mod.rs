//! The parts of the window: each reads the state and gives intents, none changes anything.

mod amounts;
mod bot_wizard;
mod chat;
mod connections;
mod flow;
mod form;
mod keyboard;
mod outcomes;
mod preview_panel;
mod right_panel;
mod run_panel;
mod sandbox;
mod scenarios;
mod sign_in;
mod status_bar;
mod token;
mod top_bar;
mod windows;
mod wizard_frame;
mod wizard_parts;

use super::intent::{Intent, UiCommand};
use super::state::State;
use super::theme::{Palette, space};
use super::widgets::focused_field;
use crate::texts::text as words;
use egui::{Event, Frame, IdSalt, Key, Margin, Panel, Ui};

/// Draws the whole window; gives what the person wants.
#[must_use]
pub fn window_ui(ui: &mut Ui, state: &State) -> Vec<Intent> {
    let palette = Palette::current(ui);
    let mut intents = shortcuts(ui, state);
    let bar = |vertical: i8| Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(14, vertical));

    Panel::top("top bar").exact_size(space::TOP_BAR).frame(bar(0)).show(ui, |ui| {
        intents.extend(top_bar::top_bar_ui(ui, state));
    });
    Panel::bottom("status bar").exact_size(space::STATUS_BAR).frame(bar(0)).show(ui, |ui| {
        intents.extend(status_bar::status_bar_ui(ui, state));
    });
    Panel::left("scenarios")
        .default_size(space::LEFT)
        .size_range(180.0..=340.0)
        .frame(Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(10, 12)))
        .show(ui, |ui| intents.extend(scenarios::scenarios_ui(ui, state)));
    name_handle(ui, state, "scenarios");
    // A narrow window keeps its room for the form.
    let right = if ui.available_width() > 1000.0 { space::RIGHT } else { space::RIGHT_NARROW };
    Panel::right("test run")
        .default_size(right)
        .size_range(space::RIGHT_NARROW..=640.0)
        .frame(Frame::new().fill(palette.panel))
        .show(ui, |ui| intents.extend(right_panel::right_panel_ui(ui, state)));
    name_handle(ui, state, "test run");
    egui::CentralPanel::default().frame(Frame::new().fill(palette.background)).show(ui, |ui| {
        if !state.flow_folded && state.document.is_some() {
            // A low window keeps its room for the form.
            let height = if ui.available_height() > 620.0 { 204.0 } else { 112.0 };
            Panel::top("flow")
                .resizable(true)
                .default_size(height)
                .size_range(96.0..=420.0)
                .frame(Frame::new().fill(palette.background))
                .show(ui, |ui| intents.extend(flow::flow_ui(ui, state)));
            name_handle(ui, state, "flow");
        }
        let frame =
            Frame::new().fill(palette.background).inner_margin(Margin { left: 22, right: 22, top: 4, bottom: 0 });
        egui::CentralPanel::default().frame(frame).show(ui, |ui| intents.extend(form::form_ui(ui, state)));
    });
    intents.extend(sandbox::sandbox_window_ui(ui, state));
    intents.extend(windows::windows_ui(ui, state));
    intents
}

/// Names the handle of a panel, which the toolkit names in English. `ui` is the one that the panel was shown in.
fn name_handle(ui: &Ui, state: &State, panel: &str) {
    // The id that the toolkit gives it; should that change, nothing is named and a test fails.
    let id = ui.scope_id().with_salt(IdSalt::new(panel)).with("__resize");
    if ui.read_response(id).is_some() {
        let name = words(state.language, "window-resize-panel");
        ui.ctx().accesskit_node_builder(id, |node| node.set_label(name));
    }
}

/// Shortcuts work on every keyboard layout: egui gives the key by its place where the letter is another.
fn shortcuts(ui: &mut Ui, state: &State) -> Vec<Intent> {
    if state.window.is_some() || state.connections.vault.window.is_some() {
        return Vec::new();
    }
    // The longer combination first, so that Ctrl+Shift+Z is not taken for Ctrl+Z.
    let mut commands: Vec<_> =
        UiCommand::ALL.iter().filter_map(|command| Some((*command, command.shortcut()?))).collect();
    commands.sort_by_key(|(_, shortcut)| !shortcut.modifiers.shift);
    // While someone types, only what was typed there is undone: anything else would change unseen.
    let typing = focused_field(ui.ctx());
    if let Some((_, true)) = typing {
        commands.retain(|(command, _)| !matches!(command, UiCommand::Undo | UiCommand::Redo));
    }
    let document = state.document.as_ref();
    let is_allowed = |command: &UiCommand| match (typing, command) {
        (Some((field, false)), UiCommand::Undo) => {
            document.is_some_and(|document| document.history().can_undo_in(field))
        }
        (Some((field, false)), UiCommand::Redo) => {
            document.is_some_and(|document| document.history().can_redo_in(field))
        }
        _ => true,
    };
    ui.input_mut(|input| {
        // A key that is held down must not send, save or make files over and over.
        input.events.retain(|event| match event {
            Event::Key { key, repeat: true, modifiers, .. } => !modifiers.command || *key == Key::Z,
            _ => true,
        });
        let wanted = commands.into_iter().filter(|(_, shortcut)| input.consume_shortcut(shortcut));
        wanted.map(|(command, _)| command).filter(is_allowed).map(Intent::from).collect()
    })
}
