//! What several pages of the sign-in have: troubles with their countdown, fields that hide what is typed, the keyboard
//! back in a field that was refused.

use crate::gui::intent::Intent;
use crate::gui::problem::Problem;
use crate::gui::sign_in::{SignInIntent as Wish, SignInPage};
use crate::gui::state::State;
use crate::gui::theme::{Palette, size, space, text};
use crate::gui::views::wizard_frame::PageOpened;
use crate::gui::views::wizard_parts::{banner, problem_ui};
use crate::gui::widgets::{TextField, TextFieldOutput, link_button, note};
use crate::texts::{Message, text as words};
use egui::{Align, Id, Layout, Response, RichText, Ui, vec2};
use std::time::{Duration, Instant};

/// The height of the name above a field.
const HEAD: f32 = 20.0;

/// What went wrong on this page, with the time that is left until it can be tried again.
pub fn trouble_ui(ui: &mut Ui, state: &State) {
    let Some(trouble) = state.sign_in.trouble_here() else { return };
    // The countdown takes the place of the seconds that were told once.
    problem_ui(ui, state, &Problem { retry_after: None, ..trouble.problem.clone() });
    let palette = Palette::current(ui);
    if let Some(left) = state.sign_in.blocked(Instant::now()) {
        let message = Message::new("window-sign-in-blocked").with("time", countdown(ui, left));
        note(ui, message.show(state.language), palette.text);
    } else if trouble.until.is_some() {
        note(ui, words(state.language, "window-sign-in-unblocked"), palette.good);
    } else if trouble.is_connection {
        note(ui, words(state.language, "window-sign-in-again"), palette.muted);
    }
}

/// Time that runs out, as `0:43`; the window is drawn again with each second.
pub fn countdown(ui: &Ui, left: Duration) -> String {
    let whole = left.as_secs() + u64::from(left.subsec_nanos() > 0);
    if !left.is_zero() {
        let rest = Duration::from_nanos(u64::from(left.subsec_nanos()));
        let pause = if rest.is_zero() { Duration::from_secs(1) } else { rest };
        ui.ctx().request_repaint_after(pause + Duration::from_millis(10));
    }
    clock(whole)
}

/// Seconds as `0:43` or `1:02:03`.
fn clock(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

/// Gives the keyboard to a field when its page opens, and again when what was typed there was refused.
pub fn focus(ui: &Ui, state: &State, opened: &PageOpened, field: &Response) {
    opened.focus(field);
    let kept = Id::unique("refusals of the sign-in");
    let seen = (state.sign_in.page.place(), state.sign_in.refusals);
    let before: Option<(usize, u32)> = ui.data_mut(|data| {
        let before = data.get_temp(kept);
        data.insert_temp(kept, seen);
        before
    });
    if before.is_some_and(|before| before.1 != seen.1) {
        field.request_focus();
    }
}

/// A field whose text is hidden until it is asked for; says whether that was clicked.
pub fn hidden_field(
    ui: &mut Ui,
    state: &State,
    label: &str,
    is_shown: bool,
    problem: Option<String>,
    field: TextField<'_>,
) -> (TextFieldOutput, bool) {
    let toggle = words(state.language, if is_shown { "window-sign-in-hide" } else { "window-sign-in-show" });
    headed_field(ui, label, Some(&toggle), problem, TextField { password: !is_shown, ..field })
}

/// A field with its name above it, words to click at the right of the name, and what is wrong below.
pub fn headed_field(
    ui: &mut Ui,
    label: &str,
    toggle: Option<&str>,
    problem: Option<String>,
    field: TextField<'_>,
) -> (TextFieldOutput, bool) {
    let palette = Palette::current(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        // With words at its right or without: fields side by side stand at one height.
        let head = vec2(ui.available_width(), HEAD);
        let clicked = ui.allocate_ui_with_layout(head, Layout::left_to_right(Align::Center), |ui| {
            ui.set_height(HEAD);
            ui.label(RichText::new(label).font(text(size::BODY)).color(palette.muted));
            let right = Layout::right_to_left(Align::Center);
            ui.with_layout(right, |ui| toggle.is_some_and(|toggle| link_button(ui, toggle).clicked())).inner
        });
        let invalid = field.invalid || problem.is_some();
        let output = TextField { name: label, own_undo: true, invalid, ..field }.show(ui);
        if let Some(problem) = problem {
            note(ui, problem, palette.error);
        }
        (output, clicked.inner)
    })
    .inner
}

/// What the sandbox takes on this page, to be filled in by a click.
#[must_use]
pub fn rehearsal(ui: &mut Ui, about: &str, action: &str, wish: Wish) -> Option<Intent> {
    let palette = Palette::current(ui);
    banner(ui, about, palette.good, palette.good_tint);
    link_button(ui, action).clicked().then_some(Intent::SignIn(wish))
}

/// Whether the page can be changed now.
pub fn is_still(state: &State) -> bool {
    state.sign_in.wait.is_none() || state.sign_in.page == SignInPage::Qr
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_shown_as_on_a_clock() {
        for (seconds, expected) in [(0, "0:00"), (43, "0:43"), (60, "1:00"), (3723, "1:02:03"), (86_399, "23:59:59")] {
            assert_eq!(clock(seconds), expected);
        }
    }
}
