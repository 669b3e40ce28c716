//! The bar at the bottom: problems, the last run or notice, where the sandbox is.

use super::amounts::duration_words;
use super::outcomes::outcome_words;
use crate::gui::intent::{Intent, UiCommand};
use crate::gui::state::State;
use crate::gui::theme::{Palette, icon, size, text};
use crate::scenario::{Problem, Severity};
use crate::texts::{Message, text as words};
use egui::{Align, Color32, Layout, RichText, Ui};
use egui_material_icons::icons::{ICON_CHECK, ICON_ERROR, ICON_INFO, ICON_WARNING};

#[must_use]
pub fn status_bar_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let palette = Palette::current(ui);
    let small = |words: String, color: Color32| RichText::new(words).font(text(size::SMALL)).color(color);
    let mut intent = None;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        if let Some(document) = &state.document {
            let (errors, warnings) = (document.count(Severity::Error), document.count(Severity::Warning));
            let is_error = |problem: &&Problem| problem.severity == Severity::Error;
            let is_calm = document.problems.iter().filter(is_error).all(|problem| document.is_calm(problem));
            let (mark, color) = match (errors, warnings) {
                (1.., _) if is_calm => (ICON_INFO, palette.muted),
                (0, 0) => (ICON_CHECK, palette.good),
                (0, _) => (ICON_WARNING, palette.warning),
                _ => (ICON_ERROR, palette.error),
            };
            let message = match (errors, warnings) {
                (0, 0) => Message::new("window-status-no-problems"),
                (0, warnings) => Message::new("window-status-warnings").with("count", warnings),
                (errors, _) => Message::new("window-status-errors").with("count", errors),
            };
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                ui.label(RichText::new(mark.codepoint).font(icon(14.0)).color(color));
                ui.label(small(message.show(state.language), color));
            });
        }
        if let Some(notice) = &state.notice {
            let color = if notice.is_error { palette.error } else { palette.muted };
            let words = notice.message.show(state.language);
            let label = egui::Label::new(small(words.clone(), color)).truncate().sense(egui::Sense::click());
            ui.scope(|ui| {
                ui.set_max_width((ui.available_width() - 260.0).max(120.0));
                if ui.add(label).on_hover_text(words).clicked() {
                    intent = Some(Intent::DismissNotice);
                }
            });
        } else if let Some(last) = &state.run.last {
            let outcome = outcome_words(last.transcript.outcome);
            let message = Message::new("window-status-last-run")
                .with("outcome", outcome.show(state.language).to_lowercase())
                .with("duration", duration_words(state.language, last.duration_ms));
            ui.label(small(message.show(state.language), palette.muted));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = match &state.sandbox {
                Some(Ok(url)) => {
                    let address = url.trim_start_matches("http://").to_owned();
                    Message::new("window-status-sandbox").with("address", address).show(state.language)
                }
                Some(Err(_)) => words(state.language, "window-status-sandbox-failed"),
                None => words(state.language, "window-status-sandbox-starting"),
            };
            let label = egui::Label::new(small(words, palette.muted)).sense(egui::Sense::click());
            let hint = UiCommand::SandboxChats.title(state.language);
            if ui.add(label).on_hover_text(hint).clicked() {
                intent = Some(UiCommand::SandboxChats.into());
            }
        });
    });
    intent
}
