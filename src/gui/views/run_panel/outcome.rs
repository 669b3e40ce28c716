//! How the run ended: outcome first, then duration and attempts, then what to do.

use super::super::amounts::duration_words;
use super::super::outcomes::{outcome_sign, outcome_words};
use crate::engine::{Line, NodeRecord, Outcome};
use crate::gui::intent::Intent;
use crate::gui::run_state::FinishedRun;
use crate::gui::state::State;
use crate::gui::theme::{Palette, icon, semibold, size, space, text};
use crate::gui::widgets::{link_button, note, small_row};
use crate::scenario::moved_group;
use crate::texts::{Language, Message, text as words};
use egui::{Align, CornerRadius, Frame, Layout, Margin, RichText, Ui};

#[must_use]
pub fn outcome_ui(ui: &mut Ui, state: &State, last: &FinishedRun) -> Option<Intent> {
    let palette = Palette::current(ui);
    let language = state.language;
    let record = last.record();
    let outcome = record.map_or(last.transcript.outcome, |record| record.outcome);
    let (mark, color, ground) = match record.is_some_and(|record| state.is_changed_since_run(&record.id)) {
        // Still to be read, but of a step that is no more.
        true => (outcome_sign(palette, outcome).0, palette.muted, palette.hover),
        false => outcome_sign(palette, outcome),
    };
    let title = record.and_then(caught).unwrap_or_else(|| outcome_words(outcome)).show(language);
    ui.add_space(space::XS);
    Frame::new()
        .fill(ground)
        .corner_radius(CornerRadius::same(space::RADIUS))
        .inner_margin(Margin::symmetric(12, 7))
        .show(ui, |ui| {
            ui.spacing_mut().interact_size.y = 22.0;
            let figures = figures(language, last, record);
            let width = |words: &str, font| ui.painter().layout_no_wrap(words.to_owned(), font, color).size().x;
            let needed = 16.0 + width(&title, semibold(size::BODY)) + width(&figures, text(size::SMALL)) + 3.0 * 6.0;
            // Side by side where both fit, else one under the other.
            let fits = needed <= ui.available_width();
            let figures = RichText::new(figures).font(text(size::SMALL)).color(palette.muted);
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                ui.label(RichText::new(mark.codepoint).font(icon(16.0)).color(color));
                ui.add(egui::Label::new(RichText::new(title).font(semibold(size::BODY)).color(color)).wrap());
                if fits {
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(figures.clone()));
                }
            });
            if !fits {
                ui.label(figures);
            }
        });
    if record.is_some_and(|record| state.is_changed_since_run(&record.id)) {
        note(ui, words(language, "window-changed-since-run"), palette.muted);
    }
    if outcome == Outcome::DryRun {
        note(ui, words(language, "window-nothing-sent"), palette.muted);
    }
    let error = match record {
        Some(record) => record.error.as_ref(),
        None => last.transcript.error.as_ref(),
    };
    if let Some(error) = error {
        ui.add(egui::Label::new(RichText::new(error.text.show(language)).color(palette.text)).wrap());
        small_row(ui, |ui| {
            let code = RichText::new(&error.code).font(crate::gui::theme::mono()).color(palette.faint);
            ui.label(code);
            if let Some(seconds) = error.retry_after {
                let message = Message::new("window-retry-after").with("seconds", seconds);
                note(ui, message.show(language), palette.faint);
            }
        });
        if let Some(telegram) = &error.telegram {
            egui::CollapsingHeader::new(RichText::new(words(language, "window-telegram-words")).small())
                .id_salt("telegram's words")
                .show(ui, |ui| ui.add(egui::Label::new(RichText::new(telegram).monospace()).wrap().selectable(true)));
        }
    }
    let fix = moved_ui(ui, state, last);
    fix.or(records_ui(ui, state, last))
}

/// Groups that have a new id now, each with the fix for the scenario where there is one.
fn moved_ui(ui: &mut Ui, state: &State, last: &FinishedRun) -> Option<Intent> {
    let palette = Palette::current(ui);
    let document = state.document.as_ref()?;
    let mut problems = Vec::new();
    for moved in &last.moved {
        for problem in moved_group(&document.scenario, &moved.node, moved.old, moved.new) {
            // Several steps may have heard of one group.
            if !problems.contains(&problem) {
                problems.push(problem);
            }
        }
    }
    let mut intent = None;
    for problem in problems {
        note(ui, problem.message.show(state.language), palette.warning);
        if let Some(fix) = problem.fix
            && link_button(ui, &fix.label.show(state.language)).clicked()
        {
            intent = Some(Intent::Fix(fix.edits));
        }
    }
    intent
}

/// Which boundary event took over.
fn caught(record: &NodeRecord) -> Option<Message> {
    match record.line {
        Some(Line::Error) => Some(Message::new("window-caught-by-error")),
        Some(Line::Timeout) => Some(Message::new("window-caught-by-timeout")),
        _ => None,
    }
}

fn figures(language: Language, last: &FinishedRun, record: Option<&NodeRecord>) -> String {
    let duration = duration_words(language, record.map_or(last.duration_ms, |record| record.duration_ms));
    match record.map(|record| record.attempts).filter(|attempts| *attempts > 0) {
        Some(attempts) => {
            Message::new("window-run-figures").with("duration", duration).with("attempts", attempts).show(language)
        }
        None => duration,
    }
}

/// The nodes that the run passed, to choose whose result is shown; only where there are several.
fn records_ui(ui: &mut Ui, state: &State, last: &FinishedRun) -> Option<Intent> {
    let document = state.document.as_ref()?;
    let steps: Vec<_> =
        last.transcript.nodes.iter().filter(|record| document.scenario.step(&record.id).is_some()).collect();
    if steps.len() < 2 {
        return None;
    }
    let mut intent = None;
    ui.horizontal_wrapped(|ui| {
        for record in steps {
            let Some(node) = document.scenario.node(&record.id) else { continue };
            let name = node.title(state.language);
            if ui.selectable_label(last.shown.as_ref() == Some(&record.id), name).clicked() {
                intent = Some(Intent::ShowRecord(record.id.clone()));
            }
        }
    });
    intent
}
