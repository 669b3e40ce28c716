//! Where the account is signed in: programs and devices, each with a way to end its session.

use super::{asks, question_ui};
use crate::gui::intent::Intent;
use crate::gui::state::State;
use crate::gui::theme::{self, Palette, semibold, size, space, text};
use crate::gui::token::{AccountWindow, Question, TokenIntent as Wish};
use crate::gui::views::wizard_parts::sentence;
use crate::gui::widgets::{link_button, note, quiet_button, tag};
use crate::telegram::ActiveSession;
use crate::texts::{Language, Message, text as words};
use egui::{Align, Layout, RichText, Sense, Ui, vec2};
use egui_material_icons::icons::ICON_DEVICES;
use jiff::{Timestamp, tz::TimeZone};

/// The height of a session's two lines.
const ROW: f32 = 36.0;

#[must_use]
pub fn sessions_ui(ui: &mut Ui, state: &State, account: &AccountWindow) -> Option<Intent> {
    let language = state.language;
    sentence(ui, words(language, "window-token-sessions-about"));
    let mut intent = None;
    for session in account.sessions.iter().flatten() {
        intent = intent.or(session_ui(ui, state, account, session));
    }
    if account.wait.is_none() && link_button(ui, &words(language, "window-token-sessions-refresh")).clicked() {
        intent = Some(Intent::Token(Wish::ListSessions));
    }
    let others = account.sessions.iter().flatten().filter(|session| !session.is_current).count();
    if others > 0 {
        if asks(account, Question::EndOthers) {
            let about = Message::new("window-token-end-others-question").with("count", others).show(language);
            let agree = words(language, "window-token-end-others-agree");
            intent = intent.or(question_ui(ui, state, &about, &agree));
        } else if quiet_button(ui, &words(language, "window-token-end-others")).clicked() {
            intent = Some(Intent::Token(Wish::Ask(Question::EndOthers)));
        }
    }
    note(ui, words(language, "window-token-sessions-rule"), Palette::current(ui).faint);
    intent
}

fn session_ui(ui: &mut Ui, state: &State, account: &AccountWindow, session: &ActiveSession) -> Option<Intent> {
    let palette = Palette::current(ui);
    let language = state.language;
    let question = Question::EndSession(session.hash);
    let mut intent = None;
    let row = vec2(ui.available_width(), ROW);
    ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let (rect, _) = ui.allocate_exact_size(vec2(32.0, 32.0), Sense::hover());
        ui.painter().circle_filled(rect.center(), 16.0, palette.hover);
        let icon = ICON_DEVICES.codepoint;
        ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, icon, theme::icon(size::ICON), palette.muted);
        let width = (ui.available_width() - 120.0).max(160.0);
        ui.allocate_ui_with_layout(vec2(width, ROW), Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().interact_size.y = 0.0;
            ui.spacing_mut().item_spacing.y = 2.0;
            let title = joined([session.app.as_str(), session.device.as_str(), session.platform.as_str()], ", ");
            ui.add(egui::Label::new(RichText::new(title).font(semibold(size::BODY)).color(palette.text)).truncate());
            let active = Message::new("window-token-session-active").with("when", moment(language, session.active));
            let place = joined([session.country.as_str(), session.ip.as_str(), active.show(language).as_str()], " · ");
            ui.add(egui::Label::new(RichText::new(place).font(text(size::SMALL)).color(palette.faint)).truncate());
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if session.is_current {
                tag(ui, &words(language, "window-token-session-this"), palette.good, palette.good_tint);
            } else if account.wait.is_none() && link_button(ui, &words(language, "window-token-session-end")).clicked()
            {
                intent = Some(Intent::Token(Wish::Ask(question)));
            }
        });
    });
    if asks(account, question) {
        let name = joined([session.app.as_str(), session.device.as_str()], ", ");
        let about = Message::new("window-token-end-question").with("name", name).show(language);
        intent = intent.or(question_ui(ui, state, &about, &words(language, "window-token-end-agree")));
    }
    intent
}

/// The parts that are not empty, each only once.
fn joined<'t>(parts: impl IntoIterator<Item = &'t str>, between: &str) -> String {
    let mut shown: Vec<&str> = Vec::new();
    for part in parts.into_iter().map(str::trim) {
        if !part.is_empty() && !shown.contains(&part) {
            shown.push(part);
        }
    }
    shown.join(between)
}

/// A moment as people write it, in the system's zone; `seconds` are Unix seconds.
fn moment(language: Language, seconds: i64) -> String {
    let Ok(time) = Timestamp::from_second(seconds) else { return String::new() };
    let format = match language {
        Language::Russian => "%d.%m.%Y %H:%M",
        Language::English => "%Y-%m-%d %H:%M",
    };
    time.to_zoned(TimeZone::system()).strftime(format).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_once_and_empty_ones_not() {
        assert_eq!(joined(["Scenogram", "", "Linux", "Linux"], ", "), "Scenogram, Linux");
        assert_eq!(joined(["", " "], ", "), "");
    }

    #[test]
    fn moments_are_told_whatever_telegram_says() {
        assert!(moment(Language::Russian, 1_780_000_000).starts_with("2"));
        assert!(moment(Language::English, 1_780_000_000).starts_with("2026-"));
        assert_eq!(moment(Language::Russian, i64::MAX), "");
    }
}
