//! What runs now: what it waits for, how far it is, how long it has taken, and Cancel.

use crate::gui::intent::{Intent, UiCommand};
use crate::gui::run_state::{ActiveRun, Waiting};
use crate::gui::state::State;
use crate::gui::theme::{Palette, size, space, text};
use crate::gui::views::amounts::{decimal, size_words};
use crate::gui::widgets::quiet_button;
use crate::texts::{Language, Message, text as words};
use egui::{CornerRadius, Frame, Margin, RichText, Ui};
use jiff::Timestamp;

#[must_use]
pub fn progress_ui(ui: &mut Ui, state: &State, active: &ActiveRun) -> Option<Intent> {
    let palette = Palette::current(ui);
    let language = state.language;
    let now = Timestamp::now();
    let left = |until: &Timestamp| (until.as_second() - now.as_second()).max(0);
    let message = match (&active.waiting, active.cancelling) {
        (_, true) => Message::new("window-run-cancelling"),
        (Waiting::Answer, _) => Message::new("window-run-waiting"),
        (Waiting::Transfer(progress), _) => Message::new("window-run-transfer").with("what", progress.what.clone()),
        (Waiting::Flood { until }, _) => Message::new("window-run-flood").with("left", clock(left(until))),
        (Waiting::Hold { until }, _) => Message::new("window-run-hold").with("left", clock(left(until))),
    };
    let elapsed = now.duration_since(active.started).as_millis().max(0) as f64 / 1000.0;
    ui.add_space(space::XS);
    Frame::new()
        .fill(palette.accent_tint)
        .corner_radius(CornerRadius::same(space::RADIUS))
        .inner_margin(Margin::symmetric(12, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                // A still sign: a turning one would repaint the window without end while a message is held.
                let mark = egui_material_icons::icons::ICON_HOURGLASS_TOP.codepoint;
                ui.label(RichText::new(mark).font(crate::gui::theme::icon(16.0)).color(palette.accent_text));
                ui.add(egui::Label::new(RichText::new(message.show(language)).color(palette.text)).wrap());
            });
            if let Waiting::Transfer(progress) = &active.waiting {
                transfer_ui(ui, language, progress);
            }
            let seconds = Message::new("window-run-elapsed").with("seconds", decimal(language, elapsed));
            ui.label(RichText::new(seconds.show(language)).font(text(size::SMALL)).color(palette.muted));
        });
    ui.add_space(space::XS);
    quiet_button(ui, &words(language, "window-run-cancel")).clicked().then(|| UiCommand::Cancel.into())
}

fn transfer_ui(ui: &mut Ui, language: Language, progress: &crate::engine::Progress) {
    let palette = Palette::current(ui);
    let done = size_words(language, progress.done);
    if let Some(total) = progress.total.filter(|total| *total > 0) {
        let share = progress.done as f32 / total as f32;
        let bar = egui::ProgressBar::new(share).desired_height(6.0).fill(palette.accent).corner_radius(3);
        ui.add(bar);
        ui.label(RichText::new(format!("{done} / {}", size_words(language, total))).small());
    } else {
        ui.label(RichText::new(done).small());
    }
}

/// Seconds as a clock shows them.
fn clock(seconds: i64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}
