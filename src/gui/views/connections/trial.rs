//! A test as it goes on: its parts with their times, and how it ended.

use super::card::account_words;
use crate::gui::connections::{Trial, TrialEnd};
use crate::gui::state::State;
use crate::gui::theme::{Palette, icon, size, space, text};
use crate::gui::widgets::{note, small_row};
use crate::telegram::TestPart;
use crate::texts::{Language, Message, text as words};
use egui::{Align, Color32, CornerRadius, Frame, Layout, Margin, RichText, Ui};
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons::{ICON_CHECK, ICON_CLOSE, ICON_HOURGLASS_EMPTY};
use std::time::Duration;

/// Draws the parts and the end of a test.
pub fn trial_ui(ui: &mut Ui, state: &State, trial: &Trial) {
    let language = state.language;
    let palette = Palette::current(ui);
    Frame::new()
        .fill(palette.background)
        .corner_radius(CornerRadius::same(space::RADIUS))
        .inner_margin(Margin::symmetric(12, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::XS;
            // Lines of words, not of controls.
            ui.spacing_mut().interact_size.y = 18.0;
            let last = trial.parts.len().saturating_sub(1);
            for (at, (part, took)) in trial.parts.iter().enumerate() {
                let (mark, color) = match (&trial.end, took) {
                    (Some(TrialEnd::Failed { .. }), _) if at == last => (ICON_CLOSE, palette.error),
                    (Some(TrialEnd::Cancelled), None) => (ICON_CLOSE, palette.faint),
                    (None, None) => (ICON_HOURGLASS_EMPTY, palette.muted),
                    _ => (ICON_CHECK, palette.good),
                };
                part_ui(ui, language, *part, *took, mark, color);
            }
            end_ui(ui, state, trial);
            if trial.no_system_proxy {
                note(ui, words(language, "telegram-test-no-system-proxy"), palette.muted);
            }
        });
}

fn part_ui(
    ui: &mut Ui,
    language: Language,
    part: TestPart,
    took: Option<Duration>,
    mark: MaterialIcon,
    color: Color32,
) {
    let palette = Palette::current(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.label(RichText::new(mark.codepoint).font(icon(16.0)).color(color));
        ui.label(RichText::new(words(language, part_id(part))).font(text(size::BODY)).color(palette.text));
        if let Some(took) = took {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                note(ui, took_words(language, took), palette.muted);
            });
        }
    });
}

fn end_ui(ui: &mut Ui, state: &State, trial: &Trial) {
    let language = state.language;
    let palette = Palette::current(ui);
    let sentence = |ui: &mut Ui, words: String, color: Color32| {
        ui.add(egui::Label::new(RichText::new(words).font(text(size::BODY)).color(color)).wrap());
    };
    match &trial.end {
        None if trial.parts.is_empty() => note(ui, words(language, "window-connections-testing"), palette.muted),
        None => {}
        Some(TrialEnd::Cancelled) => note(ui, words(language, "window-connections-test-cancelled"), palette.muted),
        Some(TrialEnd::Good { account, took }) => {
            let took = took_words(language, *took);
            let message = Message::new("window-connections-test-good").with("took", took);
            sentence(ui, message.show(language), palette.good);
            if let Some(account) = account {
                small_row(ui, |ui| {
                    let about = format!("{} · {}", account.name, account_words(language, account));
                    ui.add(egui::Label::new(RichText::new(about).font(text(size::SMALL)).color(palette.muted)).wrap());
                });
            }
        }
        Some(TrialEnd::Failed { error, .. }) => {
            sentence(ui, error.text.show(language), palette.error);
            if let Some(seconds) = error.retry_after {
                note(ui, Message::new("window-retry-after").with("seconds", seconds).show(language), palette.muted);
            }
            if let Some(telegram) = &error.telegram {
                let title = words(language, "window-telegram-words");
                note(ui, format!("{title}: {telegram}"), palette.faint);
            }
        }
    }
}

fn took_words(language: Language, took: Duration) -> String {
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    crate::gui::views::amounts::duration_words(language, ms)
}

fn part_id(part: TestPart) -> &'static str {
    match part {
        TestPart::NameLookup => "window-connections-part-name",
        TestPart::Proxy => "window-connections-part-proxy",
        TestPart::Connect => "window-connections-part-connect",
        TestPart::Tls => "window-connections-part-tls",
        TestPart::Account => "window-connections-part-account",
    }
}
