//! How outcomes look everywhere: words, an icon and colours, so that colour is never the only sign.

use crate::engine::Outcome;
use crate::gui::theme::Palette;
use crate::texts::Message;
use egui::Color32;
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons::{ICON_CANCEL, ICON_CHECK_CIRCLE, ICON_ERROR, ICON_HELP, ICON_RULE, ICON_SCHEDULE};

/// How a run or a node ended, in words.
pub fn outcome_words(outcome: Outcome) -> Message {
    Message::new(match outcome {
        Outcome::Done => "window-outcome-done",
        Outcome::Failed => "window-outcome-failed",
        Outcome::TimedOut => "window-outcome-timed-out",
        Outcome::Cancelled => "window-outcome-cancelled",
        Outcome::Unknown => "window-outcome-unknown",
        Outcome::DryRun => "window-outcome-dry-run",
    })
}

/// The icon, its colour, and the soft ground that goes with it.
pub fn outcome_sign(palette: &Palette, outcome: Outcome) -> (MaterialIcon, Color32, Color32) {
    match outcome {
        Outcome::Done => (ICON_CHECK_CIRCLE, palette.good, palette.good_tint),
        Outcome::DryRun => (ICON_RULE, palette.accent_text, palette.accent_tint),
        Outcome::Failed => (ICON_ERROR, palette.error, palette.error_tint),
        Outcome::TimedOut => (ICON_SCHEDULE, palette.error, palette.error_tint),
        Outcome::Cancelled => (ICON_CANCEL, palette.muted, palette.hover),
        Outcome::Unknown => (ICON_HELP, palette.warning, palette.warning_tint),
    }
}
