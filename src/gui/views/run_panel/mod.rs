//! The test run: mode, variables, what runs now, and what came back.

mod outcome;
mod progress;
mod result;
mod variables;

use crate::engine::Mode;
use crate::gui::intent::Intent;
use crate::gui::state::State;
use crate::gui::theme::{Palette, space};
use crate::gui::widgets::{note, segmented};
use crate::texts::text as words;
use egui::{RichText, Ui};

#[must_use]
pub fn run_panel_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let language = state.language;
    let palette = Palette::current(ui);
    ui.spacing_mut().item_spacing.y = space::S;
    let modes = [(Mode::Check, words(language, "window-mode-check")), (Mode::Run, words(language, "window-mode-run"))];
    let name = words(language, "window-run-mode");
    let mut intent = segmented(ui, &name, state.mode(), &modes, true).map(Intent::SetMode);
    let about = match (state.mode(), state.is_sandbox()) {
        (Mode::Check, _) => "window-mode-check-about",
        (Mode::Run, true) => "window-mode-run-sandbox-about",
        (Mode::Run, false) => "window-mode-run-real-about",
    };
    note(ui, words(language, about), palette.muted);
    if let Some(document) = &state.document {
        intent = intent.or(variables::variables_ui(ui, state, document));
    }
    let below = match (&state.run.active, &state.run.last) {
        (Some(active), _) => progress::progress_ui(ui, state, active),
        (None, Some(last)) => {
            let outcome = outcome::outcome_ui(ui, state, last);
            outcome.or(result::result_ui(ui, state, last))
        }
        (None, None) => {
            empty_ui(ui, state);
            None
        }
    };
    intent.or(below)
}

/// Nothing has run yet: what the button will do.
fn empty_ui(ui: &mut Ui, state: &State) {
    let palette = Palette::current(ui);
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() * 0.3).min(90.0));
        ui.label(RichText::new(words(state.language, "window-no-run-yet")).color(palette.muted));
        note(ui, words(state.language, "window-no-run-hint"), palette.faint);
    });
}
